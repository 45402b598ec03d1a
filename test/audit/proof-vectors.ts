/**
 * Makes the vectors of `test/fixtures/proof-vectors.json`, always the same: most are corrupted, and
 * the verdict that is due is judged by the reference tree, not by what is tested.
 * `npm test -- test/audit/proof-vectors --globals '{"writeProofVectors":true}'` writes the file.
 */
import { createHash, sign } from 'node:crypto';
import {
  type Bytes,
  type Hash,
  consistencyOf,
  headsByProof,
  leafOf,
  pathOf,
  rootByPath,
  rootOf,
} from './reference-tree.js';
import { bundleVectors } from './bundle-vectors.js';
import { leafVectors } from './leaf-vectors.js';
import { successionVectors } from './succession-vectors.js';
import {
  cosignatureVectors,
  originVectors,
  promiseVectors,
  receiptVectors,
  vectorKey,
} from './signature-vectors.js';
import { type Vector, under } from './vector.js';

const hex = (bytes: Bytes): string => bytes.toString('hex');
const leavesBy = (by: Hash): Bytes[] =>
  Array.from({ length: 40 }, (_, place) => leafOf(Buffer.from(`event ${place + 1}`), by));
const leaves = leavesBy('sha256');

function flipped(bytes: Bytes): Bytes {
  const changed = Buffer.from(bytes);
  changed[7]! ^= 0x20;
  return changed;
}

const withHash = (proof: readonly Bytes[], place: number, other: Bytes): Bytes[] =>
  proof.map((bytes, index) => (index === place ? other : bytes));

interface Inclusion {
  leaf: Bytes;
  index: number;
  size: number;
  proof: Bytes[];
  root: Bytes;
}

function inclusionVerdict({ leaf, index, size, proof, root }: Inclusion, by: Hash): string {
  if ([leaf, root, ...proof].some(({ length }) => length !== 32)) return 'HASH_LENGTH';
  if (index >= size) return 'INDEX_BEYOND_SIZE';
  const reached = rootByPath(index, size, leaf, proof, by);
  if (!reached) return 'PROOF_LENGTH';
  return reached.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

function inclusionsOf(index: number, size: number, by: Hash): Vector[] {
  const known = leavesBy(by).slice(0, size);
  const right = {
    leaf: known[index]!,
    index,
    size,
    proof: pathOf(index, known, by),
    root: rootOf(known, by),
  };
  const { proof, leaf, root } = right;
  const corrupted: Readonly<Record<string, Partial<Inclusion>>> = {
    'as it is': {},
    'another leaf': { leaf: flipped(leaf) },
    'another root': { root: flipped(root) },
    'first hash changed': { proof: proof.length ? withHash(proof, 0, flipped(proof[0]!)) : [leaf] },
    'last hash changed': {
      proof: withHash(proof, proof.length - 1, flipped(proof.at(-1) ?? leaf)),
    },
    'last hash left out': { proof: proof.slice(0, -1) },
    'a hash too many': { proof: [...proof, leaf] },
    'a hash cut short': { proof: [...proof.slice(0, -1), leaf.subarray(0, 31)] },
    'the order reversed': { proof: proof.toReversed() },
    'the neighbour’s index': { index: index ^ 1 },
    'index at the size': { index: size },
    'a tree one smaller': { size: size - 1 },
    'a tree twice as large': { size: size * 2 },
  };
  return Object.entries(corrupted).map(([what, change]) => {
    const it = { ...right, ...change };
    return {
      kind: 'inclusion',
      ...under(by, `leaf ${index} of ${size}: ${what}`),
      leaf: hex(it.leaf),
      index: it.index,
      size: it.size,
      proof: it.proof.map(hex),
      root: hex(it.root),
      verdict: inclusionVerdict(it, by),
    };
  });
}

interface Consistency {
  older: number;
  size: number;
  proof: Bytes[];
  olderRoot: Bytes;
  root: Bytes;
}

function consistencyVerdict(claim: Consistency, by: Hash): string {
  const { older, size, proof, olderRoot, root } = claim;
  if ([olderRoot, root, ...proof].some(({ length }) => length !== 32)) return 'HASH_LENGTH';
  if (older > size) return 'SIZES_REVERSED';
  if (older === 0) {
    if (proof.length > 0) return 'PROOF_LENGTH';
    if (!olderRoot.equals(rootOf([], by))) return 'OLDER_ROOT_MISMATCH';
    return size > 0 || olderRoot.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
  }
  const heads = headsByProof(older, size, { olderRoot, proof, by });
  if (!heads) return 'PROOF_LENGTH';
  if (!heads.older.equals(olderRoot)) return 'OLDER_ROOT_MISMATCH';
  return heads.newer.equals(root) ? 'VALID' : 'ROOT_MISMATCH';
}

function consistenciesOf(older: number, size: number, by: Hash): Vector[] {
  const known = leavesBy(by).slice(0, size);
  const right = {
    older,
    size,
    proof: consistencyOf(older, known, by),
    olderRoot: rootOf(known.slice(0, older), by),
    root: rootOf(known, by),
  };
  const { proof, olderRoot, root } = right;
  const corrupted: Readonly<Record<string, Partial<Consistency>>> = {
    'as it is': {},
    'another older root': { olderRoot: flipped(olderRoot) },
    'another root': { root: flipped(root) },
    'the roots exchanged': { olderRoot: root, root: olderRoot },
    'first hash changed': { proof: proof.length ? withHash(proof, 0, flipped(proof[0]!)) : [root] },
    'last hash changed': {
      proof: withHash(proof, proof.length - 1, flipped(proof.at(-1) ?? root)),
    },
    'first hash left out': { proof: proof.slice(1) },
    'a hash too many': { proof: [...proof, root] },
    'a hash cut short': { proof: [...proof.slice(0, -1), root.subarray(1)] },
    'the order reversed': { proof: proof.toReversed() },
    'an older tree one larger': { older: older + 1 },
    'a tree one smaller': { size: size - 1 },
    'the sizes reversed': { older: size + 1 },
  };
  return Object.entries(corrupted).map(([what, change]) => {
    const it = { ...right, ...change };
    return {
      kind: 'consistency',
      ...under(by, `${older} to ${size}: ${what}`),
      older: it.older,
      size: it.size,
      proof: it.proof.map(hex),
      olderRoot: hex(it.olderRoot),
      root: hex(it.root),
      verdict: consistencyVerdict(it, by),
    };
  });
}

const NAME = 'doudi.example/220000';
const KEY = `${NAME}+c91a464a+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c`;
const OTHER_KEY = 'witness.example+749679f8+AYE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU';

const KEY_ID = Buffer.from('c91a464a', 'hex');

/** When a head was signed, and what the read models came to. */
function extensionTexts(hash: string): readonly (readonly [string, string, string])[] {
  const models = `read-models 40 ${hash}\n`;
  return [
    ['time', 'VALID', time],
    ['read models', 'VALID', models],
    ['all in their order', 'VALID', `hash sm3\n${time}${models}`],
    ['others between them', 'VALID', `a\n${time}timely\n${models}b\n`],
    ['time before the hash', 'MALFORMED', `${time}hash sm3\n`],
    ['read models before the time', 'MALFORMED', `${models}${time}`],
    ['two times', 'MALFORMED', time + time],
    ['read models twice', 'MALFORMED', models + models],
    ['time without milliseconds', 'MALFORMED', 'time 2026-11-22T08:30:00Z\n'],
    ['time with microseconds', 'MALFORMED', 'time 2026-11-22T08:30:00.125000Z\n'],
    ['time of another zone', 'MALFORMED', 'time 2026-11-22T16:30:00.125+08:00\n'],
    ['a day that is none', 'MALFORMED', 'time 2026-02-30T08:30:00.125Z\n'],
    ['an hour that is none', 'MALFORMED', 'time 2026-11-22T24:00:00.000Z\n'],
    ['a time of nothing', 'MALFORMED', 'time \n'],
    ['a position with a zero in front', 'MALFORMED', models.replace('40', '040')],
    ['a position beyond 63 bits', 'MALFORMED', models.replace('40', '9223372036854775808')],
    ['read models beyond the size', 'MALFORMED', `read-models 41 ${hash}\n`],
    ['words without a blank behind', 'VALID', 'time\nhash\nread-models\n'],
    ['second 60', 'MALFORMED', time.replace(':00.125', ':60.125')],
    ['hour 24', 'MALFORMED', time.replace('08:30:00.125', '24:00:00.000')],
    ['read models of 31 bytes', 'MALFORMED', `read-models 40 ${'A'.repeat(42)}==\n`],
    ['read models with unused bits', 'MALFORMED', `read-models 40 ${'A'.repeat(42)}B=\n`],
    ['a word too many', 'MALFORMED', models.replace('\n', ' x\n')],
  ];
}

const time = 'time 2026-11-22T08:30:00.125Z\n';

function checkpointVectors(): Vector[] {
  const root = rootOf(leaves).toString('base64');
  const body = `${NAME}\n40\n${root}\n`;
  const signatureOf = (text: string, seed = 1) => sign(null, Buffer.from(text), vectorKey(seed));
  const lineOf = (signature: Buffer, id = KEY_ID, name = NAME) =>
    `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
  const good = lineOf(signatureOf(body));
  const signed = (text: string) => `${text}\n${lineOf(signatureOf(text))}`;
  const texts: readonly (readonly [string, string, string])[] = [
    ['as it is', 'VALID', `${body}\n${good}`],
    ['with an extension line', 'VALID', signed(`${body}witnessed\n`)],
    ['with the hash SM3', 'VALID', signed(`${body}hash sm3\n`)],
    ['with SM3 below another extension', 'VALID', signed(`${body}more\nhash sm3\n`)],
    ['SM3 named after signing', 'BAD_SIGNATURE', `${body}hash sm3\n\n${good}`],
    [
      'SM3 left out after signing',
      'BAD_SIGNATURE',
      signed(`${body}hash sm3\n`).replace('hash sm3\n', ''),
    ],
    ['an unknown hash', 'MALFORMED', signed(`${body}hash md5\n`)],
    ['SHA-256 named', 'MALFORMED', signed(`${body}hash sha256\n`)],
    ['the hash in capitals', 'MALFORMED', signed(`${body}hash SM3\n`)],
    ['the hash named twice', 'MALFORMED', signed(`${body}hash sm3\nhash sm3\n`)],
    ...extensionTexts(root).map(
      ([what, verdict, lines]) =>
        [`extensions: ${what}`, verdict, signed(`${body}${lines}`)] as const,
    ),
    ['time changed', 'BAD_SIGNATURE', signed(`${body}${time}`).replace('.125Z', '.126Z')],
    ['time taken away', 'BAD_SIGNATURE', signed(`${body}${time}`).replace(time, '')],
    ['the empty tree', 'VALID', signed(`${NAME}\n0\n${rootOf([]).toString('base64')}\n`)],
    [
      'a stranger’s signature first',
      'VALID',
      `${body}\n${lineOf(signatureOf(body, 9), Buffer.alloc(4), 'stranger.example')}${good}`,
    ],
    ['size changed', 'BAD_SIGNATURE', `${body.replace('\n40\n', '\n41\n')}\n${good}`],
    [
      'root changed',
      'BAD_SIGNATURE',
      `${NAME}\n40\n${flipped(rootOf(leaves)).toString('base64')}\n\n${good}`,
    ],
    ['origin changed', 'UNKNOWN_KEY', `${body.replace('220000', '220001')}\n${good}`],
    ['extension line added', 'BAD_SIGNATURE', `${body}and more\n\n${good}`],
    ['signature changed', 'BAD_SIGNATURE', `${body}\n${lineOf(flipped(signatureOf(body)))}`],
    [
      'signature cut short',
      'BAD_SIGNATURE',
      `${body}\n${lineOf(signatureOf(body).subarray(0, 63))}`,
    ],
    [
      'signed by another key under this id',
      'BAD_SIGNATURE',
      `${body}\n${lineOf(signatureOf(body, 2))}`,
    ],
    [
      'an unknown key id',
      'UNKNOWN_KEY',
      `${body}\n${lineOf(signatureOf(body), Buffer.alloc(4, 7))}`,
    ],
    [
      'an unknown name',
      'UNKNOWN_KEY',
      `${body}\n${lineOf(signatureOf(body), KEY_ID, 'doudi.example/220001')}`,
    ],
    ['an empty line above', 'MALFORMED', signed(`${body}\nmore\n`)],
    ['lines of Windows', 'MALFORMED', signed(body).replaceAll('\n', '\r\n')],
    ['a byte order mark', 'MALFORMED', `\ufeff${signed(body)}`],
    [
      'a signature of five bytes',
      'BAD_SIGNATURE',
      `${body}\n${lineOf(signatureOf(body).subarray(0, 1))}`,
    ],
    ['a signature of four bytes', 'MALFORMED', `${body}\n${lineOf(Buffer.alloc(0))}`],
    ['no signature', 'MALFORMED', `${body}\n`],
    ['no blank line', 'MALFORMED', `${body}${good}`],
    ['a hyphen for the dash', 'MALFORMED', `${body}\n${good.replace('—', '-')}`],
    ['no newline at the end', 'MALFORMED', `${body}\n${good.trimEnd()}`],
    ['size with a zero in front', 'MALFORMED', signed(`${NAME}\n040\n${root}\n`)],
    ['size below zero', 'MALFORMED', signed(`${NAME}\n-40\n${root}\n`)],
    ['size in hexadecimal', 'MALFORMED', signed(`${NAME}\n0x28\n${root}\n`)],
    ['size beyond 63 bits', 'MALFORMED', signed(`${NAME}\n9223372036854775808\n${root}\n`)],
    ['root too short', 'MALFORMED', signed(`${NAME}\n40\n${root.slice(0, 40)}\n`)],
    ['root not in base64', 'MALFORMED', signed(`${NAME}\n40\n${root.replace(/^./, '!')}\n`)],
    ['root in base64 without padding', 'MALFORMED', signed(`${NAME}\n40\n${root.slice(0, -1)}\n`)],
    ['no origin', 'MALFORMED', signed(`\n40\n${root}\n`)],
    ['nothing', 'MALFORMED', ''],
  ];
  return texts.map(([what, verdict, checkpoint]) => ({
    kind: 'checkpoint',
    name: `checkpoint: ${what}`,
    keys: [OTHER_KEY, KEY],
    checkpoint,
    verdict,
  }));
}

const INCLUSIONS: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [0, 5],
  [3, 5],
  [4, 5],
  [5, 7],
  [6, 7],
  [0, 8],
  [7, 8],
  [8, 9],
  [10, 13],
  [12, 13],
  [15, 16],
  [16, 17],
  [20, 33],
  [32, 33],
  [39, 40],
];
const CONSISTENCIES: readonly (readonly [number, number])[] = [
  [1, 2],
  [1, 3],
  [2, 3],
  [2, 5],
  [3, 5],
  [4, 5],
  [3, 7],
  [6, 7],
  [4, 8],
  [6, 8],
  [7, 8],
  [8, 8],
  [8, 9],
  [11, 13],
  [12, 16],
  [16, 17],
  [21, 33],
  [32, 40],
  [0, 7],
  [0, 0],
];

/** GB/T 32905-2016, A.1 and A.2; of nothing, and around the ends of a block. */
function digestVectors(): Vector[] {
  const standard = [
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ] as const;
  const known = standard.map(([text, digest]) => [Buffer.from(text), digest] as const);
  const others = [0, 1, 55, 56, 63, 65, 119, 120, 128, 1000].map((length) => {
    const input = Buffer.alloc(length, 'a');
    return [input, createHash('sm3').update(input).digest('hex')] as const;
  });
  return [...known, ...others].flatMap(([input, digest]) => {
    const right = {
      kind: 'digest' as const,
      ...under('sm3', `digest of ${input.length} bytes`),
      input: hex(input),
      digest,
      verdict: 'VALID',
    };
    const other = flipped(Buffer.from(digest, 'hex')).toString('hex');
    const changed = { ...right, digest: other, verdict: 'DIGEST_MISMATCH' };
    return [right, { ...changed, name: `${right.name}: another` }];
  });
}

function treeVectors(by: Hash): readonly Vector[] {
  return [
    ...leafVectors(by),
    ...INCLUSIONS.flatMap(([index, size]) => inclusionsOf(index, size, by)),
    ...CONSISTENCIES.flatMap(([older, size]) => consistenciesOf(older, size, by)),
  ];
}

export function makeVectors(): readonly Vector[] {
  return [
    ...treeVectors('sha256'),
    ...checkpointVectors(),
    ...originVectors(),
    ...cosignatureVectors(),
    ...receiptVectors(),
    ...promiseVectors('sha256'),
    ...digestVectors(),
    ...successionVectors(),
    ...treeVectors('sm3'),
    ...promiseVectors('sm3'),
    ...bundleVectors(),
  ];
}
