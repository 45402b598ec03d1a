/**
 * A clerk's file's way: a template is filled in, handed in, comes back with its faults on it, is
 * mended and posted, and the ledger is taken out as a workbook and as a paper.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LibreOffice, type Typed, hasOffice, picture, textOf } from '../office/libre-office.js';
import { packageOf } from './refused-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const COUNTY = '220503';
const DOCUMENT = '吉财社指〔2018〕12号';
/** Where pictures of the way are kept, if they are wanted: docs/office */
const PICTURES = process.env['DOUDI_OFFICE_PICTURES'];

let doudi: RunningDoudi;
let office: LibreOffice;

(hasOffice ? describe : describe.skip)('with LibreOffice', () => {
  beforeAll(async () => {
    office = await LibreOffice.open();
    doudi = await runDoudi();
    await doudi.importFolder(
      await packageOf({
        regions: [
          '220000,吉林省,province,',
          '220500,通化市,prefecture,220000',
          `${COUNTY},二道江区,county,220500`,
        ],
        receipts: ['财社〔2018〕1号,URBAN_DIBAO,2018,CENTRAL,100000.00,2018-01-03,2018-01-04'],
        transfers: [`${DOCUMENT},${COUNTY},URBAN_DIBAO,2018,3000.00,2018-01-10,`],
      }),
    );
    await doudi.settled();
  });

  afterAll(async () => {
    await doudi?.close();
    await office?.close();
  });

  const treasury = () => doudi.as('county-treasury', COUNTY);

  async function taken(url: string, name: string): Promise<string> {
    const { body } = await (await treasury()).get(url).responseType('blob').expect(200);
    const path = office.path(name);
    await writeFile(path, body as Buffer);
    return path;
  }

  async function handedIn(path: string, query = '') {
    const by = await treasury();
    return by.post(`/api/v1/imports${query}`).attach('package', path).responseType('blob');
  }

  async function pictured(path: string, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    const isPaper = path.endsWith('.pdf');
    const pdf = isPaper ? path : await office.converted(path, 'pdf');
    await picture(pdf, join(PICTURES, `${name}.png`), isPaper ? 'page' : 'top');
  }

  it('the arrival of a document is confirmed by its drop-down', async () => {
    const template = await taken('/api/v1/templates/arrivals.xlsx', 'arrivals.xlsx');
    const cells: Typed[] = [
      ['到账确认', 'A2', DOCUMENT],
      ['到账确认', 'B2', `${COUNTY} 二道江区`],
      ['到账确认', 'C2', 43112],
    ];
    const answer = await handedIn(await office.typed(template, cells, 'arrived.xlsx'));
    expect([answer.status, json(answer).accepted]).toEqual([201, 1]);
  });

  it('a payroll is mended from the marked workbook, posted, and stands in the ledger', async () => {
    const template = await taken('/api/v1/templates/payroll.xlsx', 'payroll.xlsx');
    await pictured(template, '1-template');
    const person = (row: number, what: readonly (string | number)[]): Typed[] =>
      ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'].map((column, at) => [
        '发放表',
        `${column}${row}`,
        what[at]!,
      ]);
    const batch = ['FF-2018-0001', '城市居民最低生活保障', '2018-01', 43120] as const;
    const filled = await office.typed(
      template,
      [
        ...person(2, [...batch, 1, '110101199003071233', '王伟', 2, 1000]),
        ...person(3, [...batch, 2, '110105194912310025', '李娜', 1, '五百元']),
      ],
      'filled.xlsx',
    );
    await pictured(filled, '2-filled');
    const refused = await handedIn(filled);
    expect(refused.status).toBe(422);
    expect(json(refused).report.issues).toMatchObject([
      { file: '发放表', line: 3, column: 'amount', code: 'NOT_YUAN' },
    ]);

    const answer = await handedIn(filled, '?answer=workbook');
    expect(answer.status).toBe(422);
    const marked = office.path('marked.xlsx');
    await writeFile(marked, answer.body as Buffer);
    await pictured(marked, '3-marked');
    const mended = await office.typed(marked, [['发放表', 'I3', 500]], 'mended.xlsx');
    const posted = await handedIn(mended);
    expect(json(posted).issues ?? json(posted).report.issues).toEqual([]);
    expect(json(posted)).toMatchObject({ outcome: 'posted', accepted: 1, payments: 2 });
    await doudi.settled();

    const ledger = `/api/v1/counties/${COUNTY}/years/2018/ledger`;
    const { body } = await (await treasury()).get(ledger);
    expect(body.programs).toMatchObject([
      { program: 'URBAN_DIBAO', received: '3000.00', disbursed: '1500.00', available: '1500.00' },
    ]);
    const workbook = await taken(`${ledger}?format=xlsx`, 'ledger-book.xlsx');
    const cells = await readFile(await office.converted(workbook, 'csv'), 'utf8');
    expect(cells).toContain('城市居民最低生活保障');
    for (const figure of ['"3,000.00"', '"1,500.00"']) expect(cells).toContain(figure);
    await pictured(workbook, '5-ledger-workbook');
    const paper = await taken(`/api/v1/papers/ledger/${COUNTY}/2018`, 'ledger.pdf');
    const said = await textOf(paper);
    for (const figure of ['3,000.00', '1,500.00']) expect(said).toContain(figure);
    await pictured(paper, '4-ledger-paper');
  });
});

interface Answered {
  readonly body: unknown;
}

function json({ body }: Answered) {
  return JSON.parse((body as Buffer).toString('utf8'));
}
