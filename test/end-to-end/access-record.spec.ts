/** Each read of audit and discipline is an event before it is answered; discipline sees them. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import yauzl from 'yauzl';
import { openSealer } from '../../apps/system/seals.js';
import { rebuild } from '../../apps/projector/read-models.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

const LEDGER = '/api/v1/counties/220422/years/2017/ledger';
const NUMBER = '220422199106225699';

let doudi: RunningDoudi;
let auditor: supertest.Agent;
let inspector: supertest.Agent;

interface Recorded {
  readonly kind: string;
  readonly person: string;
  readonly route: string | null;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly purpose: string | null;
  readonly scope: string | null;
  readonly beneficiary: string | null;
}

beforeAll(async () => {
  doudi = await runSample();
  auditor = await doudi.as('audit', undefined, 'auditor-1');
  inspector = await doudi.as('discipline', undefined, 'inspector-1');
});

afterAll(() => doudi.close());

async function reads(query: object = {}): Promise<{ items: Recorded[]; next: string | null }> {
  const { body } = await inspector.get('/api/v1/audit/reads').query(query).expect(200);
  return body as { items: Recorded[]; next: string | null };
}

async function newEvents(since: bigint): Promise<{ type: string; stream: string; data: string }[]> {
  const events: { type: string; stream: string; data: string }[] = [];
  for await (const page of doudi.system.store.readAll({ fromPosition: since + 1n })) {
    events.push(...page);
  }
  return events;
}

/** Reads since then that name the document: what a selection by its number must leave out. */
async function auditReads(since: bigint, documentNo: string): Promise<{ id: string }[]> {
  const found: { id: string }[] = [];
  for await (const page of doudi.system.store.readAll({ fromPosition: since + 1n })) {
    for (const { id, type, data } of page) {
      if (type === 'AuditRead' && data.includes(JSON.stringify(documentNo))) found.push({ id });
    }
  }
  return found;
}

async function fileOf(zipped: Buffer, name: string): Promise<string> {
  const zip = await yauzl.fromBufferPromise(zipped);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
  throw new Error(`no ${name}`);
}

describe('the record of access', () => {
  it('holds each read with person, route, parameters, purpose and scope', async () => {
    const head = await doudi.system.store.head();
    const purpose = encodeURIComponent('年度审计抽查');
    await auditor.get(LEDGER).query({ asOf: '2017-06-30' }).set('X-Purpose', purpose).expect(200);
    const [event, ...others] = await newEvents(head);
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'AuditRead', stream: 'audit-reads-auditor-1' });
    const { items } = await reads({ subject: 'auditor-1' });
    expect(items.at(-1)).toMatchObject({
      kind: 'AUDIT_READ',
      person: 'auditor-1',
      role: 'audit',
      route: '/api/v1/counties/:code/years/:year/ledger',
      parameters: [
        { name: 'code', value: '220422' },
        { name: 'year', value: '2017' },
        { name: 'asOf', value: '2017-06-30' },
      ],
      purpose: '年度审计抽查',
      scope: '220422',
    });
  });

  it('holds the reads of discipline too, of lines as of lists', async () => {
    const head = await doudi.system.store.head();
    await inspector.get('/api/v1/audit/counties/220422/years/2017/replay').expect(200);
    await inspector.get('/api/v1/gap-alerts').query({ limit: 1 }).expect(200);
    const routes = (await newEvents(head)).map(({ data }) => (JSON.parse(data) as Recorded).route);
    expect(routes).toEqual([
      '/api/v1/audit/counties/:code/years/:year/replay',
      '/api/v1/gap-alerts',
    ]);
  });

  it('holds no read of others', async () => {
    const head = await doudi.system.store.head();
    await (await doudi.as('province-finance')).get(LEDGER).expect(200);
    await (await doudi.as('county-treasury', '220422')).get(LEDGER).expect(200);
    expect(await newEvents(head)).toEqual([]);
  });

  it('is seen by discipline alone', async () => {
    await auditor.get('/api/v1/audit/reads').expect(403);
    await (await doudi.as('county-treasury', '220422')).get('/api/v1/audit/reads').expect(403);
    await (await doudi.as('province-finance')).get('/api/v1/audit/reads').expect(403);
    const query = { type: 'AuditRead' };
    const own = await auditor.get('/api/v1/audit/events').query(query).expect(200);
    expect((own.body as { items: object[] }).items).toEqual([]);
    const all = await inspector.get('/api/v1/audit/events').query(query).expect(200);
    expect((all.body as { items: object[] }).items.length).toBeGreaterThan(0);
  });

  it('holds looks at personal data, and no personal data itself', async () => {
    const [row] = await doudi.system.sql.query<{ beneficiary: string }>(
      `SELECT beneficiary FROM read.payments WHERE region = '220422' LIMIT 1`,
    );
    const head = await doudi.system.store.head();
    const path = `/api/v1/beneficiaries/${row!.beneficiary}`;
    await auditor.get(path).query({ purpose: '核对身份和账户信息' }).expect(200);
    await auditor.get(`/api/v1/funds/${NUMBER}/trace`).expect(404);
    await auditor.get(`/api/v1/funds/${encodeURIComponent('欧阳建国')}/trace`).expect(404);
    const events = await newEvents(head);
    expect(events.map(({ type }) => type).sort()).toEqual([
      'AuditRead',
      'AuditRead',
      'AuditRead',
      'PersonalDataViewed',
    ]);
    const recorded = events.filter(({ type }) => type === 'AuditRead').map(({ data }) => data);
    for (const text of recorded) expect(text).not.toMatch(/欧阳|\d{15}/);
    expect(recorded.join('')).not.toContain(row!.beneficiary);
    const { items } = await reads({ subject: 'auditor-1' });
    const looks = items.filter(({ kind }) => kind === 'PERSONAL_DATA_VIEWED');
    expect(looks).toMatchObject([{ beneficiary: row!.beneficiary, purpose: '核对身份和账户信息' }]);
  });

  it('holds each search for a person, who is found by the number and seen by the own county', async () => {
    const { number, counties } = await somebodyOfSample();
    const search = (who: supertest.Agent, identityNo: string) =>
      who.post('/api/v1/beneficiaries/search').send({ identityNo, purpose: '核查是否重复领取' });
    const head = await doudi.system.store.head();
    const found = await search(auditor, number).expect(201);
    const { pseudonym } = found.body as { pseudonym: string };
    expect(found.body).toEqual({ pseudonym, counties });
    const events = await newEvents(head);
    expect(events.map(({ type }) => type)).toContain('PersonalDataViewed');
    expect(events.map(({ data }) => data).join('')).not.toContain(number);

    const payments = `/api/v1/beneficiaries/${pseudonym}/payments`;
    const all = await everyPayment(auditor, payments);
    expect([...new Set(all.map(({ region }) => region))].sort()).toEqual(counties);
    const clerk = await doudi.as('county-treasury', counties[0]);
    const own = await everyPayment(clerk, payments);
    expect(own).toEqual(all.filter(({ region }) => region === counties[0]));
    expect((await search(clerk, number).expect(201)).body).toEqual({
      pseudonym,
      counties: [counties[0]],
    });
    const elsewhere = ['220422', '220503', '220581'].find((code) => !counties.includes(code))!;
    await search(await doudi.as('county-treasury', elsewhere), number).expect(404);
    await search(auditor, '22010319900101123').expect(422);
  });

  it('finds units, documents and batches by a part of their names', async () => {
    const find = async (who: supertest.Agent, q: string) => {
      const { body } = await who.get('/api/v1/search').query({ q }).expect(200);
      return (body as { items: { kind: string; key: string; region: string | null }[] }).items;
    };
    expect(await find(auditor, '东辽')).toMatchObject([{ kind: 'unit', key: '220422' }]);
    const papers = await find(auditor, '[2016]');
    expect(new Set(papers.map(({ kind }) => kind))).toEqual(new Set(['receipt', 'transfer']));
    const clerk = await doudi.as('county-treasury', '220422');
    const own = await find(clerk, '（2016）');
    expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set(['transfer']));
    const batches = await find(clerk, 'ff-2017');
    expect(batches.length).toBeGreaterThan(5);
    expect(new Set(batches.map(({ region }) => region))).toEqual(new Set(['220422']));
    expect(await find(clerk, '%')).toEqual([]);
  });

  it('holds each asking for a bundle, which gives the record itself to discipline alone', async () => {
    const head = await doudi.system.store.head();
    const ask = (who: supertest.Agent, body: object) =>
      who.post('/api/v1/audit/bundles').send(body);
    await ask(auditor, { region: '220422', year: 2017 }).expect((answer) => {
      expect([201, 404]).toContain(answer.status);
    });
    await ask(auditor, { streams: ['audit-reads-inspector-1'] }).expect(403);
    const recorded = (await newEvents(head)).filter(({ type }) => type === 'AuditRead');
    expect(recorded.map(({ data }) => JSON.parse(data) as Recorded)).toMatchObject([
      {
        route: '/api/v1/audit/bundles',
        parameters: [
          { name: 'region', value: '220422' },
          { name: 'year', value: '2017' },
        ],
        scope: '220422',
      },
      { parameters: [{ name: 'streams', value: 'audit-reads-inspector-1' }], scope: null },
    ]);
  });

  it('is no part of the evidence of a document, and proven to discipline alone', async () => {
    const rows = await doudi.system.sql.query<{ document_no: string }>(
      'SELECT document_no FROM read.receipts ORDER BY position LIMIT 1',
    );
    const documentNo = rows[0]!.document_no;
    const head = await doudi.system.store.head();
    await auditor.get(`/api/v1/funds/${encodeURIComponent(documentNo)}/trace`).expect(200);
    const [read] = await auditReads(head, documentNo);
    expect(read).toBeDefined();
    const sealer = openSealer(doudi.system, () => undefined);
    await sealer.sealAll();
    await sealer.disconnect();
    const asked = inspector.post('/api/v1/audit/bundles').send({ documentNo });
    const { body } = await asked.responseType('blob').expect(201);
    const events = await fileOf(body as Buffer, 'events.ndjson');
    expect(events).toContain('ReceiptRecorded');
    expect(events).not.toContain('AuditRead');
    const proof = `/api/v1/audit/events/${read!.id}/inclusion`;
    expect((await auditor.get(proof).expect(403)).text).not.toContain('funds');
    const shown = await inspector.get(proof).expect(200);
    expect(shown.body).toMatchObject({ event: { type: 'AuditRead' } });
  });

  it('is searched by county, kind and person looked at, also as lines', async () => {
    const office = await doudi.as('county-treasury', '220422', 'office-1');
    const rows = await doudi.system.sql.query<{ beneficiary: string }>(
      `SELECT DISTINCT beneficiary FROM read.payments WHERE region = '220422'
       ORDER BY beneficiary DESC LIMIT 1`,
    );
    const { beneficiary } = rows[0]!;
    const path = `/api/v1/beneficiaries/${beneficiary}`;
    await office.get(path).query({ purpose: '核对退回发放的账户' }).expect(200);
    const { items: looks } = await reads({ beneficiary });
    expect(looks.at(-1)).toMatchObject({ person: 'office-1', purpose: '核对退回发放的账户' });
    for (const look of looks) expect(look.beneficiary).toBe(beneficiary);
    const { items: ofCounty } = await reads({ region: '220422' });
    expect(ofCounty.map(({ kind }) => kind)).toContain('AUDIT_READ');
    expect(ofCounty.map(({ person }) => person)).toContain('office-1');
    for (const { kind, scope } of ofCounty) if (kind === 'AUDIT_READ') expect(scope).toBe('220422');
    const others = (await reads({ region: '220421' })).items;
    expect(others.map(({ scope }) => scope).filter((scope) => scope !== '220421')).toEqual([]);
    const lines = await inspector
      .get('/api/v1/audit/reads')
      .query({ kind: 'PERSONAL_DATA_VIEWED' })
      .set('Accept', 'application/x-ndjson')
      .expect(200)
      .expect('Content-Type', /x-ndjson/);
    const told = lines.text.trimEnd().split('\n');
    const { items } = await reads({ kind: 'PERSONAL_DATA_VIEWED' });
    expect(told.map((line) => JSON.parse(line) as Recorded)).toEqual(items);
  });

  it('is searched by person and time, a page at a time', async () => {
    const { items } = await reads({ subject: 'auditor-1' });
    const paged: Recorded[] = [];
    let cursor: string | null = null;
    do {
      const page = await reads({
        subject: 'auditor-1',
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(items);
    expect((await reads({ subject: 'auditor' })).items).toEqual([]);
    expect((await reads({ to: '2001-01-01T00:00:00Z' })).items).toEqual([]);
    expect((await reads({ from: '2001-01-01T00:00:00Z' })).items.length).toBeGreaterThan(5);
  });

  it('refuses a purpose that cannot be read, and then answers nothing', async () => {
    const answer = await auditor.get(LEDGER).set('X-Purpose', '%E6%A').expect(400);
    expect(answer.body).toMatchObject({ errors: [{ path: 'X-Purpose', code: 'NOT_TEXT' }] });
  });

  it('changes no ledger and no other read model', async () => {
    const province = await doudi.as('province-finance');
    const figures = async () => {
      const { body } = await province.get(LEDGER).expect(200);
      const { position: _, ...rest } = body as { position: number };
      return rest;
    };
    const before = await figures();
    const live = await rowsOfReadModels(doudi.database.url);
    for (let i = 0; i < 20; i++) await auditor.get(LEDGER).expect(200);
    await doudi.settled();
    expect(await figures()).toEqual(before);
    const after = new Map(await rowsOfReadModels(doudi.database.url));
    expect([...after].filter(([table, rows]) => live.get(table) !== rows)).toMatchObject([
      ['read.checkpoint', expect.anything()],
      ['read.lanes', expect.anything()],
    ]);
    const { store, logins } = doudi.system;
    await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(after);
  });

  it('lets a reader wait for a position as before', async () => {
    const minPosition = Number(await doudi.system.store.head());
    const { body } = await auditor.get(LEDGER).query({ minPosition }).expect(200);
    expect((body as { position: number }).position).toBeGreaterThanOrEqual(minPosition);
  });
});

interface PersonPayment {
  readonly region: string;
}

/** In pages of two. */
async function everyPayment(who: supertest.Agent, path: string): Promise<PersonPayment[]> {
  const items: PersonPayment[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = { limit: 2, ...(cursor === '' ? {} : { cursor }) };
    const { body } = await who.get(path).query(query).expect(200);
    const page = body as { items: PersonPayment[]; next: string | null };
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** Somebody whom two counties have paid, none that was recoded. */
async function somebodyOfSample(): Promise<{ number: string; counties: string[] }> {
  const [row] = await doudi.system.sql.query<{ beneficiary: string; counties: string[] }>(
    `SELECT beneficiary, array_agg(DISTINCT region ORDER BY region) AS counties FROM read.payments
      GROUP BY beneficiary HAVING bool_and(region <> '220381') ORDER BY count(DISTINCT region) DESC, beneficiary LIMIT 1`,
  );
  const { beneficiary, counties } = row!;
  const known = (await doudi.system.vault.reveal([beneficiary])).get(beneficiary);
  return { number: known!.identityNo, counties };
}
