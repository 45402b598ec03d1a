/** Receipts that somebody kept, against the events that stand where they promised them. */
import type { Sql } from '../../postgres/sql.js';
import type { Fault } from '../domain/faults.js';
import { type RecordedEvent, leafHash } from '../domain/leaf.js';
import type { PublicKey } from '../domain/signed-note.js';
import { type SignedReceipt, verifyReceipt } from '../domain/signed-receipt.js';
import type { TreeHash } from '../domain/tree-hash.js';
import { EVENT_COLUMNS } from './proofs.js';

const POSITIONS_AT_ONCE = 1000;

/** @param log its origin is undefined where it has no seal to tell by */
export async function receiptFaults(
  sql: Sql,
  receipts: readonly string[],
  keys: readonly PublicKey[],
  { origin, hash }: { readonly origin: string | undefined; readonly hash: TreeHash },
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const text of receipts) {
    const said = verifyReceipt(text, keys);
    const isOther =
      said.verdict === 'VALID' && (origin ?? said.receipt.origin) !== said.receipt.origin;
    if (said.verdict !== 'VALID' || isOther) {
      const because = isOther ? 'ORIGIN' : said.verdict;
      faults.push({ what: 'RECEIPT_UNKNOWN', position: 0n, because });
    } else {
      faults.push(...(await brokenPromises(sql, said.receipt, hash)));
    }
  }
  return faults;
}

async function brokenPromises(
  sql: Sql,
  { leaves }: SignedReceipt,
  hash: TreeHash,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (let at = 0; at < leaves.length; at += POSITIONS_AT_ONCE) {
    const part = leaves.slice(at, at + POSITIONS_AT_ONCE);
    const events = await sql.query<RecordedEvent>(
      `SELECT ${EVENT_COLUMNS} FROM store.events WHERE position = ANY ($1::bigint[])`,
      [part.map(({ position }) => position)],
    );
    const standing = new Map(events.map((event) => [event.position, leafHash(event, hash)]));
    for (const { position, leaf } of part) {
      if (!standing.get(position)?.equals(leaf)) faults.push({ what: 'RECEIPT_BROKEN', position });
    }
  }
  return faults;
}
