/**
 * Every clause is answered for every county and the province, from the bundled package, and agrees
 * with the expected figures of ledgers, alerts, standards, stock and performance.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { expectedFigures } from './expected-figures.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

type Line = Readonly<Record<string, unknown>> & {
  readonly region: string;
  readonly amount: string;
};

interface Expected {
  readonly standards: readonly {
    readonly region: string;
    readonly date: string;
    readonly rule: string;
    readonly holds: boolean;
  }[];
  readonly stock: readonly { readonly asOf: string; readonly items: readonly Line[] }[];
  readonly findings: readonly Line[];
  readonly performance: Readonly<
    Record<
      string,
      readonly {
        readonly region: string;
        readonly indicators: Readonly<Record<string, string | null>>;
      }[]
    >
  >;
}

interface Item {
  readonly id: string;
  readonly method: string;
  readonly status: string;
  readonly figures: readonly { readonly name: string; readonly value: string; evidence: string }[];
  readonly report: readonly { readonly name: string; readonly route: string }[];
  readonly reason: { readonly zh: string; readonly en: string } | null;
  readonly provisional: boolean;
  readonly counties: { readonly counts: Readonly<Record<string, number>> } | null;
}

interface Compliance {
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly Item[];
  readonly next: string | null;
}

const fixture = new URL('../fixtures/jilin-expected.json', import.meta.url);
const expected = {
  ...expectedFigures(),
  ...(JSON.parse(readFileSync(fixture, 'utf8')) as Expected),
};
const COUNTIES = [...new Set(expected.ledgers.map(({ region }) => region))];
/** All codes of a county, by each of them: answers and figures name it by that of their day. */
const CODES = new Map(
  (expected.ledgers as readonly { readonly codes?: readonly string[]; region: string }[]).flatMap(
    ({ region, codes = [region] }) => codes.map((code) => [code, codes] as const),
  ),
);
const PROVINCE = '220000';
const COUNTY = '220422';

let doudi: RunningDoudi;
let auditor: supertest.Agent;
/** By region, of 2017. */
const of2017 = new Map<string, Compliance>();

async function compliance(region: string, year: number, asOf?: string): Promise<Compliance> {
  const { body } = await auditor
    .get('/api/v1/policy/compliance')
    .query({ region, year, ...(asOf === undefined ? {} : { asOf }) })
    .expect(200);
  return body as Compliance;
}

function item(answer: Compliance, id: string): Item {
  return answer.items.find((one) => one.id === id)!;
}

function figure(answer: Compliance, id: string, name: string): string | undefined {
  return item(answer, id).figures.find((one) => one.name === name)?.value;
}

beforeAll(async () => {
  doudi = await runSample();
  auditor = await doudi.as('audit');
  for (const region of COUNTIES) of2017.set(region, await compliance(region, 2017));
});

afterAll(() => doudi.close());

describe('the register over HTTP', () => {
  it('lists the 157 clauses, each with its words and how it is answered', async () => {
    const { body } = await auditor.get('/api/v1/policy/clauses').expect(200);
    const { items, next } = body as { items: Record<string, unknown>[]; next: unknown };
    expect(items.length).toBe(157);
    expect(next).toBeNull();
    expect(items[8]).toMatchObject({
      id: 'A009',
      document: '吉政办发〔2017〕63号',
      clause: '二（一）',
      words: '原则上应不低于当地低保标准的1.3倍',
      method: 'STANDARDS',
      parameters: [{ name: 'standards.destitute.dibaoMultiple', value: '1.3', assumed: false }],
    });
  });

  it('is paged by id where a limit is asked for', async () => {
    const first = await auditor.get('/api/v1/policy/clauses').query({ limit: 100 }).expect(200);
    const { items, next } = first.body as { items: Item[]; next: string };
    const rest = await auditor.get('/api/v1/policy/clauses').query({ limit: 100, cursor: next });
    expect([items.length, items.at(-1)!.id]).toEqual([100, 'A100']);
    expect(rest.body).toMatchObject({ next: null });
    expect((rest.body as { items: Item[] }).items.length).toBe(57);
  });

  it.each(['province-finance', 'county-treasury', 'civil-affairs', 'discipline', 'admin'] as const)(
    'is open to %s',
    async (role) => {
      const agent = await doudi.as(role, role === 'county-treasury' ? COUNTY : undefined);
      await agent.get('/api/v1/policy/clauses').query({ limit: 1 }).expect(200);
    },
  );

  it.each([
    [{ year: 2017 }, 400],
    [{ region: COUNTY }, 400],
    [{ region: COUNTY, year: 'soon' }, 400],
    [{ region: COUNTY, year: 2017, status: 'FINE' }, 400],
    [{ region: COUNTY, year: 2017, asOf: '2017-02-30' }, 400],
    [{ region: '220499', year: 2017 }, 404],
    [{ region: '220400', year: 2017 }, 404],
  ])('refuses %j with %i', async (query, status) => {
    await auditor.get('/api/v1/policy/compliance').query(query).expect(status);
  });
});

describe('the answers of the bundled package', () => {
  it.each([
    [COUNTY, 2016],
    [COUNTY, 2017],
    [PROVINCE, 2016],
    [PROVINCE, 2017],
  ])(
    '%s in %i: all 157, counted, each with its figures or what to report',
    async (region, year) => {
      const answer = await compliance(region, year);
      expect(answer.items.length).toBe(157);
      expect(answer.next).toBeNull();
      expect(Object.values(answer.counts).reduce((a, b) => a + b)).toBe(157);
      for (const { id, status, figures, report, reason } of answer.items) {
        const evident = figures.length > 0 && figures.every(({ evidence }) => evidence !== '');
        if (status === 'MET' || status === 'NOT_MET') expect([id, evident]).toEqual([id, true]);
        else expect([id, reason?.en]).toEqual([id, expect.stringMatching(/[a-z]{3}/)]);
        if (status === 'NO_DATA' && figures.length === 0) {
          expect([id, report.length > 0]).toEqual([id, true]);
        }
      }
    },
  );

  it.each([COUNTY, PROVINCE])(
    '%s as of a day: what had happened by then counts',
    async (region) => {
      const [whole, late] = [
        await compliance(region, 2017),
        await compliance(region, 2017, '2099-12-31'),
      ];
      expect(late.items).toEqual(whole.items);
      const midyear = await compliance(region, 2017, '2017-06-30');
      expect(midyear).toMatchObject({ date: '2017-06-30', asOf: '2017-06-30' });
      expect(midyear.items.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id));
      expect(midyear.items).not.toEqual(whole.items);
      const before = await compliance(region, 2017, '2016-12-31');
      expect(before.counts).toMatchObject({ NOT_APPLICABLE: 157 });
    },
  );

  it('says that a notice binds nobody before it takes effect, its own windows excepted', async () => {
    const { items } = await compliance(COUNTY, 2016);
    const bound = items.filter(({ id, status }) => id < 'B' && status !== 'NOT_APPLICABLE');
    expect(bound.map(({ id }) => id)).toEqual(['A001', 'A027', 'A028', 'A029']);
    const later = await compliance(COUNTY, 2021);
    expect(item(later, 'A027').status).toBe('NOT_APPLICABLE');
  });

  it('asks the province of what is the province’s, and a county of the rest', async () => {
    const [county, province] = [of2017.get(COUNTY)!, await compliance(PROVINCE, 2017)];
    for (const id of ['A019', 'A055', 'A075', 'A079', 'A088', 'A103', 'B120', 'B133']) {
      expect([id, item(county, id).status]).toEqual([id, 'NOT_APPLICABLE']);
      expect([id, item(province, id).status]).not.toEqual([id, 'NOT_APPLICABLE']);
    }
    const gaps = expected.ledgers.filter(
      ({ fiscalYear: year, gap }) => year === 2017 && gap !== '0.00',
    );
    expect(item(province, 'A071').counties!.counts['NOT_MET']).toBeGreaterThanOrEqual(gaps.length);
  });

  it('finds the gap of every county’s ledger, and concludes none where needs are missing', () => {
    for (const ledger of expected.ledgers.filter(({ fiscalYear }) => fiscalYear === 2017)) {
      const { reported, projectedGap } = ledger as unknown as Readonly<Record<string, string>>;
      const answer = of2017.get(ledger.region)!;
      const { status } = item(answer, 'A071');
      if (reported === 'NONE') {
        expect([ledger.region, status]).toEqual([ledger.region, 'NO_DATA']);
        continue;
      }
      expect(figure(answer, 'A071', 'gap')).toBe(ledger.gap);
      const isOpen = ledger.gap !== '0.00' || projectedGap !== '0.00';
      const concluded = isOpen ? 'NOT_MET' : reported === 'FULL' ? 'MET' : 'NO_DATA';
      expect([ledger.region, status]).toEqual([ledger.region, concluded]);
    }
  });

  it('agrees with performance on publication and punctuality', () => {
    for (const { region, indicators } of expected.performance['2017']!) {
      const answer = of2017.get(region)!;
      const { disclosure, punctuality } = indicators;
      const published =
        disclosure === null ? 'NO_DATA' : disclosure === '1.0000' ? 'MET' : 'NOT_MET';
      expect([region, item(answer, 'A082').status]).toEqual([region, published]);
      if (punctuality === null) expect(item(answer, 'A087').status).toBe('NO_DATA');
      else {
        const inTime = Number(figure(answer, 'A087', 'onTimeShare'));
        expect(inTime).toBeCloseTo(Number(punctuality), 4);
      }
    }
  });

  it('agrees with the standard rules on the last day of the year', () => {
    const rules: Readonly<Record<string, readonly string[]>> = {
      A009: ['URBAN_DESTITUTE_1_3X', 'RURAL_DESTITUTE_1_3X'],
      A027: ['URBAN_DIBAO_20PCT_INCOME'],
      A028: ['RURAL_DIBAO_GUIDELINE'],
    };
    for (const region of COUNTIES) {
      for (const [id, names] of Object.entries(rules)) {
        const held = expected.standards
          .filter((line) => CODES.get(region)!.includes(line.region))
          .filter(({ date }) => date === '2017-12-31')
          .filter(({ rule }) => names.includes(rule));
        if (held.length === 0) continue;
        const broken = held.some((line) => !line.holds);
        const { status } = item(of2017.get(region)!, id);
        expect([region, id, status === 'NOT_MET']).toEqual([region, id, broken]);
      }
    }
  });

  it('agrees with supervision on stock and leakage', () => {
    const { items } = expected.stock.find(({ asOf }) => asOf === '2017-12-31')!;
    const fen = (lines: readonly Line[], region: string, kind: string) =>
      lines
        .filter((line) => CODES.get(region)!.includes(line.region) && line['kind'] === kind)
        .filter((line) => line['fiscalYear'] === 2017)
        .reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
    for (const [region, answer] of of2017) {
      const agrees = (id: string, name: string, found: bigint) => {
        const shown = figure(answer, id, name);
        if (shown !== undefined)
          expect([region, id, BigInt(shown.replace('.', ''))]).toEqual([region, id, found]);
        else expect(item(answer, id).status).toBe('NO_DATA');
      };
      agrees('A066', 'idle', fen(items, region, 'FUNDS_IDLE'));
      agrees('A067', 'overTwoYears', fen(items, region, 'SURPLUS_OVER_TWO_YEARS'));
      const kinds = {
        duplicates: 'DUPLICATE',
        afterExit: 'AFTER_EXIT',
        overStandard: 'OVER_STANDARD',
      };
      for (const [name, kind] of Object.entries(kinds)) {
        agrees('A084', name, fen(expected.findings, region, `PAYMENT_${kind}`));
      }
      const leaks = Object.values(kinds).some(
        (kind) => fen(expected.findings, region, `PAYMENT_${kind}`) > 0n,
      );
      // Counties that list no payment are not cleared of leaks.
      expect([region, item(answer, 'A084').status]).toEqual([
        region,
        leaks ? 'NOT_MET' : 'NO_DATA',
      ]);
    }
  });

  it('in mid-year fails only what nothing mends, and says that it is provisional', async () => {
    const { items } = await compliance(PROVINCE, 2017, '2017-03-31');
    const lasting = ['A014', 'A066', 'A072', 'A082', 'A099'];
    for (const { id, status, provisional } of items) {
      if (status === 'NOT_MET') expect(lasting).toContain(id);
      if (status === 'MET') expect([id, provisional]).toEqual([id, true]);
    }
  });

  it('shows an average of months that are paid and assessed, however much of the year is over', async () => {
    const shown = async (asOf: string) => {
      const answer = await compliance(COUNTY, 2017, asOf);
      const persons = Number(figure(answer, 'A029', 'personMonths.urbanTopUp'));
      return { average: Number(figure(answer, 'A029', 'urbanTopUp')), persons };
    };
    const [quarter, whole] = [await shown('2017-03-31'), await shown('2017-12-31')];
    expect(quarter.persons).toBeLessThan(whole.persons / 3);
    expect(quarter.average / whole.average).toBeGreaterThan(0.8);
    expect(quarter.average / whole.average).toBeLessThan(1.25);
  });

  it('no answer has two figures of one name', () => {
    for (const { items } of of2017.values()) {
      for (const { id, figures } of items) {
        const names = figures.map(({ name }) => name);
        expect([id, names]).toEqual([id, [...new Set(names)]]);
      }
    }
  });
});

describe('a silent county in a year of its own', () => {
  const statuses = ({ items }: Compliance) =>
    new Map(items.map(({ id, status }) => [id, status] as const));
  const judged = (answer: Compliance) =>
    answer.items
      .filter(({ status }) => status === 'MET' || status === 'NOT_MET')
      .map(({ id }) => id);

  it('meets nothing, and is asked the same before and after a single entry', async () => {
    const silent = await compliance(COUNTY, 2024);
    expect(judged(silent)).toEqual([]);
    expect(judged(await compliance(PROVINCE, 2024))).toEqual([]);
    const treasury = await doudi.as('county-treasury', COUNTY);
    await treasury
      .post(`/api/v1/counties/${COUNTY}/years/2024/budgets`)
      .send({
        ...{ entryNo: 'YS-2024-SILENT', class: 'BASIC_LIVELIHOOD', code: 'ORPHAN' },
        ...{ source: 'OWN', amount: '0.01', allocatedOn: '2024-03-01' },
      })
      .expect(201);
    await doudi.settled();
    const spoken = await compliance(COUNTY, 2024);
    expect(judged(spoken)).toEqual([]);
    expect(statuses(spoken)).toEqual(statuses(silent));
  });
});

describe('what only people can report', () => {
  const report = async (path: string, body: object) => {
    const { body: recorded } = await (
      await doudi.as('province-finance')
    )
      .post(`/api/v1/${path}`)
      .send(body)
      .expect(201);
    await doudi.settled();
    return recorded as object;
  };
  const indicator = (region: string, name: string, value: string) =>
    report('indicators', { region, year: 2023, indicator: name, value });

  it('is named where it is missing, and answers the clause once it is there', async () => {
    const of2023 = (region = COUNTY) => compliance(region, 2023);
    const missing = item(await of2023(), 'A022');
    expect(missing).toMatchObject({ status: 'NO_DATA' });
    expect(missing.report.map(({ name, route }) => `${route} ${name}`)).toEqual([
      'POST /indicators VERIFIED_APPLICATIONS',
      'POST /indicators APPLICATIONS',
    ]);
    await indicator(COUNTY, 'APPLICATIONS', '200');
    await indicator(COUNTY, 'VERIFIED_APPLICATIONS', '1900');
    expect(item(await of2023(), 'A022').status).toBe('NO_DATA');
    expect(await indicator('220421', 'APPLICATIONS', '-200')).toMatchObject({
      warnings: [{ code: 'INDICATOR_OUT_OF_BOUNDS', path: 'value' }],
    });
    await indicator('220421', 'VERIFIED_APPLICATIONS', '-200');
    const negative = item(await of2023('220421'), 'A022');
    expect([negative.status, negative.reason!.en]).toEqual([
      'NO_DATA',
      expect.stringContaining('check sign and unit'),
    ]);
    await indicator('220402', 'APPLICATIONS', '200');
    await indicator('220402', 'VERIFIED_APPLICATIONS', '199');
    expect(figure(await of2023('220402'), 'A022', 'share')).toBe('0.995000');
    expect(item(await of2023(PROVINCE), 'A022')).toMatchObject({ status: 'NOT_MET' });
  });

  it('a threshold that changes from a day on changes the answers from then on, and none before', async () => {
    await report('policy/parameters', {
      name: 'clauses.payments.onTimeShare',
      effectiveFrom: '2017-06-01',
      value: '0.5',
      document: '吉财社〔2017〕99号',
      clause: '一',
      quote: '按时发放率不低于50%',
    });
    const [late] = [...of2017].find(([, answer]) => item(answer, 'A087').status === 'NOT_MET')!;
    const after = await compliance(late, 2017);
    expect(item(after, 'A087').status).toBe('MET');
    expect(figure(after, 'A087', 'threshold')).toBe('0.500000');
    // The software's own diligence is no fact of the province.
    expect(item(await compliance(PROVINCE, 2017), 'A085')).toMatchObject({
      status: 'NOT_APPLICABLE',
      method: 'NOT_JUDGED',
    });
  });
});
