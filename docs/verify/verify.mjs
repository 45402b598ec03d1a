#!/usr/bin/env node
/**
 * Verifies an evidence bundle of Doudi without Doudi: plain JavaScript, Node 20 or later, no
 * package. What is computed here stands in docs/audit-proof.md. 离线核验证据包，不依赖任何软件包。
 *
 *   node verify.mjs bundle.zip [--checkpoint kept.txt] [--keys keys.txt]
 *   node verify.mjs --vectors proof-vectors.json
 *
 * --checkpoint: a checkpoint that you kept 您留存的检查点; --keys: public keys that you trust, one a
 * line, instead of those in the bundle 您信任的公钥. Ends with 0 where everything holds, else with 1.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

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

export const leafHash = (event) => sha256(Buffer.of(0x00), canonicalBytes(event));

// ---- the tree: RFC 6962, verified as RFC 9162 says

const nodeHash = (left, right) => sha256(Buffer.of(0x01), left, right);
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

export function verifyInclusion({ leaf, index, size, proof, root }) {
  if ([leaf, root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (index < 0n || index >= size) return 'INDEX_BEYOND_SIZE';
  if (proof.length !== inclusionLength(index, size)) return 'PROOF_LENGTH';
  let [fn, sn, head] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (fn & 1n || fn === sn) {
      head = nodeHash(sibling, head);
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      head = nodeHash(head, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return head.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

export function verifyConsistency({ older, size, proof, olderRoot, root }) {
  if ([olderRoot, root, ...proof].some(isNoHash)) return 'HASH_LENGTH';
  if (older < 0n || older > size) return 'SIZES_REVERSED';
  if (proof.length !== consistencyLength(older, size)) return 'PROOF_LENGTH';
  if (older === 0n) return olderRoot.equals(sha256()) ? 'VALID' : 'OLDER_ROOT_MISMATCH';
  if (older === size) return olderRoot.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
  const [first, ...others] = older & (older - 1n) ? proof : [olderRoot, ...proof];
  let [fn, sn, before, after] = [older - 1n, size - 1n, first, first];
  while (fn & 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  for (const sibling of others) {
    if (fn & 1n || fn === sn) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (!(fn & 1n) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      after = nodeHash(after, sibling);
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

export function parseKey(line) {
  const [, name, id, typed] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
  const bytes = typed === undefined ? undefined : base64(typed);
  if (bytes?.length !== 33 || bytes[0] !== 0x01) return undefined;
  const ownId = sha256(`${name}\n`, bytes).subarray(0, 4);
  return ownId.toString('hex') === id ? { name, id: ownId, bytes: bytes.subarray(1) } : undefined;
}

export function verifyCheckpoint(text, keys) {
  const end = text.lastIndexOf('\n\n');
  if (end < 0 || !text.endsWith('\n')) return { verdict: 'MALFORMED' };
  const body = text.slice(0, end + 1);
  const [origin = '', size = '', root64 = ''] = body.split('\n');
  const root = base64(root64);
  const isSize = /^(?:0|[1-9]\d{0,18})$/.test(size) && BigInt(size) < 2n ** 63n;
  if (origin === '' || !isSize || root?.length !== 32) return { verdict: 'MALFORMED' };
  const signatures = text
    .slice(end + 2, -1)
    .split('\n')
    .map(signatureIn);
  if (signatures.includes(undefined)) return { verdict: 'MALFORMED' };
  for (const { name, id, signature } of signatures) {
    const key = keys.find((known) => known.name === name && known.id.equals(id));
    if (!key) continue;
    const der = Buffer.concat([SPKI, key.bytes]);
    const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
    if (!verify(null, Buffer.from(body), publicKey, signature)) return { verdict: 'BAD_SIGNATURE' };
    return { verdict: 'VALID', origin, size: BigInt(size), root };
  }
  return { verdict: 'UNKNOWN_KEY' };
}

function signatureIn(line) {
  const [, name, signed = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = base64(signed);
  if (name === undefined || bytes === undefined || bytes.length <= 4) return undefined;
  return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

// ---- the vectors

const hex = (text) => Buffer.from(text, 'hex');

function verdictOf(vector) {
  const hashes = { proof: vector.proof?.map(hex), root: hex(vector.root ?? '') };
  switch (vector.kind) {
    case 'leaf':
      if (!canonicalBytes(vector.event).equals(hex(vector.canonical))) return 'CANONICAL_MISMATCH';
      return leafHash(vector.event).equals(hex(vector.leaf)) ? 'VALID' : 'LEAF_MISMATCH';
    case 'inclusion': {
      const [index, size] = [BigInt(vector.index), BigInt(vector.size)];
      return verifyInclusion({ ...hashes, leaf: hex(vector.leaf), index, size });
    }
    case 'consistency': {
      const [older, size] = [BigInt(vector.older), BigInt(vector.size)];
      return verifyConsistency({ ...hashes, olderRoot: hex(vector.olderRoot), older, size });
    }
    case 'checkpoint':
      return verifyCheckpoint(vector.checkpoint, vector.keys.map(parseKey)).verdict;
    default:
      return 'UNKNOWN_KIND';
  }
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

function verifyBundle(path, options) {
  const files = unzip(readFileSync(path));
  const textOf = (name) => {
    const content = files.get(name);
    if (content === undefined) throw new Error(`缺少文件 missing from the bundle: ${name}`);
    return content.toString('utf8');
  };
  const keyText =
    options.keys === undefined ? textOf('keys.txt') : readFileSync(options.keys, 'utf8');
  const keys = linesOf(keyText).map(parseKey).filter(Boolean);
  const faults = [];
  const checkpoint = verifyCheckpoint(textOf('checkpoint.txt'), keys);
  if (checkpoint.verdict !== 'VALID') {
    console.log(`检查点 checkpoint.txt: ${checkpoint.verdict}`);
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
  for (const event of events) {
    const proof = proofs.get(event.position) ?? [];
    const { size, root } = checkpoint;
    const leaf = leafHash(event);
    const index = BigInt(event.position) - 1n;
    const verdict = verifyInclusion({ leaf, index, size, proof, root });
    if (verdict !== 'VALID') faults.push(`事件 event ${event.position} ${event.id}: ${verdict}`);
  }
  if (proofs.size !== events.length)
    faults.push('证明与事件数目不符 proofs and events differ in number');
  if (options.checkpoint !== undefined) {
    const kept = verifyCheckpoint(readFileSync(options.checkpoint, 'utf8'), keys);
    const verdict = keptVerdict(kept, checkpoint, linesOf(textOf('consistency.ndjson')));
    console.log(`留存的检查点 the kept checkpoint: ${verdict}`);
    if (verdict !== 'VALID')
      faults.push('与留存的检查点不一致 not a continuation of what you kept');
  }
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) console.log(`${events.length} 个事件全部有效 all events are proven`);
  if (options.keys === undefined) {
    console.log('公钥取自证据包，请另行核对 the keys are the bundle’s own: compare them elsewhere');
    for (const line of linesOf(keyText)) console.log(`  ${line}`);
  }
  return faults.length === 0;
}

function keptVerdict(kept, checkpoint, lines) {
  if (kept.verdict !== 'VALID') return kept.verdict;
  if (kept.origin !== checkpoint.origin) return 'OTHER_LOG';
  const older = lines
    .map((line) => JSON.parse(line))
    .find(({ from }) => from === String(kept.size));
  if (older === undefined && kept.size !== checkpoint.size) return 'NO_PROOF_FOR_THIS_SIZE';
  const proof = (older?.proof ?? []).map((hash) => Buffer.from(hash, 'base64'));
  const { size, root } = checkpoint;
  return verifyConsistency({ older: kept.size, olderRoot: kept.root, size, root, proof });
}

function main(args) {
  const options = {};
  const paths = [];
  for (let at = 0; at < args.length; at++) {
    const [, name] = /^--(checkpoint|keys|vectors)$/.exec(args[at]) ?? [];
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
