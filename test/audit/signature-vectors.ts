/** Vectors of cosignatures and receipts, signed by hand; no verdict comes from what is tested. */
import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { type Bytes, type Hash, leafOf, pathOf, rootOf } from './reference-tree.js';
import { type Vector, under as named } from './vector.js';

/** A key for vectors only: its seed is no secret. */
export function vectorKey(seed: number): KeyObject {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = Buffer.concat([prefix, Buffer.alloc(32, seed)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

export interface Signer {
  readonly name: string;
  readonly id: Bytes;
  /** As a line of a file of keys. */
  readonly key: string;
  readonly seed: number;
}

export function signerOf(name: string, seed: number, kind: number): Signer {
  const der = createPublicKey(vectorKey(seed)).export({ type: 'spki', format: 'der' });
  const typed = Buffer.concat([Buffer.of(kind), der.subarray(12)]);
  const named = Buffer.concat([Buffer.from(`${name}\n`), typed]);
  const id = createHash('sha256').update(named).digest().subarray(0, 4);
  return { name, id, key: `${name}+${id.toString('hex')}+${typed.toString('base64')}`, seed };
}

const ORIGIN = 'doudi.example/220000';
const LOG = signerOf(ORIGIN, 1, 0x01);
const RECEIPTS = signerOf(`${ORIGIN}/receipts`, 3, 0x01);
const WITNESS = signerOf('witness.example/w1', 4, 0x04);
const OTHER = signerOf('witness.example/w2', 5, 0x04);

export const signatureOf = (text: string, { seed }: Signer): Bytes =>
  sign(null, Buffer.from(text), vectorKey(seed));
export const lineOf = ({ name, id }: Signer, bytes: Bytes): string =>
  `— ${name} ${Buffer.concat([id, bytes]).toString('base64')}\n`;

function flipped(bytes: Bytes, at = 7): Bytes {
  const changed = Buffer.from(bytes);
  changed[at]! ^= 0x20;
  return changed;
}

// ---- cosignatures

const leavesBy = (by: Hash): Bytes[] =>
  Array.from({ length: 21 }, (_, place) => leafOf(Buffer.from(`event ${place + 1}`), by));
const leaves = leavesBy('sha256');
const body = `${ORIGIN}\n21\n${rootOf(leaves).toString('base64')}\n`;
const TIME = 1_679_315_147n;

function stamp(time: bigint): Bytes {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(time);
  return bytes;
}

function cosignature(signer: Signer, text = body, time = TIME, told = time): Bytes {
  const message = `cosignature/v1\ntime ${time}\n${text}`;
  return Buffer.concat([stamp(told), signatureOf(message, signer)]);
}

export function cosignatureVectors(): Vector[] {
  const own = lineOf(LOG, signatureOf(body, LOG));
  const signed = `${body}\n${own}`;
  const good = cosignature(WITNESS);
  const line = lineOf(WITNESS, good);
  const extended = `${body}an extension\n`;
  const cases: readonly (readonly [string, string, string])[] = [
    ['below the signature of the log', 'VALID', signed + line],
    ['above the signature of the log', 'VALID', `${body}\n${line}${own}`],
    ['without the signature of the log', 'VALID', `${body}\n${line}`],
    ['between other witnesses', 'VALID', signed + lineOf(OTHER, cosignature(OTHER)) + line],
    [
      'at another time too',
      'VALID',
      signed + lineOf(WITNESS, cosignature(WITNESS, body, 9n)) + line,
    ],
    ['a bad one first', 'VALID', signed + lineOf(WITNESS, flipped(good, 20)) + line],
    ['at the time 0', 'VALID', signed + lineOf(WITNESS, cosignature(WITNESS, body, 0n))],
    [
      'of an extension line',
      'VALID',
      `${extended}\n${lineOf(WITNESS, cosignature(WITNESS, extended))}`,
    ],
    ['extension line added', 'BAD_SIGNATURE', `${extended}\n${line}`],
    ['size changed', 'BAD_SIGNATURE', (signed + line).replace('\n21\n', '\n22\n')],
    ['origin changed', 'BAD_SIGNATURE', (signed + line).replace('220000\n', '220001\n')],
    ['time changed', 'BAD_SIGNATURE', signed + lineOf(WITNESS, flipped(good, 7))],
    [
      'another time told than signed',
      'BAD_SIGNATURE',
      signed + lineOf(WITNESS, cosignature(WITNESS, body, TIME, TIME + 1n)),
    ],
    ['signature changed', 'BAD_SIGNATURE', signed + lineOf(WITNESS, flipped(good, 40))],
    ['signature cut short', 'BAD_SIGNATURE', signed + lineOf(WITNESS, good.subarray(0, 71))],
    [
      'a byte too many',
      'BAD_SIGNATURE',
      signed + lineOf(WITNESS, Buffer.concat([good, stamp(0n)])),
    ],
    ['no time', 'BAD_SIGNATURE', signed + lineOf(WITNESS, good.subarray(8))],
    [
      'a time beyond 63 bits',
      'BAD_SIGNATURE',
      signed + lineOf(WITNESS, cosignature(WITNESS, body, 2n ** 63n)),
    ],
    [
      'a plain signature of the body',
      'BAD_SIGNATURE',
      signed + lineOf(WITNESS, Buffer.concat([stamp(TIME), signatureOf(body, WITNESS)])),
    ],
    [
      'of another under this name',
      'BAD_SIGNATURE',
      signed + lineOf(WITNESS, cosignature({ ...WITNESS, seed: 6 })),
    ],
    ['none', 'UNKNOWN_KEY', signed],
    ['another name', 'UNKNOWN_KEY', signed + lineOf({ ...WITNESS, name: 'w.example' }, good)],
    ['another key id', 'UNKNOWN_KEY', signed + lineOf({ ...WITNESS, id: LOG.id }, good)],
    ['of another witness', 'UNKNOWN_KEY', signed + lineOf(OTHER, cosignature(OTHER))],
    ['a hyphen for the dash', 'MALFORMED', signed + line.replace('—', '-')],
    ['not in base64', 'MALFORMED', signed + line.replace('==', '!!')],
    ['no newline at the end', 'MALFORMED', (signed + line).trimEnd()],
  ];
  return cases.map(([what, verdict, checkpoint]) => ({
    kind: 'cosignature',
    name: `cosignature: ${what}`,
    witness: WITNESS.key,
    checkpoint,
    verdict,
  }));
}

/** Names of logs, each signed by a key of that name. */
export function originVectors(): Vector[] {
  const root = rootOf([]).toString('base64');
  const names: readonly (readonly [string, string, string])[] = [
    ['of one character', 'VALID', 'x'],
    ['of Chinese', 'VALID', '吉林省/220000'],
    ['of 255 bytes', 'VALID', 'x'.repeat(255)],
    ['of 256 bytes', 'MALFORMED', 'x'.repeat(256)],
    ['of 256 bytes in 128 characters', 'MALFORMED', 'é'.repeat(128)],
    ['that is a key of receipts', 'MALFORMED', 'doudi.example/220000/receipts'],
    ['that begins as one', 'VALID', 'doudi.example/220000/receipts/2'],
    ['with a blank', 'MALFORMED', 'doudi.example 220000'],
    ['with a wide blank', 'MALFORMED', 'doudi.example\u3000220000'],
    ['with a tab', 'MALFORMED', 'doudi.example\t220000'],
    ['with a carriage return', 'MALFORMED', 'doudi.example\r'],
    ['with a NUL', 'MALFORMED', 'doudi.example\0'],
    ['with a DEL', 'MALFORMED', 'doudi.example\u007f'],
    ['with a plus', 'MALFORMED', 'doudi.example+220000'],
  ];
  return names.map(([what, verdict, name]) => {
    const signer = signerOf(name, 21, 0x01);
    const body = `${name}\n7\n${root}\n`;
    const checkpoint = `${body}\n${lineOf(signer, signatureOf(body, signer))}`;
    return {
      ...{ kind: 'checkpoint', name: `checkpoint: an origin ${what}`, verdict },
      ...{ keys: [signer.key], checkpoint },
    };
  });
}

// ---- receipts

const NESTED = signerOf(`${RECEIPTS.name}/receipts`, 8, 0x01);
const KEYS = [LOG.key, RECEIPTS.key];
const AT = '2026-11-22T08:30:00.125Z';

function receiptBody(lines: readonly string[], origin = ORIGIN, at = AT): string {
  return `doudi-receipt/1\n${origin}\n${at}\n${lines.join('')}`;
}
const leafLine = (position: number, leaf = leaves[position - 1]!): string =>
  `${position} ${leaf.toString('base64')}\n`;
const signedReceipt = (text: string, signer = RECEIPTS): string =>
  `${text}\n${lineOf(signer, signatureOf(text, signer))}`;

export function receiptVectors(): Vector[] {
  const one = receiptBody([leafLine(7)]);
  const two = receiptBody([leafLine(7), leafLine(8)]);
  const good = signedReceipt(one);
  const line = leafLine(7);
  const cases: readonly (readonly [string, string, string])[] = [
    ['of one event', 'VALID', good],
    ['of two events', 'VALID', signedReceipt(two)],
    [
      'to the microsecond',
      'VALID',
      signedReceipt(receiptBody([line], ORIGIN, '2026-11-22T08:30:00.125001Z')),
    ],
    ['in another order', 'VALID', signedReceipt(receiptBody([leafLine(8), leafLine(7)]))],
    ['a position twice', 'VALID', signedReceipt(receiptBody([line, leafLine(7, leaves[9])]))],
    [
      'of a log named like receipts',
      'MALFORMED',
      signedReceipt(receiptBody([line], RECEIPTS.name), NESTED),
    ],
    [
      'a position of 19 digits',
      'VALID',
      signedReceipt(one.replace('\n7 ', `\n${'9'.repeat(19)} `)),
    ],
    [
      'a position of 20 digits',
      'MALFORMED',
      signedReceipt(one.replace('\n7 ', `\n1${'0'.repeat(19)} `)),
    ],
    [
      'a day that is none',
      'VALID',
      signedReceipt(receiptBody([line], ORIGIN, AT.replace('11-22', '13-41'))),
    ],
    [
      'two digits of a second',
      'MALFORMED',
      signedReceipt(receiptBody([line], ORIGIN, AT.replace('125', '12'))),
    ],
    [
      'seven digits of a second',
      'MALFORMED',
      signedReceipt(receiptBody([line], ORIGIN, AT.replace('125', '1250001'))),
    ],
    [
      'unused bits of base64',
      'MALFORMED',
      signedReceipt(
        one.replace(
          /(.)=\n$/,
          (_, last: string) =>
            `${last === 'A' ? 'B' : String.fromCharCode(last.charCodeAt(0) + 1)}=\n`,
        ),
      ),
    ],
    ['position changed', 'BAD_SIGNATURE', good.replace('\n7 ', '\n8 ')],
    ['leaf changed', 'BAD_SIGNATURE', good.replace(line, leafLine(7, leaves[9]))],
    ['time changed', 'BAD_SIGNATURE', good.replace('08:30', '08:31')],
    ['an event left out', 'BAD_SIGNATURE', signedReceipt(two).replace(leafLine(8), '')],
    ['an event added', 'BAD_SIGNATURE', good.replace(line, line + leafLine(8))],
    [
      'events exchanged',
      'BAD_SIGNATURE',
      signedReceipt(two).replace(line + leafLine(8), leafLine(8) + line),
    ],
    [
      'signature changed',
      'BAD_SIGNATURE',
      `${one}\n${lineOf(RECEIPTS, flipped(signatureOf(one, RECEIPTS)))}`,
    ],
    ['by another key under this id', 'BAD_SIGNATURE', signedReceipt(one, { ...RECEIPTS, seed: 6 })],
    ['by the key of the log', 'UNKNOWN_KEY', signedReceipt(one, LOG)],
    ['of another log', 'UNKNOWN_KEY', signedReceipt(receiptBody([line], 'doudi.example/220001'))],
    ['an unknown key id', 'UNKNOWN_KEY', signedReceipt(one, { ...RECEIPTS, id: LOG.id })],
    ['of no event', 'MALFORMED', signedReceipt(receiptBody([]))],
    ['another format', 'MALFORMED', signedReceipt(one.replace('receipt/1', 'receipt/2'))],
    ['position 0', 'MALFORMED', signedReceipt(one.replace('\n7 ', '\n0 '))],
    ['position with a zero in front', 'MALFORMED', signedReceipt(one.replace('\n7 ', '\n07 '))],
    [
      'leaf too short',
      'MALFORMED',
      signedReceipt(receiptBody([leafLine(7, leaves[6]!.subarray(1))])),
    ],
    ['leaf without padding', 'MALFORMED', signedReceipt(one.replace('=\n', '\n'))],
    ['no time', 'MALFORMED', signedReceipt(one.replace(AT, ''))],
    ['time of another zone', 'MALFORMED', signedReceipt(one.replace('Z\n', '+08:00\n'))],
    ['a checkpoint instead', 'MALFORMED', signedReceipt(body)],
    ['no signature', 'MALFORMED', `${one}\n`],
    ['nothing', 'MALFORMED', ''],
  ];
  return cases.map(([what, verdict, receipt]) => ({
    kind: 'receipt',
    name: `receipt: ${what}`,
    keys: KEYS,
    receipt,
    verdict,
  }));
}

/** What a checkpoint shows of a position: 21 leaves, of which some may be others by then. */
function shown(position: number, standing: readonly Bytes[], by: Hash) {
  const proof = pathOf(position - 1, standing, by).map((hash) => hash.toString('hex'));
  return { leaf: standing[position - 1]!.toString('hex'), proof };
}

export function promiseVectors(by: Hash): Vector[] {
  const known = leavesBy(by);
  const lines = [7, 8].map((position) => leafLine(position, known[position - 1]));
  const receipt = signedReceipt(receiptBody(lines));
  const rewritten = known.map((leaf, place) => (place === 7 ? known[20]! : leaf));
  const moved = [...known.slice(0, 6), ...known.slice(7)];
  const under = (standing: readonly Bytes[], positions: readonly number[] = [7, 8]) => ({
    size: standing.length,
    root: rootOf(standing, by).toString('hex'),
    standing: Object.fromEntries(positions.map((at) => [at, shown(at, standing, by)])),
  });
  const honest = under(known);
  const badProof = { ...honest, standing: { ...honest.standing, 8: shown(9, known, by) } };
  const foreign = { ...honest, origin: 'doudi.example/220001' };
  const cases: readonly (readonly [
    string,
    string,
    ReturnType<typeof under> & { origin?: string },
  ])[] = [
    ['kept', 'VALID', honest],
    ['kept in a smaller tree', 'VALID', under(known.slice(0, 8))],
    ['the second event rewritten', 'RECEIPT_BROKEN', under(rewritten)],
    ['an event before them removed', 'RECEIPT_BROKEN', under(moved)],
    ['the tree ends before', 'NOT_COVERED', { ...under(known.slice(0, 7), [7]) }],
    ['nothing shown of the second', 'NOT_COVERED', under(known, [7])],
    ['the proof of another place', 'ROOT_MISMATCH', badProof],
    ['the head of another tree', 'ROOT_MISMATCH', { ...honest, root: under(moved).root }],
    ['a checkpoint of another log', 'OTHER_LOG', foreign],
  ];
  return cases.map(([what, verdict, given]) => ({
    kind: 'promise',
    ...named(by, `promise: ${what}`),
    keys: KEYS,
    receipt,
    origin: ORIGIN,
    ...given,
    verdict,
  }));
}
