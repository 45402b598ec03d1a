/** Events that any event store holds, read through its port: a search looks at each of them. */
import type { EventStore, StoredEvent } from '../../event-store/port.js';
import { type RecordedEvent, canonicalFields } from '../domain/leaf.js';
import { type Selection, isChosen, paymentStreamOf, streamsOf } from '../domain/selection.js';
import type { LogEnd, LogReading, RecordedLog, Stretch, VisitRow } from './recorded-log.js';

/** Room before the fields, for what leads a leaf. */
const LEAD = Buffer.alloc(2);

export class StoreLog implements RecordedLog {
  constructor(private readonly store: EventStore) {}

  /** The head is asked for after the snapshot was taken, so that nothing sealed is beyond it. */
  async open(): Promise<LogReading> {
    return new StoreReading(this.store);
  }

  async find(id: string): Promise<RecordedEvent | undefined> {
    return (await this.withIds([id]))[0];
  }

  async withIds(ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    return (await this.store.findEvents(ids)).map(recordedEvent);
  }

  async chosen(selection: Selection, upTo: bigint, most: number): Promise<readonly bigint[]> {
    const found = new Set<bigint>();
    for await (const event of this.candidates(selection, upTo)) {
      if (found.size >= most) break;
      if (!isChosen(selection, event)) continue;
      found.add(event.position);
      const payments = paymentStreamOf(event);
      if (payments !== undefined) await this.addStream(payments, upTo, found);
    }
    return [...found].toSorted((a, b) => (a < b ? -1 : 1)).slice(0, most);
  }

  /** Events among which are all that are chosen, but for payment lists. */
  private async *candidates(
    selection: Selection,
    upTo: bigint,
  ): AsyncGenerator<RecordedEvent, void, undefined> {
    const single = 'events' in selection ? (selection.events ?? []) : [];
    const found = await this.store.findEvents(single);
    yield* found.filter(({ position }) => position <= upTo).map(recordedEvent);
    const streamPrefixes = streamsOf(selection);
    const range = { toPosition: upTo, ...(streamPrefixes && { streamPrefixes }) };
    for await (const page of this.store.readAll(range)) yield* page.map(recordedEvent);
  }

  private async addStream(stream: string, upTo: bigint, found: Set<bigint>): Promise<void> {
    for await (const page of this.store.readStream(stream)) {
      for (const event of page) {
        if (event.position <= upTo) found.add(event.position);
      }
    }
  }
}

class StoreReading implements LogReading {
  private head: bigint | undefined;

  constructor(private readonly store: EventStore) {}

  async end(): Promise<LogEnd> {
    const head = await this.store.head();
    this.head = head;
    return { head, last: head };
  }

  async visit({ after, upTo }: Stretch, visit: VisitRow): Promise<void> {
    const fromPosition = (after ?? 0n) + 1n;
    const toPosition = upTo ?? this.head ?? (await this.end()).head;
    if (toPosition < fromPosition) return;
    for await (const page of this.store.readAll({ fromPosition, toPosition })) {
      for (const event of page) {
        const row = Buffer.concat([LEAD, canonicalFields(recordedEvent(event))]);
        visit(row, LEAD.length, row.length);
      }
    }
  }

  async at(positions: readonly bigint[]): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for (const [fromPosition, toPosition] of runsOf(positions)) {
      for await (const page of this.store.readAll({ fromPosition, toPosition })) {
        found.push(...page.map(recordedEvent));
      }
    }
    return found;
  }

  async close(): Promise<void> {}
}

/** Metadata is stored as this text of it, in every store (see `append-call.ts`). */
export function recordedEvent(event: StoredEvent): RecordedEvent {
  return { ...event, metadata: JSON.stringify(event.metadata) };
}

/** First and last of positions that follow each other. */
function runsOf(positions: readonly bigint[]): readonly (readonly [bigint, bigint])[] {
  const runs: [bigint, bigint][] = [];
  for (const position of positions.toSorted((a, b) => (a < b ? -1 : 1))) {
    const run = runs.at(-1);
    if (run && position <= run[1] + 1n) run[1] = position;
    else runs.push([position, position]);
  }
  return runs;
}
