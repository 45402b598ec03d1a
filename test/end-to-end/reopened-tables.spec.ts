/**
 * Lists and ledgers of the sample as workbooks, reopened by LibreOffice: every amount is the one
 * that the route answers, to the fen, also where cells are in 万元.
 */
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { CsvScanner } from '../../libs/data-package/domain/csv-scanner.js';
import { LibreOffice, hasOffice } from '../office/libre-office.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

type Members = Readonly<Record<string, unknown>>;

/** By sheet: the member that lists its rows, a list in each of them, and columns of amounts. */
interface Shown {
  readonly url: string;
  readonly sheets: Readonly<
    Record<string, readonly [items: string, columns: Columns, each?: string]>
  >;
}
type Columns = Readonly<Record<string, string>>;

const AMOUNT = { 金额: 'amount' };
const TABLES: Readonly<Record<string, Shown>> = {
  counties: {
    url: '/counties?fiscalYear=2017',
    sheets: {
      '各县（市、区）': [
        'items',
        { 已安排: 'arranged', 上级下达: 'awarded', 实际到账: 'received', 已支付: 'disbursed' },
      ],
      '各市（州）合计': ['prefectures', { 缺口: 'gap', 已安排: 'arranged', 已支付: 'disbursed' }],
    },
  },
  ledger: {
    url: '/counties/220422/years/2017/ledger',
    sheets: {
      民生项目: ['programs', { 已安排: 'arranged', 已支付: 'disbursed', 可用余额: 'available' }],
      建设项目: ['construction', { 已安排: 'arranged', 可用余额: 'available' }],
      其他账户: ['otherAccounts', { 已安排: 'arranged' }],
    },
  },
  alerts: {
    url: '/gap-alerts',
    sheets: { 缺口预警: ['items', { 缺口: 'gap', 最大缺口: 'peakGap' }] },
  },
  receipts: { url: '/receipts', sheets: { 到位资金: ['items', AMOUNT, 'entries'] } },
  transfers: { url: '/transfers', sheets: { 转移支付文件: ['items', AMOUNT, 'lines'] } },
  disbursements: { url: '/disbursements', sheets: { 发放批次: ['items', AMOUNT] } },
  works: { url: '/works', sheets: { 豁免和民生工程: ['items', AMOUNT] } },
  findings: { url: '/supervision/findings', sheets: { 监督发现的问题: ['items', AMOUNT] } },
  ageing: {
    url: '/supervision/ageing?asOf=2018-12-31',
    sheets: { 结余资金账龄: ['items', AMOUNT] },
  },
  trace: {
    url: `/funds/${encodeURIComponent('吉财社指〔2015〕4号')}/trace`,
    sheets: { 分县: ['lines', { ...AMOUNT, 结存: 'remaining', 已支付: 'disbursed' }] },
  },
  payments: {
    url: '/disbursements/FF-2017-009456/payments',
    sheets: { 发放明细: ['items', AMOUNT] },
  },
  origins: { url: '/payments/FF-2017-009456/1/origins', sheets: { 资金来源: ['origins', AMOUNT] } },
  entries: {
    url: '/counties/220422/years/2017/entries',
    sheets: { 县级年度业务流水: ['items', AMOUNT] },
  },
  reclaims: {
    url: '/supervision/reclaims-due',
    sheets: { 应收回的结转结余资金: ['items', { 应收回金额: 'amount', 已收回金额: 'reclaimed' }] },
  },
  standards: {
    url: '/policy/standards?date=2018-01-31',
    sheets: { 保障标准达标情况: ['items', { 执行标准: 'actual', 应达标准: 'required' }] },
  },
  duties: { url: '/disclosure/duties', sheets: { 应公开事项: ['items', AMOUNT] } },
};

let doudi: RunningDoudi;
let auditor: supertest.Agent;
let office: LibreOffice;

const ifOffice = hasOffice ? describe : describe.skip;

ifOffice('13.3 tables reopened by LibreOffice', () => {
  beforeAll(async () => {
    [doudi, office] = await Promise.all([runSample(), LibreOffice.open()]);
    auditor = await doudi.as('audit');
  });
  afterAll(() => Promise.all([doudi.close(), office.close()]));

  it('equal the answers to the fen, in 元 and in 万元', async () => {
    const files: string[] = [];
    for (const [name, { url }] of Object.entries(TABLES)) {
      for (const unit of ['yuan', 'wan']) {
        const answer = await auditor
          .get(`/api/v1${url}`)
          .query({ format: 'xlsx', unit })
          .buffer(true)
          .parse(bytesOf);
        expect([url, answer.status]).toEqual([url, 200]);
        files.push(office.path(`${name}_${unit}.xlsx`));
        await writeFile(files.at(-1)!, answer.body as Buffer);
      }
    }
    const reopened = await office.sheets(files);
    let compared = 0;
    for (const [name, { url, sheets }] of Object.entries(TABLES)) {
      const answer = await whole(url);
      for (const [sheet, [items, columns, each]] of Object.entries(sheets)) {
        const rows = (answer[items] as readonly Members[]).flatMap((row) =>
          each === undefined ? [row] : (row[each] as readonly Members[]),
        );
        for (const [header, member] of Object.entries(columns)) {
          const due = rows.map((row) => fenOf(row[member] as string | null, 2));
          for (const [unit, places] of [
            ['yuan', 2],
            ['wan', 6],
          ] as const) {
            const held = columnOf(reopened.get(`${name}_${unit}-${sheet}`)!, header, due.length);
            expect([name, sheet, header, unit, held.map((cell) => fenOf(cell, places))]).toEqual([
              ...[name, sheet, header, unit, due],
            ]);
          }
          compared += due.length;
        }
      }
    }
    expect(compared).toBeGreaterThan(2000);
  });
});

async function whole(url: string): Promise<Members> {
  const [first, items]: [Members[], unknown[]] = [[], []];
  for (let cursor: string | undefined; ;) {
    const query = cursor === undefined ? {} : { cursor };
    const { body, status } = await auditor.get(`/api/v1${url}`).query(query);
    expect([url, status, body]).toEqual([url, 200, expect.anything()]);
    const answer = body as Members;
    first.push(answer);
    items.push(...((answer['items'] as unknown[] | undefined) ?? []));
    if (typeof answer['next'] !== 'string') return { ...first[0], items };
    cursor = answer['next'];
  }
}

/** The cells below a header. */
function columnOf(csv: string, header: string, rows: number): string[] {
  const scanner = new CsvScanner();
  const records = [...scanner.push(csv), ...scanner.finish()].map(({ cells }) => cells);
  const top = records.findIndex((cells) => cells.includes(header));
  const at = records[top]!.indexOf(header);
  return records.slice(top + 1, top + 1 + rows).map((cells) => cells[at]!);
}

/** A decimal, as so many places have it; exact or nothing. */
function fenOf(decimal: string | null, places: number): bigint | null {
  if (decimal === null || decimal === '') return null;
  const [whole = '', fraction = ''] = decimal.split('.');
  if (fraction.length > places) throw new Error(`${decimal} has more than ${places} places`);
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`);
}

function bytesOf(
  response: supertest.Response,
  done: (error: Error | null, body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
