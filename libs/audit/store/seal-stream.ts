/** The seals in their order, as a stream: memory does not grow with their number. */
import type { Sql } from '../../postgres/sql.js';
import { HASH_BYTES } from '../domain/tree-hash.js';

export interface SealRow {
  readonly size: bigint;
  readonly previousSize: bigint;
  readonly root: Buffer;
  readonly checkpoint: string;
  /** ISO 8601. */
  readonly sealedAt: string;
}

/** Seals that follow each other without a gap, and the hashes of the leaves under them. */
export interface SealedStretch {
  readonly from: bigint;
  readonly to: bigint;
  readonly seals: readonly SealRow[];
  /** undefined: the seals hold more or fewer than their sizes say. */
  readonly leaves: Buffer | undefined;
}

/** Events of a stretch at most, unless one seal alone covers more. */
const STRETCH_EVENTS = 50_000n;
/** Seals fetched at a time, and of a stretch at most. */
const SEALS_AT_ONCE = 500;

const OPEN = `DECLARE seals_in_order NO SCROLL CURSOR FOR
  SELECT size, previous_size AS "previousSize", root, checkpoint, sealed_at AS "sealedAt"
    FROM store.seals ORDER BY size, previous_size`;

/** @param sql statements of one transaction, which is open */
export async function* sealedStretches(sql: Sql): AsyncGenerator<SealedStretch, void, undefined> {
  await sql.query(OPEN);
  let run: SealRow[] = [];
  for (;;) {
    const rows = await sql.query<SealRow>(`FETCH ${SEALS_AT_ONCE} FROM seals_in_order`);
    for (const seal of rows) {
      if (run.length > 0 && !goesOn(run, seal)) {
        yield await withLeaves(sql, run);
        run = [];
      }
      run.push(seal);
    }
    if (rows.length === 0) break;
  }
  if (run.length > 0) yield await withLeaves(sql, run);
  await sql.query('CLOSE seals_in_order');
}

function goesOn(run: readonly SealRow[], seal: SealRow): boolean {
  const follows = run.at(-1)!.size === seal.previousSize && seal.size > seal.previousSize;
  const events = seal.size - run[0]!.previousSize;
  return follows && run.length < SEALS_AT_ONCE && events <= STRETCH_EVENTS;
}

async function withLeaves(sql: Sql, seals: readonly SealRow[]): Promise<SealedStretch> {
  const [from, to] = [seals[0]!.previousSize, seals.at(-1)!.size];
  const stored = await sql.query<{ leaves: Buffer }>(
    'SELECT leaves FROM store.seals WHERE size > $1 AND size <= $2 ORDER BY size',
    [from, to],
  );
  const isWhole = stored.every(({ leaves }, at) => {
    const seal = seals[at];
    return seal && BigInt(leaves.length) === BigInt(HASH_BYTES) * (seal.size - seal.previousSize);
  });
  const leaves = isWhole && stored.length === seals.length;
  return {
    from,
    to,
    seals,
    leaves: leaves ? Buffer.concat(stored.map((s) => s.leaves)) : undefined,
  };
}
