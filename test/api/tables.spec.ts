import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type supertest from 'supertest';
import { readXlsx } from 'hucre/xlsx';
import { XLSX } from '../../libs/workbook/write-workbook.js';
import { CsvScanner } from '../../libs/data-package/domain/csv-scanner.js';
import { ROUTES } from './routes.js';
import { type RunningApi, runApi } from './running-api.js';
import { OWN } from './some-entries.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, object>>;
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly responses: {
    readonly 200: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  };
  readonly 'x-no-table'?: string;
}

describe('13.3 lists and ledgers as tables', () => {
  let api: RunningApi;
  let reads: readonly (readonly [path: string, read: Operation])[];
  let document: Document;

  beforeAll(async () => {
    api = await runApi();
    document = (await api.anonymous().get('/openapi.json')).body as Document;
    reads = Object.entries(document.paths).flatMap(([path, { get }]) =>
      get && path.startsWith('/api/') ? [[path, get] as const] : [],
    );
  });
  afterAll(() => api.close());

  const contentOf = (read: Operation) => read.responses[200].content;

  it('are there of every list, or it says why not', () => {
    const lists = reads.filter(([, read]) => {
      const { $ref, ...own } = contentOf(read)['application/json']?.schema ?? {};
      const schema = $ref ? document.components.schemas[$ref.split('/').at(-1)!]! : own;
      return schema.properties?.['items'] !== undefined;
    });
    expect(lists.length).toBeGreaterThan(30);
    const without = lists.filter(
      ([, read]) => !(XLSX in contentOf(read)) && read['x-no-table'] === undefined,
    );
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('hold a row for each that the list has, as workbook and as CSV', async () => {
    const tables = reads.filter(
      ([, read]) => XLSX in contentOf(read) && 'text/csv' in contentOf(read),
    );
    expect(tables.length).toBeGreaterThan(25);
    for (const [path, read] of tables) {
      const { url } = ROUTES.find((route) => route.method === 'get' && route.path === path)!;
      const reader = await api.as(path.endsWith('/audit/reads') ? 'discipline' : 'audit');
      const asked = (format: string) =>
        reader.get(url).query({ format }).buffer(true).parse(bytesOf);
      const json = await reader.get(url);
      if (json.status === 404) continue;
      const [xlsx, csv] = [await asked('xlsx'), await asked('csv')];
      expect([path, xlsx.status, csv.status]).toEqual([path, 200, 200]);
      expect(xlsx.headers['content-type']).toBe(XLSX);
      expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(xlsx.headers['content-disposition']).toMatch(/^attachment; filename="table.xlsx"/);
      const { sheets } = await readXlsx(xlsx.body as Buffer);
      const [first] = sheets;
      const header = first!.rows.findIndex((row) => row.length > 1 && row[1] !== null);
      // A scheme is recomputed from its own CSV.
      if (path.endsWith('/allocation-schemes/{id}')) continue;
      const records = recordsOf((csv.body as Buffer).toString('utf8'));
      expect([path, records.length]).toEqual([path, first!.rows.length - header]);
      const plain = records[0]!.map((cell) => cell.replace(/（元）$/, ''));
      expect(plain).toEqual(first!.rows[header]);
      expect(plain.every((cell) => /\p{Script=Han}/u.test(cell))).toBe(true);
      const own = Object.keys(contentOf(read));
      expect(own).toEqual(expect.arrayContaining(['application/json', XLSX, 'text/csv']));
    }
  });

  it('are asked for by Accept as well, in 元 or 万元', async () => {
    const auditor = await api.as('audit');
    const byAccept = await auditor.get('/api/v1/receipts').set('Accept', 'text/csv');
    expect(byAccept.headers).toMatchObject({ vary: expect.stringContaining('Accept') });
    const byFormat = await auditor.get('/api/v1/receipts?format=csv');
    expect(byFormat.text).toBe(byAccept.text);
    const wan = await auditor.get('/api/v1/receipts?format=csv&unit=wan');
    const [header, row] = recordsOf(wan.text);
    const [, yuanRow] = recordsOf(byFormat.text);
    const at = header!.indexOf('金额（万元）');
    expect(Number(row![at]) * 10_000).toBeCloseTo(Number(yuanRow![at]), 6);
    const browser = await auditor.get('/api/v1/receipts').set('Accept', 'text/html,*/*;q=0.8');
    expect(browser.type).toBe('application/json');
    const head = await auditor.head('/api/v1/receipts?format=xlsx');
    expect([head.status, head.type]).toEqual([200, XLSX]);
  });

  it('are 406 where there is none, and problems before they begin', async () => {
    const auditor = await api.as('audit');
    for (const [path, accept] of [
      ['/receipts?format=pdf', '*/*'],
      ['/receipts', 'application/pdf'],
      ['/audit/events?format=xlsx', '*/*'],
      [`/regions/${OWN}`, XLSX],
      ['/public/receipts?format=xlsx', '*/*'],
    ]) {
      const answer = await auditor.get(`/api/v1${path}`).set('Accept', accept!);
      expect([path, answer.status, answer.body.code]).toEqual([path, 406, 'NOT_ACCEPTABLE']);
    }
    for (const query of ['unit=fen', 'sheet=none', 'unheard=of']) {
      const answer = await auditor.get(`/api/v1/receipts?format=csv&${query}`);
      expect([query, answer.status, answer.type]).toEqual([query, 400, 'application/problem+json']);
    }
    expect((await auditor.get('/api/v1/receipts?format=json')).status).toBe(200);
    const affairs = await api.as('civil-affairs', OWN);
    expect((await affairs.get('/api/v1/receipts?format=xlsx')).status).toBe(403);
  });

  it('are one record of access, which tells the form', async () => {
    const auditor = await api.as('audit');
    const record = jest.spyOn(api.faked, 'record');
    await auditor.get('/api/v1/works?format=csv').expect(200);
    expect(record.mock.calls.map(([, order]) => order)).toMatchObject([
      { parameters: [{ name: 'format', value: 'csv' }], route: '/api/v1/works' },
    ]);
  });
});

function recordsOf(csv: string): string[][] {
  const scanner = new CsvScanner();
  const records = [...scanner.push(csv.replace(/^\ufeff/, '')), ...scanner.finish()];
  return records.map(({ cells }) => [...cells]);
}

function bytesOf(
  response: supertest.Response,
  done: (error: Error | null, body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
