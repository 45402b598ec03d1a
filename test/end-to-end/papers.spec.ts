/** Papers show what the interface answers, to the fen, and say what they stand on. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { type RunningDoudi, runSample } from './running-doudi.js';

const POPPLER = existsSync('/usr/bin/pdftotext');
const COUNTY = '220422';

let doudi: RunningDoudi;
let province: supertest.Agent;
let treasury: supertest.Agent;

beforeAll(async () => {
  doudi = await runSample();
  province = await doudi.as('province-finance');
  treasury = await doudi.as('county-treasury', COUNTY);
});

afterAll(() => doudi.close());

interface Printed {
  readonly file: Buffer;
  readonly code: string;
}

async function printed(path: string, query: object = {}, agent = province): Promise<Printed> {
  const answer = await agent
    .get(`/api/v1/papers/${path}`)
    .query(query)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  return { file: answer.body as Buffer, code: String(answer.headers['doudi-check-code']) };
}

async function textOf({ file }: Printed): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'doudi-paper-'));
  try {
    const path = join(folder, 'paper.pdf');
    await writeFile(path, file);
    const { stdout } = await promisify(execFile)('/usr/bin/pdftotext', ['-layout', path, '-']);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** How often each amount stands there, without separators. */
function amountsIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(/-?\d[\d,]*\.\d{2}(?![\d%])/g)) {
    const amount = found.replaceAll(',', '');
    counts.set(amount, (counts.get(amount) ?? 0) + 1);
  }
  return counts;
}

/** That each of the amounts stands there, as often as it is among them. */
function expectAmounts(text: string, amounts: readonly string[]): void {
  const there = amountsIn(text);
  const wanted = new Map<string, number>();
  for (const amount of amounts) wanted.set(amount, (wanted.get(amount) ?? 0) + 1);
  const missing = [...wanted].filter(([amount, count]) => (there.get(amount) ?? 0) < count);
  expect(missing).toEqual([]);
}

async function asked<T>(path: string, query: object = {}, agent = province): Promise<T> {
  return (await agent.get(`/api/v1/${path}`).query(query).expect(200)).body as T;
}

describe('a check code', () => {
  it('says without a token what was printed, and no money', async () => {
    const at = { asOf: '2017-12-31', knownAt: '2099-01-01T00:00:00Z' };
    const paper = await printed(`ledger/${COUNTY}/2017`, at, treasury);
    const typed = paper.code.toLowerCase().replace(/(.{4})/g, '$1-');
    const { body } = await supertest(doudi.address).get(`/api/v1/papers/${typed}`).expect(200);
    expect(body).toMatchObject({
      kind: 'ledger',
      title: '县级财政责任台账',
      ...{ region: COUNTY, name: '东辽县', fiscalYear: 2017 },
      ...{ asOf: at.asOf, knownAt: '2099-01-01T00:00:00.000Z', printedBy: 'county-treasury' },
      position: Number(await doudi.system.store.head()),
    });
    expect(JSON.stringify(body)).not.toMatch(/\d\.\d{2}"/);
    await supertest(doudi.address).get('/api/v1/papers/7K3M-9XQ2-44TR-ZP6V').expect(404);
  });
});

(POPPLER ? describe : describe.skip)('papers as poppler reads them (pdftotext)', () => {
  it('a ledger shows every figure of the ledger', async () => {
    const at = { asOf: '2017-12-31' };
    type Amounts = Readonly<Record<string, string | boolean | null>>;
    const ledger = await asked<{
      readonly gap: string;
      readonly programs: readonly Amounts[];
      readonly construction: readonly Amounts[];
    }>(`counties/${COUNTY}/years/2017/ledger`, at);
    const text = await textOf(await printed(`ledger/${COUNTY}/2017`, at));
    const rested = ['need', 'gap', 'projectedNeed'];
    const amounts = [...ledger.programs, ...ledger.construction].flatMap((of) =>
      Object.entries(of)
        .filter(([name]) => of['assessed'] !== false || !rested.includes(name))
        .flatMap(([, value]) => (/^-?\d+\.\d{2}$/.test(String(value)) ? [String(value)] : [])),
    );
    expectAmounts(text, [...amounts, ledger.gap, ledger.gap]);
    expect(text).toMatch(/截至：2017年12月31日/);
    expect(text).toMatch(/编制单位（盖章）：/);
  });

  it('where nothing is reported it says so', async () => {
    const text = await textOf(await printed(`ledger/${COUNTY}/2030`));
    expect(text).toMatch(/全县缺口\s+未填报/);
  });

  it('an allocation table shows every line of the document, a county its own', async () => {
    interface Line {
      readonly region: string;
      readonly amount: string;
      readonly disbursed: string;
    }
    const { items } = await asked<{ readonly items: readonly { readonly documentNo: string }[] }>(
      'transfers',
      { fiscalYear: 2017, limit: 1, region: COUNTY },
    );
    const documentNo = encodeURIComponent(items[0]!.documentNo);
    const { lines } = await asked<{ readonly lines: readonly Line[] }>(`funds/${documentNo}/trace`);
    const text = await textOf(await printed(`transfer-table/${documentNo}`));
    expectAmounts(
      text,
      lines.flatMap(({ amount, disbursed }) => [amount, disbursed]),
    );
    const own = await textOf(await printed(`transfer-table/${documentNo}`, {}, treasury));
    expect(own).toMatch(/东辽县/);
    expect(own.match(/^\s*\d+\s+\S+[县区市]\s/gm)).toHaveLength(
      lines.filter(({ region }) => region === COUNTY).length,
    );
  });

  it('a notice shows the figures of its alert, and what may be compressed', async () => {
    type Alert = Readonly<Record<string, string>>;
    const at = { asOf: '2017-12-31' };
    const { items } = await asked<{ readonly items: readonly Alert[] }>('gap-alerts', {
      ...at,
      fiscalYear: 2017,
      region: COUNTY,
    });
    const { id, gap, gapAtOpen, peakGap, mustCompress, spentDuring } = items[0]!;
    const paper = await printed(`gap-notice/${id!}`, at, treasury);
    const text = await textOf(paper);
    expectAmounts(text, [gap!, gapAtOpen!, peakGap!, mustCompress!, mustCompress!, spentDuring!]);
    expect(text).toMatch(/东辽县人民政府/);
    await treasury.get('/api/v1/papers/gap-notice/220102-2017-1').expect(403);
  });

  it('a monthly report adds up the ledgers, of a county and of the province', async () => {
    interface Account {
      readonly arranged: string;
      readonly disbursed: string;
      readonly returned: string;
      readonly received: string;
    }
    interface Ledger {
      readonly gap: string;
      readonly programs: readonly Account[];
    }
    const of = (month: string) =>
      asked<Ledger>(`counties/${COUNTY}/years/2017/ledger`, { asOf: `2017-${month}` });
    const [before, ledger] = [await of('05-31'), await of('06-30')];
    const sum = (programs: readonly Account[], of: (account: Account) => string) =>
      programs.reduce((fen, account) => fen + BigInt(of(account).replace('.', '')), 0n);
    const paid = ({ programs }: Ledger): bigint =>
      sum(programs, ({ disbursed }) => disbursed) - sum(programs, ({ returned }) => returned);
    const yuan = (fen: bigint): string => String(fen).replace(/(..)$/, '.$1');
    const text = await textOf(await printed(`month-report/2017/6/${COUNTY}`, {}, treasury));
    expectAmounts(text, [
      ...ledger.programs.flatMap(({ arranged, received }) => [arranged, received]),
      ...[yuan(paid(ledger)), yuan(paid(ledger) - paid(before)), ledger.gap],
    ]);
    expect(text).toMatch(/序时进度\s+50\.00%/);

    const { totals } = await asked<{ readonly totals: Readonly<Record<string, string>> }>(
      'counties',
      { fiscalYear: 2017, asOf: '2017-06-30' },
    );
    const all = await textOf(await printed('month-report/2017/6'));
    expectAmounts(all, [totals['arranged']!, totals['received']!, totals['gap']!]);
    await treasury.get('/api/v1/papers/month-report/2017/6').expect(403);
  });

  it('a self-evaluation shows each target with its points', async () => {
    interface Set {
      readonly region: string;
      readonly fiscalYear: number;
      readonly program: string;
      readonly execution: string;
      readonly targets: readonly { readonly part: string; readonly name: string }[];
    }
    const { items } = await asked<{ readonly items: readonly Set[] }>('performance-targets', {
      limit: 1,
    });
    const { region, fiscalYear, program, targets, execution } = items[0]!;
    const text = await textOf(await printed(`self-evaluation/${region}/${fiscalYear}/${program}`));
    expectAmounts(text, [...targets.map(({ part }) => part), execution]);
    for (const { name } of targets) expect(text).toContain(name);
  });
});
