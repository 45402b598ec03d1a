/**
 * Uploads are read, checked and posted in a thread of their own, so that no request waits while one
 * is worked on. The thread begins with the first upload, works on a few at once, and ends when none
 * came for a while. docs/adr/0050
 */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Settings } from '../../libs/configuration/settings.js';
import {
  type ImportHearing,
  UploadImports,
  type UploadOrder,
  type UploadReport,
} from '../../libs/data-package/store/upload-import.js';
import { StoreUnavailable } from '../../libs/event-store/port.js';
import type { Login } from '../../libs/postgres/logins.js';
import {
  type FromThread,
  type Handled,
  type ThreadOpening,
  type ToThread,
  revived,
} from './import-messages.js';

/** Uploads that are worked on at once; others wait for their turn. */
const AT_ONCE = 3;
const IDLE_MS = 60_000;
const ENDS_WITHIN_MS = 10_000;
/**
 * Of the thread's heap, in megabytes: one upload that needs more ends the thread, and nothing else
 * of the process. A narrow heap is tidied in time, where a wide one grows first.
 */
const HEAP = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 };

export interface ImportThreadOptions {
  readonly settings: Settings;
  readonly login: Login;
  readonly answerWithinMs: number;
  /** Options of node for the thread. */
  readonly execArgv?: readonly string[];
  readonly log: (message: string) => void;
  /** Hears of the commands that were carried out there. */
  readonly handled: (command: Handled) => void;
  /** Hears what came of each import: undefined, or why it failed. */
  readonly ended: (failure: Error | undefined) => void;
}

interface Job {
  readonly no: number;
  readonly order: UploadOrder;
  readonly hearing: ImportHearing;
  readonly resolve: (report: UploadReport) => void;
  readonly reject: (error: Error) => void;
  /** Where it is under way. */
  worker?: Worker;
}

export class ImportThread extends UploadImports {
  private worker: Worker | undefined;
  private ending: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  private readonly underWay = new Map<number, Job>();
  private readonly waiting: Job[] = [];
  private last = 0;

  constructor(private readonly options: ImportThreadOptions) {
    super();
  }

  run(order: UploadOrder, hearing: ImportHearing): Promise<UploadReport> {
    this.last += 1;
    const no = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.push({ no, order, hearing, resolve, reject });
      hearing.signal.addEventListener('abort', () => this.stop(no), { once: true });
      this.goOn();
    });
  }

  /** Imports under way are stopped first. */
  async close(): Promise<void> {
    for (const { no } of [...this.waiting, ...this.underWay.values()]) this.stop(no);
    this.end();
    await this.ending;
  }

  /** One that waits has its turn at once, and says what comes of an import that is stopped. */
  private stop(no: number): void {
    const place = this.waiting.findIndex((job) => job.no === no);
    if (place >= 0) this.start(...(this.waiting.splice(place, 1) as [Job]));
    this.tell(this.underWay.get(no)?.worker, { kind: 'stop', no });
  }

  private goOn(): void {
    while (this.underWay.size < AT_ONCE && this.waiting.length > 0)
      this.start(this.waiting.shift()!);
    clearTimeout(this.idle);
    if (this.underWay.size > 0) return;
    this.idle = setTimeout(() => this.end(), IDLE_MS);
    this.idle.unref();
  }

  private start(job: Job): void {
    this.underWay.set(job.no, job);
    this.worker ??= this.begin();
    job.worker = this.worker;
    this.tell(job.worker, { kind: 'start', no: job.no, order: job.order });
  }

  private tell(worker: Worker | undefined, message: ToThread): void {
    worker?.postMessage(message);
  }

  private begin(): Worker {
    const { settings, login, answerWithinMs, execArgv } = this.options;
    const workerData: ThreadOpening = {
      // It trusts no tokens, signs no seals, and works by the login of its process.
      settings: {
        ...settings,
        databaseUrl: null,
        databaseUrls: { app: login.connectionString },
        trust: null,
        sealKey: null,
        sealKeyNext: null,
      },
      answerWithinMs,
    };
    // Else a young generation that the process was started with would be the thread's too.
    setFlagsFromString('--max-semi-space-size=0');
    const worker = new Worker(new URL('./import-thread-main.js', import.meta.url), {
      workerData,
      ...(execArgv && { execArgv: [...execArgv] }),
      resourceLimits: HEAP,
    });
    let failure: Error | undefined;
    worker.on('message', (message: FromThread) => this.hear(message));
    worker.on('error', (error) => (failure = error));
    worker.once('exit', () => this.ended(worker, failure));
    return worker;
  }

  private hear(message: FromThread): void {
    switch (message.kind) {
      case 'log':
        return this.options.log(message.message);
      case 'handled':
        for (const command of message.commands) this.options.handled(command);
        return;
      case 'progress':
        return this.underWay.get(message.no)?.hearing.progress?.(message.progress);
      case 'done':
        return this.settle(message.no, (job) => job.resolve(message.report), undefined);
      case 'failed': {
        const error = revived(message.error);
        return this.settle(message.no, (job) => job.reject(error), error);
      }
    }
  }

  private settle(no: number, tell: (job: Job) => void, failure: Error | undefined): void {
    const job = this.underWay.get(no);
    if (!job) return;
    this.underWay.delete(no);
    this.options.ended(failure);
    tell(job);
    this.goOn();
  }

  /** What was under way when the thread ended before its time is not done. */
  private ended(worker: Worker, failure: Error | undefined): void {
    if (this.worker === worker) this.worker = undefined;
    const lost = failure ?? new StoreUnavailable('the thread of imports ended');
    for (const job of [...this.underWay.values()]) {
      if (job.worker === worker) this.settle(job.no, () => job.reject(lost), lost);
    }
  }

  /** It ends what is under way, closes what it has opened, and is ended where it does not. */
  private end(): void {
    clearTimeout(this.idle);
    const { worker } = this;
    if (!worker) return;
    this.worker = undefined;
    this.ending = new Promise<void>((resolve) => {
      const late = setTimeout(() => void worker.terminate(), ENDS_WITHIN_MS);
      worker.once('exit', () => {
        clearTimeout(late);
        resolve();
      });
    });
    this.tell(worker, { kind: 'close' });
  }
}
