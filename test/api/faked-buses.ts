/**
 * Commands are not carried out: whatever reaches the bus is remembered and accepted. Queries are
 * remembered and answered as they are.
 */
import { Readable } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { type Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { RecordAuditRead } from '../../libs/access/nest/commands.js';
import { ImportUpload } from '../../libs/data-package/nest/import-upload.js';
import type { UploadReport } from '../../libs/data-package/store/upload-import.js';
import { LodgeObjection } from '../../libs/disclosure/nest/commands.js';
import { AlertFeeds } from '../../libs/gap-alerts/nest/alert-feed.js';
import { CommandOf, type QueryOf } from '../../libs/http/handlers.js';
import type { Faked } from './faked.js';

export function fakeBuses(app: INestApplication, faked: Faked): void {
  app.get(AlertFeeds, { strict: false }).follow = ({ signal: _, ...asked }) => {
    faked.following.push(asked);
    return Readable.from(faked.fed);
  };
  const queries = app.get(QueryBus);
  const ask = queries.execute.bind(queries);
  queries.execute = async (query: unknown) => {
    if (faked.failing) throw faked.failing;
    const { question } = query as QueryOf<unknown, unknown>;
    faked.asked.push({ query: (query as object).constructor.name, with: question });
    return ask(query as QueryOf<unknown, never>);
  };
  const commands = app.get(CommandBus);
  const carryOut = commands.execute.bind(commands);
  commands.execute = async (command: unknown) => {
    if (command instanceof ImportUpload) return imported(command, faked);
    if (!(command instanceof CommandOf)) return carryOut(command as Command<unknown>);
    const { order, context } = command as CommandOf<object>;
    // That auditors read is recorded beside what they do.
    if (!(command instanceof RecordAuditRead)) faked.commands.push({ ...context, command: order });
    // Its receipt says what was recorded.
    if (command instanceof LodgeObjection) return carryOut(command);
    if (context.refusal) return { kind: 'refused', refusal: context.refusal };
    return faked.record(context.commandId, order);
  };
}

async function imported({ order }: ImportUpload, faked: Faked): Promise<UploadReport> {
  const { upload, onError } = order;
  const parts: Buffer[] = [];
  for await (const part of upload.read(0, upload.size)) parts.push(part as Buffer);
  faked.imported.push({ bytes: Buffer.concat(parts), onError });
  return {
    position: 1n,
    isMarked: false,
    report: {
      outcome: faked.accepted ? 'posted' : 'refused',
      files: [],
      ...{
        proposed: 0,
        proposals: [],
        accepted: 1,
        known: 0,
        refused: 0,
        payments: 0,
        signedFor: 0,
        signedReceipts: [],
      },
      ...{ issues: [], issueCount: 0, issuesByCode: {}, refusalsMayFollow: false },
      ...{ notes: [], noteCount: 0 },
      ...{ rejectsPath: null, seconds: 0.1, advice: null },
    },
  };
}
