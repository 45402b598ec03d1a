/** What is sealed, as the database holds it: seals, hashes of leaves and of complete subtrees. */
import type { Sql } from '../../postgres/sql.js';
import {
  Frontier,
  type HashedNode,
  type LeafRange,
  type TreeNode,
  completeNodes,
  headOf,
  nodeHash,
} from '../domain/merkle.js';
import { HASH_BYTES, type TreeHash } from '../domain/tree-hash.js';
import { knownLog } from './log.js';

/** Complete subtrees from this height on are kept; smaller ones are hashed from their leaves. */
export const KEPT_HEIGHT = 8;
const LEAVES_OF_KEPT = 1n << BigInt(KEPT_HEIGHT);

export interface Seal {
  readonly size: bigint;
  readonly root: Buffer;
  /** The newest text of this size. */
  readonly checkpoint: string;
  /** ISO 8601. */
  readonly sealedAt: string;
}

export interface KnownKey {
  readonly key: string;
  /** ISO 8601. */
  readonly since: string;
  /** By which the key before it announced it; null: it is the first, or nobody did. */
  readonly announcement: string | null;
}

/** The newest text of each size, with the latest word of each witness on that text below it. */
const SEAL = `seals.size, root, sealed_at AS "sealedAt", text.checkpoint || coalesce(
  (SELECT string_agg(w.line, '' ORDER BY w.key) FROM (
     SELECT DISTINCT ON (c.key) c.key, c.line FROM store.cosignatures c
       WHERE c.size = seals.size AND c.signed_at IS NOT DISTINCT FROM text.signed_at
       ORDER BY c.key, c.time DESC) AS w), '') AS checkpoint`;
const SEALS = `store.seals CROSS JOIN LATERAL (
  SELECT signed_at, checkpoint FROM store.signed_heads h WHERE h.size = seals.size
  UNION ALL SELECT NULL, seals.checkpoint
  ORDER BY signed_at DESC NULLS LAST LIMIT 1) AS text`;

/** Leaves that follow what is sealed, and the subtrees that they complete, before their seal. */
export interface PendingLeaves {
  readonly from: bigint;
  readonly leaves: readonly Buffer[];
  readonly nodes: readonly HashedNode[];
}

export class SealedTree {
  private known: TreeHash | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly pending: PendingLeaves = { from: 0n, leaves: [], nodes: [] },
  ) {}

  /** Of the log; it never changes. */
  async hash(): Promise<TreeHash> {
    this.known ??= (await knownLog(this.sql))?.hash;
    return this.known ?? 'sha256';
  }

  async latest(): Promise<Seal | undefined> {
    const rows = await this.sql.query<Seal>(
      `SELECT ${SEAL} FROM ${SEALS} ORDER BY seals.size DESC LIMIT 1`,
    );
    return rows[0];
  }

  /** Seals of fewer leaves than `before`, the latest first. */
  async list(before: bigint | null, limit: number): Promise<readonly Seal[]> {
    return this.sql.query<Seal>(
      `SELECT ${SEAL} FROM ${SEALS} WHERE $1::bigint IS NULL OR seals.size < $1
        ORDER BY seals.size DESC LIMIT $2`,
      [before, limit],
    );
  }

  async atSize(size: bigint): Promise<Seal | undefined> {
    const rows = await this.sql.query<Seal>(`SELECT ${SEAL} FROM ${SEALS} WHERE seals.size = $1`, [
      size,
    ]);
    return rows[0];
  }

  /** Every public key that ever signed seals or receipts, in the order in which they came. */
  async keys(): Promise<readonly KnownKey[]> {
    return this.sql.query(
      `SELECT key, since, announcement FROM store.seal_keys
        UNION ALL SELECT key, since, NULL FROM store.receipt_keys ORDER BY since, key`,
    );
  }

  /** The right edge of the tree of so many leaves, all of them sealed. */
  async frontier(size: bigint): Promise<Frontier> {
    const nodes = completeNodes({ from: 0n, to: size });
    const hashes = await this.hashes(nodes);
    const edge = nodes.map((node, place) => ({ ...node, hash: hashes[place]! }));
    return new Frontier(edge, await this.hash());
  }

  /** Heads of ranges of sealed leaves. */
  async heads(ranges: readonly LeafRange[]): Promise<readonly Buffer[]> {
    const parts = ranges.map(completeNodes);
    const [hashes, by] = [await this.hashes(parts.flat()), await this.hash()];
    let taken = 0;
    return parts.map((nodes) => headOf(hashes.slice(taken, (taken += nodes.length)), by));
  }

  async root(size: bigint): Promise<Buffer> {
    return (await this.heads([{ from: 0n, to: size }]))[0]!;
  }

  /** Neighbours share most of their nodes: each is read, and hashed, once. */
  private async hashes(nodes: readonly TreeNode[]): Promise<readonly Buffer[]> {
    const wanted = new Map(nodes.map((node) => [keyOf(node), node]));
    const known = await this.keptNodes(
      [...wanted.values()].filter(({ height }) => height >= KEPT_HEIGHT),
    );
    const by = await this.hash();
    for (const { height, place } of wanted.values()) {
      if (height >= KEPT_HEIGHT) continue;
      const tile = (place << BigInt(height)) / LEAVES_OF_KEPT;
      if (known.has(`tile ${tile}`)) continue;
      known.set(`tile ${tile}`, Buffer.of());
      const leaves = await this.leaves(tile);
      leaves.forEach((leaf, at) => known.set(`0/${tile * LEAVES_OF_KEPT + BigInt(at)}`, leaf));
    }
    return nodes.map((node) => hashOf(node, known, by));
  }

  private async keptNodes(nodes: readonly TreeNode[]): Promise<Map<string, Buffer>> {
    if (nodes.length === 0) return new Map();
    const rows = await this.sql.query<HashedNode>(
      `SELECT n.height, n.place, n.hash FROM store.tree_nodes n
         JOIN unnest($1::smallint[], $2::bigint[]) AS w (height, place)
           ON n.height = w.height AND n.place = w.place`,
      [nodes.map(({ height }) => height), nodes.map(({ place }) => place)],
    );
    const known = [...rows, ...this.pending.nodes];
    return new Map(known.map(({ hash, ...node }) => [keyOf(node), hash]));
  }

  /** Hashes of the leaves of a subtree of 256, as far as there are. */
  async leaves(tile: bigint): Promise<readonly Buffer[]> {
    const from = tile * LEAVES_OF_KEPT;
    const rows = await this.sql.query<{ readonly part: Buffer }>(
      `SELECT substring(leaves
                FROM (greatest(previous_size, $1) - previous_size)::int * ${HASH_BYTES} + 1
                FOR (least(size, $2) - greatest(previous_size, $1))::int * ${HASH_BYTES}) AS part
         FROM store.seals
         WHERE size > $1 AND previous_size < $2
           AND size <= coalesce((SELECT min(size) FROM store.seals WHERE size >= $2), $2)
         ORDER BY size`,
      [from, from + LEAVES_OF_KEPT],
    );
    const sealed = splitHashes(Buffer.concat(rows.map(({ part }) => part)));
    const { from: next, leaves } = this.pending;
    const skipped = Number(from > next ? from - next : 0n);
    const room = Number(LEAVES_OF_KEPT) - sealed.length;
    return [...sealed, ...leaves.slice(skipped, skipped + room)];
  }
}

export function splitHashes(bytes: Buffer): readonly Buffer[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}

function keyOf({ height, place }: TreeNode): string {
  return `${height}/${place}`;
}

/** Of a node that is known, or whose leaves are; it is known from then on. */
function hashOf(node: TreeNode, known: Map<string, Buffer>, by: TreeHash): Buffer {
  const found = known.get(keyOf(node));
  if (found) return found;
  const { height, place } = node;
  if (height === 0 || height >= KEPT_HEIGHT) missing(node);
  const [left, right] = [place * 2n, place * 2n + 1n].map((below) =>
    hashOf({ height: height - 1, place: below }, known, by),
  );
  const made = nodeHash(left!, right!, by);
  known.set(keyOf(node), made);
  return made;
}

function missing({ height, place }: TreeNode): never {
  throw new Error(`no hash of subtree ${place} of height ${height}`);
}
