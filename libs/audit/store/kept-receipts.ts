/** Receipts that somebody kept, against the events that stand where they promised them. */
import type { Fault } from '../domain/faults.js';
import { leafHash } from '../domain/leaf.js';
import { type SignedReceipt, verifyReceipt } from '../domain/signed-receipt.js';
import type { TreeHash } from '../domain/tree-hash.js';
import type { LogKeys } from './log-keys.js';
import type { LogReading } from './recorded-log.js';

const POSITIONS_AT_ONCE = 1000;

export interface JudgedReceipts {
  readonly faults: readonly Fault[];
  /** The last position of those that are kept; 0n: none is. */
  readonly furthest: bigint;
}

/** @param log its origin is undefined where it has no seal to tell by */
export async function receiptFaults(
  reading: LogReading,
  receipts: readonly string[],
  keys: LogKeys,
  { origin, hash }: { readonly origin: string | undefined; readonly hash: TreeHash },
): Promise<JudgedReceipts> {
  const faults: Fault[] = [];
  let furthest = 0n;
  for (const text of receipts) {
    const said = verifyReceipt(text, keys.ofReceipts);
    const isOther =
      said.verdict === 'VALID' &&
      !keys.isOneLog(said.receipt.origin, origin ?? said.receipt.origin);
    if (said.verdict !== 'VALID' || isOther) {
      const because = isOther ? 'ORIGIN' : said.verdict;
      faults.push({ what: 'RECEIPT_UNKNOWN', position: 0n, because });
    } else {
      const broken = await brokenPromises(reading, said.receipt, hash);
      const last = said.receipt.leaves.at(-1)!.position;
      if (broken.length === 0 && last > furthest) furthest = last;
      const gone = keys.succession.ends.find(({ ended }) => ended === said.receipt.origin);
      faults.push(
        ...broken.map((fault) => {
          const isGivenUp = gone && fault.position > gone.same.size;
          return isGivenUp ? { ...fault, because: 'GIVEN_UP' } : fault;
        }),
      );
    }
  }
  return { faults, furthest };
}

async function brokenPromises(
  reading: LogReading,
  { leaves }: SignedReceipt,
  hash: TreeHash,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (let at = 0; at < leaves.length; at += POSITIONS_AT_ONCE) {
    const part = leaves.slice(at, at + POSITIONS_AT_ONCE);
    const events = await reading.at(part.map(({ position }) => position));
    const standing = new Map(events.map((event) => [event.position, leafHash(event, hash)]));
    for (const { position, leaf } of part) {
      if (!standing.get(position)?.equals(leaf)) faults.push({ what: 'RECEIPT_BROKEN', position });
    }
  }
  return faults;
}
