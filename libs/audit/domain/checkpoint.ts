/** Tree heads as C2SP checkpoints (c2sp.org/tlog-checkpoint), which are signed notes. */
import { isInstant } from './leaf.js';
import {
  type NoteSigner,
  type PublicKey,
  canonicalBase64,
  isOrigin,
  parseNote,
  signNote,
  verifyNote,
} from './signed-note.js';
import { HASH_BYTES, type TreeHash } from './tree-hash.js';

/** A tree head: so many leaves of that log have this root. */
export interface TreeHead {
  /** Names the log: `isOrigin`. */
  readonly origin: string;
  readonly size: bigint;
  readonly root: Buffer;
  /** Of the leaves and of the tree. */
  readonly hash: TreeHash;
  /** When it was signed, by the clock of who signed it: ISO 8601 in UTC with milliseconds. */
  readonly time?: string;
  readonly readModels?: ReadModelsCommitment;
}

/** What the read models came to once they held so many events. */
export interface ReadModelsCommitment {
  readonly position: bigint;
  /** 32 bytes. */
  readonly root: Buffer;
}

export type CheckpointVerdict =
  | { readonly verdict: 'VALID'; readonly head: TreeHead; readonly key: PublicKey }
  | { readonly verdict: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' };

const MOST_LEAVES = 2n ** 63n - 1n;

/**
 * Extension lines that are known, in their order, each at most once. A hash other than SHA-256 is
 * named, SHA-256 is not. Checkpoints of earlier releases have neither time nor read models.
 */
const KNOWN_LINE = /^(?:hash|time|read-models) /;
const EXTENSIONS = new RegExp(
  '^(?<sm3>hash sm3\n)?' +
    '(?:time (?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\n)?' +
    '(?:read-models (?<position>0|[1-9]\\d{0,18}) (?<root>[A-Za-z0-9+/]{43}=)\n)?$',
);

/** The checkpoint of a head, signed by the log itself: the key's name is the origin. */
export function signCheckpoint(head: TreeHead, signer: NoteSigner): string {
  const { origin, size, root } = head;
  const body = `${origin}\n${size}\n${root.toString('base64')}\n${extensionsOf(head)}`;
  return signNote(body, origin, signer);
}

function extensionsOf({ hash, time, readModels }: TreeHead): string {
  const lines = [
    hash === 'sm3' ? 'hash sm3' : undefined,
    time && `time ${time}`,
    readModels && `read-models ${readModels.position} ${readModels.root.toString('base64')}`,
  ];
  return lines.flatMap((line) => (line ? `${line}\n` : [])).join('');
}

/**
 * What the checkpoint says, whoever signed it; undefined: it is none. Lines after the root are
 * extensions: those that are known must be well formed and in their order, others pass.
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
  if (!isOrigin(origin) || !/^(?:0|[1-9]\d{0,18})$/.test(size) || root?.length !== HASH_BYTES) {
    return undefined;
  }
  const said = extensionsIn(extensions, BigInt(size));
  if (said === undefined || BigInt(size) > MOST_LEAVES) return undefined;
  return { origin, size: BigInt(size), root, ...said };
}

function extensionsIn(
  lines: readonly string[],
  size: bigint,
): Pick<TreeHead, 'hash' | 'time' | 'readModels'> | undefined {
  const known = lines.filter((line) => KNOWN_LINE.test(line));
  const said = EXTENSIONS.exec(known.map((line) => `${line}\n`).join(''))?.groups;
  if (!said || (said['time'] !== undefined && !isInstant(said['time']))) return undefined;
  const hash = said['sm3'] === undefined ? 'sha256' : 'sm3';
  const timed =
    said['time'] === undefined ? ({ hash } as const) : ({ hash, time: said['time'] } as const);
  if (said['root'] === undefined) return timed;
  const [position, root] = [BigInt(said['position']!), canonicalBase64(said['root'])];
  return root && position <= size ? { ...timed, readModels: { position, root } } : undefined;
}
