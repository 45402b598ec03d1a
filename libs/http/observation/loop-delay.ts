import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Between two looks at the loop, in milliseconds. */
const RESOLUTION_MS = 10;
/** What is judged are the rounds of so many milliseconds. */
const WINDOW_MS = 500;
const NANOSECONDS = 1e6;

/** Of the times between two looks, in milliseconds. */
export interface Rounds {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * How long whatever comes at any moment waits for the loop on average, in milliseconds: half of
 * the second moment of what the rounds took too long, over their mean. One round of a second weighs
 * as much as it holds up, which neither a mean nor a maximum says.
 */
export function waitOf({ mean, deviation }: Rounds): number {
  if (mean === 0) return 0;
  const excess = Math.max(0, mean - RESOLUTION_MS);
  return (excess ** 2 + deviation ** 2) / (2 * mean);
}

/** How long the event loop of this process lets others wait. */
export class LoopDelay {
  private readonly rounds = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private readonly window: NodeJS.Timeout;
  private wait = 0;
  private longest = 0;

  constructor() {
    this.rounds.enable();
    this.window = setInterval(() => this.look(), WINDOW_MS).unref();
  }

  /** On average in the last window, in milliseconds. */
  get waitMs(): number {
    return this.wait;
  }

  /** The longest round since this was asked last, in milliseconds. */
  takeLongestMs(): number {
    const longest = Math.max(this.longest, this.rounds.max / NANOSECONDS);
    this.longest = 0;
    return longest;
  }

  stop(): void {
    clearInterval(this.window);
    this.rounds.disable();
  }

  private look(): void {
    const { mean, stddev, max, count } = this.rounds;
    if (count === 0) return;
    this.wait = waitOf({ mean: mean / NANOSECONDS, deviation: stddev / NANOSECONDS });
    this.longest = Math.max(this.longest, max / NANOSECONDS);
    this.rounds.reset();
  }
}
