/**
 * The Merkle tree of RFC 6962 (2.1) over leaf hashes, with the hash of the log, SHA-256 unless
 * told. Leaves are counted from 0; a proof is a list of hashes from the leaf up. Verification is
 * RFC 9162, 2.1.3.2 and 2.1.4.2.
 */
import { HASH_BYTES, type TreeHash, digestOf } from './tree-hash.js';

/** Head of the tree of no leaves: the hash of nothing. */
export function emptyRoot(by: TreeHash = 'sha256'): Buffer {
  return digestOf(by, Buffer.alloc(0));
}

/**
 * Written anew for each node: making buffers would take longer than hashing. 0x01, which keeps the
 * hash of a node from being taken for that of a leaf, and two hashes.
 */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01);

export function nodeHash(left: Buffer, right: Buffer, by: TreeHash = 'sha256'): Buffer {
  left.copy(node, 1);
  right.copy(node, 1 + HASH_BYTES);
  return digestOf(by, node);
}

/** Leaves `from` (inclusive) to `to` (exclusive). */
export interface LeafRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** A complete subtree: leaves `place * 2^height` to `(place + 1) * 2^height`. */
export interface TreeNode {
  readonly height: number;
  readonly place: bigint;
}

export interface HashedNode extends TreeNode {
  readonly hash: Buffer;
}

/**
 * The right edge of a growing tree: the complete subtrees of which it is made, the largest first.
 * All that is needed to add leaves and to know the head.
 */
export class Frontier {
  private readonly heights: number[];
  private readonly hashes: Buffer[];
  private leaves: number;

  constructor(
    edge: readonly HashedNode[] = [],
    private readonly by: TreeHash = 'sha256',
  ) {
    this.heights = edge.map(({ height }) => height);
    this.hashes = edge.map((part) => part.hash);
    this.leaves = this.heights.reduce((sum, height) => sum + 2 ** height, 0);
  }

  get size(): bigint {
    return BigInt(this.leaves);
  }

  /** Adds a leaf; tells of the subtrees that it completes, of that height or more. */
  append(leaf: Buffer, completed?: (node: HashedNode) => void, leastHeight = 1): void {
    const { heights, hashes } = this;
    let [height, joined] = [0, leaf];
    while (heights.at(-1) === height) {
      heights.pop();
      joined = nodeHash(hashes.pop()!, joined, this.by);
      height++;
      if (completed && height >= leastHeight) {
        const place = BigInt(Math.floor(this.leaves / 2 ** height));
        completed({ height, place, hash: joined });
      }
    }
    heights.push(height);
    hashes.push(joined);
    this.leaves++;
  }

  root(): Buffer {
    return headOf(this.hashes, this.by);
  }
}

/** Head over the complete subtrees of a range, the largest first. */
export function headOf(hashes: readonly Buffer[], by: TreeHash = 'sha256'): Buffer {
  if (hashes.length === 0) return emptyRoot(by);
  return hashes.reduceRight((right, left) => nodeHash(left, right, by));
}

/** The complete subtrees that make up a range which begins where a subtree of its size may. */
export function completeNodes({ from, to }: LeafRange): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let start = from; start < to;) {
    const height = (to - start).toString(2).length - 1;
    nodes.push({ height, place: start >> BigInt(height) });
    start += 1n << BigInt(height);
  }
  return nodes;
}

/** The ranges whose heads are the inclusion proof of a leaf, in the order of the proof. */
export function inclusionRanges(index: bigint, size: bigint): readonly LeafRange[] {
  const ranges: LeafRange[] = [];
  let [from, to] = [0n, size];
  while (to - from > 1n) {
    const middle = from + largestPowerBelow(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/** The ranges whose heads prove that a tree of `older` leaves is the beginning of one of `size`. */
export function consistencyRanges(older: bigint, size: bigint): readonly LeafRange[] {
  if (older === 0n) return [];
  const ranges: LeafRange[] = [];
  let [from, to] = [0n, size];
  while (older < to) {
    const middle = from + largestPowerBelow(to - from);
    if (older <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // Who verifies has the head of the older tree already, where it is this very subtree.
  if (from > 0n) ranges.push({ from, to });
  return ranges.reverse();
}

/** The largest power of two that is smaller than the size, which is 2 at least. */
function largestPowerBelow(size: bigint): bigint {
  return 1n << BigInt((size - 1n).toString(2).length - 1);
}

export type ProofVerdict =
  | 'VALID'
  | 'HASH_LENGTH'
  | 'INDEX_BEYOND_SIZE'
  | 'SIZES_REVERSED'
  | 'PROOF_LENGTH'
  | 'OLDER_ROOT_MISMATCH'
  | 'ROOT_MISMATCH';

export interface InclusionClaim {
  readonly leaf: Buffer;
  /** SHA-256 unless told. */
  readonly hash?: TreeHash | undefined;
  readonly index: bigint;
  readonly size: bigint;
  readonly proof: readonly Buffer[];
  readonly root: Buffer;
}

/** Whether the leaf stands at the index in the tree of that size and head. */
export function verifyInclusion(claim: InclusionClaim): ProofVerdict {
  const { leaf, index, size, proof, root, hash } = claim;
  if ([leaf, root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (index < 0n || index >= size) return 'INDEX_BEYOND_SIZE';
  if (proof.length !== inclusionRanges(index, size).length) return 'PROOF_LENGTH';
  let [fn, sn, head] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if ((fn & 1n) === 1n || fn === sn) {
      head = nodeHash(sibling, head, hash);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      head = nodeHash(head, sibling, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return head.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

export interface ConsistencyClaim {
  /** SHA-256 unless told. */
  readonly hash?: TreeHash | undefined;
  readonly older: bigint;
  readonly size: bigint;
  readonly proof: readonly Buffer[];
  readonly olderRoot: Buffer;
  readonly root: Buffer;
}

/** Whether the older tree is the beginning of the newer. The empty tree is the beginning of any. */
export function verifyConsistency(claim: ConsistencyClaim): ProofVerdict {
  const { older, size, proof, olderRoot, root, hash } = claim;
  if ([olderRoot, root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (older < 0n || older > size) return 'SIZES_REVERSED';
  if (proof.length !== consistencyRanges(older, size).length) return 'PROOF_LENGTH';
  if (older === 0n && !olderRoot.equals(emptyRoot(hash))) return 'OLDER_ROOT_MISMATCH';
  if (older === size) return olderRoot.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
  if (older === 0n) return 'VALID';
  const heads = consistencyHeads(claim);
  if (!heads.older.equals(olderRoot)) return 'OLDER_ROOT_MISMATCH';
  return heads.newer.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

/** Both heads as the proof has them. */
function consistencyHeads({ older, size, proof, olderRoot, hash }: ConsistencyClaim) {
  const isWhole = (older & (older - 1n)) === 0n;
  const [begin, ...others] = isWhole ? [olderRoot, ...proof] : proof;
  const first = begin!;
  let [fn, sn] = [older - 1n, size - 1n];
  while ((fn & 1n) === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [olderHead, newer] = [first, first];
  for (const sibling of others) {
    if ((fn & 1n) === 1n || fn === sn) {
      olderHead = nodeHash(sibling, olderHead, hash);
      newer = nodeHash(sibling, newer, hash);
      while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      newer = nodeHash(newer, sibling, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return { older: olderHead, newer };
}

function isNoHash(bytes: Buffer): boolean {
  return bytes.length !== HASH_BYTES;
}
