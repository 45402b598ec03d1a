/** Vectors of keys that follow each other, signed by hand; verdicts are written, not reckoned. */
import { rootOf } from './reference-tree.js';
import { type Signer, lineOf, signatureOf, signerOf } from './signature-vectors.js';
import type { Vector } from './vector.js';

const ORIGIN = 'doudi.example/220000';
const [A, B, C, D] = [11, 12, 13, 14].map((seed) => signerOf(ORIGIN, seed, 0x01)) as [
  Signer,
  Signer,
  Signer,
  Signer,
];
const RECEIPTS = signerOf(`${ORIGIN}/receipts`, 15, 0x01);
const AT = '2026-11-22T08:30:00.125Z';

const noteOf = (body: string, by: Signer): string =>
  `${body}\n${lineOf(by, signatureOf(body, by))}`;
const bodyOf = (size: number | string, older: Signer, newer: Signer, at = AT): string =>
  `doudi-seal-key/1\n${ORIGIN}\n${at}\n${size}\n${older.key}\n${newer.key}\n`;
const says = (older: Signer, newer: Signer, size: number | string, by = older): string =>
  noteOf(bodyOf(size, older, newer), by);
const sealed = (by: Signer, size: number): string =>
  noteOf(`${ORIGIN}\n${size}\n${rootOf([]).toString('base64')}\n`, by);

const ab = says(A, B, 10);
const bc = says(B, C, 20);
const changed = (from: string | RegExp, to: string): string => ab.replace(from, to);

type Case = readonly [string, readonly Signer[], readonly string[], string, string];

const IN_TURN: readonly Case[] = [
  ['no turn', [A], [], sealed(A, 7), 'VALID'],
  ['the older key up to its end', [A], [ab], sealed(A, 10), 'VALID VALID'],
  ['the newer key from there on', [A], [ab], sealed(B, 11), 'VALID VALID'],
  ['two turns', [A], [ab, bc], sealed(C, 21), 'VALID VALID VALID'],
  ['the key between them', [A], [ab, bc], sealed(B, 20), 'VALID VALID VALID'],
  ['from the key between them', [B], [ab, bc], sealed(C, 21), 'UNKNOWN_KEY VALID VALID'],
  ['two turns at one size', [A], [ab, says(B, C, 10)], sealed(C, 11), 'VALID VALID VALID'],
  ['before the first seal', [A], [says(A, B, 0)], sealed(B, 1), 'VALID VALID'],
  ['no seal, by the older', [A], [says(A, B, 0)], sealed(A, 0), 'VALID VALID'],
  ['no seal, by the newer', [A], [says(A, B, 0)], sealed(B, 0), 'VALID OUT_OF_TURN'],
  [
    'announced by two, the first beginning stays',
    [A, D],
    [ab, says(D, B, 30)],
    sealed(B, 11),
    'VALID VALID VALID',
  ],
  ['both keys trusted', [A, B], [ab], sealed(B, 3), 'VALID VALID'],
  ['a key without any turn beside them', [D, A], [ab], sealed(D, 99), 'VALID VALID'],
];

const OUT_OF_TURN: readonly Case[] = [
  ['the older key after its end', [A], [ab], sealed(A, 11), 'VALID OUT_OF_TURN'],
  ['the newer key before its turn', [A], [ab], sealed(B, 10), 'VALID OUT_OF_TURN'],
  ['the key between after its end', [A], [ab, bc], sealed(B, 21), 'VALID VALID OUT_OF_TURN'],
  ['the last key before its turn', [A], [ab, bc], sealed(C, 20), 'VALID VALID OUT_OF_TURN'],
  ['the older key, both trusted', [A, B], [ab], sealed(A, 11), 'VALID OUT_OF_TURN'],
  ['a second follower', [A], [ab, says(A, D, 10)], sealed(D, 11), 'VALID OUT_OF_TURN UNKNOWN_KEY'],
  [
    'a later second follower',
    [A],
    [ab, says(A, D, 30)],
    sealed(D, 31),
    'VALID OUT_OF_TURN UNKNOWN_KEY',
  ],
  ['a smaller size', [A], [ab, says(B, C, 9)], sealed(C, 21), 'VALID OUT_OF_TURN UNKNOWN_KEY'],
  [
    'back to the first key',
    [A],
    [ab, says(B, A, 20)],
    sealed(A, 21),
    'VALID OUT_OF_TURN OUT_OF_TURN',
  ],
  ['a key that follows itself', [A], [says(A, A, 10)], sealed(A, 11), 'OUT_OF_TURN VALID'],
  ['the same twice', [A], [ab, ab], sealed(B, 11), 'VALID OUT_OF_TURN VALID'],
  ['in the wrong order', [A], [bc, ab], sealed(C, 21), 'UNKNOWN_KEY VALID UNKNOWN_KEY'],
  ['the first left out', [A], [bc], sealed(C, 21), 'UNKNOWN_KEY UNKNOWN_KEY'],
  ['nobody announced it', [A], [], sealed(B, 11), 'UNKNOWN_KEY'],
  ['from a later key to an earlier seal', [B], [ab], sealed(A, 10), 'UNKNOWN_KEY UNKNOWN_KEY'],
];

const NEXT = 'doudi.example/220000b';
const E = signerOf(NEXT, 16, 0x01);
const ROOT = rootOf([]).toString('base64');
const endBody = (
  same: string,
  last: string,
  newer = E,
  words = '李处长\n硬盘损坏 disk lost',
): string =>
  `doudi-origin-end/1\n${ORIGIN}\n${AT}\n${same} ${ROOT}\n${last} ${ROOT}\n${newer.key}\n${words}\n`;
const SAME = signerOf(NEXT, A.seed, 0x01);
const ends = (by: Signer, same = '10', last = '15', newer = E): string =>
  noteOf(endBody(same, last, newer), by);
/** The one that follows ends, and the first would go on again. */
const back = noteOf(
  `doudi-origin-end/1\n${NEXT}\n${AT}\n20 ${ROOT}\n25 ${ROOT}\n${C.key}\n李处长\n损坏\n`,
  E,
);
const sealedNext = (size: number): string => noteOf(`${NEXT}\n${size}\n${ROOT}\n`, E);
const ae = ends(A);

const BACK = 'VALID OUT_OF_TURN UNKNOWN_KEY';

/** A log that was restored to fewer events than it had signed goes on under another name. */
const ENDED: readonly Case[] = [
  ['origin ended: the older up to there', [A], [ae], sealed(A, 10), 'VALID VALID'],
  ['origin ended: what was given up', [A], [ae], sealed(A, 15), 'VALID GIVEN_UP'],
  ['origin ended: beyond what was signed', [A], [ae], sealed(A, 16), 'VALID OUT_OF_TURN'],
  ['origin ended: the one that follows', [A], [ae], sealedNext(11), 'VALID VALID'],
  ['origin ended: the one that follows, too early', [A], [ae], sealedNext(10), 'VALID OUT_OF_TURN'],
  ['origin ended: after a turn', [A], [ab, ends(B)], sealedNext(11), 'VALID VALID VALID'],
  ['origin ended: by a key before', [A], [ab, ae], sealedNext(11), 'VALID OUT_OF_TURN UNKNOWN_KEY'],
  ['origin ended: twice', [A], [ae, ae], sealedNext(11), 'VALID OUT_OF_TURN VALID'],
  ['origin ended: then a turn', [A], [ae, ab], sealedNext(11), 'VALID OUT_OF_TURN VALID'],
  ['origin ended: another trusted key up to there', [A, D], [ae], sealed(D, 10), 'VALID VALID'],
  ['origin ended: another trusted key goes on', [A, D], [ae], sealed(D, 11), 'VALID GIVEN_UP'],
  ['origin ended: another trusted key, beyond', [A, D], [ae], sealed(D, 16), 'VALID OUT_OF_TURN'],
  [
    'origin ended: another trusted key announces',
    [A, D],
    [ae, says(D, B, 20)],
    sealed(B, 21),
    'VALID OUT_OF_TURN UNKNOWN_KEY',
  ],
  ['origin ended: a key left before', [A], [ab, ends(B)], sealed(A, 12), 'VALID VALID OUT_OF_TURN'],
  [
    'origin ended: below the turn of two trusted keys',
    [A, B],
    [says(A, B, 20), ends(B, '10', '25')],
    sealed(A, 15),
    'VALID VALID GIVEN_UP',
  ],
  [
    'origin ended: below the turn of the key that signs',
    [A],
    [says(A, B, 20), ends(B, '10', '25')],
    sealedNext(11),
    'VALID OUT_OF_TURN UNKNOWN_KEY',
  ],
  ['origin ended: the next one back to it', [A], [ae, back], sealed(C, 21), BACK],
  [
    'origin ended: goes on by the same key',
    [A],
    [ends(A, '10', '15', SAME)],
    noteOf(`${NEXT}\n11\n${ROOT}\n`, SAME),
    'VALID VALID',
  ],
  ['origin ended: nothing given up', [A], [ends(A, '10', '10')], sealedNext(11), 'VALID VALID'],
  ['origin ended: by nobody known', [A], [ends(D)], sealedNext(11), 'UNKNOWN_KEY UNKNOWN_KEY'],
  ...(
    [
      ['size changed', 'BAD_SIGNATURE', ae.replace('\n10 ', '\n11 ')],
      ['more the same than was signed', 'MALFORMED', ends(A, '16')],
      [
        'one size of two roots',
        'MALFORMED',
        noteOf(endBody('10', '10').replace(ROOT, ROOT.replace(/^./, 'A')), A),
      ],
      ['under the name of receipts', 'MALFORMED', noteOf(endBody('10', '15', RECEIPTS), A)],
      ['under its own name', 'MALFORMED', noteOf(endBody('10', '15', B), A)],
      ['no reason', 'MALFORMED', noteOf(endBody('10', '15', E, '李处长'), A)],
      ['an empty person', 'MALFORMED', noteOf(endBody('10', '15', E, '\n损坏'), A)],
      ['a line more', 'MALFORMED', noteOf(`${endBody('10', '15')}more\n`, A)],
      [
        'time with microseconds',
        'MALFORMED',
        noteOf(endBody('10', '15').replace('.125Z', '.125000Z'), A),
      ],
    ] as const
  ).map(([what, verdict, text]): Case => {
    return [`origin ended: ${what}`, [A], [text], sealedNext(11), `${verdict} UNKNOWN_KEY`];
  }),
];

function ofReceipts(): string {
  const other = signerOf(RECEIPTS.name, 17, 0x01);
  const { name, key } = RECEIPTS;
  return noteOf(`doudi-seal-key/1\n${name}\n${AT}\n10\n${key}\n${other.key}\n`, RECEIPTS);
}

/** The announcement itself is bad, and the newer key stays unknown. */
const BAD: readonly (readonly [string, string, string])[] = [
  ['signed by the newer key', 'BAD_SIGNATURE', says(A, B, 10, { ...A, seed: B.seed })],
  ['under the newer key’s id', 'UNKNOWN_KEY', says(A, B, 10, B)],
  ['by the key of receipts', 'UNKNOWN_KEY', says(A, B, 10, RECEIPTS)],
  ['another key put in', 'BAD_SIGNATURE', changed(B.key, C.key)],
  ['size changed', 'BAD_SIGNATURE', changed('\n10\n', '\n11\n')],
  ['time changed', 'BAD_SIGNATURE', changed('08:30', '08:31')],
  ['the keys exchanged', 'UNKNOWN_KEY', noteOf(bodyOf(10, B, A), B)],
  ['another log', 'MALFORMED', changed('\ndoudi.example/220000\n', '\ndoudi.example/220001\n')],
  ['the newer key of receipts', 'MALFORMED', says(A, RECEIPTS, 10)],
  ['of a log named like receipts', 'MALFORMED', ofReceipts()],
  ['another format', 'MALFORMED', changed('seal-key/1', 'seal-key/2')],
  ['a line more', 'MALFORMED', noteOf(`${bodyOf(10, A, B)}and more\n`, A)],
  ['a line fewer', 'MALFORMED', noteOf(bodyOf(10, A, B).replace(`${B.key}\n`, ''), A)],
  ['size with a zero in front', 'MALFORMED', says(A, B, '010')],
  ['size beyond 63 bits', 'MALFORMED', says(A, B, '9223372036854775808')],
  ['size below zero', 'MALFORMED', says(A, B, -1)],
  ['no time', 'MALFORMED', noteOf(bodyOf(10, A, B, ''), A)],
  ['time of another zone', 'MALFORMED', noteOf(bodyOf(10, A, B, AT.replace('Z', '+08:00')), A)],
  [
    'a wrong key id',
    'MALFORMED',
    noteOf(bodyOf(10, A, B).replace(/\+[0-9a-f]{8}\+(?=[^+]*\n$)/, '+00000000+'), A),
  ],
  ['a checkpoint instead', 'MALFORMED', sealed(A, 10)],
  ['no signature', 'MALFORMED', `${bodyOf(10, A, B)}\n`],
  ['nothing', 'MALFORMED', ''],
];

export function successionVectors(): Vector[] {
  const bad = BAD.map(([what, verdict, text]): Case => {
    return [`announcement: ${what}`, [A], [text], sealed(B, 11), `${verdict} UNKNOWN_KEY`];
  });
  return [...IN_TURN, ...OUT_OF_TURN, ...bad, ...ENDED].map(
    ([what, keys, announcements, checkpoint, verdict]) => ({
      kind: 'succession',
      name: `succession: ${what}`,
      keys: keys.map(({ key }) => key),
      announcements,
      checkpoint,
      verdict,
    }),
  );
}
