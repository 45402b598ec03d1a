/**
 * RFC 6962, 2.1, word for word: slow, recursive, and nothing of the tree that is tested. It makes
 * the vectors and judges the corrupted ones. The hash is always the runtime's own.
 */
import { createHash } from 'node:crypto';

export type Bytes = Buffer;

export type Hash = 'sha256' | 'sm3';

const digest = (by: Hash, ...parts: readonly Uint8Array[]): Bytes => {
  const hash = createHash(by);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const leafOf = (input: Uint8Array, by: Hash = 'sha256'): Bytes =>
  digest(by, Buffer.of(0), input);
const join = (left: Bytes, right: Bytes, by: Hash): Bytes => digest(by, Buffer.of(1), left, right);

function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** MTH, over leaf hashes. */
export function rootOf(leaves: readonly Bytes[], by: Hash = 'sha256'): Bytes {
  if (leaves.length === 0) return digest(by);
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return join(rootOf(leaves.slice(0, k), by), rootOf(leaves.slice(k), by), by);
}

/** PATH(m, D[n]). */
export function pathOf(m: number, leaves: readonly Bytes[], by: Hash = 'sha256'): Bytes[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k
    ? [...pathOf(m, left, by), rootOf(right, by)]
    : [...pathOf(m - k, right, by), rootOf(left, by)];
}

/** PROOF(m, D[n]). */
export function consistencyOf(m: number, leaves: readonly Bytes[], by: Hash = 'sha256'): Bytes[] {
  return m === 0 ? [] : subproof(m, leaves, true, by);
}

function subproof(m: number, leaves: readonly Bytes[], isOlderTree: boolean, by: Hash): Bytes[] {
  if (m === leaves.length) return isOlderTree ? [] : [rootOf(leaves, by)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k
    ? [...subproof(m, left, isOlderTree, by), rootOf(right, by)]
    : [...subproof(m - k, right, false, by), rootOf(left, by)];
}

/** The root that a path leads to; undefined: the path is too short or too long. */
export function rootByPath(
  m: number,
  n: number,
  leaf: Bytes,
  path: readonly Bytes[],
  by: Hash = 'sha256',
): Bytes | undefined {
  if (n === 1) return path.length === 0 ? leaf : undefined;
  const k = split(n);
  const [rest, last] = [path.slice(0, -1), path.at(-1)];
  const below: Bytes | undefined =
    m < k ? rootByPath(m, k, leaf, rest, by) : rootByPath(m - k, n - k, leaf, rest, by);
  if (!below || !last) return undefined;
  return m < k ? join(below, last, by) : join(last, below, by);
}

interface Between {
  readonly olderRoot: Bytes;
  readonly proof: readonly Bytes[];
  readonly by?: Hash;
}

interface Heads {
  readonly older: Bytes;
  readonly newer: Bytes;
}

/** Both heads that a consistency proof leads to; undefined: it is too short or too long. */
export function headsByProof(
  m: number,
  n: number,
  { olderRoot, proof, by = 'sha256' }: Between,
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
      ? headsByProof(m, k, { olderRoot, proof: rest, by }, isOlderTree)
      : headsByProof(m - k, n - k, { olderRoot, proof: rest, by }, false);
  if (!below || !last) return undefined;
  return m <= k
    ? { older: below.older, newer: join(below.newer, last, by) }
    : { older: join(last, below.older, by), newer: join(last, below.newer, by) };
}
