/** Long work in slices, so that others who share the event loop go on between them. */
import { setImmediate as pause } from 'node:timers/promises';

const SLICE_MS = 15;

export class Slices {
  private begun = performance.now();

  /** Whether the slice has taken its time: then the work pauses before it goes on. */
  get areDue(): boolean {
    return performance.now() - this.begun >= SLICE_MS;
  }

  async pause(): Promise<void> {
    await pause();
    this.begun = performance.now();
  }
}

/** The items one after the other, with pauses where their work takes long. */
export async function* inSlices<T>(items: Iterable<T>): AsyncIterable<T> {
  const slices = new Slices();
  for (const item of items) {
    if (slices.areDue) await slices.pause();
    yield item;
  }
}
