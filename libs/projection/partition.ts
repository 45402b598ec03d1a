/**
 * The read models are written in partitions: sets of tables, or a part of the counties in them,
 * that read no other partition's rows. Each has its own checkpoint, so several projectors share the
 * work.
 */
import type { StoredEvent } from '../event-store/port.js';
import type { ProjectedEvent, Projection, RecordedRows } from './projection.js';
import { recordedFact } from '../event-store/decoding.js';

export interface Partition {
  /** As in `read.lanes`. */
  readonly name: string;
  readonly projections: readonly Projection[];
  /**
   * False for streams whose events move nothing in the partition: they are not even decoded for it.
   */
  readonly takes: (stream: string) => boolean;
  /** Rows of the events as they are recorded, be they ever so unreadable; left out: it has none. */
  readonly recorded?: RecordedRows;
  /** Whose figures it holds; every county's where it is left out. */
  readonly concerns?: (region: string) => boolean;
}

/** Decodes each event once, for however many partitions. */
export class DecodedEvents {
  constructor(
    readonly events: readonly StoredEvent[],
    private readonly decoded = new Map<bigint, ProjectedEvent>(),
  ) {}

  upTo(position: bigint): DecodedEvents {
    if (this.events.at(-1)!.position <= position) return this;
    const earlier = this.events.filter((event) => event.position <= position);
    return new DecodedEvents(earlier, this.decoded);
  }

  /** Those after the position that the partition takes, in order. */
  ofPartition({ takes }: Partition, after: bigint): readonly StoredEvent[] {
    return this.events.filter(({ position, stream }) => position > after && takes(stream));
  }

  /** @throws EventMalformed and the like */
  decode(event: StoredEvent): ProjectedEvent {
    let projected = this.decoded.get(event.position);
    if (!projected) {
      projected = { fact: recordedFact(event), metadata: event.metadata };
      this.decoded.set(event.position, projected);
    }
    return projected;
  }
}

const BATCH_BYTES = 4_000_000;

/** Cuts events into transactions: by the bytes of their data, so that memory stays flat. */
export function* batches(events: readonly StoredEvent[]): Iterable<readonly StoredEvent[]> {
  let batch: StoredEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    batch.push(event);
    bytes += event.data.length;
    if (bytes >= BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
