/** What is read off the canonical fields of events in their order. */
import { leafHashInPlace } from '../domain/leaf.js';
import type { TreeHash } from '../domain/tree-hash.js';
import type { LogReading } from './recorded-log.js';

/** Hashes of the leaves from `from` (inclusive) to `to` (exclusive), counted from 0. */
export async function leafHashes(
  reading: LogReading,
  from: bigint,
  to: bigint,
  by: TreeHash,
): Promise<readonly Buffer[]> {
  const hashes: Buffer[] = [];
  let expected = from;
  await reading.visit({ after: from, upTo: to }, (page, start, end) => {
    if (positionAt(page, start) !== ++expected) throw new EventsIncomplete(expected);
    hashes.push(Buffer.from(leafHashInPlace(page, start, end, by), 'latin1'));
  });
  if (expected !== to) throw new EventsIncomplete(expected + 1n);
  return hashes;
}

/** There is no event at a position below the head: nothing after it is sealed. */
export class EventsIncomplete extends Error {
  override readonly name = 'EventsIncomplete';
  constructor(readonly position: bigint) {
    super(`位置 ${position} 没有事件 / no event at position ${position}`);
  }
}

export function positionAt(page: Buffer, start: number): bigint {
  return page.readBigInt64BE(start + 4);
}

/** For counting in a loop: positions beyond what a number holds are far from any expected. */
export function countAt(page: Buffer, start: number): number {
  return page.readInt32BE(start + 4) * 0x1_0000_0000 + page.readUInt32BE(start + 8);
}
