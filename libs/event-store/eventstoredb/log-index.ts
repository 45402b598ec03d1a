import { createHash } from 'node:crypto';
import { matches } from '../position-range.js';
import { KeyTable } from './key-table.js';

/** What the index keeps of an event. */
export interface Indexed {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly recordedAt: number;
  readonly claims: readonly string[];
}

/**
 * What appends are decided by and streams are found by: a fold of the log up to `size`, in typed
 * arrays. `index-size.spec.ts` holds what it costs.
 */
export class LogIndex {
  private readonly streams = new Map<string, StreamEnd>();
  private readonly ids = new KeyTable();
  private readonly claims = new KeyTable();
  /** By position: the one before it in its stream; 0: it is the first. */
  private previous = new Uint32Array(1024);
  private recorded = new Float64Array(1024);
  private head = 0;

  /** Events folded so far, which is the position of the last. */
  get size(): number {
    return this.head;
  }

  /** Events folded already are passed over. @throws Error: it does not follow what came before */
  fold(position: number, { id, stream, revision, recordedAt, claims }: Indexed): void {
    if (position <= this.head) return;
    const end = this.streams.get(stream);
    if (position !== this.head + 1 || revision !== (end ? end.revision + 1 : 0)) {
      throw new Error(`position ${position} of the log does not follow what is before it`);
    }
    if (position === this.previous.length) this.widen();
    this.previous[position] = end ? end.position : 0;
    this.recorded[position] = recordedAt;
    if (end) Object.assign(end, { position, revision });
    else this.streams.set(stream, { position, revision });
    this.ids.add(digitsOf(id), position);
    for (const key of claims) this.claims.add(digestOf(key), position);
    this.head = position;
  }

  /** -1: there is no such stream. */
  revisionOf(stream: string): number {
    return this.streams.get(stream)?.revision ?? -1;
  }

  /** 0: unknown. */
  positionOfId(id: string): number {
    return this.ids.get(digitsOf(id));
  }

  /** Of the event that holds the key; 0: free. */
  positionOfClaim(key: string): number {
    return this.claims.get(digestOf(key));
  }

  /** Positions of a stream's events from one revision to another, ascending. */
  positionsOf(stream: string, fromRevision: number, toRevision: number): readonly number[] {
    const end = this.streams.get(stream);
    if (!end || fromRevision > end.revision || toRevision < fromRevision) return [];
    const count = Math.min(toRevision, end.revision) - fromRevision + 1;
    const positions = new Array<number>(count);
    let { position, revision } = end;
    for (; revision >= fromRevision; revision--) {
      if (revision <= toRevision) positions[revision - fromRevision] = position;
      position = this.previous[position]!;
    }
    return positions;
  }

  /** Positions of a range whose streams' names begin with one of these, ascending. */
  positionsWithin(prefixes: readonly string[], lowest: number, highest: number): Uint32Array {
    const ends = [...this.streams].filter(([stream]) => matches(stream, prefixes));
    const found: number[] = [];
    for (const [, end] of ends) {
      for (let { position } = end; position >= lowest && position > 0;) {
        if (position <= highest) found.push(position);
        position = this.previous[position]!;
      }
    }
    return Uint32Array.from(found).sort();
  }

  /** When the last event was recorded, in milliseconds since 1970. */
  get lastRecordedAt(): number {
    return this.recorded[this.head]!;
  }

  /** Last position that was recorded by then; 0: none. */
  positionAt(instant: number): number {
    let [below, above] = [0, this.head + 1];
    while (above - below > 1) {
      const middle = Math.floor((below + above) / 2);
      if (this.recorded[middle]! <= instant) below = middle;
      else above = middle;
    }
    return below;
  }

  /** Of the typed arrays; each stream's name and end come to it. */
  get bytes(): number {
    const { ids, claims, previous, recorded } = this;
    return ids.bytes + claims.bytes + previous.byteLength + recorded.byteLength;
  }

  private widen(): void {
    const room = Math.ceil(this.previous.length * 1.5);
    const previous = new Uint32Array(room);
    const recorded = new Float64Array(room);
    previous.set(this.previous);
    recorded.set(this.recorded);
    this.previous = previous;
    this.recorded = recorded;
  }
}

interface StreamEnd {
  position: number;
  revision: number;
}

function digitsOf(id: string): string {
  return id.replaceAll('-', '');
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
