/** Vectors of what bundles are read by: zips and JSON made by hand, ledgers reckoned by hand. */
import { createHash } from 'node:crypto';
import { canonicalOf } from './leaf-vectors.js';
import { leafOf } from './reference-tree.js';
import type { Recorded, Vector } from './vector.js';

function crcOf(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** [bytes, value]s, little-endian. */
function packed(...fields: readonly (readonly [2 | 4, number])[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}

interface Entry {
  readonly name: string;
  readonly text: string;
  /** What the local header says instead. */
  readonly localName?: string;
  readonly localSize?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** Deflated, with this behind it. */
  readonly remainder?: string;
}

/** One block that is stored, so that no release of zlib changes the vector. */
function deflated(content: Buffer, remainder: string): Buffer {
  const lengths = packed([2, content.length], [2, 0xffff - content.length]);
  return Buffer.concat([Buffer.of(1), lengths, content, Buffer.from(remainder)]);
}

function zipOf(entries: readonly Entry[], { between = '', after = '' } = {}): string {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { name, text, localName = name, flags = 0x0800 } = entry;
    const content = Buffer.from(text);
    const { remainder } = entry;
    const stored = remainder === undefined ? content : deflated(content, remainder);
    const { crc = crcOf(content), localSize = content.length } = entry;
    const common = (size: number) =>
      [
        [2, 20],
        [2, flags],
        [2, stored === content ? 0 : 8],
        [2, 0],
        [2, 33],
        [4, crc],
        [4, stored.length],
        [4, size],
      ] as const;
    const local = Buffer.concat([
      packed([4, 0x04034b50], ...common(localSize), [2, Buffer.byteLength(localName)], [2, 0]),
      Buffer.from(localName),
      stored,
      Buffer.from(between),
    ]);
    const tail = [
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ] as const;
    const lengths = [[2, Buffer.byteLength(name)], ...tail] as const;
    const head = packed([4, 0x02014b50], [2, 20], ...common(content.length), ...lengths);
    centrals.push(head, Buffer.from(name));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = entries.length;
  const end = packed(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
    ] as const),
    ...([
      [4, directory.length],
      [4, at],
      [2, 0],
    ] as const),
  );
  return Buffer.concat([...locals, directory, end, Buffer.from(after)]).toString('hex');
}

const A = { name: 'a.txt', text: 'one' };
const B = { name: 'dir/b.txt', text: 'two' };

function zipVectors(): Vector[] {
  const cases: readonly (readonly [string, string, string])[] = [
    ['two files', 'VALID', zipOf([A, B])],
    ['no file', 'VALID', zipOf([])],
    ['an empty file', 'VALID', zipOf([{ ...A, text: '' }])],
    ['deflated', 'VALID', zipOf([{ ...A, remainder: '' }, B])],
    ['deflated, and bytes behind it', 'ZIP_CONTENT', zipOf([{ ...A, remainder: 'xx' }, B])],
    ['trailing data', 'ZIP_END', zipOf([A], { after: 'x' })],
    ['data between entries', 'ZIP_GAP', zipOf([A, B], { between: 'x' })],
    ['a name doubled', 'ZIP_NAME_DOUBLED', zipOf([A, { ...B, name: A.name }])],
    ['another local name', 'ZIP_HEADERS_DIFFER', zipOf([{ ...A, localName: 'b.txt' }])],
    ['another local size', 'ZIP_HEADERS_DIFFER', zipOf([{ ...A, localSize: 2 }])],
    ['another checksum', 'ZIP_CONTENT', zipOf([{ ...A, crc: 7 }])],
    ['an encrypted entry', 'ZIP_DIRECTORY', zipOf([{ ...A, flags: 0x0801 }])],
    ['a path upwards', 'ZIP_NAME', zipOf([{ ...A, name: '../a.txt' }])],
    ['an absolute path', 'ZIP_NAME', zipOf([{ ...A, name: '/a.txt' }])],
    ['two folders', 'ZIP_NAME', zipOf([{ ...A, name: 'a/b/c.txt' }])],
    ['this folder', 'ZIP_NAME', zipOf([{ ...A, name: './a.txt' }])],
    ['a folder alone', 'ZIP_NAME', zipOf([{ ...A, name: 'dir/' }])],
    ['two points in a name', 'VALID', zipOf([{ ...A, name: 'a..txt' }])],
    ['names apart by case', 'ZIP_NAME_DOUBLED', zipOf([A, { ...B, name: 'A.TXT' }])],
    ['a folder named as a file', 'ZIP_NAME_DOUBLED', zipOf([{ ...A, name: 'dir' }, B])],
    ['a file named as a folder', 'ZIP_NAME_DOUBLED', zipOf([B, { ...A, name: 'dir' }])],
    ['another script', 'ZIP_NAME', zipOf([{ ...A, name: 'а.txt' }])],
    ['nothing', 'ZIP_END', ''],
  ];
  return cases.map(([what, verdict, zip]) => ({ kind: 'zip', name: `zip: ${what}`, zip, verdict }));
}

function memberVectors(): Vector[] {
  const cases: readonly (readonly [string, string, string])[] = [
    ['each once', 'VALID', '{"a":1,"b":{"a":2}}'],
    ['the same in two objects', 'VALID', '[{"a":1},{"a":1}]'],
    ['a text that looks like one', 'VALID', '{"a":"\\"a\\":1","b":"a:"}'],
    ['twice', 'MEMBER_DOUBLED', '{"a":1,"a":1}'],
    ['twice, further in', 'MEMBER_DOUBLED', '[{"b":{"a":1,"c":0,"a":2}}]'],
    ['twice, once escaped', 'MEMBER_DOUBLED', '{"a":1,"\\u0061":2}'],
    ['twice, apart by blanks', 'MEMBER_DOUBLED', '{"a" : 1 , "a"\n: 2}'],
    ['twice, of an empty name', 'MEMBER_DOUBLED', '{"":1,"":2}'],
  ];
  return cases.map(([what, verdict, text]) => {
    return { kind: 'members', name: `members: ${what}`, text, verdict };
  });
}

const REGION = '220422';
const METADATA = '{"actor":{"subject":"某某"}}';

function event(position: number, stream: string, revision: number, data: object): Recorded {
  const id = `0192f0c8-3c1e-5a52-8f57-${String(position).padStart(12, '0')}`;
  const said = { id, type: 'Something', schemaVersion: 1, occurredOn: '2018-01-10' };
  const recordedAt = '2026-11-22T08:30:00.125Z';
  const texts = { metadata: METADATA, data: JSON.stringify(data) };
  return {
    position: `${position}`,
    stream,
    revision: `${revision}`,
    ...said,
    recordedAt,
    ...texts,
  };
}

/** Own, the province's that names it, the province's that does not, own, another county's. */
const HISTORY = [
  event(1, `county-${REGION}`, 0, { a: 1 }),
  event(2, 'province-2018', 0, { lines: [{ region: REGION }] }),
  event(3, 'province-2018', 1, { lines: [{ region: '220421' }], note: `${REGION}1` }),
  event(4, `county-${REGION}`, 1, { a: 2 }),
  event(5, 'county-220421', 0, { region: REGION }),
  event(6, 'province-funds', 0, { region: REGION }),
];

function countyVectors(): Vector[] {
  const running = [1, 5].reduce((before, at) => {
    const leaf = leafOf(canonicalOf(HISTORY[at]!));
    return createHash('sha256').update(before).update(leaf).digest();
  }, Buffer.alloc(32));
  const leaf = (lines: readonly (string | number)[]) =>
    ['doudi-county/1', ...lines].map((line) => `${line}\n`).join('');
  const hash = running.toString('base64');
  const none = Buffer.alloc(32).toString('base64');
  const right = leaf([REGION, 6, 1, 2, hash]);
  const cases: readonly (readonly [string, string, string, readonly Recorded[]])[] = [
    ['as it is', 'VALID', right, HISTORY],
    ['of nothing', 'VALID', leaf([REGION, 6, -1, 0, none]), []],
    ['an own event less', 'COUNTY_MISMATCH', right, HISTORY.toSpliced(3, 1)],
    ['an event of the province less', 'COUNTY_MISMATCH', right, HISTORY.toSpliced(5, 1)],
    ['in another order', 'COUNTY_MISMATCH', right, HISTORY.toReversed()],
    ['without what concerns it not', 'VALID', right, HISTORY.toSpliced(2, 1)],
    ['another count', 'COUNTY_MISMATCH', leaf([REGION, 6, 1, 3, hash]), HISTORY],
    ['another revision', 'COUNTY_MISMATCH', leaf([REGION, 6, 2, 2, hash]), HISTORY],
    ['another hash', 'COUNTY_MISMATCH', leaf([REGION, 6, 1, 2, none]), HISTORY],
  ];
  return cases.map(([what, verdict, text, events]) => {
    const given = { region: REGION, position: 6, events, leaf: text };
    return { kind: 'county', name: `county: ${what}`, ...given, verdict };
  });
}

const OF = { region: REGION, fiscalYear: 2018 };
const DIBAO = { program: 'URBAN_DIBAO', class: 'BASIC_LIVELIHOOD', pooled: true };
const ACCOUNT = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', pooled: true };
const lot = (amountFen: string, fiscalYear = 2018) => ({
  ...{ lot: 1, fiscalYear, amountFen },
  origin: { kind: 'BUDGET', budgetSource: 'OWN' },
});
const BUDGET = { ...OF, ...ACCOUNT, projectKind: null, amountFen: '30000', lot: lot('30000') };
/** 12 × 100.00 are needed; 500.00 are awarded and 300.00 budgeted; 90.00 paid for January. */
const ENTRIES: readonly (readonly [string, object])[] = [
  [
    'NeedAssessed',
    {
      ...{ ...OF, ...DIBAO, assessedOn: '2018-01-02', fromMonth: null, months: 12 },
      ...{ persons: 2, monthlyAmountFen: '5000' },
    },
  ],
  ['TransferIssued', { fiscalYear: 2018, lines: [{ ...DIBAO, ...OF, amountFen: '50000' }] }],
  ['BudgetAllocated', BUDGET],
  ['BudgetAllocated', { ...BUDGET, amountFen: '700', lot: lot('700') }],
  [
    'EntryReversed',
    {
      reversed: { type: 'BudgetAllocated', data: { ...BUDGET, amountFen: '700', lot: lot('700') } },
    },
  ],
  [
    'DisbursementRecorded',
    {
      ...{ ...OF, ...ACCOUNT, projectKind: null, period: '2018-01', amountFen: '9000' },
      draws: [lot('9000')],
    },
  ],
];
const NOTHING = {
  ...{ carriedIn: '0.00', carriedOut: '0.00', adjustedIn: '0.00', adjustedOut: '0.00' },
  ...{ reclaimed: '0.00', returned: '0.00', received: '0.00' },
};
const LINE = {
  ...{ program: 'URBAN_DIBAO', need: '1200.00', ...NOTHING, awarded: '500.00' },
  ...{ ownBudget: '300.00', disbursed: '90.00', inTransit: '500.00', arranged: '800.00' },
  ...{ available: '210.00', gap: '400.00', projectedNeed: '1200.00', assessed: true },
};
const LEDGER = {
  ...{ closed: false, reported: 'FULL', gap: '400.00', unsplit: '0.00' },
  ...{ projectedGap: '400.00', programs: [LINE], construction: [], otherAccounts: [] },
};

function ledgerVectors(): Vector[] {
  const empty = { ...LEDGER, reported: 'NONE', gap: '0.00', projectedGap: '0.00', programs: [] };
  const cases: readonly (readonly [string, string, object, typeof ENTRIES])[] = [
    ['as it is', 'VALID', LEDGER, ENTRIES],
    ['of nothing', 'VALID', empty, []],
    ['an entry less', 'LEDGER_MISMATCH', LEDGER, ENTRIES.toSpliced(1, 1)],
    ['a reversal less', 'LEDGER_MISMATCH', LEDGER, ENTRIES.toSpliced(4, 1)],
    ['another gap', 'LEDGER_MISMATCH', { ...LEDGER, gap: '399.99' }, ENTRIES],
    ['closed', 'LEDGER_MISMATCH', { ...LEDGER, closed: true }, ENTRIES],
    ['a program less', 'LEDGER_MISMATCH', { ...LEDGER, programs: [] }, ENTRIES],
  ];
  return cases.map(([what, verdict, ledger, entries]) => {
    const events = entries.map(([type, data]) => ({ type, data }));
    const given = { region: REGION, year: 2018, events, ledger };
    return { kind: 'ledger', name: `ledger: ${what}`, ...given, verdict };
  });
}

export function bundleVectors(): Vector[] {
  return [...zipVectors(), ...memberVectors(), ...countyVectors(), ...ledgerVectors()];
}
