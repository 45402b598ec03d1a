import {
  BACKWARDS,
  END,
  FORWARDS,
  type EventStoreDBClient,
  type ReadStreamOptions as ServerOptions,
} from '@eventstore/db-client';
import type { ReadAllOptions, StoredEvent } from '../port.js';
import { matches, positionRange } from '../position-range.js';
import type { FeedPage } from '../subscription-loop.js';
import { LOG, logRecord, storedEvent, type LogRecord } from './log-record.js';
import { isNoStream, retried } from './server-errors.js';
import type { Staging } from './staging.js';

const PAGE_EVENTS = 500;
const PAGE_BYTES = 2_000_000;
/** A subscription looks at so many positions at a time, whatever its filter lets through. */
const WINDOW_EVENTS = 2_000;
/** Positions so near to each other are read in one call, with what lies between them. */
const NEAR = 8;
const CALLS_AT_ONCE = 16;

/** Reads the log by position. */
export class LogReader {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly staging: Staging,
    private readonly retryForMs: number,
  ) {}

  /** Last position. */
  async head(): Promise<bigint> {
    const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
    const [last] = await retried(this.retryForMs, () => this.read(options, Infinity));
    return last?.position ?? 0n;
  }

  /** Up to so many records from a position on, fewer where they are large. */
  async records(from: bigint, maxCount: number): Promise<readonly LogRecord[]> {
    const options = { direction: FORWARDS, fromRevision: from - 1n, maxCount } as const;
    return retried(this.retryForMs, () => this.read(options, PAGE_BYTES));
  }

  /** Of all streams. */
  async *all(options: ReadAllOptions): AsyncGenerator<readonly StoredEvent[]> {
    const { direction = 'forwards', maxCount = Infinity } = options;
    const range = positionRange(options, await this.head());
    const { highest } = range;
    const lowest = range.lowest > 1n ? range.lowest : 1n;
    const forwards = direction === 'forwards';
    let next = forwards ? lowest : highest;
    let remaining = maxCount;
    while (remaining > 0 && next >= lowest && next <= highest) {
      const left = forwards ? highest - next + 1n : next - lowest + 1n;
      const records = await this.page(next, pageOf(left), forwards);
      const last = records.at(-1);
      if (!last) return;
      next = last.position + (forwards ? 1n : -1n);
      const taken = records.slice(0, remaining);
      remaining -= taken.length;
      yield await this.events(taken);
    }
  }

  /** Events at positions, in that order, a page at a time. */
  async *at(positions: ArrayLike<number>): AsyncGenerator<readonly StoredEvent[]> {
    for (let start = 0; start < positions.length; start += PAGE_EVENTS) {
      const page = Array.from({ length: Math.min(PAGE_EVENTS, positions.length - start) });
      const records = await this.recordsAt(page.map((_, place) => positions[start + place]!));
      yield await this.events(records);
    }
  }

  /** Records at positions, in that order. */
  async recordsAt(positions: readonly number[]): Promise<readonly LogRecord[]> {
    const found = new Map<number, LogRecord>();
    const runs = runsOf(positions);
    for (let start = 0; start < runs.length; start += CALLS_AT_ONCE) {
      const calls = runs.slice(start, start + CALLS_AT_ONCE).map(async ([first, last]) => {
        for (let from = first; from <= last;) {
          const records = await this.records(BigInt(from), last - from + 1);
          if (records.length === 0) throw new Error(`position ${from} of the log is not there`);
          for (const record of records) found.set(Number(record.position), record);
          from += records.length;
        }
      });
      await Promise.all(calls);
    }
    return positions.map((position) => found.get(position)!);
  }

  async events(records: readonly LogRecord[]): Promise<readonly StoredEvent[]> {
    const data = await this.staging.dataOf(records);
    return records.map((record, index) => storedEvent(record, data[index]!));
  }

  /** One look of a subscription. */
  async feed(
    after: bigint,
    prefixes: readonly string[] | undefined,
    batchSize: number,
  ): Promise<FeedPage> {
    const window = prefixes ? WINDOW_EVENTS : Math.min(batchSize, WINDOW_EVENTS);
    const records = await this.records(after + 1n, window);
    const chosen = records.filter(({ stream }) => matches(stream, prefixes));
    const delivered = chosen.slice(0, batchSize);
    const last = chosen.length > batchSize ? delivered.at(-1) : records.at(-1);
    const seenTo = last?.position ?? after;
    const end = records.at(-1)?.position ?? after;
    // Where a look was cut short, only the next one tells whether there is more.
    const isAll = records.length === 0 || (await this.head()) <= seenTo;
    const head = isAll ? seenTo : end > seenTo ? end : seenTo + 1n;
    return { events: await this.events(delivered), seenTo, head };
  }

  private async page(
    from: bigint,
    count: number,
    forwards: boolean,
  ): Promise<readonly LogRecord[]> {
    if (forwards) return this.records(from, count);
    const options = { direction: BACKWARDS, fromRevision: from - 1n, maxCount: count } as const;
    return retried(this.retryForMs, () => this.read(options, PAGE_BYTES));
  }

  private async read(options: ServerOptions, mostBytes: number): Promise<readonly LogRecord[]> {
    const records: LogRecord[] = [];
    let bytes = 0;
    try {
      const stream = this.client.readStream(LOG, { ...options, requiresLeader: true });
      for await (const { event } of stream) {
        // A call that is left with messages unread never ends, and holds up the client's closing.
        if (!event || bytes >= mostBytes) continue;
        records.push(logRecord(event));
        bytes += (event.data as Uint8Array).length + 500;
        if (bytes >= mostBytes) void stream.cancel();
      }
    } catch (error) {
      if (!isNoStream(error)) throw error;
    }
    return this.staging.complete(records);
  }
}

/** First and last of positions that lie near each other, ascending. */
function runsOf(positions: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && position - run[1] <= NEAR) run[1] = position;
    else runs.push([position, position]);
  }
  return runs;
}

function pageOf(left: bigint): number {
  return left < PAGE_EVENTS ? Number(left) : PAGE_EVENTS;
}
