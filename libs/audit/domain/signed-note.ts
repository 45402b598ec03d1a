/** Texts with signatures below: C2SP signed notes (c2sp.org/signed-note), Ed25519 (RFC 8032). */
import { KeyObject, createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';

/** Who signs, and 32 bytes of an Ed25519 public key. */
export interface PublicKey {
  readonly name: string;
  readonly bytes: Buffer;
}

/** An Ed25519 key: in memory, or in a device that signs with it and never shows it. */
export type NoteSigner = KeyObject | SigningDevice;

export interface SigningDevice {
  /** 32 bytes. */
  readonly publicKey: Buffer;
  sign(message: Buffer): Buffer;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

export interface Note {
  /** What is signed: up to and with the newline before the blank line. */
  readonly body: string;
  readonly signatures: readonly NoteSignature[];
}

/** What the signature line of a key holds: a signature, or a cosignature with its time. */
export const SIGNATURE_KIND = { signature: 0x01, cosignature: 0x04 } as const;
export type SignatureKind = keyof typeof SIGNATURE_KIND;

const PUBLIC_KEY_BYTES = 32;
const KEY_ID_BYTES = 4;
const MOST_ORIGIN_BYTES = 255;
/** What stands before the 32 bytes of a key in DER (RFC 8410): a public one, a private one. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** First four bytes of SHA-256 over name, newline, the byte of the kind and the key. */
export function keyId({ name, bytes }: PublicKey, kind: SignatureKind = 'signature'): Buffer {
  const typed = Buffer.concat([Buffer.of(SIGNATURE_KIND[kind]), bytes]);
  const named = Buffer.concat([Buffer.from(`${name}\n`), typed]);
  return hash('sha256', named, 'buffer').subarray(0, KEY_ID_BYTES);
}

/** `name+id+key`: a verifier key in the form of signed notes. */
export function formatKey(key: PublicKey, kind: SignatureKind = 'signature'): string {
  const typed = Buffer.concat([Buffer.of(SIGNATURE_KIND[kind]), key.bytes]).toString('base64');
  return `${key.name}+${keyId(key, kind).toString('hex')}+${typed}`;
}

/** undefined: that is no Ed25519 key of the kind, or its id is not its own. */
export function parseKey(text: string, kind: SignatureKind = 'signature'): PublicKey | undefined {
  const [, name, id, typed] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || typed === undefined) return undefined;
  const decoded = Buffer.from(typed, 'base64');
  if (decoded.length !== 1 + PUBLIC_KEY_BYTES || decoded[0] !== SIGNATURE_KIND[kind]) {
    return undefined;
  }
  const key = { name, bytes: decoded.subarray(1) };
  return keyId(key, kind).toString('hex') === id ? key : undefined;
}

/**
 * Whether a log may be named so: 1 to 255 bytes of UTF-8 without blanks, control characters and
 * pluses. What ends like the name of a key of receipts would make that key one of checkpoints.
 */
export function isOrigin(text: string): boolean {
  return (
    /^[^\s\p{Cc}+]+$/u.test(text) &&
    Buffer.byteLength(text) <= MOST_ORIGIN_BYTES &&
    !text.endsWith('/receipts')
  );
}

/** @param seed 32 bytes */
export function privateKeyOf(seed: Buffer): KeyObject {
  const key = Buffer.concat([PKCS8_PREFIX, seed]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

export function publicKeyOf(name: string, signer: NoteSigner): PublicKey {
  if (!(signer instanceof KeyObject)) return { name, bytes: signer.publicKey };
  const der = createPublicKey(signer).export({ type: 'spki', format: 'der' });
  return { name, bytes: der.subarray(SPKI_PREFIX.length) };
}

export function signedBy(signer: NoteSigner, message: string): Buffer {
  const bytes = Buffer.from(message);
  return signer instanceof KeyObject ? sign(null, bytes, signer) : signer.sign(bytes);
}

/** The body, which ends in a newline, with one signature. */
export function signNote(body: string, name: string, signer: NoteSigner): string {
  const signature = signedBy(signer, body);
  return `${body}\n${signatureLine(name, keyId(publicKeyOf(name, signer)), signature)}`;
}

export function signatureLine(name: string, id: Buffer, signature: Buffer): string {
  return `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
}

/** Made once a key: that takes as long as verifying a signature. */
const madeOf = new WeakMap<Buffer, KeyObject>();

/** Whether the signature is of the key, over these bytes. */
export function isSignedBy({ bytes }: PublicKey, message: string, signature: Buffer): boolean {
  let publicKey = madeOf.get(bytes);
  if (!publicKey) {
    const key = Buffer.concat([SPKI_PREFIX, bytes]);
    publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    madeOf.set(bytes, publicKey);
  }
  return verify(null, Buffer.from(message), publicKey, signature);
}

/** undefined: that is no note. */
export function parseNote(text: string): Note | undefined {
  const end = text.lastIndexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) return undefined;
  const lines = text.slice(end + 2, -1).split('\n');
  const signatures = lines.map(signatureIn);
  const body = text.slice(0, end + 1);
  if (signatures.includes(undefined) || body.includes('\n\n')) return undefined;
  return { body, signatures: signatures as NoteSignature[] };
}

export type NoteVerdict =
  | { readonly verdict: 'VALID'; readonly key: PublicKey }
  | { readonly verdict: 'UNKNOWN_KEY' | 'BAD_SIGNATURE' };

/** The first signature of that name by a known key must be good. Others pass. */
export function verifyNote(note: Note, name: string, keys: readonly PublicKey[]): NoteVerdict {
  for (const found of note.signatures) {
    if (found.name !== name) continue;
    const key = keys.find((known) => known.name === name && keyId(known).equals(found.keyId));
    if (!key) continue;
    const good = isSignedBy(key, note.body, found.signature);
    return good ? { verdict: 'VALID', key } : { verdict: 'BAD_SIGNATURE' };
  }
  return { verdict: 'UNKNOWN_KEY' };
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
export function canonicalBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
