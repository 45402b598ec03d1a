/**
 * Tree heads as C2SP checkpoints (c2sp.org/tlog-checkpoint) in signed notes (c2sp.org/signed-note),
 * with Ed25519 (RFC 8032).
 */
import { type KeyObject, createPublicKey, hash, sign, verify } from 'node:crypto';
import { HASH_BYTES } from './merkle.js';

/** A tree head: so many leaves of that log have this root. */
export interface TreeHead {
  /** Names the log: no blank and no plus in it. */
  readonly origin: string;
  readonly size: bigint;
  readonly root: Buffer;
}

/** Who signs, and 32 bytes of an Ed25519 public key. */
export interface PublicKey {
  readonly name: string;
  readonly bytes: Buffer;
}

interface NoteSignature {
  readonly name: string;
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

export type CheckpointVerdict =
  | { readonly verdict: 'VALID'; readonly head: TreeHead; readonly key: PublicKey }
  | { readonly verdict: 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' };

const ED25519 = 0x01;
const PUBLIC_KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
/** What stands before the 32 bytes in the DER form of an Ed25519 public key (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const MOST_LEAVES = 2n ** 63n - 1n;

/** First four bytes of SHA-256 over name, newline, 0x01 and the key. */
export function keyId({ name, bytes }: PublicKey): Buffer {
  const named = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), bytes]);
  return hash('sha256', named, 'buffer').subarray(0, KEY_ID_BYTES);
}

/** `name+id+key`: a verifier key in the form of signed notes. */
export function formatKey(key: PublicKey): string {
  const typed = Buffer.concat([Buffer.of(ED25519), key.bytes]).toString('base64');
  return `${key.name}+${keyId(key).toString('hex')}+${typed}`;
}

/** undefined: that is no verifier key of Ed25519, or its id is not its own. */
export function parseKey(text: string): PublicKey | undefined {
  const [, name, id, typed] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || typed === undefined) return undefined;
  const decoded = Buffer.from(typed, 'base64');
  if (decoded.length !== 1 + PUBLIC_KEY_BYTES || decoded[0] !== ED25519) return undefined;
  const key = { name, bytes: decoded.subarray(1) };
  return keyId(key).toString('hex') === id ? key : undefined;
}

export function publicKeyOf(name: string, privateKey: KeyObject): PublicKey {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return { name, bytes: der.subarray(SPKI_PREFIX.length) };
}

/** The checkpoint of a head, with one signature. */
export function signCheckpoint(head: TreeHead, name: string, privateKey: KeyObject): string {
  const body = `${head.origin}\n${head.size}\n${head.root.toString('base64')}\n`;
  const signature = sign(null, Buffer.from(body), privateKey);
  const signed = Buffer.concat([keyId(publicKeyOf(name, privateKey)), signature]);
  return `${body}\n— ${name} ${signed.toString('base64')}\n`;
}

/**
 * What the checkpoint says, whoever signed it; undefined: it is none. Lines after the root are
 * extensions and pass.
 */
export function readCheckpoint(text: string): TreeHead | undefined {
  return parsed(text)?.head;
}

/**
 * A signature of one of the keys must be there and good. Signatures of others, such as witnesses,
 * pass.
 */
export function verifyCheckpoint(text: string, keys: readonly PublicKey[]): CheckpointVerdict {
  const note = parsed(text);
  if (!note) return { verdict: 'MALFORMED' };
  for (const { name, keyId: id, signature } of note.signatures) {
    const key = keys.find((known) => known.name === name && keyId(known).equals(id));
    if (!key) continue;
    const good = verify(null, Buffer.from(note.body), publicKeyObject(key), signature);
    return good ? { verdict: 'VALID', head: note.head, key } : { verdict: 'BAD_SIGNATURE' };
  }
  return { verdict: 'UNKNOWN_KEY' };
}

function publicKeyObject({ bytes }: PublicKey): KeyObject {
  const key = Buffer.concat([SPKI_PREFIX, bytes]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

interface Note {
  readonly body: string;
  readonly head: TreeHead;
  readonly signatures: readonly NoteSignature[];
}

function parsed(text: string): Note | undefined {
  const end = text.lastIndexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) return undefined;
  const body = text.slice(0, end + 1);
  const head = headIn(body);
  const lines = text.slice(end + 2, -1).split('\n');
  const signatures = lines.map(signatureIn);
  if (!head || signatures.includes(undefined)) return undefined;
  return { body, head, signatures: signatures as NoteSignature[] };
}

function headIn(body: string): TreeHead | undefined {
  const [origin = '', size = '', root64 = ''] = body.split('\n');
  const root = canonicalBase64(root64);
  if (origin === '' || !/^(?:0|[1-9]\d{0,18})$/.test(size) || root?.length !== HASH_BYTES) {
    return undefined;
  }
  return BigInt(size) > MOST_LEAVES ? undefined : { origin, size: BigInt(size), root };
}

function signatureIn(line: string): NoteSignature | undefined {
  const [, name, signed = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = canonicalBase64(signed);
  if (name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  return {
    name,
    keyId: bytes.subarray(0, KEY_ID_BYTES),
    signature: bytes.subarray(KEY_ID_BYTES),
  };
}

/** One text for one value: padding and unused bits as they must be. */
function canonicalBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
