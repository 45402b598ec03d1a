/**
 * Ten thousand entries with the largest, the smallest and the strangest that may be typed, over
 * HTTP: whatever is refused, nothing fails, and no read model stops.
 */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import yazl from 'yazl';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import { carriedOut, region } from '../ledger-at-work.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

/** Bodies of JSON, and rows of one package: ten thousand together. */
const BODIES = 1_500;
const ROWS = 8_500;
const AT_ONCE = 16;
const [COUNTY, OTHER] = COUNTIES;
const YEAR = `/counties/${COUNTY}/years/2017`;

let doudi: RunningDoudi;

beforeAll(async () => {
  doudi = await runDoudi();
  await carriedOut(doudi.system.ledger, region(PROVINCE, 'province'));
  for (const code of COUNTIES) await carriedOut(doudi.system.ledger, region(code, 'county'));
});
afterAll(() => doudi.close());

const AMOUNTS = ['0.01', '9999999999999.99', '10000000000000.00', '0.00', '-1.00', '1e9', '9'];
const COUNTS = [0, 1, -1, 120, 100_000_000, 2 ** 31, 2 ** 53, 1e300, 0.5, null];
const DAYS = ['2017-12-31', '1990-01-01', '0001-01-01', '9999-12-31', '2017-02-30', '20170101'];
const MONTHS = ['2017-01', '2017-12', '1990-01', '2100-12', '9999-12', '2017-13'];
const TEXTS = [
  '无',
  'x'.repeat(120),
  'x'.repeat(5_000),
  '',
  '\u0000',
  '\ud800',
  "';--",
  '𠮷﷽',
  ' a ',
];
const YEARS = [2017, 1990, 2100, 1989, 9_999_999, -1];
const EXTREMES: readonly unknown[] = [
  ...[...AMOUNTS, ...COUNTS, ...DAYS, ...MONTHS, ...TEXTS, ...YEARS],
  ...[[], {}, true, [[]], COUNTY, PROVINCE],
];
/** By the names of members, so that what is strange is of the right kind more often than not. */
const OF_KIND: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/amount|value|target$/i, AMOUNTS],
  [/persons|months|fromMonth|paymentNo/, COUNTS],
  [/On$|date|From$/i, DAYS],
  [/period/, MONTHS],
  [/fiscalYear/, YEARS],
  [/No$|reason|basis|plan|name/i, TEXTS],
];

const ENTRY = { class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO' };
const FUND = { program: 'RURAL_DIBAO', fiscalYear: 2017 };
const IN_COUNTY = { region: COUNTY };
const PAID = { ...ENTRY, period: '2017-05', paidOn: '2017-05-08' };

type Route = readonly [role: 'county-treasury' | 'province-finance', url: string, body: object];

/** Numbers are drawn from few, so that entries meet those before them. */
const routesOf = (no: string, earlier: string): readonly Route[] => [
  [
    'county-treasury',
    `${YEAR}/needs`,
    {
      ...{ program: FUND.program, months: 12, persons: 10 },
      ...{ monthlyAmount: '500.00', assessedOn: '2017-01-05' },
    },
  ],
  [
    'county-treasury',
    `${YEAR}/budgets`,
    { ...ENTRY, entryNo: no, source: 'OWN', amount: '100.00', allocatedOn: '2017-03-01' },
  ],
  [
    'county-treasury',
    `${YEAR}/budgets`,
    {
      class: 'CONSTRUCTION',
      code: 'ROAD',
      projectKind: 'GENERAL',
      ...{ entryNo: no, source: 'OWN', amount: '9999999999999.99', allocatedOn: '2017-03-01' },
    },
  ],
  [
    'county-treasury',
    `${YEAR}/adjustments`,
    {
      from: { class: 'CONSTRUCTION', code: 'ROAD' },
      to: ENTRY,
      ...{ entryNo: no, amount: '1.00', adjustedOn: '2017-04-01', reason: '压缩' },
    },
  ],
  [
    'county-treasury',
    `${YEAR}/disbursements`,
    {
      ...PAID,
      batchNo: no,
      amount: '3.00',
      payments: [
        {
          paymentNo: 1,
          beneficiaryId: '22050319900101001X',
          name: '甲',
          persons: 1,
          months: 1,
          amount: '3.00',
        },
      ],
    },
  ],
  [
    'county-treasury',
    `/disbursements/${earlier}/returns`,
    { ...{ returnNo: no, paymentNo: 1 }, ...{ returnedOn: '2017-06-01', reason: '销户' } },
  ],
  ['county-treasury', `/transfers/${earlier}/arrivals`, { ...IN_COUNTY, receivedOn: '2017-03-20' }],
  [
    'county-treasury',
    `${YEAR}/carryovers`,
    { program: FUND.program, originDocumentNo: no, originYear: 2016, amount: '5.00' },
  ],
  [
    'province-finance',
    '/receipts',
    {
      ...FUND,
      documentNo: no,
      source: 'CENTRAL',
      amount: '9999999999999.99',
      documentDate: '2017-01-10',
      receivedOn: '2017-01-15',
    },
  ],
  [
    'province-finance',
    '/transfers',
    {
      ...FUND,
      documentNo: no,
      issuedOn: '2017-02-01',
      lines: [
        { ...IN_COUNTY, amount: '50.00' },
        { region: OTHER, amount: '0.01' },
      ],
    },
  ],
  [
    'province-finance',
    `${YEAR}/reclaims`,
    {
      reclaimNo: no,
      program: FUND.program,
      documentNo: earlier,
      amount: '1.00',
      reclaimedOn: '2017-11-01',
      reason: '闲置',
    },
  ],
  [
    'province-finance',
    '/standards',
    {
      ...IN_COUNTY,
      program: FUND.program,
      monthlyAmount: '300.00',
      effectiveFrom: '2017-01-01',
      basis: '文件',
    },
  ],
  [
    'province-finance',
    '/indicators',
    {
      ...IN_COUNTY,
      fiscalYear: 2017,
      name: 'POPULATION',
      value: '10',
      reportedOn: '2017-12-31',
      basis: '年鉴',
    },
  ],
  [
    'province-finance',
    '/targets',
    {
      ...IN_COUNTY,
      targetNo: no,
      clause: '二',
      name: '目标',
      unit: '%',
      target: '90',
      dueOn: '2018-12-31',
    },
  ],
  ['province-finance', '/direct-funds/reports', { month: '2017-05', reportedOn: '2017-06-05' }],
];

interface Sent {
  readonly role: Route[0];
  readonly url: string;
  readonly text: string;
}

const sent: fc.Arbitrary<Sent> = fc
  .record({
    no: fc.nat(400),
    earlier: fc.nat(400),
    route: fc.nat(14),
    places: fc.array(fc.tuple(fc.nat(30), fc.nat(1_000), fc.boolean()), { maxLength: 2 }),
  })
  .map(({ no, earlier, route, places }) => {
    const [role, url, whole] = routesOf(`N${no}`, `N${earlier}`)[route]!;
    const body = structuredClone(whole) as Record<string, unknown>;
    for (const [place, pick, isOfKind] of places) {
      const holder = deepest(body, pick);
      const names = Object.keys(holder);
      const name = names[place % names.length]!;
      const kind = OF_KIND.find(([of]) => of.test(name))?.[1];
      const values = (isOfKind && kind) || EXTREMES;
      holder[name] = values[pick % values.length];
    }
    return { role, url, text: JSON.stringify(body) };
  });

/** The body, or one of its parts. */
function deepest(body: Record<string, unknown>, pick: number): Record<string, unknown> {
  const parts = Object.values(body)
    .flat()
    .filter((part) => typeof part === 'object' && part !== null && Object.keys(part).length > 0);
  return pick % 2 === 0 || parts.length === 0
    ? body
    : (parts[pick % parts.length] as Record<string, unknown>);
}

const seed = Number.parseInt(randomUUID().slice(0, 7), 16);

async function expectWhole(): Promise<void> {
  await doudi.settled();
  const ready = await (await fetch(`${doudi.address}/health/ready`)).json();
  expect(ready).toMatchObject({ status: 'up', lag: 0, setAside: [] });
  const auditor = await doudi.as('audit');
  for (const url of [
    `${YEAR}/ledger`,
    '/gap-alerts',
    '/supervision/findings',
    '/performance/2017',
    `/policy/compliance?region=${COUNTY}&year=2017`,
    '/public/overview',
  ]) {
    expect([seed, url, (await auditor.get(`/api/v1${url}`)).status]).toEqual([seed, url, 200]);
  }
}

it('are answered one by one without a failure, and stop no read model', async () => {
  const entries = fc.sample(sent, { numRuns: BODIES, seed });
  const tokens = {
    'county-treasury': await doudi.token('county-treasury', COUNTY),
    'province-finance': await doudi.token('province-finance'),
  };
  const failures: unknown[] = [];
  let recorded = 0;
  const send = async ({ role, url, text: body }: Sent): Promise<void> => {
    const headers = { Authorization: `Bearer ${tokens[role]}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${doudi.address}/api/v1${url}`, { method: 'POST', headers, body });
    const said = await answer.text();
    if (answer.status === 201) recorded++;
    if (answer.status >= 500) failures.push({ url, body, said });
  };
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < entries.length) await send(entries[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect({ seed, failures: failures.slice(0, 5) }).toEqual({ seed, failures: [] });
  // Enough of them reach what is to be tested.
  expect(recorded).toBeGreaterThan(BODIES / 50);
  await expectWhole();
});

const TABLES = {
  needs: [
    'region',
    'fiscal_year',
    'program',
    'assessed_on',
    'from_month',
    'months',
    'persons',
    'monthly_amount',
  ],
  budgets: [
    'entry_no',
    'region',
    'fiscal_year',
    'class',
    'code',
    'project_kind',
    'source',
    'amount',
    'allocated_on',
    'exemption_document_no',
  ],
} as const;

const amount = fc.constantFrom(...AMOUNTS);
const day = fc.oneof({ arbitrary: fc.constant('2017-03-01'), weight: 3 }, fc.constantFrom(...DAYS));
const year = fc.oneof(
  { arbitrary: fc.constant('2017'), weight: 3 },
  fc.constantFrom('1990', '2100'),
);
const needRow = fc.tuple(
  ...[fc.constantFrom(COUNTY, OTHER), year, fc.constantFrom('RURAL_DIBAO', 'ORPHAN', '')],
  ...[day, fc.constantFrom('', '1', '13'), fc.constantFrom('12', '1', '0', '99')],
  ...[fc.constantFrom('0', '1', '100000000', '9007199254740993'), amount],
);
const budgetRow = fc.tuple(
  ...[fc.nat(3_000).map((no) => `P${no}`), fc.constantFrom(COUNTY, OTHER), year],
  ...[fc.constant('BASIC_LIVELIHOOD'), fc.constantFrom('RURAL_DIBAO', 'ORPHAN', 'x'.repeat(120))],
  ...[fc.constant(''), fc.constantFrom('OWN', 'PREFECTURE'), amount, day, fc.constant('')],
);

it('are taken or refused row by row in a package, and stop no read model', async () => {
  const zip = new yazl.ZipFile();
  for (const [name, rows] of [
    ['needs', fc.sample(needRow, { numRuns: ROWS / 2, seed })],
    ['budgets', fc.sample(budgetRow, { numRuns: ROWS / 2, seed })],
  ] as const) {
    const text = [TABLES[name], ...rows].map((row) => `${row.join(',')}\n`).join('');
    zip.addBuffer(Buffer.from(text), `${name}.csv`);
  }
  zip.end();
  const province = await doudi.as('province-finance');
  const answer = await province
    .post('/api/v1/imports?onError=skip')
    .attach('package', await buffer(zip.outputStream as Readable), 'package.zip');
  expect([seed, answer.status]).toEqual([seed, 201]);
  expect(answer.body.accepted).toBeGreaterThan(ROWS / 50);
  await expectWhole();
});
