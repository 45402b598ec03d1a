/** Gap alerts as they change, for whoever follows; any api goes on where another one was. */
import { setTimeout as pause } from 'node:timers/promises';
import { type GapAlert, GapAlerts } from '../store/gap-alerts.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import type { ReadModels } from '../../projection/read-models.js';
import type { ReadPosition } from '../../projection/read-position.js';
import { problem } from '../../http/problems/problem.js';

/** How often the read models are asked how far they are: once for all who follow. */
const LOOK_EVERY_MS = 500;
const LOOKS_A_BEAT = 30;
/** A quarter of an hour: who follows on comes with a token that is good then. */
const LOOKS_A_STREAM = 1_800;
const CHANGES_AT_ONCE = 200;
/** Of a process, and of one person there. Who takes an answer and never reads it keeps a place. */
const MOST_STREAMS = { ofAll: 500, ofOne: 20 };

export interface AlertFeedQuestion {
  /** The subject who follows: nobody takes up all the places. */
  readonly who: string;
  /** One county's; left out: every county's. */
  readonly region?: string;
  /** What changed up to this position is known; left out: what changes from now on. */
  readonly after?: bigint;
  /** Ends the feed. */
  readonly signal: AbortSignal;
}

export type AlertFeedItem =
  /** Everything up to the position has been told. */
  | { readonly kind: 'ready' | 'beat'; readonly position: bigint }
  /** An alert as it stands. One event may change several: the last of them says so. */
  | {
      readonly kind: 'alert';
      readonly position: bigint;
      readonly alert: GapAlert;
      readonly isLast: boolean;
    };

export class AlertFeeds {
  private readonly alerts: GapAlerts;
  private readonly position: ReadPosition;
  private readonly waiting = new Set<() => void>();
  private looking = false;
  /** How many follow, by who they are. */
  private readonly open = new Map<string, number>();

  constructor(
    models: Pick<ReadModels, 'sql' | 'position' | 'today'>,
    private readonly mostStreams = MOST_STREAMS,
  ) {
    this.alerts = new GapAlerts(policySource(models));
    this.position = models.position;
  }

  /** @throws Problem STREAMS_FULL */
  async *follow({ who, region, after, signal }: AlertFeedQuestion): AsyncIterable<AlertFeedItem> {
    this.enter(who);
    try {
      const head = await this.position.read();
      let seen = after === undefined || after > head ? head : after;
      yield { kind: 'ready', position: seen };
      for (let looks = 1; looks <= LOOKS_A_STREAM && !signal.aborted;) {
        const upTo = this.position.current();
        if (upTo > seen) {
          const limits = { after: seen, upTo, limit: CHANGES_AT_ONCE };
          const question = region === undefined ? limits : { ...limits, region };
          const { items, seenTo } = await this.alerts.changes(question);
          for (const [index, { position, alert }] of items.entries()) {
            const isLast = items[index + 1]?.position !== position;
            yield { kind: 'alert', position, alert, isLast };
          }
          seen = seenTo;
          if (seen < upTo) continue;
        }
        await this.nextLook(signal);
        if (looks++ % LOOKS_A_BEAT === 0) yield { kind: 'beat', position: seen };
      }
    } finally {
      this.leave(who);
    }
  }

  private enter(who: string): void {
    const own = this.open.get(who) ?? 0;
    const all = [...this.open.values()].reduce((sum, streams) => sum + streams, 0);
    const { ofAll, ofOne } = this.mostStreams;
    if (own >= ofOne || all >= ofAll) throw problem('STREAMS_FULL', { headers: RETRY });
    this.open.set(who, own + 1);
  }

  private leave(who: string): void {
    const left = this.open.get(who)! - 1;
    if (left > 0) this.open.set(who, left);
    else this.open.delete(who);
  }

  private nextLook(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
      else if (!this.looking) void this.look();
    });
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.waiting.size > 0) {
      await pause(LOOK_EVERY_MS);
      // Where the database is away there is nothing new to tell; the next look asks again.
      await this.position.read().catch(() => undefined);
      for (const wake of this.waiting) wake();
    }
    this.looking = false;
  }
}

const RETRY = { 'Retry-After': '5' };
