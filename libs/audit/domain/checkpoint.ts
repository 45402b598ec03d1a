/** Tree heads as C2SP checkpoints (c2sp.org/tlog-checkpoint), which are signed notes. */
import type { KeyObject } from 'node:crypto';
import { type PublicKey, canonicalBase64, parseNote, signNote, verifyNote } from './signed-note.js';
import { HASH_BYTES, type TreeHash } from './tree-hash.js';

/** A tree head: so many leaves of that log have this root. */
export interface TreeHead {
  /** Names the log: no blank and no plus in it. */
  readonly origin: string;
  readonly size: bigint;
  readonly root: Buffer;
  /** Of the leaves and of the tree. */
  readonly hash: TreeHash;
}

export type CheckpointVerdict =
  | { readonly verdict: 'VALID'; readonly head: TreeHead; readonly key: PublicKey }
  | { readonly verdict: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' };

const MOST_LEAVES = 2n ** 63n - 1n;

/** The extension line that names a hash other than SHA-256, which is named by none. */
const SM3_LINE = 'hash sm3';

/** The checkpoint of a head, signed by the log itself: the key's name is the origin. */
export function signCheckpoint(head: TreeHead, privateKey: KeyObject): string {
  const { origin, size, root, hash } = head;
  const extension = hash === 'sm3' ? `${SM3_LINE}\n` : '';
  const body = `${origin}\n${size}\n${root.toString('base64')}\n${extension}`;
  return signNote(body, origin, privateKey);
}

/**
 * What the checkpoint says, whoever signed it; undefined: it is none. Lines after the root are
 * extensions and pass; one that names a hash must name one that is known.
 */
export function readCheckpoint(text: string): TreeHead | undefined {
  const note = parseNote(text);
  return note && headIn(note.body);
}

/**
 * A signature of the log must be there and good: of one of the keys whose name is the origin.
 * Signatures of others, such as witnesses, pass.
 */
export function verifyCheckpoint(text: string, keys: readonly PublicKey[]): CheckpointVerdict {
  const note = parseNote(text);
  const head = note && headIn(note.body);
  if (!note || !head) return { verdict: 'MALFORMED' };
  const said = verifyNote(note, head.origin, keys);
  return said.verdict === 'VALID' ? { ...said, head } : said;
}

function headIn(body: string): TreeHead | undefined {
  const [origin = '', size = '', root64 = '', ...extensions] = body.split('\n');
  const root = canonicalBase64(root64);
  if (origin === '' || !/^(?:0|[1-9]\d{0,18})$/.test(size) || root?.length !== HASH_BYTES) {
    return undefined;
  }
  const hash = hashNamedIn(extensions);
  if (hash === undefined || BigInt(size) > MOST_LEAVES) return undefined;
  return { origin, size: BigInt(size), root, hash };
}

function hashNamedIn(extensions: readonly string[]): TreeHash | undefined {
  const [named, ...more] = extensions.filter((line) => line.startsWith('hash '));
  if (named === undefined) return 'sha256';
  return named === SM3_LINE && more.length === 0 ? 'sm3' : undefined;
}
