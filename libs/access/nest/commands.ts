/** What is done about persons, and the record of who read what. */
import type { CommandAnswer } from '../../command-handling/answers.js';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf, decidedBy } from '../../http/handlers.js';
import {
  type RecordAuditRead as Read,
  type ViewPersonalData as View,
  recordAuditRead,
  viewPersonalData,
} from '../domain/access-deciders.js';
import type {
  ApproveForgetting as Approving,
  ProposeForgetting as Proposing,
} from '../domain/forgetting-deciders.js';
import { refuse } from '../../refusals/refusals.js';
import { ForgettingCommands } from '../store/forgetting-commands.js';

/** Durable when it is answered: the answer to the read begins only afterwards. */
export class RecordAuditRead extends CommandOf<Read> {}
/** Likewise: personal data are shown only afterwards. */
export class ViewPersonalData extends CommandOf<View> {}
export class ProposeForgetting extends CommandOf<Proposing> {}
export class ApproveForgetting extends CommandOf<Approving> {}

const HOUR_MS = 3_600_000;
const VIEWING = viewPersonalData(() => new Date(Date.now() - HOUR_MS).toISOString());

/** What is recorded of too many is no leave to look. */
function unlessTooMany(answer: CommandAnswer): CommandAnswer {
  if (answer.kind !== 'recorded') return answer;
  const isRefused = answer.result.events.some(({ type }) => type === 'AccessLimitReached');
  return isRefused ? { kind: 'refused', refusal: refuse('TOO_MANY_ACCESSES', {}) } : answer;
}

export const ACCESS_COMMANDS = [
  decidedBy(RecordAuditRead, recordAuditRead),
  // An If-Match of the read is none of the stream that it is recorded in.
  commandHandlerOf(
    ViewPersonalData,
    [CommandHandler],
    async (order, { ifRevision: _, ...context }, handler) =>
      unlessTooMany(await handler.execute(VIEWING, order, context)),
  ),
  commandHandlerOf(ProposeForgetting, [ForgettingCommands], (order, context, forgettings) =>
    forgettings.propose(order, context),
  ),
  commandHandlerOf(ApproveForgetting, [ForgettingCommands], (order, context, forgettings) =>
    forgettings.approve(order, context),
  ),
];
