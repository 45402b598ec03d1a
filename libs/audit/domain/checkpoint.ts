/** Tree heads as C2SP checkpoints (c2sp.org/tlog-checkpoint), which are signed notes. */
import type { KeyObject } from 'node:crypto';
import { HASH_BYTES } from './merkle.js';
import { type PublicKey, canonicalBase64, parseNote, signNote, verifyNote } from './signed-note.js';

/** A tree head: so many leaves of that log have this root. */
export interface TreeHead {
  /** Names the log: no blank and no plus in it. */
  readonly origin: string;
  readonly size: bigint;
  readonly root: Buffer;
}

export type CheckpointVerdict =
  | { readonly verdict: 'VALID'; readonly head: TreeHead; readonly key: PublicKey }
  | { readonly verdict: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' };

const MOST_LEAVES = 2n ** 63n - 1n;

/** The checkpoint of a head, signed by the log itself: the key's name is the origin. */
export function signCheckpoint(head: TreeHead, privateKey: KeyObject): string {
  const { origin, size, root } = head;
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, origin, privateKey);
}

/**
 * What the checkpoint says, whoever signed it; undefined: it is none. Lines after the root are
 * extensions and pass.
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
  const [origin = '', size = '', root64 = ''] = body.split('\n');
  const root = canonicalBase64(root64);
  if (origin === '' || !/^(?:0|[1-9]\d{0,18})$/.test(size) || root?.length !== HASH_BYTES) {
    return undefined;
  }
  return BigInt(size) > MOST_LEAVES ? undefined : { origin, size: BigInt(size), root };
}
