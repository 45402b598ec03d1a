/**
 * A process that projects holds the tables that people read against their digests, soon after its
 * start and then once a day: what somebody else changed in them is found though nobody asks.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Login } from '../../libs/postgres/logins.js';
import type { DigestDifference } from '../../libs/projection/digest-check.js';
import { digestsOfReadModels } from './read-models.js';

const FIRST_AFTER_MS = 10 * 60_000;
const EVERY_MS = 24 * 60 * 60_000;

export interface DigestWatch {
  /** Told after each check; none: all rows are those that were written. */
  readonly onChecked: (differences: readonly DigestDifference[]) => void;
  /** A check that could not be made; the next is made in time. */
  readonly onFailure: (error: Error) => void;
}

export class DigestSchedule {
  private readonly ending = new AbortController();

  constructor(
    private readonly login: Login,
    private readonly watch: DigestWatch,
    private readonly firstAfterMs = FIRST_AFTER_MS,
  ) {}

  /** Until it is stopped. */
  async run(): Promise<void> {
    const { signal } = this.ending;
    for (let pauseMs = this.firstAfterMs; !signal.aborted; pauseMs = EVERY_MS) {
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await this.check().catch((error: Error) => {
        if (!signal.aborted) this.watch.onFailure(error);
      });
    }
  }

  stop(): void {
    this.ending.abort();
  }

  private async check(): Promise<void> {
    const { differences } = await digestsOfReadModels(this.login, this.ending.signal);
    this.watch.onChecked(differences);
  }
}
