/** Kept hashes of the tree against the leaves that they are made of. */
import type { Sql } from '../../postgres/sql.js';
import { Frontier, type HashedNode } from '../domain/merkle.js';
import type { TreeHash } from '../domain/tree-hash.js';
import { KEPT_HEIGHT, splitHashes } from './sealed-tree.js';

/** Leaves hashed at a time: some 30 ms. */
const LEAVES_AT_ONCE = 16_384n;

const NEXT_SEALS = `
SELECT size, leaves FROM store.seals WHERE size > $1
   AND size <= greatest($1 + ${LEAVES_AT_ONCE}, (SELECT min(size) FROM store.seals WHERE size > $1))
 ORDER BY size`;
const WRONG = `
SELECT w.height, w.place, w.hash
  FROM unnest($1::smallint[], $2::bigint[], $3::bytea[]) AS w (height, place, hash)
  LEFT JOIN store.tree_nodes n ON n.height = w.height AND n.place = w.place
 WHERE n.hash IS DISTINCT FROM w.hash`;

export interface CheckedNodes {
  /** The right edge of the sealed leaves, made of the leaves alone. */
  readonly frontier: Frontier;
  /** Nodes that are missing or not what they must be, as they must be. */
  readonly wrong: readonly HashedNode[];
}

/** Makes all kept hashes anew from the leaves of the seals. */
export async function checkNodes(sql: Sql, hash: TreeHash): Promise<CheckedNodes> {
  const frontier = new Frontier([], hash);
  const wrong: HashedNode[] = [];
  for (;;) {
    const seals = await sql.query<{ size: bigint; leaves: Buffer }>(NEXT_SEALS, [frontier.size]);
    if (seals.length === 0) return { frontier, wrong };
    const nodes: HashedNode[] = [];
    for (const leaf of splitHashes(Buffer.concat(seals.map(({ leaves }) => leaves)))) {
      frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
    }
    // A seal that is missing: what follows cannot be told.
    if (frontier.size !== seals.at(-1)!.size) return { frontier, wrong };
    wrong.push(...(await sql.query<HashedNode>(WRONG, columnsOf(nodes))));
  }
}

/** Puts the right hashes in place: the function of the database that alone may do so. */
export async function mendNodes(sql: Sql, nodes: readonly HashedNode[]): Promise<void> {
  await sql.query('SELECT store.mend_tree_nodes($1, $2, $3)', columnsOf(nodes));
}

export function columnsOf(nodes: readonly HashedNode[]) {
  return [
    nodes.map(({ height }) => height),
    nodes.map(({ place }) => place),
    nodes.map((node) => node.hash),
  ] as const;
}
