/** Several streams as one, in the order of positions, held a page at a time. */
import type { EventStore, StoredEvent } from '../../event-store/port.js';

export interface PositionRange {
  /** Both inclusive. */
  readonly from: bigint;
  readonly to: bigint;
}

/** Pages in order; each stream is entered where the range begins, whatever lies before. */
export async function* mergedStreams(
  store: EventStore,
  streams: readonly string[],
  range: PositionRange,
): AsyncGenerator<readonly StoredEvent[]> {
  if (range.from > range.to) return;
  const readers = await Promise.all(
    streams.map((stream) => StreamReader.open(store, stream, range)),
  );
  try {
    for (;;) {
      const open = readers.filter((reader) => !reader.done);
      if (open.length === 0) return;
      // Whatever lies up to the least of the pages' ends is complete.
      const upTo = open.map((reader) => reader.lastPosition()).reduce(least);
      const page = open.flatMap((reader) => reader.takeUpTo(upTo));
      if (open.length > 1) page.sort((a, b) => (a.position < b.position ? -1 : 1));
      if (page.length > 0) yield page;
      await Promise.all(open.map((reader) => reader.fill()));
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
}

class StreamReader {
  done = false;
  private page: readonly StoredEvent[] = [];

  private constructor(
    private readonly pages: AsyncIterator<readonly StoredEvent[]>,
    private readonly to: bigint,
  ) {}

  static async open(
    store: EventStore,
    stream: string,
    { from, to }: PositionRange,
  ): Promise<StreamReader> {
    const fromRevision = await firstRevisionFrom(store, stream, from);
    const pages = store.readStream(stream, { fromRevision })[Symbol.asyncIterator]();
    const reader = new StreamReader(pages, to);
    await reader.fill();
    return reader;
  }

  lastPosition(): bigint {
    return this.page.at(-1)!.position;
  }

  takeUpTo(position: bigint): readonly StoredEvent[] {
    const { page } = this;
    let count = page.length;
    while (count > 0 && page[count - 1]!.position > position) count--;
    this.page = page.slice(count);
    return page.slice(0, count);
  }

  async fill(): Promise<void> {
    while (!this.done && this.page.length === 0) {
      const next = await this.pages.next();
      if (next.done) {
        this.done = true;
        return;
      }
      this.page = next.value;
      if (this.lastPosition() <= this.to) continue;
      this.takeUpToEnd();
    }
  }

  async close(): Promise<void> {
    await this.pages.return?.();
  }

  /** The range ends within this page: nothing after it is wanted. */
  private takeUpToEnd(): void {
    this.page = this.page.filter(({ position }) => position <= this.to);
    if (this.page.length === 0) this.done = true;
  }
}

/** Revisions looked at at a time: as many as find the first in half as many rounds as by twos. */
const PROBES = 5n;

/** The first revision of a stream at or after a position: positions grow with revisions. */
async function firstRevisionFrom(
  store: EventStore,
  stream: string,
  position: bigint,
): Promise<bigint> {
  if (position <= 1n) return 0n;
  let low = 0n;
  let high = (await store.streamRevision(stream)) + 1n;
  while (low < high) {
    const [start, length] = [low, high - low];
    const places = Array.from(
      { length: Number(PROBES) },
      (_, index) => start + (length * BigInt(index + 1)) / (PROBES + 1n),
    );
    const found = await Promise.all(places.map((place) => positionOf(store, stream, place)));
    const isBefore = (at: bigint | undefined): boolean => at !== undefined && at < position;
    const last = found.findLastIndex(isBefore);
    if (last >= 0) low = places[last]! + 1n;
    if (last + 1 < places.length) high = places[last + 1]!;
  }
  return low;
}

async function positionOf(
  store: EventStore,
  stream: string,
  revision: bigint,
): Promise<bigint | undefined> {
  for await (const page of store.readStream(stream, { fromRevision: revision, maxCount: 1 })) {
    return page[0]?.position;
  }
  return undefined;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
