/**
 * How long a write may take from its request to its answer, and what can be said of it where it
 * takes longer. Stores ask it before an append leaves: what has been answered as not recorded never
 * leaves any more.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { type AppendRequest, StoreUnavailable } from './port.js';

const underWay = new AsyncLocalStorage<WriteDeadline>();

/** The write could not be ended in time, or the store is out of reach. */
export class WriteUnfinished extends StoreUnavailable {
  constructor(
    /** An append has left and nobody has said no to it. */
    readonly mayBeRecorded: boolean,
    options?: ErrorOptions,
  ) {
    super(mayBeRecorded ? 'the outcome is not known' : 'nothing was recorded', options);
  }
}

export class WriteDeadline {
  /** Appends that have left, without those that the store has refused. */
  private readonly open = new Set<AppendRequest>();
  private over = false;

  /** Of the write that this code works for; undefined: it works for none that is waited for. */
  static get current(): WriteDeadline | undefined {
    return underWay.getStore();
  }

  /** Whether it is over; what has not left by then does not leave. */
  get isOver(): boolean {
    return this.over;
  }

  get mayBeRecorded(): boolean {
    return this.open.size > 0;
  }

  /** @returns whether the append may leave now; it counts as sent from here on */
  letGo(request: AppendRequest): boolean {
    if (!this.over) this.open.add(request);
    return !this.over;
  }

  /** Nothing of the append is recorded, and nobody tries it again. */
  refused(request: AppendRequest): void {
    this.open.delete(request);
  }

  /**
   * Does the work, whose appends count, for so many milliseconds at most. What is still under way
   * then goes on unheard, as far as it may.
   * @param begun when the time begins to run; at once unless told
   * @throws WriteUnfinished where it takes longer
   */
  async within<T>(
    milliseconds: number,
    work: () => Promise<T>,
    begun: Promise<void> = Promise.resolve(),
  ): Promise<T> {
    const done = new AbortController();
    const passed = (async (): Promise<never> => {
      await begun;
      await pause(Math.max(milliseconds, 0), undefined, { signal: done.signal });
      this.over = true;
      throw new WriteUnfinished(this.mayBeRecorded);
    })();
    passed.catch(() => undefined);
    try {
      return await Promise.race([underWay.run(this, work), passed]);
    } finally {
      done.abort();
    }
  }
}

/** What the store could not say, said of a whole write. */
export function unfinished(error: unknown, { mayBeRecorded }: WriteDeadline): WriteUnfinished {
  return new WriteUnfinished(mayBeRecorded, { cause: error });
}
