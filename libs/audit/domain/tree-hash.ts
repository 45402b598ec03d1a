/**
 * The hash of the leaves and of the tree: SHA-256 (FIPS 180-4), or SM3 (GB/T 32905-2016) where that
 * is required. A log has one of them for good.
 */
import { getHashes, hash } from 'node:crypto';
import { sm3 } from './sm3.js';

export const TREE_HASHES = ['sha256', 'sm3'] as const;
export type TreeHash = (typeof TREE_HASHES)[number];

/** Of either hash. */
export const HASH_BYTES = 32;

/** The runtime's own is faster, and not in every build. */
const isBuiltIn = { sha256: true, sm3: getHashes().includes('sm3') };

/** A character a byte, which is made and compared faster than a buffer. */
export function digestText(by: TreeHash, bytes: Buffer): string {
  return isBuiltIn[by] ? hash(by, bytes, 'binary') : sm3(bytes).toString('latin1');
}

export function digestOf(by: TreeHash, bytes: Buffer): Buffer {
  return Buffer.from(digestText(by, bytes), 'latin1');
}
