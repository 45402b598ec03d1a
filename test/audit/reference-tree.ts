/**
 * RFC 6962, 2.1, word for word: slow, recursive, and nothing of the tree that is tested. It makes
 * the vectors and judges the corrupted ones.
 */
import { createHash } from 'node:crypto';

export type Bytes = Buffer;

const sha256 = (...parts: readonly Uint8Array[]): Bytes => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafOf = (input: Uint8Array): Bytes => sha256(Buffer.of(0), input);
const join = (left: Bytes, right: Bytes): Bytes => sha256(Buffer.of(1), left, right);

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** MTH, over leaf hashes. */
export function rootOf(leaves: readonly Bytes[]): Bytes {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return join(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)));
}

/** PATH(m, D[n]). */
export function pathOf(m: number, leaves: readonly Bytes[]): Bytes[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...pathOf(m, left), rootOf(right)] : [...pathOf(m - k, right), rootOf(left)];
}

/** PROOF(m, D[n]). */
export function consistencyOf(m: number, leaves: readonly Bytes[]): Bytes[] {
  return m === 0 ? [] : subproof(m, leaves, true);
}

function subproof(m: number, leaves: readonly Bytes[], isOlderTree: boolean): Bytes[] {
  if (m === leaves.length) return isOlderTree ? [] : [rootOf(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...subproof(m, left, isOlderTree), rootOf(right)]
    : [...subproof(m - k, right, false), rootOf(left)];
}

/** The root that a path leads to; undefined: the path is too short or too long. */
export function rootByPath(
  m: number,
  n: number,
  leaf: Bytes,
  path: readonly Bytes[],
): Bytes | undefined {
  if (n === 1) return path.length === 0 ? leaf : undefined;
  const k = split(n);
  const [rest, last] = [path.slice(0, -1), path.at(-1)];
  const below: Bytes | undefined =
    m < k ? rootByPath(m, k, leaf, rest) : rootByPath(m - k, n - k, leaf, rest);
  if (!below || !last) return undefined;
  return m < k ? join(below, last) : join(last, below);
}

interface Heads {
  readonly older: Bytes;
  readonly newer: Bytes;
}

/** Both heads that a consistency proof leads to; undefined: it is too short or too long. */
export function headsByProof(
  m: number,
  n: number,
  olderRoot: Bytes,
  proof: readonly Bytes[],
  isOlderTree = true,
): Heads | undefined {
  const [rest, last] = [proof.slice(0, -1), proof.at(-1)];
  if (m === n) {
    if (isOlderTree) return proof.length === 0 ? { older: olderRoot, newer: olderRoot } : undefined;
    return last && rest.length === 0 ? { older: last, newer: last } : undefined;
  }
  const k = split(n);
  const below =
    m <= k
      ? headsByProof(m, k, olderRoot, rest, isOlderTree)
      : headsByProof(m - k, n - k, olderRoot, rest, false);
  if (!below || !last) return undefined;
  return m <= k
    ? { older: below.older, newer: join(below.newer, last) }
    : { older: join(last, below.older), newer: join(last, below.newer) };
}
