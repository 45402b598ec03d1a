/**
 * Schemes of the bundled package over HTTP: their published tables, and their life up to the
 * transfer document.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type supertest from 'supertest';
import { allocateCommand } from '../../apps/cli/allocate-command.js';
import { formatYuan } from '../../libs/money/fen.js';
import type { JsonObject } from './expected-figures.js';
import { type SchemeLine, fen, grantedSchemes, refusedSchemes } from './figure-cases.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

const SCRIPT = fileURLToPath(new URL('../../docs/recompute-allocation.mjs', import.meta.url));
const SCHEMES = '/api/v1/allocation-schemes';

let doudi: RunningDoudi;
let drafter: supertest.Agent;
let approver: supertest.Agent;

beforeAll(async () => {
  doudi = await runSample();
  drafter = await doudi.as('province-finance', undefined, 'drafter');
  approver = await doudi.as('province-finance', undefined, 'approver');
  for (const { request } of grantedSchemes) {
    await drafter.post(SCHEMES).send(request).expect(201);
  }
});

afterAll(() => doudi.close());

describe('a scheme of the bundled package', () => {
  it.each(grantedSchemes)(
    '$request.schemeId is recomputed from its published table',
    async (scheme) => {
      const path = `${SCHEMES}/${scheme.request.schemeId}`;
      const { text, headers } = await drafter.get(path).set('Accept', 'text/csv').expect(200);
      expect(headers['content-type']).toMatch(/^text\/csv/);
      const folder = await mkdtemp(join(tmpdir(), 'doudi-table-'));
      try {
        const file = join(folder, 'scheme.csv');
        await writeFile(file, text);
        const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, file]);
        expect(stdout).toContain(`${scheme.response.lines!.length} `);
        // A table with one amount changed does not come out.
        const [{ amount, prior }] = scheme.response.lines as unknown as [SchemeLine];
        const published = `,${amount},${formatYuan(fen(amount) - fen(prior))},`;
        expect(text).toContain(published);
        await writeFile(file, text.replace(published, `,${amount}9${published.slice(-1)}0.00,`));
        await expect(promisify(execFile)(process.execPath, [SCRIPT, file])).rejects.toThrow();
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
});

describe('the command line', () => {
  it('reckons a scheme without recording it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doudi-allocate-'));
    const printed: string[] = [];
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
    const head = await doudi.system.store.head();
    const env = { DATABASE_URL: doudi.database.url, DOUDI_DATA_DIR: doudi.dataDir };
    const run = async (request: object, ...options: string[]) => {
      const file = join(folder, 'scheme.json');
      await writeFile(file, JSON.stringify(request));
      return allocateCommand.run([file, ...options], env);
    };
    try {
      const { request, response } = grantedSchemes[1]!;
      expect(await run({ ...request, schemeId: 'T' })).toBe(0);
      expect(printed.filter((line) => /^\d{6} /.test(line)).length).toBe(response.lines!.length);
      expect(await run({ ...request, schemeId: 'T' }, '--csv')).toBe(0);
      expect(printed.at(-1)).toMatch(/^\uFEFFscheme_id,/);
      expect(await run(refusedSchemes[0]!.request)).toBe(1);
      expect(printed.at(-1)).toMatch(/^FLOORS_EXCEED_TOTAL /);
      await expect(run({ schemeId: 'T' })).rejects.toThrow('fiscalYear');
    } finally {
      write.mockRestore();
      await rm(folder, { recursive: true });
    }
    expect(await doudi.system.store.head()).toBe(head);
  });
});

describe('a scheme', () => {
  const id = 'S-2018-URBAN_DIBAO';

  it('is explained factor by factor, each with its clause', async () => {
    const { body } = await drafter.get(`${SCHEMES}/${id}`).expect(200);
    const scheme = body as { lines: SchemeLine[]; fairness: Record<string, string> };
    for (const { explanation } of scheme.lines) {
      expect(explanation.map(({ factor }) => factor)).toEqual([
        ...['need', 'difficulty', 'pressure', 'resource', 'performance'],
        ...['score', 'floor', 'cap', 'amount'],
      ]);
      for (const { clause } of explanation) expect(clause).toMatch(/〔\d{4}〕\d+号 \S/);
    }
    expect(scheme.fairness['giniByNeed']).toMatch(/^0\.\d{6}$/);
    expect(scheme.fairness['perPerson']).toMatch(/^\d+\.\d{2}$/);
  });

  it('shows what one factor does, county by county: what some gain, others give', async () => {
    const { body } = await drafter.get(`${SCHEMES}/${id}/comparison?without=resource`).expect(200);
    const { lines } = body as { lines: { region: string; difference: string }[] };
    const differences = lines.map(({ difference }) => fen(difference));
    expect(differences.reduce((sum, difference) => sum + difference, 0n)).toBe(0n);
    expect(differences.some((difference) => difference > 0n)).toBe(true);
  });

  it('stands beside another draft, which then is for comparison only', async () => {
    const { request } = grantedSchemes[0]!;
    const parameters = { switchOff: ['resource'] };
    const other = 'S-2018-WITHOUT';
    await drafter
      .post(SCHEMES)
      .send({ ...request, schemeId: other, parameters })
      .expect(201);
    const path = `${SCHEMES}/${id}/comparison`;
    const beside = await drafter.get(path).query({ with: other }).expect(200);
    const effect = await drafter.get(path).query({ without: 'resource' }).expect(200);
    expect((beside.body as JsonObject)['lines']).toEqual((effect.body as JsonObject)['lines']);
    await approver
      .post(`${SCHEMES}/${other}/adopt`)
      .send({ adoptedOn: '2018-01-15' })
      .expect(422)
      .expect(({ body }) => expect(body).toMatchObject({ code: 'SCHEME_FOR_COMPARISON' }));
    const orphans = await drafter.get(path).query({ with: 'S-2018-ORPHAN' }).expect(422);
    expect(orphans.body).toMatchObject({ code: 'SCHEMES_NOT_COMPARABLE' });
    await drafter.get(path).query({ with: 'no such scheme' }).expect(422);
    await drafter.get(path).expect(400);
  });

  it('is drafted once, and answers the same key the same', async () => {
    const { request } = grantedSchemes[0]!;
    const again = await drafter.post(SCHEMES).send(request).expect(409);
    expect(again.body).toMatchObject({ code: 'DUPLICATE_KEY' });
    const scheme = { ...request, schemeId: 'S-2018-KEY' };
    const first = await drafter.post(SCHEMES).set('Idempotency-Key', 'k1').send(scheme);
    expect(first.status).toBe(201);
    const second = await drafter.post(SCHEMES).set('Idempotency-Key', 'k1').send(scheme);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
    const changed = { ...scheme, total: '100.00' };
    const reused = await drafter.post(SCHEMES).set('Idempotency-Key', 'k1').send(changed);
    expect([reused.status, (reused.body as JsonObject)['code']]).toEqual([
      409,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });

  it('is adopted by another person, once', async () => {
    const adopt = `${SCHEMES}/${id}/adopt`;
    const body = { adoptedOn: '2018-01-15' };
    const issue = { documentNo: '吉财社指〔2018〕9001号', issuedOn: '2018-01-20' };
    const early = await approver.post(`${SCHEMES}/${id}/issue`).send(issue).expect(422);
    expect(early.body).toMatchObject({ code: 'SCHEME_NOT_ADOPTED' });
    const same = await drafter.post(adopt).send(body).expect(403);
    expect(same.body).toMatchObject({ code: 'SAME_PERSON' });
    await approver.post(adopt).send(body).expect(201);
    const twice = await approver.post(adopt).send(body).expect(409);
    expect(twice.body).toMatchObject({ code: 'ALREADY_ADOPTED' });
    await approver.post(`${SCHEMES}/none/adopt`).send(body).expect(404);
  });

  it('is issued once, as a transfer that draws the pool', async () => {
    const issue = `${SCHEMES}/${id}/issue`;
    const document = { documentNo: '吉财社指〔2018〕9001号', issuedOn: '2018-01-20' };
    const short = await approver.post(issue).send(document).expect(422);
    expect(short.body).toMatchObject({ code: 'POOL_INSUFFICIENT' });
    const { total } = grantedSchemes[0]!.request;
    await drafter
      .post('/api/v1/receipts')
      .send({
        documentNo: '财社〔2018〕9号',
        program: 'URBAN_DIBAO',
        fiscalYear: 2018,
        source: 'CENTRAL',
        amount: total,
        documentDate: '2018-01-02',
        receivedOn: '2018-01-03',
      })
      .expect(201);
    const issued = await approver.post(issue).send(document).expect(201);
    const { position } = issued.body as { position: number };
    const { body } = await drafter.get(`${SCHEMES}/${id}`).query({ minPosition: position });
    expect(body).toMatchObject({ status: 'issued', documentNo: document.documentNo });
    const path = `/api/v1/funds/${encodeURIComponent(document.documentNo)}/trace`;
    const trace = await drafter.get(path).expect(200);
    expect(trace.body).toMatchObject({ kind: 'transfer', amount: total });
    const again = { documentNo: '吉财社指〔2018〕9002号', issuedOn: '2018-01-21' };
    const twice = await approver.post(issue).send(again).expect(409);
    expect(twice.body).toMatchObject({ code: 'SCHEME_ALREADY_ISSUED' });
    const list = await drafter.get(SCHEMES).query({ fiscalYear: 2018, program: 'URBAN_DIBAO' });
    const { items } = list.body as { items: { schemeId: string; status: string }[] };
    expect(items.find(({ schemeId }) => schemeId === id)).toMatchObject({
      status: 'issued',
      adoptedBy: 'approver',
    });
  });
});

describe('policy', () => {
  const name = 'allocation.resource.RESOURCE_DECLINING';
  const change = {
    name,
    effectiveFrom: '2018-01-01',
    value: '1.30',
    document: '吉财社〔2017〕99号',
    clause: '三',
    quote: '资源衰退型地区系数调整为1.30',
  };
  const valueOn = async (date: string) => {
    const { body } = await drafter.get('/api/v1/policy/parameters').query({ date }).expect(200);
    const { items } = body as { items: { name: string; value: string; assumed: boolean }[] };
    return items.find((item) => item.name === name);
  };

  it('changes from its day on, and an older draft stays as it was', async () => {
    const path = `${SCHEMES}/S-2018-RURAL_DIBAO`;
    const before = await drafter.get(path).expect(200);
    const written = await drafter.post('/api/v1/policy/parameters').send(change).expect(201);
    const { position } = written.body as { position: number };
    await drafter.get('/api/v1/policy/parameters').query({ minPosition: position }).expect(200);
    expect(await valueOn('2017-12-31')).toMatchObject({ value: '1.15', assumed: true });
    expect(await valueOn('2018-01-01')).toMatchObject({ value: '1.30', assumed: false });
    const { body: after } = await drafter.get(path);
    expect({ ...after, position: 0 }).toEqual({ ...before.body, position: 0 });
    const { request } = grantedSchemes[0]!;
    const anew = { ...request, schemeId: 'S-2018-ANEW' };
    const { body } = await drafter.post(SCHEMES).send(anew).expect(201);
    const resources = (body as { lines: { resource: string }[] }).lines.map(
      (line) => line.resource,
    );
    expect(resources).toContain('1.300000');
    expect(resources).not.toContain('1.150000');
  });

  it('refuses what is no parameter, no value of it, or has no source; nothing is written', async () => {
    const head = await doudi.system.store.head();
    const send = (of: object) =>
      drafter.post('/api/v1/policy/parameters').send({ ...change, ...of });
    expect((await send({ name: 'no.such' })).body).toMatchObject({ code: 'PARAMETER_UNKNOWN' });
    expect((await send({ value: '11' })).body).toMatchObject({ code: 'PARAMETER_VALUE_INVALID' });
    expect((await send({ document: undefined })).status).toBe(400);
    expect((await send({ effectiveTo: '2017-12-31' })).body).toMatchObject({
      errors: [{ path: 'effectiveTo' }],
    });
    const bad = await drafter
      .post(SCHEMES)
      .send({ ...grantedSchemes[0]!.request, floorRatio: '-1' });
    expect(bad.body).toMatchObject({ errors: [{ path: 'floorRatio', code: 'NOT_A_RATIO' }] });
    expect(await doudi.system.store.head()).toBe(head);
  });
});

describe('the facts of a draft', () => {
  const draftOf = async (request: object) => {
    const { body } = await drafter.post(SCHEMES).send(request).expect(201);
    return (body as { lines: (SchemeLine & Record<string, string>)[] }).lines;
  };
  const ofYear = (fiscalYear: number, schemeId: string) => ({
    schemeId,
    fiscalYear,
    program: 'URBAN_DIBAO',
    total: '1000.00',
    unit: '0.01',
    floorRatio: '0',
  });

  it('leave a county that kept no ledger last year without an evaluation', async () => {
    const lines = await draftOf(ofYear(2020, 'S-2020'));
    expect(new Set(lines.map(({ performance }) => performance))).toEqual(new Set(['1.000000']));
    expect(lines.some(({ need }) => need !== '0.00')).toBe(true);
  });

  it('hold designations up to their last day', async () => {
    const inForce = await draftOf(ofYear(2020, 'S-2020-D'));
    expect(inForce.some(({ designations }) => designations!.length > 0)).toBe(true);
    // Nobody knows the finances of 2019, and so not who struggles.
    expect(new Set(inForce.map(({ resource }) => resource))).toEqual(new Set(['1.000000']));
    const after = ofYear(2021, 'S-2021');
    await drafter
      .post(SCHEMES)
      .send({ ...after, program: 'RURAL_DIBAO' })
      .expect(422);
  });

  it('take the latest report of an indicator', async () => {
    const [first] = await draftOf(ofYear(2018, 'S-2018-BEFORE'));
    const { region } = first!;
    const indicator = { region, year: 2017, indicator: 'FISCAL_DIFFICULTY', value: '1.75' };
    await drafter.post('/api/v1/indicators').send(indicator).expect(201);
    const [again] = await draftOf(ofYear(2018, 'S-2018-AFTER'));
    expect(first!.difficulty).not.toBe('1.750000');
    expect(again!.difficulty).toBe('1.750000');
  });
});
