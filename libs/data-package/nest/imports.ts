/**
 * Imports from their first byte to their end: each has a row that says how far it is, is stopped by
 * whoever asked for it, and outlives the request.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { SpooledFile } from '../../access/store/sealed-spool.js';
import { VaultKeys } from '../../access/store/vault-keys.js';
import { addLongWork } from '../../http/access/long-work.js';
import type { Asking } from '../../http/intake/asking.js';
import { knownProblem } from '../../http/problems/problem-filter.js';
import { exactNumber } from '../../http/recording/recorded.js';
import { Sql } from '../../postgres/sql.js';
import { ImportRecords } from '../store/import-records.js';
import { type ImportKey, MarkedPieces } from '../store/marked-pieces.js';
import type { Progress } from '../store/progress.js';
import type { UploadReport } from '../store/upload-import.js';
import { ImportUpload } from './import-upload.js';

/** How long the row of an import under way may be behind. */
const TOLD_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 10 * 60_000;

export interface ImportWishes {
  readonly onError: 'stop' | 'skip';
  readonly byKeptHeaders: boolean;
  readonly dataDir: string;
  /** Nobody waits for it: it ends when the process is told to, not when a connection does. */
  readonly isAlone: boolean;
}

export type ReportBody = UploadReport['report'] & {
  readonly id: string;
  readonly marked: string | null;
  readonly position: number | string;
};

export interface BegunImport extends ImportKey {
  /** What came of it. @throws what importing throws */
  readonly ended: Promise<ReportBody>;
  stop(): void;
}

interface UnderWay {
  readonly isAlone: boolean;
  readonly stop: AbortController;
  readonly ended: Promise<unknown>;
}

@Injectable()
export class Imports implements OnModuleDestroy {
  readonly records: ImportRecords;
  readonly marked: MarkedPieces;
  private readonly underWay = new Map<string, UnderWay>();
  private readonly tidying: NodeJS.Timeout;

  constructor(
    private readonly commands: CommandBus,
    private readonly sql: Sql,
    keys: VaultKeys,
  ) {
    this.records = new ImportRecords(sql, keys);
    this.marked = new MarkedPieces(sql);
    const tidy = () => void this.records.tidy().catch(() => undefined);
    this.tidying = setInterval(tidy, TIDY_EVERY_MS).unref();
  }

  /** The upload is removed when it has ended. */
  async begin(upload: SpooledFile, asking: Asking, wishes: ImportWishes): Promise<BegunImport> {
    const { actor, dryRun = false } = asking;
    const key = await this.records.begin(randomUUID(), actor, dryRun).catch(async (error) => {
      await upload.remove();
      throw error;
    });
    const stop = new AbortController();
    const ended = this.run(key, upload, asking, wishes, stop);
    const { isAlone } = wishes;
    this.underWay.set(key.id, { isAlone, stop, ended });
    void ended.catch(() => undefined).finally(() => this.underWay.delete(key.id));
    return { ...key, ended, stop: () => stop.abort() };
  }

  /** In whatever process it is worked on. */
  async stop(id: string): Promise<void> {
    await this.records.stop(id);
    this.underWay.get(id)?.stop.abort();
  }

  /** Those that nobody waits for are stopped, and say so. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.tidying);
    const alone = [...this.underWay.values()].filter(({ isAlone }) => isAlone);
    for (const { stop } of alone) stop.abort();
    await Promise.allSettled(alone.map(({ ended }) => ended));
  }

  private async run(
    key: ImportKey,
    upload: SpooledFile,
    asking: Asking,
    { isAlone, dataDir, ...wishes }: ImportWishes,
    stop: AbortController,
  ): Promise<ReportBody> {
    const { actor, grant, dryRun: checkOnly = false, prefersReview = false } = asking;
    const telling = new Telling(this.records, key.id, stop);
    const began = performance.now();
    try {
      const by = { actor, grant, prefersReview };
      const order = { ...wishes, ...by, upload, checkOnly, importKey: key };
      const workDir = join(dataDir, 'spool');
      const progress = (told: Progress) => telling.hear(told);
      const { signal } = stop;
      const { report, position, isMarked } = await this.commands.execute(
        new ImportUpload({ ...order, workDir, progress, signal }),
      );
      const marked = isMarked ? markedUrl(key.id) : null;
      const body = { id: key.id, ...report, marked, position: exactNumber(position) };
      await telling.end();
      await this.records.end(key, { state: report.outcome, report: body, isMarked });
      return body;
    } catch (error) {
      await telling.end();
      const failure = knownProblem(error)?.code ?? 'INTERNAL';
      await this.records.end(key, { state: 'failed', failure }).catch(() => undefined);
      throw error;
    } finally {
      await upload.remove();
      // Who waits for it is counted by the request.
      if (isAlone) {
        await addLongWork(this.sql, actor.subject, performance.now() - began).catch(
          () => undefined,
        );
      }
    }
  }
}

export function markedUrl(id: string): string {
  return `/api/v1/imports/${id}/marked.xlsx`;
}

/** Tells the row of an import how far it is, and hears whether somebody stopped it. */
class Telling {
  private latest: Progress | undefined;
  private asking: Promise<void> = Promise.resolve();
  private readonly timer = setInterval(() => this.tell(), TOLD_EVERY_MS);

  constructor(
    private readonly records: ImportRecords,
    private readonly id: string,
    private readonly stop: AbortController,
  ) {}

  hear(progress: Progress): void {
    this.latest = progress;
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.asking;
  }

  private tell(): void {
    this.asking = this.asking.then(async () => {
      // What is not told now is told the next time.
      const isStopped = await this.records.tell(this.id, this.latest).catch(() => false);
      if (isStopped) this.stop.abort();
    });
  }
}
