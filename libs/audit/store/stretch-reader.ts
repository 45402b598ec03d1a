/** Compares events with the leaves under which they were sealed, a stretch at a time. */
import { type Fault, firstFault } from '../domain/faults.js';
import { type RecordedEvent, decodedFields, leafHashInPlace } from '../domain/leaf.js';
import { HASH_BYTES, type TreeHash } from '../domain/tree-hash.js';
import { countAt, positionAt } from './leaf-hashes.js';
import { RecordingTimes } from './recording-times.js';
import type { LogReading } from './recorded-log.js';

export interface StretchReport {
  readonly events: number;
  /** Events that are not as they were sealed, or not there. */
  readonly badEvents: number;
  /** The first bad place, named. */
  readonly fault: Fault | undefined;
  readonly times: RecordingTimes;
}

/** Rows kept at hand to name a fault by. */
const MOST_KEPT_ROWS = 512;

export class StretchReader {
  constructor(
    private readonly reading: LogReading,
    private readonly lastPosition: bigint,
    private readonly hash: TreeHash,
  ) {}

  /**
   * Events after position `from`, up to `to`.
   * @param leaves hashes under which these positions were sealed
   */
  async read(from: bigint, to: bigint, leaves: Buffer): Promise<StretchReport> {
    const first = Number(from) + 1;
    let expected = first;
    let [events, badEvents] = [0, 0];
    const bad: bigint[] = [];
    const times = new RecordingTimes();
    const note = (position: number): void => {
      badEvents++;
      if (bad.length < MOST_KEPT_ROWS) bad.push(BigInt(position));
    };
    await this.reading.visit({ after: from, upTo: to }, (page, start, end) => {
      events++;
      const position = countAt(page, start);
      for (; expected < position; expected++) note(expected);
      const at = (position - first) * HASH_BYTES;
      const leaf = leafHashInPlace(page, start, end, this.hash);
      const isSealed = leaf === leaves.toString('latin1', at, at + HASH_BYTES);
      if (position < expected || !isSealed) note(position);
      if (position === expected) expected++;
      times.see(page, start);
    });
    for (; expected <= Number(to); expected++) note(expected);
    return { events, badEvents, times, fault: await this.named(bad, from, leaves) };
  }

  close(): Promise<void> {
    return this.reading.close();
  }

  private async named(bad: readonly bigint[], from: bigint, leaves: Buffer) {
    const [first] = bad;
    if (first === undefined) return undefined;
    const rows = new Map<bigint, RecordedEvent>();
    const wanted = new Set(bad.flatMap((position) => [position, position + 1n]));
    let twice = false;
    const around = { after: first - 1n, upTo: bad.at(-1)! + 1n };
    await this.reading.visit(around, (page, start, end) => {
      const position = positionAt(page, start);
      if (position === first && rows.has(position)) twice = true;
      if (wanted.has(position)) rows.set(position, decodedFields(page.subarray(start, end)));
    });
    if (twice) return { what: 'INSERTED', position: first } as const;
    const sealedLeaf = (position: bigint): Buffer | undefined => {
      const at = Number(position - from - 1n) * HASH_BYTES;
      return at + HASH_BYTES <= leaves.length ? leaves.subarray(at, at + HASH_BYTES) : undefined;
    };
    const goesOn = (position: bigint): boolean => position <= this.lastPosition;
    const row = (position: bigint): RecordedEvent | undefined => rows.get(position);
    return firstFault({ hash: this.hash, bad, row, sealedLeaf, goesOn });
  }
}
