#!/usr/bin/env node
/**
 * Verifies an evidence bundle of Doudi without Doudi: plain JavaScript, Node 20 or later, no
 * package. What is computed here stands in docs/audit-proof.md. 离线核验证据包，不依赖任何软件包。
 *
 *   node verify.mjs bundle.zip [--checkpoint kept.txt]… [--keys keys.txt] [--receipts receipts.txt]
 *     [--witnesses witnesses.txt [--quorum N]] [--inclusion answer.json]
 *   node verify.mjs --vectors proof-vectors.json
 *
 * --checkpoint: a checkpoint that you kept 您留存的检查点; --keys: public keys that you trust, one a
 * line, instead of the first of the bundle; keys that they announced follow 您信任的公钥;
 * --receipts: receipts of writes that you kept 您留存的回执; --witnesses: keys of witnesses, of whom
 * N (else all) must have cosigned 见证人公钥; --inclusion: the answer that proves, after the next
 * seal, that this bundle was taken 带出事件的证明.
 * Ends with 0 where it holds against something from outside, 1 with faults, 2 for a wrong call,
 * 3 where it is consistent in itself alone or something is not covered.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

// ---- SM3 (GB/T 32905-2016), since not every Node has it

const turned = (word, by) => (word << by) | (word >>> (32 - by));
const permuted = (word, one, other) => word ^ turned(word, one) ^ turned(word, other);

function sm3(...parts) {
  const message = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const padded = Buffer.alloc(Math.ceil((message.length + 9) / 64) * 64);
  message.copy(padded);
  padded[message.length] = 0x80;
  padded.writeBigUInt64BE(BigInt(message.length) * 8n, padded.length - 8);
  let state = [
    0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
  ];
  const w = new Int32Array(68);
  for (let at = 0; at < padded.length; at += 64) {
    for (let j = 0; j < 16; j++) w[j] = padded.readInt32BE(at + j * 4);
    for (let j = 16; j < 68; j++) {
      const mixed = w[j - 16] ^ w[j - 9] ^ turned(w[j - 3], 15);
      w[j] = permuted(mixed, 15, 23) ^ turned(w[j - 13], 7) ^ w[j - 6];
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let j = 0; j < 64; j++) {
      const constant = turned(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32);
      const ss1 = turned((turned(a, 12) + e + constant) | 0, 7);
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g);
      const tt1 = (ff + d + (ss1 ^ turned(a, 12)) + (w[j] ^ w[j + 4])) | 0;
      const tt2 = (gg + h + ss1 + w[j]) | 0;
      [d, c, b, a] = [c, turned(b, 9), a, tt1];
      [h, g, f, e] = [g, turned(f, 19), e, permuted(tt2, 9, 17)];
    }
    state = [a, b, c, d, e, f, g, h].map((word, place) => word ^ state[place]);
  }
  const digest = Buffer.alloc(32);
  state.forEach((word, place) => digest.writeInt32BE(word, place * 4));
  return digest;
}

/** By the name that a checkpoint gives, or none. */
const hashBy = { sha256, sm3 };

// ---- canonical bytes and leaves

const BEGIN = Date.UTC(2000, 0, 1);

function whole(bytes, value) {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigInt64BE(BigInt(value));
  else buffer.writeInt32BE(Number(value));
  return buffer;
}

/** Microseconds from 2000; the text may have up to six places of a second. */
function microseconds(instant) {
  const [, seconds, fraction = ''] = /^(.{19})(?:\.(\d{1,6}))?Z$/.exec(instant);
  return BigInt(Date.parse(`${seconds}Z`) - BEGIN) * 1000n + BigInt(fraction.padEnd(6, '0'));
}

export function canonicalBytes(event) {
  const fields = [
    whole(8, event.position),
    Buffer.from(event.stream),
    whole(8, event.revision),
    Buffer.from(event.id.replaceAll('-', ''), 'hex'),
    Buffer.from(event.type),
    whole(4, event.schemaVersion),
    whole(4, (Date.parse(`${event.occurredOn}T00:00:00Z`) - BEGIN) / 86_400_000),
    whole(8, microseconds(event.recordedAt)),
    Buffer.from(event.metadata),
    Buffer.from(event.data),
  ];
  const parts = fields.flatMap((field) => [whole(4, field.length), field]);
  return Buffer.concat([Buffer.of(0x01), ...parts]);
}

export const leafHash = (event, by = 'sha256') =>
  hashBy[by](Buffer.of(0x00), canonicalBytes(event));

// ---- the tree: RFC 6962, verified as RFC 9162 says

const nodeHash = (left, right, by) => hashBy[by](Buffer.of(0x01), left, right);
const isNoHash = (bytes) => bytes.length !== 32;

/** How many hashes a proof has, by the shape of the tree. */
function inclusionLength(index, size) {
  let [from, to, count] = [0n, size, 0];
  for (; to - from > 1n; count++) {
    const middle = from + powerBelow(to - from);
    if (index < middle) to = middle;
    else from = middle;
  }
  return count;
}

function consistencyLength(older, size) {
  if (older === 0n) return 0;
  let [from, to, count] = [0n, size, 0];
  for (; older < to; count++) {
    const middle = from + powerBelow(to - from);
    if (older <= middle) to = middle;
    else from = middle;
  }
  return from > 0n ? count + 1 : count;
}

function powerBelow(size) {
  let power = 1n;
  while (power * 2n < size) power *= 2n;
  return power;
}

export function verifyInclusion({ leaf, index, size, proof, root, hash = 'sha256' }) {
  if ([leaf, root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (index < 0n || index >= size) return 'INDEX_BEYOND_SIZE';
  if (proof.length !== inclusionLength(index, size)) return 'PROOF_LENGTH';
  return headBy({ leaf, index, size, proof, hash }).equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

/** The head to which a proof of the right length leads. */
function headBy({ leaf, index, size, proof, hash = 'sha256' }) {
  let [fn, sn, head] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (fn & 1n || fn === sn) {
      head = nodeHash(sibling, head, hash);
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      head = nodeHash(head, sibling, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return head;
}

export function verifyConsistency({ older, size, proof, olderRoot, root, hash = 'sha256' }) {
  if ([olderRoot, root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (older < 0n || older > size) return 'SIZES_REVERSED';
  if (proof.length !== consistencyLength(older, size)) return 'PROOF_LENGTH';
  if (older === 0n && !olderRoot.equals(hashBy[hash]())) return 'OLDER_ROOT_MISMATCH';
  if (older === size) return olderRoot.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
  if (older === 0n) return 'VALID';
  const [first, ...others] = older & (older - 1n) ? proof : [olderRoot, ...proof];
  let [fn, sn, before, after] = [older - 1n, size - 1n, first, first];
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  for (const sibling of others) {
    if (fn & 1n || fn === sn) {
      before = nodeHash(sibling, before, hash);
      after = nodeHash(sibling, after, hash);
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      after = nodeHash(after, sibling, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (!before.equals(olderRoot)) return 'OLDER_ROOT_MISMATCH';
  return after.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

// ---- checkpoints: C2SP signed notes with Ed25519

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

function base64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

const SIGNATURE = 0x01;
const COSIGNATURE = 0x04;

export function parseKey(line, kind = SIGNATURE) {
  const [, name, id, typed] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
  const bytes = typed === undefined ? undefined : base64(typed);
  if (bytes?.length !== 33 || bytes[0] !== kind) return undefined;
  const ownId = sha256(`${name}\n`, bytes).subarray(0, 4);
  return ownId.toString('hex') === id ? { name, id: ownId, bytes: bytes.subarray(1) } : undefined;
}

function parseNote(text) {
  const end = text.lastIndexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) return undefined;
  const lines = text.slice(end + 2, -1).split('\n');
  const signatures = lines.map(signatureIn);
  const body = text.slice(0, end + 1);
  if (signatures.includes(undefined) || body.includes('\n\n')) return undefined;
  return { body, signatures };
}

function isSignedBy(key, message, signature) {
  const der = Buffer.concat([SPKI, key.bytes]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(message), publicKey, signature);
}

/** By the first signature of that name whose key is known. */
function noteVerdict({ body, signatures }, signer, keys) {
  for (const { name, id, signature } of signatures) {
    const key = keys.find((known) => name === signer && known.name === name && known.id.equals(id));
    if (key) return isSignedBy(key, body, signature) ? 'VALID' : 'BAD_SIGNATURE';
  }
  return 'UNKNOWN_KEY';
}

const signerOf = ({ signatures }, signer, keys) =>
  signatures
    .map(({ name, id }) =>
      keys.find((key) => name === signer && key.name === name && key.id.equals(id)),
    )
    .find(Boolean);

/** A name that ended so would make the key of receipts of another log one of checkpoints. */
const isOrigin = (text) =>
  /^[^\s\p{Cc}+]+$/u.test(text) && Buffer.byteLength(text) <= 255 && !text.endsWith('/receipts');

const isWhole = (digits) => /^(?:0|[1-9]\d{0,18})$/.test(digits) && BigInt(digits) < 2n ** 63n;

const EXTENSIONS =
  /^(hash sm3\n)?(?:time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n)?(?:read-models (\d+) (\S+)\n)?$/;

const isInstant = (text) => {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString() === text;
};

/** What the lines after the root say; undefined: a known one is malformed, twice or out of order. */
function extensionsIn(lines) {
  const known = lines.filter((line) => /^(?:hash|time|read-models) /.test(line));
  const said = EXTENSIONS.exec(known.map((line) => `${line}\n`).join(''));
  if (!said) return undefined;
  const [, sm3, time, position, commitment] = said;
  if (time !== undefined && !isInstant(time)) return undefined;
  if (position !== undefined && !(isWhole(position) && base64(commitment)?.length === 32)) {
    return undefined;
  }
  return { hash: sm3 ? 'sm3' : 'sha256', time, readModels: position && { position, commitment } };
}

export function verifyCheckpoint(text, keys) {
  const note = parseNote(text);
  if (!note) return { verdict: 'MALFORMED' };
  const [origin = '', size = '', root64 = '', ...extensions] = note.body.split('\n');
  const [root, said] = [base64(root64), extensionsIn(extensions)];
  if (!isOrigin(origin) || !isWhole(size) || root?.length !== 32 || said === undefined) {
    return { verdict: 'MALFORMED' };
  }
  const committed = said.readModels?.position ?? 0;
  if (BigInt(committed) > BigInt(size)) return { verdict: 'MALFORMED' };
  const verdict = noteVerdict(note, origin, keys);
  if (verdict !== 'VALID') return { verdict };
  const key = signerOf(note, origin, keys);
  return { verdict, origin, size: BigInt(size), root, ...said, key };
}

// ---- how one key of seals follows another

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/;

export const announcementsIn = (text) =>
  text.split(/^(?=doudi-(?:seal-key|origin-end)\/1$)/m).filter((part) => part.trim() !== '');

function announcementIn({ body }) {
  const [format, origin, at, size, older, newer, ...more] = body.slice(0, -1).split('\n');
  if (format !== 'doudi-seal-key/1' || newer === undefined || more.length > 0) return undefined;
  const [before, after] = [parseKey(older), parseKey(newer)];
  if (!INSTANT.test(at) || !isWhole(size) || !isOrigin(origin)) return undefined;
  if (before?.name !== origin || after?.name !== origin) return undefined;
  return { origin, size: BigInt(size), older: before, newer: after };
}

const sizedRoot = (line) => {
  const [, size, root64] = /^(\d+) (\S+)$/.exec(line ?? '') ?? [];
  const root = base64(root64 ?? '');
  return size && isWhole(size) && root?.length === 32 ? { size: BigInt(size), root } : undefined;
};

/** A log that ended after a restore: up to `same` the one that follows has the same leaves. */
function originEndIn({ body }) {
  const [format, ended, at, same64, last64, key, ...words] = body.slice(0, -1).split('\n');
  const [same, last, newer] = [sizedRoot(same64), sizedRoot(last64), parseKey(key ?? '')];
  if (format !== 'doudi-origin-end/1' || words.length !== 2 || words.includes('')) return undefined;
  if (!isOrigin(ended) || !/^.{19}\.\d{3}Z$/.test(at) || !isInstant(at)) return undefined;
  if (same === undefined || last === undefined || same.size > last.size) return undefined;
  if (same.size === last.size && !same.root.equals(last.root)) return undefined;
  const isNext = newer && newer.name !== ended && isOrigin(newer.name);
  const [person, reason] = words;
  return isNext ? { ended, same, last, newer, person, reason } : undefined;
}

/** The keys of a log in their turn: `after` and `upTo` are sizes of checkpoints. */
export class Succession {
  constructor(trusted) {
    this.terms = trusted.map((key) => ({ key, after: -1n, upTo: undefined }));
    this.ends = [];
  }

  termOf({ name, bytes }) {
    return this.terms.find(({ key }) => key.name === name && key.bytes.equals(bytes));
  }

  take(text) {
    const note = parseNote(text);
    const end = note && originEndIn(note);
    if (end) return this.takeEnd(note, end);
    const said = note && announcementIn(note);
    if (!said) return 'MALFORMED';
    const term = this.termOf(said.older);
    if (!term) return 'UNKNOWN_KEY';
    const verdict = noteVerdict(note, said.origin, [said.older]);
    if (verdict !== 'VALID') return verdict;
    const next = this.termOf(said.newer);
    const isOver = term.upTo !== undefined || next === term || next?.upTo !== undefined;
    if (isOver || said.size < term.after) return 'OUT_OF_TURN';
    term.upTo = said.size;
    if (!next) this.terms.push({ key: said.newer, after: said.size, upTo: undefined });
    return 'VALID';
  }

  takeEnd(note, end) {
    const { ended, same, last, newer } = end;
    const keys = this.terms.map(({ key }) => key);
    const verdict = noteVerdict(note, ended, keys);
    if (verdict !== 'VALID') return verdict;
    const term = this.termOf(signerOf(note, ended, keys));
    const next = this.termOf(newer);
    const isBack = this.ends.some((before) => before.ended === newer.name);
    const isOver = term.upTo !== undefined || next?.upTo !== undefined;
    if (isOver || isBack || same.size < term.after) return 'OUT_OF_TURN';
    for (const one of this.terms) {
      const isPast = one.upTo !== undefined && one.upTo <= same.size;
      if (one.key.name !== ended || isPast) continue;
      Object.assign(one, { upTo: same.size, givenUpTo: last.size });
    }
    if (!next) this.terms.push({ key: newer, after: same.size, upTo: undefined });
    this.ends.push(end);
    return 'VALID';
  }

  verify(checkpoint) {
    const keys = this.terms.map(({ key }) => key);
    const said = verifyCheckpoint(checkpoint, keys);
    if (said.verdict !== 'VALID') return said;
    const { after, upTo, givenUpTo = 0n } = this.termOf(said.key);
    if (said.size > after && (upTo === undefined || said.size <= upTo)) return said;
    const isGivenUp = said.size > after && said.size <= givenUpTo;
    if (!isGivenUp) return { verdict: 'OUT_OF_TURN' };
    const end = this.ends.find(({ ended }) => ended === said.origin);
    return { verdict: 'GIVEN_UP', size: said.size, end };
  }

  /** The ends that lead from a log to the one that goes on; undefined: they do not. */
  endsBetween(origin, present) {
    const path = [];
    for (let at = origin; at !== present; at = path.at(-1).newer.name) {
      const end = this.ends.find(({ ended }) => ended === at);
      if (!end) return undefined;
      path.push(end);
    }
    return path;
  }
}

// ---- cosignatures of witnesses: c2sp.org/tlog-cosignature

export function verifyCosignature(checkpoint, witness) {
  const note = parseNote(checkpoint);
  if (!note) return 'MALFORMED';
  const own = note.signatures.filter(
    ({ name, id }) => name === witness.name && id.equals(witness.id),
  );
  if (own.length === 0) return 'UNKNOWN_KEY';
  const isGood = own.some(({ signature }) => {
    if (signature.length !== 72) return false;
    const time = signature.readBigUInt64BE();
    const message = `cosignature/v1\ntime ${time}\n${note.body}`;
    return time < 2n ** 63n && isSignedBy(witness, message, signature.subarray(8));
  });
  return isGood ? 'VALID' : 'BAD_SIGNATURE';
}

/** How many witnesses, that differ by key, have cosigned. */
function cosigned(checkpoint, witnesses) {
  const byKey = new Map(witnesses.map((witness) => [witness.bytes.toString('hex'), witness]));
  return [...byKey.values()].filter((it) => verifyCosignature(checkpoint, it) === 'VALID').length;
}

// ---- receipts of writes

export function verifyReceipt(text, keys) {
  const note = parseNote(text);
  if (!note) return { verdict: 'MALFORMED' };
  const [format, origin = '', recordedAt = '', ...lines] = note.body.slice(0, -1).split('\n');
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/.test(recordedAt);
  const leaves = lines.map((line) => {
    const [, position, leaf64 = ''] = /^([1-9]\d{0,18}) (\S+)$/.exec(line) ?? [];
    const leaf = base64(leaf64);
    if (position === undefined || leaf?.length !== 32) return undefined;
    return { position: BigInt(position), leaf };
  });
  const isReceipt = format === 'doudi-receipt/1' && isOrigin(origin) && isTime;
  if (!isReceipt || leaves.length === 0 || leaves.includes(undefined)) {
    return { verdict: 'MALFORMED' };
  }
  const verdict = noteVerdict(note, `${origin}/receipts`, keys);
  if (verdict !== 'VALID') return { verdict };
  return { verdict, origin, leaves, key: signerOf(note, `${origin}/receipts`, keys) };
}

/** `standing` tells of a position which leaf stands there, and the proof under the checkpoint. */
export function verifyPromises({ origin, leaves }, checkpoint, standing) {
  if (origin !== checkpoint.origin) return 'OTHER_LOG';
  const { size, root, hash } = checkpoint;
  for (const { position, leaf } of leaves) {
    const there = standing(position);
    if (position > size || !there) return 'NOT_COVERED';
    const verdict = verifyInclusion({ ...there, index: position - 1n, size, root, hash });
    if (verdict !== 'VALID') return verdict;
    if (!leaf.equals(there.leaf)) return 'RECEIPT_BROKEN';
  }
  return 'VALID';
}

const receiptsIn = (text) =>
  text.split(/^(?=doudi-receipt\/1$)/m).filter((part) => part.trim() !== '');

function signatureIn(line) {
  const [, name, signed = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = base64(signed);
  if (name === undefined || bytes === undefined || bytes.length <= 4) return undefined;
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

// ---- the vectors

const hex = (text) => Buffer.from(text, 'hex');

export function verdictOf(vector) {
  const { hash = 'sha256' } = vector;
  const hashes = { hash, proof: vector.proof?.map(hex), root: hex(vector.root ?? '') };
  switch (vector.kind) {
    case 'digest':
      return hashBy[hash](hex(vector.input)).equals(hex(vector.digest))
        ? 'VALID'
        : 'DIGEST_MISMATCH';
    case 'leaf':
      if (!canonicalBytes(vector.event).equals(hex(vector.canonical))) return 'CANONICAL_MISMATCH';
      return leafHash(vector.event, hash).equals(hex(vector.leaf)) ? 'VALID' : 'LEAF_MISMATCH';
    case 'inclusion': {
      const [index, size] = [BigInt(vector.index), BigInt(vector.size)];
      return verifyInclusion({ ...hashes, leaf: hex(vector.leaf), index, size });
    }
    case 'consistency': {
      const [older, size] = [BigInt(vector.older), BigInt(vector.size)];
      return verifyConsistency({ ...hashes, olderRoot: hex(vector.olderRoot), older, size });
    }
    case 'checkpoint':
      return verifyCheckpoint(vector.checkpoint, keysOf(vector)).verdict;
    case 'succession': {
      const succession = new Succession(keysOf(vector));
      const said = vector.announcements.map((text) => succession.take(text));
      return [...said, succession.verify(vector.checkpoint).verdict].join(' ');
    }
    case 'receipt':
      return verifyReceipt(vector.receipt, keysOf(vector)).verdict;
    case 'cosignature':
      return verifyCosignature(vector.checkpoint, parseKey(vector.witness, COSIGNATURE));
    case 'promise':
      return promiseVerdict(vector);
    case 'zip':
      return codeOf(() => unzip(hex(vector.zip)));
    case 'members':
      return codeOf(() => strictJson(vector.text));
    case 'county':
      return countyVerdict(vector);
    case 'ledger': {
      const accounts = new CountyAccounts(vector.region);
      for (const { type, data } of vector.events) accounts.take(type, data);
      const due = accounts.ledger(vector.year);
      return differences(vector.ledger, due, '').length === 0 ? 'VALID' : 'LEDGER_MISMATCH';
    }
    default:
      return 'UNKNOWN_KIND';
  }
}

function codeOf(work) {
  try {
    work();
    return 'VALID';
  } catch (error) {
    return error.code;
  }
}

function countyVerdict({ region, position, events, leaf }) {
  const history = new CountyHistory(region);
  for (const event of events) history.take(event);
  return leaf === history.leafAt(position) ? 'VALID' : 'COUNTY_MISMATCH';
}

/** A county's leaf among the counties', and the head of the tables' beside it, under their root. */
export function verifyCommitted({ leaf, index, size, proof, root }) {
  const [path, tables] = [proof.slice(0, -1), proof.at(-1)];
  if ([root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (index < 0n || index >= size) return 'INDEX_BEYOND_SIZE';
  if (!tables || path.length !== inclusionLength(index, size)) return 'PROOF_LENGTH';
  const own = sha256(Buffer.of(0x00), leaf);
  const head = headBy({ leaf: own, index, size, proof: path });
  return sha256(Buffer.of(0x01), head, tables).equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

const keysOf = (vector) => vector.keys.map((key) => parseKey(key));

function promiseVerdict(vector) {
  const receipt = verifyReceipt(vector.receipt, keysOf(vector));
  if (receipt.verdict !== 'VALID') return receipt.verdict;
  const { origin, size, root, standing, hash } = vector;
  const head = { origin, size: BigInt(size), root: hex(root), hash };
  return verifyPromises(receipt, head, (position) => {
    const there = standing[position];
    return there && { leaf: hex(there.leaf), proof: there.proof.map(hex) };
  });
}

function verifyVectors(path) {
  const vectors = JSON.parse(readFileSync(path, 'utf8'));
  let wrong = 0;
  for (const vector of vectors) {
    const verdict = verdictOf(vector);
    if (verdict === vector.verdict) continue;
    wrong++;
    console.log(`${vector.name}: ${verdict}, 应为 due ${vector.verdict}`);
  }
  console.log(`${vectors.length - wrong}/${vectors.length} 个用例一致 vectors agree`);
  return wrong === 0 ? HOLDS : FAULT;
}

// ---- strict JSON and strict zip

/** Every text of a JSON text, and after the name of a member its colon. */
const TEXT_OR_NAME = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

const membersIn = (value) => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((count, item) => count + membersIn(item), own);
};

/** Refuses what parsers understand differently: members of one name in one object. */
export function strictJson(text) {
  const value = JSON.parse(text);
  let written = 0;
  for (const [, colon] of text.matchAll(TEXT_OR_NAME)) if (colon !== undefined) written++;
  if (written !== membersIn(value)) throw new Fault('MEMBER_DOUBLED');
  return value;
}

class Fault extends Error {
  constructor(code, place = '') {
    super(`${code} ${place}`.trim());
    Object.assign(this, { code, place });
  }
}

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const [LOCAL, CENTRAL, END, DESCRIPTOR] = [0x04034b50, 0x02014b50, 0x06054b50, 0x08074b50];
const [SIZES_FOLLOW, UTF8] = [0x0008, 0x0800];
/** Of the central header alone: times that Info-ZIP adds, and nothing else. */
const isTimes = (extra) =>
  extra.length === 0 || (extra.length === 9 && extra.readUInt16LE() === 0x5455);

function centralHeader(bytes, at) {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL)
    throw new Fault('ZIP_DIRECTORY');
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
    bytes.readUInt16LE(at + place),
  );
  const nameEnd = at + 46 + nameLength;
  const rawName = bytes.subarray(at + 46, nameEnd);
  const name = rawName.toString('utf8');
  const isPlain = /^[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)?$/.test(name);
  if (!isPlain || name.split('/').some((part) => part === '.' || part === '..'))
    throw new Fault('ZIP_NAME', JSON.stringify(name));
  const header = {
    name,
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    local: bytes.readUInt32LE(at + 42),
    next: nameEnd + extraLength + commentLength,
  };
  const isPlainEntry =
    (header.flags & ~(SIZES_FOLLOW | UTF8)) === 0 &&
    (header.method === 0 || header.method === 8) &&
    isTimes(bytes.subarray(nameEnd, nameEnd + extraLength)) &&
    commentLength === 0 &&
    bytes.readUInt16LE(at + 34) === 0;
  if (!isPlainEntry) throw new Fault('ZIP_DIRECTORY', name);
  return header;
}

/** Where the entry ends. Its local header must say what the directory says, and nothing more. */
function localEnd(bytes, { name, flags, method, crc, packed, size, local }) {
  const differs = () => new Fault('ZIP_HEADERS_DIFFER', name);
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw differs();
  const start = local + 30 + bytes.readUInt16LE(local + 26);
  const sizes = [14, 18, 22].map((place) => bytes.readUInt32LE(local + place));
  const follow = (flags & SIZES_FOLLOW) !== 0;
  const due = follow ? [0, 0, 0] : [crc, packed, size];
  const isSame =
    bytes.toString('utf8', local + 30, start) === name &&
    bytes.readUInt16LE(local + 6) === flags &&
    bytes.readUInt16LE(local + 8) === method &&
    bytes.readUInt16LE(local + 28) === 0 &&
    sizes.every((value, place) => value === due[place]);
  if (!isSame || start + packed + (follow ? 16 : 0) > bytes.length) throw differs();
  if (!follow) return [start, start + packed];
  const after = [0, 4, 8, 12].map((place) => bytes.readUInt32LE(start + packed + place));
  if ([DESCRIPTOR, crc, packed, size].some((value, place) => value !== after[place]))
    throw differs();
  return [start, start + packed + 16];
}

/** Where files would be unpacked: one place each, also where capitals do not count. */
class Places {
  constructor() {
    Object.assign(this, { files: new Set(), folders: new Set() });
  }

  take(name) {
    const place = name.toLowerCase();
    const [folder] = place.includes('/') ? place.split('/') : [];
    const isTaken =
      this.files.has(place) || this.folders.has(place) || (folder && this.files.has(folder));
    this.files.add(place);
    if (folder) this.folders.add(folder);
    return !isTaken;
  }
}

/**
 * Files of a zip by name: stored or deflated, no zip64, no comments. Entries follow each other from
 * the first byte to the directory, which ends with the file: nothing else can hide in it.
 */
export function unzip(bytes) {
  const end = bytes.length - 22;
  if (end < 0 || bytes.readUInt32LE(end) !== END || bytes.readUInt16LE(end + 20) !== 0) {
    throw new Fault('ZIP_END');
  }
  const [disk, first, here, count] = [4, 6, 8, 10].map((place) => bytes.readUInt16LE(end + place));
  const [length, directory] = [12, 16].map((place) => bytes.readUInt32LE(end + place));
  if (disk !== 0 || first !== 0 || here !== count || directory + length !== end) {
    throw new Fault('ZIP_END');
  }
  const files = new Map();
  const places = new Places();
  const spans = [];
  let at = directory;
  for (let left = count; left > 0; left--) {
    const header = centralHeader(bytes, at);
    if (!places.take(header.name)) throw new Fault('ZIP_NAME_DOUBLED', header.name);
    const [start, over] = localEnd(bytes, header);
    files.set(header.name, contentOf(bytes.subarray(start, start + header.packed), header));
    spans.push([header.local, over]);
    at = header.next;
  }
  if (at !== end) throw new Fault('ZIP_DIRECTORY');
  let reached = 0;
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    if (from !== reached) throw new Fault('ZIP_GAP', String(reached));
    reached = to;
  }
  if (reached !== directory) throw new Fault('ZIP_GAP', String(reached));
  return files;
}

/** @throws where bytes are left behind the end: something else could hide there */
function inflated(packed, size) {
  const options = { info: true, maxOutputLength: Math.max(size, 1) };
  const { buffer, engine } = inflateRawSync(packed, options);
  if (engine.bytesWritten !== packed.length) throw new Error('more');
  return buffer;
}

function contentOf(packed, { name, method, crc, size }) {
  let content = packed;
  try {
    if (method === 8) content = inflated(packed, size);
  } catch {
    throw new Fault('ZIP_CONTENT', name);
  }
  if (content.length !== size || crc32(content) !== crc) throw new Fault('ZIP_CONTENT', name);
  return content;
}

// ---- the ledger of a county's year, from its events alone: docs/audit-proof.md, "Ledgers"

const POOLED = new Set([
  ...['URBAN_DIBAO', 'RURAL_DIBAO', 'URBAN_DESTITUTE', 'RURAL_DESTITUTE'],
  ...['TEMPORARY_ASSISTANCE', 'VAGRANT_RELIEF', 'ORPHAN'],
]);
const REDIRECTABLE = new Set(['OWN', 'PREFECTURE', 'LAND_TRANSFER', 'GENERAL_TRANSFER']);
const MOVES = [
  ...['carriedIn', 'carriedOut', 'awarded', 'received', 'ownBudget', 'adjustedIn'],
  ...['adjustedOut', 'reclaimed', 'disbursed', 'returned'],
];

const aboveZero = (fen) => (fen > 0n ? fen : 0n);
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0n);

function yuan(fen) {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Events of before the second edition say neither class nor pooled; both follow from the program. */
const accountOf = ({ class: given, code, program = code, pooled, projectKind = null }) => {
  const of = given ?? (program === 'WORK_FUNDS' ? 'OPERATING' : 'BASIC_LIVELIHOOD');
  return {
    class: of,
    code: program,
    pooled: pooled ?? (of === 'BASIC_LIVELIHOOD' && POOLED.has(program)),
    kind: projectKind,
  };
};

const redirectableOf = (parts) =>
  sumOf(
    parts
      .filter(({ origin }) => origin.kind === 'BUDGET')
      .filter(({ origin }) => REDIRECTABLE.has(origin.budgetSource ?? 'OWN'))
      .map(({ amountFen }) => BigInt(amountFen)),
  );

/** What concerns a county: the last revision of its stream, and the province's events that name it. */
class CountyHistory {
  constructor(region) {
    Object.assign(this, { region, revision: '-1', count: 0n, running: Buffer.alloc(32) });
  }

  /** @returns whether the event concerns the county */
  take(event) {
    if (event.stream === `county-${this.region}`) {
      this.revision = event.revision;
      return true;
    }
    if (!event.stream.startsWith('province-') || !event.data.includes(`"${this.region}"`))
      return false;
    this.count++;
    this.running = sha256(this.running, leafHash(event));
    return true;
  }

  said() {
    const { region, revision, count, running } = this;
    return { region, revision, count: String(count), running: running.toString('base64') };
  }

  /** The text of the county's leaf, the events up to there taken. */
  leafAt(position) {
    const { region, revision, count, running } = this.said();
    const lines = ['doudi-county/1', region, position, revision, count, running];
    return lines.map((line) => `${line}\n`).join('');
  }
}

/** Every account of every year of one county. */
export class CountyAccounts {
  constructor(region) {
    Object.assign(this, { region, accounts: new Map(), closed: new Set() });
  }

  account(year, { class: of, code, pooled }) {
    const key = `${year}/${of}/${code}`;
    let known = this.accounts.get(key);
    if (!known) {
      const nothing = () => Object.fromEntries(MOVES.map((move) => [move, 0n]));
      known = { year, class: of, code, pooled, kind: undefined, needs: [], months: new Map() };
      Object.assign(known, { fen: nothing(), redirectable: nothing() });
      this.accounts.set(key, known);
    }
    return known;
  }

  move(sign, year, to, figure, amountFen, { parts = [], period = null } = {}) {
    const account = this.account(year, to);
    const fen = BigInt(amountFen) * sign;
    const isUntouched = MOVES.every((move) => account.fen[move] === 0n);
    if (account.kind === undefined) account.kind = to.kind ?? 'GENERAL';
    else if (to.kind !== null && isUntouched && fen > 0n) account.kind = to.kind;
    account.fen[figure] += fen;
    account.redirectable[figure] += redirectableOf(parts) * sign;
    if (period === null || !period.startsWith(`${year}-`)) return;
    const month = Number(period.slice(5));
    const of = account.months.get(month) ?? { disbursed: 0n, returned: 0n };
    account.months.set(month, { ...of, [figure]: of[figure] + fen });
  }

  /** What reaches a closed year goes on through every year up to the first open one. */
  passOn(sign, from, upTo, to, amountFen, parts = []) {
    for (let year = from; year < upTo; year++) {
      this.move(sign, year, to, 'carriedOut', amountFen, { parts });
      this.move(sign, year + 1, to, 'carriedIn', amountFen, { parts });
    }
  }

  need(sign, { fiscalYear, assessedOn, fromMonth, months, persons, monthlyAmountFen, ...of }) {
    const { needs } = this.account(fiscalYear, accountOf(of));
    const monthly = BigInt(persons) * BigInt(monthlyAmountFen);
    const key = `${assessedOn} ${fromMonth} ${months} ${persons} ${monthly}`;
    if (sign > 0n) needs.push({ key, fromMonth, months, monthly });
    else
      needs.splice(
        needs.findLastIndex((need) => need.key === key),
        1,
      );
  }

  take(type, data, sign = 1n) {
    if (type === 'EntryReversed') return this.take(data.reversed.type, data.reversed.data, -sign);
    const year = data.fiscalYear;
    if (type === 'TransferIssued') {
      for (const line of data.lines.filter(({ region }) => region === this.region)) {
        const to = accountOf({ program: data.program, ...line });
        this.move(sign, year, to, 'awarded', line.amountFen);
      }
      return;
    }
    if (data.region !== this.region) return;
    const { amountFen, period } = data;
    switch (type) {
      case 'AwardReclaimed':
        return this.move(sign, year, accountOf(data), 'reclaimed', amountFen);
      case 'OpeningBalanceEntered':
        return this.move(sign, year, accountOf(data), 'carriedIn', amountFen);
      case 'NeedAssessed':
        return this.need(sign, data);
      case 'TransferReceived':
        for (const line of data.lines ?? [data]) {
          const to = accountOf(line);
          this.move(sign, year, to, 'received', line.amountFen);
          this.passOn(sign, year, line.lots[0]?.fiscalYear ?? year, to, line.amountFen);
        }
        return;
      case 'BudgetAllocated':
        return this.move(sign, year, accountOf(data), 'ownBudget', amountFen, {
          parts: [data.lot],
        });
      case 'FundsAdjusted': {
        const { from, fromProjectKind, to, toProjectKind, draws: parts } = data;
        const [out, into] = [
          accountOf({ ...from, projectKind: fromProjectKind }),
          accountOf({ ...to, projectKind: toProjectKind }),
        ];
        this.move(sign, year, out, 'adjustedOut', amountFen, { parts });
        return this.move(sign, year, into, 'adjustedIn', amountFen, { parts });
      }
      case 'DisbursementRecorded': {
        const of = { parts: data.draws, period };
        return this.move(sign, year, accountOf(data), 'disbursed', amountFen, of);
      }
      case 'PaymentReturned': {
        const parts = data.credits.map(({ credited }) => credited);
        const to = accountOf(data);
        this.move(sign, year, to, 'returned', amountFen, { parts, period });
        return this.passOn(sign, year, parts[0]?.fiscalYear ?? year, to, amountFen, parts);
      }
      case 'CountyYearClosed':
        for (const { lot, ...to } of data.moves) {
          this.passOn(sign, year, year + 1, accountOf(to), lot.amountFen, [lot]);
        }
        this.closed.add(year);
    }
  }

  ofYear(year) {
    const own = [...this.accounts.values()].filter((account) => account.year === year);
    const named = own.map((account) => {
      const isOther = !['BASIC_LIVELIHOOD', 'CONSTRUCTION'].includes(account.class);
      return { ...account, name: isOther ? `${account.class}/${account.code}` : account.code };
    });
    return named.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What the ledger of a year must say, apart from names. */
  ledger(year) {
    const accounts = this.ofYear(year);
    const programs = accounts.filter((account) => account.class === 'BASIC_LIVELIHOOD');
    const before = this.ofYear(year - 1).filter((of) => of.class === 'BASIC_LIVELIHOOD');
    const unsplit = aboveZero(
      sumOf(programs.filter(({ code }) => code === 'COMBINED_ASSISTANCE').map(arranged)),
    );
    const gapBy = (needOf) => {
      const gaps = (isPooled) =>
        sumOf(
          programs
            .filter(({ pooled }) => pooled === isPooled)
            .map((account) => aboveZero(needOf(account) - arranged(account))),
        );
      return yuan(gaps(false) + aboveZero(gaps(true) - unsplit));
    };
    const isOther = (of) => !['BASIC_LIVELIHOOD', 'CONSTRUCTION'].includes(of);
    return {
      closed: this.closed.has(year),
      reported: reportedOf(programs, before),
      gap: gapBy(needOfYear),
      unsplit: yuan(unsplit),
      projectedGap: gapBy(projectedNeed),
      programs: programs.map(programLine),
      construction: accounts.filter((of) => of.class === 'CONSTRUCTION').map(projectLine),
      otherAccounts: accounts.filter((of) => isOther(of.class)).map(programLine),
    };
  }
}

const arranged = ({ fen }) =>
  fen.carriedIn + fen.awarded + fen.ownBudget + fen.adjustedIn - fen.adjustedOut - fen.reclaimed;
const available = ({ fen }) =>
  fen.carriedIn +
  fen.received +
  fen.ownBudget +
  fen.adjustedIn +
  fen.returned -
  (fen.adjustedOut + fen.reclaimed + fen.disbursed + fen.carriedOut);

/** Later assessments replace earlier ones, from their first month on. */
function assessed({ needs }) {
  let [months, lump, isLump] = [Array(12).fill(0n), 0n, false];
  for (const { fromMonth, months: count, monthly } of needs) {
    if (fromMonth === null && count === 12)
      [months, lump, isLump] = [Array(12).fill(monthly), 0n, false];
    else if (fromMonth === null)
      [months, lump, isLump] = [Array(12).fill(0n), monthly * BigInt(count), true];
    else
      months = months.map((fen, place) => {
        if (place + 1 < fromMonth) return fen;
        return place + 1 < fromMonth + count ? monthly : 0n;
      });
  }
  return { need: sumOf(months) + lump, isLump };
}

const needOfYear = (account) => assessed(account).need;

function projectedNeed(account) {
  const { need, isLump } = assessed(account);
  const paid = [...account.months].filter(([, month]) => month.disbursed > 0n);
  if (account.needs.length === 0 || isLump || paid.length === 0) return need;
  const last = Math.max(...paid.map(([month]) => month));
  const net = ({ disbursed, returned }) => disbursed - returned;
  const before = account.months.get(last - 1);
  let rate = net(account.months.get(last));
  if (before && before.disbursed > 0n && net(before) < rate) rate = net(before);
  const projected = sumOf([...account.months.values()].map(net)) + rate * BigInt(12 - last);
  return projected > need ? projected : need;
}

function reportedOf(programs, before) {
  const said = new Set(programs.filter(({ needs }) => needs.length > 0).map(({ code }) => code));
  if (said.size === 0) return 'NONE';
  const asked = [...programs, ...before.filter((account) => needOfYear(account) > 0n)];
  const isSaid = ({ code }) => code === 'COMBINED_ASSISTANCE' || said.has(code);
  return asked.every(isSaid) ? 'FULL' : 'PART';
}

function programLine(account) {
  const { fen, name: program } = account;
  const need = needOfYear(account);
  return {
    program,
    need: yuan(need),
    ...Object.fromEntries(MOVES.map((move) => [move, yuan(fen[move])])),
    inTransit: yuan(fen.awarded - fen.received),
    arranged: yuan(arranged(account)),
    available: yuan(available(account)),
    gap: yuan(aboveZero(need - arranged(account))),
    projectedNeed: yuan(projectedNeed(account)),
    assessed: account.needs.length > 0,
  };
}

function projectLine(account) {
  const { name: project, kind, fen, redirectable } = account;
  const ofRedirectable = { fen: redirectable };
  const spent = (of) => of.disbursed - of.returned;
  return {
    project,
    kind,
    arranged: yuan(arranged(account)),
    redirectable: yuan(arranged(ofRedirectable)),
    redirectableAvailable: yuan(
      arranged(ofRedirectable) - spent(redirectable) - redirectable.carriedOut,
    ),
    spent: yuan(spent(fen)),
    carriedOut: yuan(fen.carriedOut),
    available: yuan(available(account)),
  };
}

/** Where two values differ, apart from members that are not told; the first place of each. */
function differences(said, due, place) {
  if (Array.isArray(due)) {
    if (!Array.isArray(said) || said.length !== due.length) return [place];
    return due.flatMap((item, at) =>
      differences(said[at], item, `${place}.${item.program ?? item.project ?? at}`),
    );
  }
  if (typeof due !== 'object' || due === null) return said === due ? [] : [place];
  if (typeof said !== 'object' || said === null) return [place];
  return Object.keys(due).flatMap((name) => differences(said[name], due[name], `${place}.${name}`));
}

// ---- the bundle

const IS_FROM_BUNDLE = false;

const MANIFEST_MEMBERS = [
  ...['format', 'createdAt', 'selection', 'holds', 'origin', 'size', 'root', 'hash', 'events'],
  ...['streams', 'county', 'personalData', 'files'],
];
const EVENT_MEMBERS = [
  ...['position', 'stream', 'revision', 'id', 'type', 'schemaVersion', 'occurredOn'],
  ...['recordedAt', 'metadata', 'data'],
];
/** Not named by the manifest: it cannot name itself, and the event names it. */
const UNNAMED = ['manifest.json', 'evidence-taken.json', 'evidence-taken.receipt.txt'];
const NEEDED = [
  ...['checkpoint.txt', 'keys.txt', 'announcements.txt', 'events.ndjson', 'proofs.ndjson'],
  ...['consistency.ndjson', 'verify.mjs'],
];
/** For people; of HTML in bundles of the first releases. */
const REPORTS = ['report.pdf', 'report.html'];

const linesOf = (text) => text.split('\n').filter((line) => line.trim() !== '');

/** Other bytes would be read as a character that they are not: two files, one text. */
function utf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault('NOT_UTF8');
  }
}

/** Lines of a file that may be longer than the longest text. */
function* linesIn(bytes) {
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(0x0a, at);
    const end = found < 0 ? bytes.length : found;
    if (end > at) yield utf8(bytes.subarray(at, end));
    at = end + 1;
  }
}

/** A kept text, or an answer of the service as it was saved. */
function keptTexts(path, member) {
  const text = readFileSync(path, 'utf8');
  if (!/^\s*\{/.test(text)) return [text];
  const answer = strictJson(text);
  return (answer.items ?? [answer]).map((item) => item[member]);
}

const keysIn = (text, kind) =>
  linesOf(text)
    .map((line) => parseKey(line.trim(), kind))
    .filter(Boolean);

const hasMembers = (value, members) =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === members.length &&
  members.every((name) => Object.hasOwn(value, name));

const isText = (value) => typeof value === 'string';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function eventIn(line) {
  const event = strictJson(line);
  const isEvent =
    hasMembers(event, EVENT_MEMBERS) &&
    EVENT_MEMBERS.every((name) => isText(event[name]) || name === 'schemaVersion') &&
    Number.isInteger(event.schemaVersion) &&
    isWhole(event.position) &&
    event.position !== '0' &&
    isWhole(event.revision) &&
    UUID.test(event.id) &&
    /^\d{4}-\d\d-\d\d$/.test(event.occurredOn) &&
    isInstant(`${event.occurredOn}T00:00:00.000Z`) &&
    /^.{19}\.\d{3}(?:(?!000)\d{3})?Z$/.test(event.recordedAt) &&
    isInstant(`${event.recordedAt.slice(0, 23)}Z`) &&
    ['stream', 'type', 'metadata', 'data'].every((name) => event[name].isWellFormed());
  if (!isEvent) throw new Fault('EVENT_MALFORMED');
  return event;
}

const NOT_COMMITTED =
  'county.json: 检查点未承诺该县事件齐全 the signed head does not say whether events of the county are missing';
const LEAF_NOT_SHOWN = 'county.json: 检查点对该县的承诺未附 the county’s leaf is not shown';

const endLine = ({ ended, same, last, newer, person, reason }) =>
  `日志 ${ended} 在恢复后终止，${same.size} 之后至 ${last.size} 已放弃 after a restore the log ended, what is above ${same.size} up to ${last.size} was given up (${person}: ${reason}); 续为 it goes on as ${newer.name}`;

/** One bundle, with all that is wrong with it, and what from outside agrees with it. */
class Verification {
  constructor(options) {
    Object.assign(this, {
      options,
      files: new Map(),
      faults: [],
      outside: [],
      uncovered: [],
      said: [],
    });
    this.leaves = new Map();
    this.types = new Set();
    this.streams = new Map();
  }

  say(line) {
    this.said.push(line);
  }

  fault(code, place = '') {
    this.faults.push(`${code} ${place}`.trim());
  }

  /** Runs a part; what it cannot read is a fault of that place. */
  part(place, work) {
    try {
      return work();
    } catch (error) {
      this.fault(error.code ?? 'UNREADABLE', `${place} ${error.place ?? ''}`.trim());
      return undefined;
    }
  }

  text(name) {
    const content = this.files.get(name);
    if (content === undefined) throw new Fault('FILE_MISSING', name);
    return utf8(content);
  }

  run() {
    this.manifest = this.part('manifest.json', () => strictJson(this.text('manifest.json')));
    const { format } = this.manifest ?? {};
    this.isOlder = format === 'doudi-evidence/1';
    if (!this.isOlder && format !== 'doudi-evidence/2')
      this.fault('FORMAT_UNKNOWN', String(format));
    if (!this.manifest) return;
    if (!this.isOlder) this.part('manifest.json', () => this.checkFiles());
    this.takeKeys();
    const checkpoint = this.part('checkpoint.txt', () => this.takeCheckpoint());
    if (!this.isOlder) this.part('evidence-taken.json', () => this.checkTaken());
    this.part('proofs.ndjson', () => this.takeProofs());
    this.part('events.ndjson', () => this.takeEvents(checkpoint));
    this.part('consistency.ndjson', () => this.takeConsistency(checkpoint));
    if (!this.isOlder) this.part('manifest.json', () => this.checkManifest(checkpoint));
    this.part('personal-data.json', () => this.checkPersons());
    if (checkpoint) this.compareEnds(checkpoint);
    if (checkpoint) this.compareWithOutside(checkpoint);
  }

  /** That the zip holds the files that the manifest names, as it names them, and no others. */
  checkFiles() {
    const { manifest, files } = this;
    if (!hasMembers(manifest, MANIFEST_MEMBERS) || !Array.isArray(manifest.files)) {
      throw new Fault('MANIFEST_MALFORMED');
    }
    const named = new Set(UNNAMED);
    for (const { name, bytes, sha256: hash } of manifest.files) {
      if (named.has(name)) this.fault('FILE_DOUBLED', name);
      named.add(name);
      const content = files.get(name);
      if (content === undefined) this.fault('FILE_MISSING', name);
      else if (content.length !== bytes || sha256(content).toString('hex') !== hash) {
        this.fault('FILE_CHANGED', name);
      }
    }
    for (const name of files.keys()) if (!named.has(name)) this.fault('FILE_FOREIGN', name);
    const report = REPORTS.find((name) => files.has(name)) ?? REPORTS[0];
    for (const name of [...UNNAMED, ...NEEDED, report]) {
      if (!files.has(name)) this.fault('FILE_MISSING', name);
      if (!named.has(name)) this.fault('FILE_UNNAMED', name);
    }
  }

  /** Without keys of the auditor's own the first key of seals in the bundle is trusted. */
  takeKeys() {
    const { options } = this;
    const own = this.part('keys.txt', () => this.text('keys.txt')) ?? '';
    this.listed = keysIn(own);
    if (!this.isOlder && this.listed.length !== linesOf(own).length)
      this.fault('KEY_MALFORMED', 'keys.txt');
    const given = options.keys?.flatMap((path) => keptTexts(path, 'key'));
    this.keys = given ? keysIn(given.join('\n')) : this.listed;
    const ofSeals = this.keys.filter(({ name }) => !name.endsWith('/receipts'));
    this.succession = new Succession(given ? ofSeals : ofSeals.slice(0, 1));
    const announced = this.files.get('announcements.txt')?.toString('utf8') ?? '';
    for (const text of announcementsIn(announced)) {
      const verdict = this.succession.take(text);
      if (verdict === 'VALID')
        this.say('密钥已依公告更换 a key was followed by the one that it announced');
      else if (!given && !this.isOlder) this.fault('ANNOUNCEMENT', verdict);
    }
  }

  takeCheckpoint() {
    const text = this.text('checkpoint.txt');
    const said = this.succession.verify(text);
    if (said.verdict === 'VALID') return said;
    const isListed = verifyCheckpoint(text, this.listed).verdict === 'VALID';
    this.fault('CHECKPOINT', isListed ? `${said.verdict} KEY_UNANNOUNCED` : said.verdict);
    return undefined;
  }

  /** The event that says which manifest left, against the receipt that was given for it. */
  checkTaken() {
    const event = eventIn(this.text('evidence-taken.json'));
    const said = strictJson(event.data);
    const { manifest } = this;
    const hash = sha256(this.files.get('manifest.json')).toString('hex');
    if (event.type !== 'EvidenceTaken') this.fault('TAKEN_CHANGED', event.type);
    if (said.manifestSha256 !== hash) this.fault('MANIFEST_CHANGED');
    if (String(said.size) !== manifest.size || said.events !== manifest.events) {
      this.fault('MANIFEST_CHANGED', 'size, events');
    }
    const isOwn = !this.keys.some(({ name }) => name.endsWith('/receipts'));
    const keys = isOwn ? this.listed : this.keys;
    const receipt = verifyReceipt(this.text('evidence-taken.receipt.txt'), keys);
    if (receipt.verdict !== 'VALID') return this.fault('TAKEN_RECEIPT', receipt.verdict);
    const leaf = leafHash(event, manifest.hash === 'sm3' ? 'sm3' : 'sha256');
    const isPromised = receipt.leaves.some(
      (promised) => String(promised.position) === event.position && promised.leaf.equals(leaf),
    );
    if (!isPromised || receipt.origin !== manifest.origin) this.fault('TAKEN_CHANGED');
    this.taken = { event, leaf, key: receipt.key };
    this.isBound = this.options.keys !== undefined && !isOwn;
  }

  takeProofs() {
    this.proofs = new Map();
    for (const line of linesIn(this.files.get('proofs.ndjson') ?? Buffer.alloc(0))) {
      const { position, proof } = strictJson(line);
      if (this.proofs.has(position)) this.fault('PROOF_DOUBLED', position);
      const hashes = proof.map(base64);
      if (hashes.includes(undefined)) this.fault('PROOF_MALFORMED', position);
      this.proofs.set(
        position,
        hashes.map((hash) => hash ?? Buffer.alloc(0)),
      );
    }
  }

  takeEvents(checkpoint) {
    const { manifest } = this;
    const region = manifest.holds === 'COUNTY' ? manifest.selection?.region : undefined;
    if (region !== undefined) {
      this.county = new CountyAccounts(region);
      this.history = new CountyHistory(region);
      this.committed = new CountyHistory(region);
      this.committedAt = BigInt(checkpoint?.readModels?.position ?? 0);
    }
    this.payments = new Set();
    this.named = new Set();
    let last = 0n;
    let count = 0;
    for (const line of linesIn(this.files.get('events.ndjson') ?? Buffer.alloc(0))) {
      count++;
      const event = this.part(`events.ndjson:${count}`, () => eventIn(line));
      if (!event) continue;
      const position = BigInt(event.position);
      if (position <= last) {
        this.fault(
          this.leaves.has(event.position) ? 'EVENT_DOUBLED' : 'EVENT_OUT_OF_ORDER',
          event.position,
        );
      }
      last = position;
      this.part(`event ${event.position}`, () => this.takeEvent(event, checkpoint));
    }
    for (const position of this.proofs?.keys() ?? []) {
      if (!this.leaves.has(position)) this.fault('PROOF_FOREIGN', position);
    }
    this.count = count;
  }

  takeEvent(event, checkpoint) {
    const { position, stream, revision, type, schemaVersion } = event;
    const proof = this.proofs?.get(position);
    const hash = checkpoint?.hash ?? 'sha256';
    const leaf = leafHash(event, hash);
    this.leaves.set(position, { leaf, proof: proof ?? [] });
    if (!proof) this.fault('PROOF_MISSING', `event ${position}`);
    else if (checkpoint) {
      const { size, root } = checkpoint;
      const index = BigInt(position) - 1n;
      const verdict = verifyInclusion({ leaf, index, size, proof, root, hash });
      if (verdict !== 'VALID') this.fault('EVENT_NOT_PROVEN', `${position} ${event.id} ${verdict}`);
    }
    this.types.add(`schemas/${type}.v${schemaVersion}.json`);
    const known = this.streams.get(stream);
    if (!known) this.streams.set(stream, { events: 1, first: revision, last: revision });
    else {
      known.events++;
      known.last = revision;
    }
    for (const [pseudonym] of event.data.matchAll(/(?<![\w-])[\w-]{43}(?![\w-])/g)) {
      this.named.add(pseudonym);
    }
    if (!this.isOlder) this.takeContent(event);
  }

  takeContent(event) {
    const data = strictJson(event.data);
    if (event.type === 'DisbursementRecorded' && data.paymentStream)
      this.payments.add(data.paymentStream);
    this.checkChosen(event);
    if (BigInt(event.position) <= (this.committedAt ?? 0n)) this.committed.take(event);
    if (this.history?.take(event)) this.county.take(event.type, data);
  }

  /** That the event belongs to what was asked for; a list of payments may stand before its batch. */
  checkChosen({ position, stream, id, data }) {
    const { selection } = this.manifest;
    const { region, documentNo, streams = [], events = [] } = selection;
    const isChosen =
      stream.startsWith('batch-') ||
      stream === `county-${region}` ||
      (region !== undefined && stream.startsWith('province-') && data.includes(`"${region}"`)) ||
      (documentNo !== undefined && data.includes(JSON.stringify(documentNo))) ||
      streams.includes(stream) ||
      events.includes(id);
    if (!isChosen) this.fault('EVENT_FOREIGN', `${position} ${stream}`);
  }

  takeConsistency(checkpoint) {
    this.consistency = new Map();
    for (const line of linesIn(this.files.get('consistency.ndjson') ?? Buffer.alloc(0))) {
      const { from, to, proof } = strictJson(line);
      const hashes = proof.map(base64);
      if (this.consistency.has(from)) this.fault('CONSISTENCY_DOUBLED', from);
      this.consistency.set(
        from,
        hashes.map((hash) => hash ?? Buffer.alloc(0)),
      );
      if (!checkpoint) continue;
      const { size } = checkpoint;
      const isShaped =
        isWhole(from) &&
        BigInt(from) <= size &&
        String(size) === to &&
        !hashes.some((hash) => hash?.length !== 32);
      if (!isShaped || hashes.length !== consistencyLength(BigInt(from), size)) {
        this.fault('CONSISTENCY_MALFORMED', from);
      }
    }
  }

  checkManifest(checkpoint) {
    const { manifest, county } = this;
    if (checkpoint) {
      const { origin, size, root, hash } = checkpoint;
      const due = { origin, size: String(size), root: root.toString('base64'), hash };
      for (const place of differences(manifest, due, 'manifest'))
        this.fault('MANIFEST_MISMATCH', place);
    }
    if (manifest.events !== this.count)
      this.fault('EVENT_COUNT', `${this.count}, ${manifest.events}`);
    if (!INSTANT.test(manifest.createdAt)) this.fault('MANIFEST_MALFORMED', 'createdAt');
    this.checkStreams();
    for (const name of this.types) if (!this.files.has(name)) this.fault('SCHEMA_MISSING', name);
    for (const name of this.files.keys()) {
      if (name.startsWith('schemas/') && !this.types.has(name)) this.fault('SCHEMA_FOREIGN', name);
    }
    const { region, year } = manifest.selection;
    const isOfCounty = region !== undefined;
    if (manifest.holds !== (isOfCounty ? 'COUNTY' : 'EVENTS_ONLY'))
      this.fault('MANIFEST_MISMATCH', 'manifest.holds');
    const ledger = isOfCounty ? `ledgers/${region}-${year}.json` : undefined;
    for (const name of this.files.keys()) {
      if (name.startsWith('ledgers/') && name !== ledger) this.fault('LEDGER_FOREIGN', name);
    }
    if (!county) {
      if (manifest.county !== null) this.fault('MANIFEST_MISMATCH', 'manifest.county');
      return this.say('仅含事件，不含台账 events only: no ledger follows from them');
    }
    const due = this.history.said();
    for (const place of differences(manifest.county, due, 'county'))
      this.fault('COUNTY_MISMATCH', place);
    this.part('county.json', () => this.checkLeaf(checkpoint));
    this.part(ledger, () => this.checkLedger(ledger, region, year));
  }

  checkStreams() {
    const { manifest, streams, payments } = this;
    const { selection } = manifest;
    const whole = new Set([
      ...(selection.streams ?? []),
      ...payments,
      `county-${selection.region}`,
    ]);
    const listed = new Map(manifest.streams.map((line) => [line.stream, line]));
    if (listed.size !== manifest.streams.length) this.fault('STREAM_DOUBLED');
    for (const [stream, said] of listed) {
      const { events, first, last } = streams.get(stream) ?? { events: 0 };
      const due = { events, first, last, extent: whole.has(stream) ? 'whole' : 'part' };
      for (const place of differences(said, due, stream)) this.fault('STREAM_MISMATCH', place);
      if (said.extent !== 'whole') continue;
      const isUnbroken =
        first === '0' && last === said.last && BigInt(last) === BigInt(events) - 1n;
      if (!isUnbroken) this.fault('STREAM_GAP', `${stream}: ${events} of ${first}–${last}`);
    }
    for (const stream of streams.keys())
      if (!listed.has(stream)) this.fault('STREAM_FOREIGN', stream);
  }

  /** The county's leaf, under what the signed head says of the read models. */
  checkLeaf(checkpoint) {
    const { readModels } = checkpoint ?? {};
    const content = this.files.get('county.json');
    if (content === undefined) {
      if (checkpoint) this.uncovered.push(readModels ? LEAF_NOT_SHOWN : NOT_COMMITTED);
      return;
    }
    const { leaf, index, size, proof } = strictJson(utf8(content));
    if (!readModels || leaf !== this.committed.leafAt(readModels.position)) {
      return this.fault('COUNTY_LEAF', '与该县事件不符 the leaf is not of these events');
    }
    const verdict = verifyCommitted({
      ...{ leaf, index: BigInt(index), size: BigInt(size), root: base64(readModels.commitment) },
      proof: proof.map((hash) => base64(hash) ?? Buffer.alloc(0)),
    });
    if (verdict !== 'VALID') return this.fault('COUNTY_LEAF', verdict);
    this.say(
      `该县事件至 ${readModels.position} 为全部，检查点已承诺 all that concerns the county up to there, by the signed head`,
    );
    if (BigInt(readModels.position) < checkpoint.size) {
      this.uncovered.push(
        `county.json: ${readModels.position} 之后该县事件是否齐全，检查点未承诺 whether events of the county are missing after that position`,
      );
    }
  }

  checkLedger(name, region, year) {
    const said = strictJson(this.text(name));
    const common = { region, fiscalYear: year, asOf: null, knownAt: null };
    const due = { ...common, position: Number(this.manifest.size), ...this.county.ledger(year) };
    const places = differences(said, due, 'ledger');
    for (const place of places) this.fault('LEDGER_MISMATCH', place);
    if (!hasMembers(said, [...Object.keys(due), 'name'])) this.fault('LEDGER_MISMATCH', 'members');
    if (places.length === 0)
      this.say(`台账与事件相符 the ledger ${region} ${year} follows from the events`);
  }

  /** That the file of persons is the one of the manifest and names nobody beside the events. */
  checkPersons() {
    const content = this.files.get('personal-data.json');
    const said = this.manifest.personalData ?? null;
    if (said === null && content === undefined) return;
    if (said === null || content === undefined || sha256(content).toString('hex') !== said.sha256) {
      return this.fault(
        'PERSONS_CHANGED',
        '个人信息与清单不符 personal-data.json is not as the manifest says',
      );
    }
    const { persons, purpose } = strictJson(utf8(content));
    const forgotten = persons.filter((person) => person.forgotten === true).length;
    const due = { purpose, forgotten, persons: persons.length - forgotten };
    for (const place of differences(said, due, 'personalData'))
      this.fault('PERSONS_CHANGED', place);
    this.say(
      `个人信息 persons: ${said.persons}，已删除 forgotten: ${said.forgotten}（事由 purpose: ${said.purpose}）`,
    );
    this.say('姓名由保险库给出，哈希不能证明 names are what the vault says: no hash proves them');
    for (const { pseudonym } of persons) {
      if (!this.named.has(pseudonym))
        this.fault('PERSON_UNNAMED', `事件中没有此人 no event names ${pseudonym}`);
    }
  }

  compareWithOutside(checkpoint) {
    const { checkpoint: kept = [], receipts = [], witnesses = [], inclusion = [] } = this.options;
    for (const path of kept) {
      for (const text of keptTexts(path, 'checkpoint')) this.compareKept(text, checkpoint);
    }
    for (const path of receipts) this.compareReceipts(readFileSync(path, 'utf8'), checkpoint);
    for (const path of inclusion) this.compareInclusion(strictJson(readFileSync(path, 'utf8')));
    if (witnesses.length > 0) this.compareWitnesses(witnesses);
    if (this.taken && !this.isBound && this.outside.length > 0) {
      this.uncovered.push(
        '清单仅由证据包自带的回执公钥作证，请用 --keys 或 --inclusion：the manifest, by the bundle’s own key of receipts alone: use --keys or --inclusion',
      );
    }
  }

  compareKept(text, checkpoint) {
    const kept = this.succession.verify(text);
    const { verdict, end = kept.end } = this.keptVerdict(kept, checkpoint);
    this.say(`留存的检查点 the kept checkpoint ${kept.size ?? ''}: ${verdict}`);
    if (verdict === 'VALID') this.outside.push(`检查点 checkpoint ${kept.size}`);
    else if (verdict === 'NOT_COVERED') {
      this.uncovered.push(
        `检查点 checkpoint ${kept.size}: 请附上它重新索取 ask again with it (checkpoints)`,
      );
    } else if (verdict === 'GIVEN_UP') {
      this.fault('KEPT_CHECKPOINT', `GIVEN_UP ${kept.size}: ${endLine(end)}`);
    } else
      this.fault(
        'KEPT_CHECKPOINT',
        `${verdict}: 与留存的检查点不一致 not a continuation of what you kept`,
      );
  }

  keptVerdict(kept, checkpoint) {
    if (kept.verdict !== 'VALID') return kept;
    const ends = this.succession.endsBetween(kept.origin, checkpoint.origin);
    if (!ends) return { verdict: 'OTHER_LOG' };
    const end = ends.find(({ same }) => kept.size > same.size);
    if (end) return { verdict: 'GIVEN_UP', end };
    if (kept.hash !== checkpoint.hash) return { verdict: 'OTHER_HASH' };
    return { verdict: this.continues(kept, checkpoint) };
  }

  /** Whether the bundle's tree is shown to begin with a head. */
  continues(older, { size, root, hash }) {
    const proof = older.size === size ? [] : this.consistency?.get(String(older.size));
    if (older.size > size || proof === undefined) return 'NOT_COVERED';
    return verifyConsistency({ older: older.size, olderRoot: older.root, size, root, proof, hash });
  }

  /** Up to where a log ended, the one that follows has the same leaves. */
  compareEnds(checkpoint) {
    for (const end of this.succession.ends) {
      this.say(endLine(end));
      if (!this.succession.endsBetween(end.ended, checkpoint.origin)) continue;
      const isEmpty = end.same.size === 0n && end.same.root.equals(hashBy[checkpoint.hash]());
      const verdict = isEmpty ? 'VALID' : this.continues(end.same, checkpoint);
      const place = `${end.ended} ${end.same.size}`;
      if (verdict === 'NOT_COVERED') this.uncovered.push(`日志终止处 the end of ${place}`);
      else if (verdict !== 'VALID') this.fault('ORIGIN_END', `${verdict} ${place}`);
    }
  }

  compareReceipts(text, checkpoint) {
    for (const receipt of receiptsIn(text)) {
      const said = verifyReceipt(receipt, this.keys);
      const standing = (position) => this.leaves.get(String(position));
      const isGood = said.verdict === 'VALID';
      if (isGood && this.taken && said.key.bytes.equals(this.taken.key.bytes)) this.isBound = true;
      const verdict = isGood ? verifyPromises(said, checkpoint, standing) : said.verdict;
      const place = isGood ? said.leaves.map(({ position }) => position).join(' ') : '';
      this.say(`回执 receipt ${place}: ${verdict}`);
      if (verdict === 'VALID') this.outside.push(`回执 receipt ${place}`);
      else if (verdict === 'NOT_COVERED') this.uncovered.push(`回执 receipt ${place}`);
      else this.fault('RECEIPT', `${verdict} ${place}: 回执未兑现 a receipt that does not hold`);
    }
  }

  /** The answer of the route that proves the event of this bundle's leaving under a later head. */
  compareInclusion({ event, index, size, proof, checkpoint }) {
    const head = this.succession.verify(checkpoint ?? '');
    if (!this.taken || head.verdict !== 'VALID')
      return this.fault('TAKEN_NOT_PROVEN', head.verdict);
    const isSame = EVENT_MEMBERS.every((name) => event?.[name] === this.taken.event[name]);
    const isPlace = String(index + 1) === this.taken.event.position && BigInt(size) === head.size;
    const verdict = verifyInclusion({
      ...{ leaf: this.taken.leaf, index: BigInt(index), size: head.size, root: head.root },
      ...{ hash: head.hash, proof: proof.map((hash) => base64(hash) ?? Buffer.alloc(0)) },
    });
    if (!isSame || !isPlace || verdict !== 'VALID') return this.fault('TAKEN_NOT_PROVEN', verdict);
    this.isBound = true;
    this.say(`带出事件已封存 that the bundle was taken stands under the checkpoint ${head.size}`);
  }

  compareWitnesses(paths) {
    const witnesses = paths.flatMap((path) => keysIn(readFileSync(path, 'utf8'), COSIGNATURE));
    const count = cosigned(this.text('checkpoint.txt'), witnesses);
    const quorum = Number(this.options.quorum?.[0] ?? witnesses.length);
    this.say(`见证签名 witnesses that cosigned: ${count}，应有 wanted ${quorum}`);
    if (count >= quorum && quorum > 0) this.outside.push(`见证人 witnesses ${count}`);
    else this.fault('QUORUM_MISSING', '见证签名不足 too few witnesses');
  }
}

const HOLDS = 0;
const FAULT = 1;
const USAGE = 2;
const ALONE = 3;

/** @returns all that there is to say of it, and the exit code */
export function verifyBundle(bytes, options = {}) {
  const verification = new Verification(options);
  verification.part('zip', () => {
    verification.files = unzip(bytes);
    verification.run();
  });
  const { faults, outside, uncovered } = verification;
  const code = outside.length > 0 && uncovered.length === 0 ? HOLDS : ALONE;
  return { verification, code: faults.length > 0 ? FAULT : code };
}

function tellOf(path, options) {
  const { verification, code } = verifyBundle(readFileSync(path), options);
  const { faults, uncovered, listed = [], said, count = 0 } = verification;
  const lines = [firstLine(verification), ...said];
  if (faults.length === 0) lines.push(`${count} 个事件全部有效 all events are proven`);
  lines.push(...faults.map((line) => `不符 fault: ${line}`));
  lines.push(...uncovered.map((line) => `未覆盖 not covered: ${line}`));
  if (options.keys === undefined) {
    lines.push('公钥取自证据包，请另行核对 the keys are the bundle’s own: compare them elsewhere');
    lines.push(...listed.map((key) => `  ${keyLine(key)}`));
  }
  if (IS_FROM_BUNDLE) lines.push(...OWN_WORD);
  console.log(lines.join('\n'));
  return code;
}

const OWN_WORD = [
  '本核验程序来自证据包本身，不足为凭：请从其他渠道取得并核对其 SHA-256',
  'this verifier came with the bundle: trust one fetched elsewhere, whose SHA-256 is published',
];

function keyLine({ name, id, bytes }) {
  const typed = Buffer.concat([Buffer.of(SIGNATURE), bytes]).toString('base64');
  return `${name}+${id.toString('hex')}+${typed}`;
}

function firstLine({ faults, outside, uncovered }) {
  const with_ = outside.join(', ');
  const alone =
    '仅与其自身一致：除运营方外无人作证 consistent in itself: the operator’s word alone';
  const compared = outside.length > 0 ? `与外部凭据一致 agrees with: ${with_}` : alone;
  const open = uncovered.length > 0 ? `；部分未覆盖 partly not covered: ${uncovered.length}` : '';
  return faults.length > 0
    ? `不成立 does not hold: ${faults.length} 处 faults`
    : `${compared}${open}`;
}

const SYNOPSIS = `node verify.mjs bundle.zip [--checkpoint kept.txt]… [--keys keys.txt] [--receipts receipts.txt]
  [--witnesses witnesses.txt [--quorum N]] [--inclusion answer.json]
node verify.mjs --vectors proof-vectors.json`;

function main(args) {
  const options = {};
  const paths = [];
  for (let at = 0; at < args.length; at++) {
    const [, name] =
      /^--(checkpoint|keys|vectors|receipts|witnesses|quorum|inclusion)$/.exec(args[at]) ?? [];
    if (name === undefined && !args[at].startsWith('--')) paths.push(args[at]);
    else if (name === undefined || args[at + 1] === undefined) return usage();
    else (options[name] ??= []).push(args[++at]);
  }
  if (options.vectors?.length === 1 && paths.length === 0) return verifyVectors(options.vectors[0]);
  return paths.length === 1 ? tellOf(paths[0], options) : usage();
}

function usage() {
  console.log(SYNOPSIS);
  return USAGE;
}

const isRun =
  process.argv[1] !== undefined &&
  import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
if (isRun) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.log(error.message);
    process.exitCode = USAGE;
  }
}
