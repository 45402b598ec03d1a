#!/usr/bin/env node
/**
 * Verifies an evidence bundle of Doudi without Doudi: plain JavaScript, Node 20 or later, no
 * package. What is computed here stands in docs/audit-proof.md. 离线核验证据包，不依赖任何软件包。
 *
 *   node verify.mjs bundle.zip [--checkpoint kept.txt] [--keys keys.txt] [--receipts receipts.txt]
 *     [--witnesses witnesses.txt [--quorum N]]
 *   node verify.mjs --vectors proof-vectors.json
 *
 * --checkpoint: a checkpoint that you kept 您留存的检查点; --keys: public keys that you trust, one a
 * line, instead of the first of the bundle; keys that they announced follow 您信任的公钥; --receipts: receipts of writes that you kept
 * 您留存的回执; --witnesses: keys of witnesses, of whom N (else all) must have cosigned 见证人公钥.
 * Ends with 0 where everything holds, else with 1.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
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
  return head.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

export function verifyConsistency({ older, size, proof, olderRoot, root, hash = 'sha256' }) {
  if ([olderRoot, root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (older < 0n || older > size) return 'SIZES_REVERSED';
  if (proof.length !== consistencyLength(older, size)) return 'PROOF_LENGTH';
  if (older === 0n) return olderRoot.equals(hashBy[hash]()) ? 'VALID' : 'OLDER_ROOT_MISMATCH';
  if (older === size) return olderRoot.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
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
  return signatures.includes(undefined) ? undefined : { body: text.slice(0, end + 1), signatures };
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
  if (origin === '' || !isWhole(size) || root?.length !== 32 || said === undefined) {
    return { verdict: 'MALFORMED' };
  }
  const verdict = noteVerdict(note, origin, keys);
  if (verdict !== 'VALID') return { verdict };
  const key = signerOf(note, origin, keys);
  return { verdict, origin, size: BigInt(size), root, ...said, key };
}

// ---- how one key of seals follows another

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,6}Z$/;

export const announcementsIn = (text) =>
  text.split(/^(?=doudi-seal-key\/1$)/m).filter((part) => part.trim() !== '');

function announcementIn({ body }) {
  const [format, origin, at, size, older, newer, ...more] = body.slice(0, -1).split('\n');
  if (format !== 'doudi-seal-key/1' || newer === undefined || more.length > 0) return undefined;
  const [before, after] = [parseKey(older), parseKey(newer)];
  if (!INSTANT.test(at) || !isWhole(size)) return undefined;
  if (before?.name !== origin || after?.name !== origin) return undefined;
  return { origin, size: BigInt(size), older: before, newer: after };
}

/** The keys of a log in their turn: `after` and `upTo` are sizes of checkpoints. */
export class Succession {
  constructor(trusted) {
    this.terms = trusted.map((key) => ({ key, after: -1n, upTo: undefined }));
  }

  termOf({ name, bytes }) {
    return this.terms.find(({ key }) => key.name === name && key.bytes.equals(bytes));
  }

  take(text) {
    const note = parseNote(text);
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

  verify(checkpoint) {
    const keys = this.terms.map(({ key }) => key);
    const said = verifyCheckpoint(checkpoint, keys);
    if (said.verdict !== 'VALID') return said;
    const { after, upTo } = this.termOf(said.key);
    const isInTurn = said.size > after && (upTo === undefined || said.size <= upTo);
    return isInTurn ? said : { verdict: 'OUT_OF_TURN' };
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
  const isReceipt = format === 'doudi-receipt/1' && /^[^\s+]+$/.test(origin) && isTime;
  if (!isReceipt || leaves.length === 0 || leaves.includes(undefined)) {
    return { verdict: 'MALFORMED' };
  }
  const verdict = noteVerdict(note, `${origin}/receipts`, keys);
  return verdict === 'VALID' ? { verdict, origin, leaves } : { verdict };
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

function verdictOf(vector) {
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
    default:
      return 'UNKNOWN_KIND';
  }
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
  return wrong === 0;
}

// ---- the bundle

/** Files of a zip by name: stored or deflated, no zip64. */
function unzip(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error('不是 zip 文件 not a zip file');
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const name = bytes.toString('utf8', at + 46, at + 46 + lengths[0]);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    files.set(name, method === 0 ? content : inflateRawSync(content));
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
}

const linesOf = (text) => text.split('\n').filter((line) => line.trim() !== '');

const keysIn = (text, kind) =>
  linesOf(text)
    .map((line) => parseKey(line.trim(), kind))
    .filter(Boolean);

function verifyBundle(path, options) {
  const files = unzip(readFileSync(path));
  const textOf = (name) => {
    const content = files.get(name);
    if (content === undefined) throw new Error(`缺少文件 missing from the bundle: ${name}`);
    return content.toString('utf8');
  };
  const keyText =
    options.keys === undefined ? textOf('keys.txt') : readFileSync(options.keys, 'utf8');
  const keys = keysIn(keyText);
  const faults = [];
  const succession = successionOf(keys, options, files);
  const checkpoint = succession.verify(textOf('checkpoint.txt'));
  if (checkpoint.verdict !== 'VALID') {
    console.log(`检查点 checkpoint.txt: ${checkpoint.verdict}`);
    const listed = keysIn(textOf('keys.txt'));
    if (verifyCheckpoint(textOf('checkpoint.txt'), listed).verdict === 'VALID')
      console.log('密钥已更换而未经公告 KEY_UNANNOUNCED: by a key that no trusted key announced');
    return false;
  }
  console.log(`检查点有效 the checkpoint is good: ${checkpoint.origin} ${checkpoint.size}`);
  const proofs = new Map(
    linesOf(textOf('proofs.ndjson')).map((line) => {
      const { position, proof } = JSON.parse(line);
      return [position, proof.map((hash) => Buffer.from(hash, 'base64'))];
    }),
  );
  const events = linesOf(textOf('events.ndjson')).map((line) => JSON.parse(line));
  const leaves = new Map();
  for (const event of events) {
    const proof = proofs.get(event.position) ?? [];
    const { size, root, hash } = checkpoint;
    const leaf = leafHash(event, hash);
    leaves.set(event.position, { leaf, proof });
    const index = BigInt(event.position) - 1n;
    const verdict = verifyInclusion({ leaf, index, size, proof, root, hash });
    if (verdict !== 'VALID') faults.push(`事件 event ${event.position} ${event.id}: ${verdict}`);
  }
  if (proofs.size !== events.length)
    faults.push('证明与事件数目不符 proofs and events differ in number');
  faults.push(...personFaults(files, JSON.parse(textOf('manifest.json')).personalData ?? null));
  if (options.checkpoint !== undefined) {
    const kept = succession.verify(readFileSync(options.checkpoint, 'utf8'));
    const verdict = keptVerdict(kept, checkpoint, linesOf(textOf('consistency.ndjson')));
    console.log(`留存的检查点 the kept checkpoint: ${verdict}`);
    if (verdict !== 'VALID')
      faults.push('与留存的检查点不一致 not a continuation of what you kept');
  }
  if (options.receipts !== undefined) {
    const standing = (position) => leaves.get(String(position));
    faults.push(
      ...receiptFaults(readFileSync(options.receipts, 'utf8'), checkpoint, standing, keys),
    );
  }
  if (options.witnesses !== undefined) {
    const witnesses = keysIn(readFileSync(options.witnesses, 'utf8'), COSIGNATURE);
    const count = cosigned(textOf('checkpoint.txt'), witnesses);
    const quorum = Number(options.quorum ?? witnesses.length);
    console.log(`见证签名 witnesses that cosigned: ${count}，应有 wanted ${quorum}`);
    if (!(count >= quorum && quorum > 0))
      faults.push('见证签名不足 QUORUM_MISSING: too few witnesses');
  }
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) console.log(`${events.length} 个事件全部有效 all events are proven`);
  if (options.keys === undefined) {
    console.log('公钥取自证据包，请另行核对 the keys are the bundle’s own: compare them elsewhere');
    for (const line of linesOf(keyText)) console.log(`  ${line}`);
  }
  return faults.length === 0;
}

/** That the file of persons is the one of the manifest and names nobody beside the events. */
function personFaults(files, said) {
  const content = files.get('personal-data.json');
  if (said === null && content === undefined) return [];
  if (said === null || content === undefined || sha256(content).toString('hex') !== said.sha256)
    return ['个人信息与清单不符 PERSONS_CHANGED: personal-data.json is not as the manifest says'];
  const { persons } = JSON.parse(content.toString('utf8'));
  const events = files.get('events.ndjson').toString('utf8');
  const named = new Set(events.match(/(?<![\w-])[\w-]{43}(?![\w-])/g) ?? []);
  console.log(
    `个人信息 persons: ${said.persons}，已删除 forgotten: ${said.forgotten}（事由 purpose: ${said.purpose}）`,
  );
  console.log('姓名由保险库给出，哈希不能证明 names are what the vault says: no hash proves them');
  return persons
    .filter(({ pseudonym }) => !named.has(pseudonym))
    .map(({ pseudonym }) => `事件中没有此人 PERSON_UNNAMED: no event names ${pseudonym}`);
}

/** Without keys of the auditor's own the first key of seals in the bundle is trusted. */
function successionOf(keys, options, files) {
  const ofSeals = keys.filter(({ name }) => !name.endsWith('/receipts'));
  const succession = new Succession(options.keys === undefined ? ofSeals.slice(0, 1) : ofSeals);
  for (const text of announcementsIn(files.get('announcements.txt')?.toString('utf8') ?? '')) {
    if (succession.take(text) === 'VALID')
      console.log('密钥已依公告更换 a key was followed by the one that it announced');
  }
  return succession;
}

function receiptFaults(text, checkpoint, standing, keys) {
  const faults = [];
  for (const receipt of receiptsIn(text)) {
    const said = verifyReceipt(receipt, keys);
    const isGood = said.verdict === 'VALID';
    const verdict = isGood ? verifyPromises(said, checkpoint, standing) : said.verdict;
    const place = isGood ? said.leaves.map(({ position }) => position).join(' ') : '';
    console.log(`回执 receipt ${place}: ${verdict}`);
    if (verdict !== 'VALID') faults.push(`回执未兑现 a receipt that does not hold: ${verdict}`);
  }
  return faults;
}

function keptVerdict(kept, checkpoint, lines) {
  if (kept.verdict !== 'VALID') return kept.verdict;
  if (kept.origin !== checkpoint.origin) return 'OTHER_LOG';
  if (kept.hash !== checkpoint.hash) return 'OTHER_HASH';
  const older = lines
    .map((line) => JSON.parse(line))
    .find(({ from }) => from === String(kept.size));
  if (older === undefined && kept.size !== checkpoint.size) return 'NO_PROOF_FOR_THIS_SIZE';
  const proof = (older?.proof ?? []).map((hash) => Buffer.from(hash, 'base64'));
  const { size, root, hash } = checkpoint;
  return verifyConsistency({ older: kept.size, olderRoot: kept.root, size, root, proof, hash });
}

function main(args) {
  const options = {};
  const paths = [];
  for (let at = 0; at < args.length; at++) {
    const [, name] = /^--(checkpoint|keys|vectors|receipts|witnesses|quorum)$/.exec(args[at]) ?? [];
    if (name === undefined) paths.push(args[at]);
    else options[name] = args[++at];
  }
  if (options.vectors !== undefined) return verifyVectors(options.vectors);
  if (paths.length === 1) return verifyBundle(paths[0], options);
  console.log('node verify.mjs bundle.zip [--checkpoint kept.txt] [--keys keys.txt]');
  return false;
}

try {
  process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
}
