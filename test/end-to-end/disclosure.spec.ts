/**
 * What the public sees of the bundled package: only what is published, nobody's name, and all of it
 * again in the open-data package.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import yauzl from 'yauzl';
import { LISTED_PROGRAMS } from '../../libs/disclosure/domain/published-form.js';
import { documentNumber } from '../../libs/event-catalogue/document-number.js';
import { expectedFigures } from './expected-figures.js';
import { type RunningDoudi, SAMPLE, runSample } from './running-doudi.js';
import { SamplePersons, sampleRows } from './sample-rows.js';

type Row = Readonly<Record<string, string | number | null>>;

const COUNTY = '220422';
const OTHER_COUNTY = '220503';
const YEAR = 2017;
const TABLES = [
  'publications',
  'payments',
  'ledgers',
  'county-years',
  'transfers',
  'receipts',
  'overview',
] as const;

let doudi: RunningDoudi;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runSample();
  auditor = await doudi.as('audit');
});

afterAll(() => doudi.close());

const anyone = () => supertest(doudi.address);

async function everyItem(
  ask: (query: Record<string, string | number>) => supertest.Test,
): Promise<readonly Row[]> {
  const items: Row[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string | number> = { limit: 1000, ...(cursor ? { cursor } : {}) };
    const { body }: { body: { items: Row[]; next: string | null } } = await ask(query).expect(200);
    items.push(...body.items);
    cursor = body.next;
  } while (cursor !== null);
  return items;
}

const table = (name: string, filter: Record<string, string | number> = {}) =>
  everyItem((query) =>
    anyone()
      .get(`/api/v1/public/${name}`)
      .query({ ...filter, ...query }),
  );
const duties = (filter: Record<string, string | number> = {}) =>
  everyItem((query) => auditor.get('/api/v1/disclosure/duties').query({ ...filter, ...query }));
const listPath = ({ region, fiscalYear, program, period }: Row) =>
  `/api/v1/public/payments/${region}/${fiscalYear}/${program}/${period}`;

async function packageOf(): Promise<Buffer> {
  const { body } = await anyone()
    .get('/api/v1/public/package.zip')
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    })
    .expect(200);
  return body as Buffer;
}

/** 4 places, half up; null of nothing. */
function share(part: number, of: number): string | null {
  if (of === 0) return null;
  const tenThousandths = (BigInt(part) * 20_000n + BigInt(of)) / (2n * BigInt(of));
  return `${tenThousandths / 10_000n}.${String(tenThousandths % 10_000n).padStart(4, '0')}`;
}

describe('what must be published', () => {
  it('agrees with the disclosure indicator of every county and year', async () => {
    const lists = await duties({ kind: 'LIST' });
    expect(lists).toHaveLength(await listsOfSample());
    const counts = new Map<string, { all: number; inTime: number }>();
    for (const { region, fiscalYear, status } of lists) {
      const key = `${fiscalYear}/${region}`;
      const count = counts.get(key) ?? { all: 0, inTime: 0 };
      counts.set(key, count);
      count.all += 1;
      if (status === 'published') count.inTime += 1;
    }
    const { performance } = expectedFigures() as unknown as {
      performance: Record<string, { region: string; indicators: { disclosure: string | null } }[]>;
    };
    let compared = 0;
    for (const [year, counties] of Object.entries(performance)) {
      for (const { region, indicators } of counties) {
        const { all, inTime } = counts.get(`${year}/${region}`) ?? { all: 0, inTime: 0 };
        expect([year, region, share(inTime, all)]).toEqual([year, region, indicators.disclosure]);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('is due first and missing afterwards, or published in time or late', async () => {
    const onTheDay = { fiscalYear: YEAR, kind: 'LIST', asOf: '2017-06-30' };
    const statuses = await Promise.all(
      (['due', 'published', 'late', 'missing'] as const).map(async (status) => {
        const found = await duties({ ...onTheDay, status });
        for (const { dueOn, publishedOn } of found) {
          if (status === 'published') expect(publishedOn! <= dueOn!).toBe(true);
          if (status === 'late') expect(publishedOn! > dueOn!).toBe(true);
          if (status === 'missing')
            expect([publishedOn, dueOn! < '2017-06-30']).toEqual([null, true]);
          if (status === 'due') expect([publishedOn, dueOn! >= '2017-06-30']).toEqual([null, true]);
        }
        return found.length;
      }),
    );
    expect(statuses.every((count) => count > 0)).toBe(true);
    const all = await duties(onTheDay);
    expect(statuses.reduce((a, b) => a + b)).toBe(all.length);
  });

  it('has every award and every closed ledger, and shows a county its own', async () => {
    const transfers = (await sampleRows('transfers')).map((row) => row['document_no']!);
    const documents = (await duties({ kind: 'TRANSFER' })).map((duty) => duty['documentNo']);
    expect(new Set(documents)).toEqual(new Set(transfers.map(documentNumber)));
    expect(await duties({ kind: 'LEDGER' })).toHaveLength(await closedYearsOfSample());
    const clerk = await doudi.as('county-treasury', COUNTY);
    const { body } = await clerk.get('/api/v1/disclosure/duties?limit=1000').expect(200);
    expect(new Set(body.items.map(({ region }: Row) => region))).toEqual(new Set([COUNTY]));
    await clerk.get(`/api/v1/disclosure/duties?region=${OTHER_COUNTY}`).expect(403);
  });
});

describe('what the public sees', () => {
  it('are the lists that were published, and no others', async () => {
    const county = { region: OTHER_COUNTY, fiscalYear: YEAR };
    const open = new Set((await table('publications', county)).map(listPath));
    const ofCounty = await duties({ ...county, kind: 'LIST' });
    const unpublished = ofCounty.filter(({ publishedOn }) => publishedOn === null);
    expect(unpublished.length).toBeGreaterThan(3);
    for (const duty of unpublished) {
      expect(open.has(listPath(duty))).toBe(false);
      const answer = await anyone().get(listPath(duty)).expect(404);
      expect(answer.body.code).toBe('NOT_PUBLISHED');
    }
    const months = (await table('payments', county)).map(
      ({ program, months }) => `${program}/${months}`,
    );
    for (const { program, period } of unpublished) {
      expect(
        months.filter((row) => row.startsWith(`${program}/`) && row.includes(`${period}`)),
      ).toEqual([]);
    }
  });

  it('are single payments of five programs, children’s never', async () => {
    const published = await table('publications', { fiscalYear: YEAR });
    const ofCounty = published.filter(({ region }) => region === COUNTY || region === OTHER_COUNTY);
    let shown = 0;
    for (const list of ofCounty) {
      const answer = await anyone().get(listPath(list)).query({ limit: 1000 });
      if (answer.status === 200) {
        expect(LISTED_PROGRAMS).toContain(list['program']);
        shown += answer.body.items.length as number;
      } else expect(answer.body.code).toBe('PUBLISHED_AS_SUMS');
    }
    expect(shown).toBeGreaterThan(5_000);
    const [orphans] = published.filter(({ program }) => program === 'ORPHAN');
    const refused = await anyone().get(listPath(orphans!)).expect(404);
    expect(refused.body.detail).toContain('children');
  });

  it('say nothing of what few payments have in common', async () => {
    const lists = { region: COUNTY, fiscalYear: YEAR, program: 'URBAN_DIBAO' };
    const merged = (await table('payments', lists))
      .map(({ months }) => String(months).split('+'))
      .filter((months) => months.length > 1)
      .flat();
    expect(merged.length).toBeGreaterThan(1);
    for (const list of await table('publications', lists)) {
      if (merged.includes(String(list['period']))) {
        const { body } = await anyone().get(listPath(list)).expect(404);
        expect(body.code).toBe('PUBLISHED_AS_SUMS');
        continue;
      }
      const lines = await everyItem((query) => anyone().get(listPath(list)).query(query));
      const alike = new Map<string, number>();
      for (const { persons, monthsPaid, component } of lines) {
        const key = [persons, monthsPaid, component].join();
        alike.set(key, (alike.get(key) ?? 0) + 1);
      }
      alike.delete(',,');
      for (const count of alike.values()) expect(count).toBeGreaterThanOrEqual(5);
    }
  });

  it('are sums of no fewer than five: few orphans of a county stand with other programs', async () => {
    const sums = await table('payments', { region: COUNTY, fiscalYear: YEAR });
    expect(sums.length).toBeGreaterThan(50);
    expect(sums.filter(({ program }) => program === 'ORPHAN')).toEqual([]);
    const ledger = await table('ledgers', { region: COUNTY, fiscalYear: YEAR });
    const [orphans, ...others] = ledger
      .map(({ program }) => String(program).split('+'))
      .filter((programs) => programs.includes('ORPHAN'));
    expect([orphans!.length > 1, others]).toEqual([true, []]);
  });

  it('are ledgers of closed years, with the figures of the county ledger', async () => {
    const ledgers = await table('ledgers');
    const closed = await closedYearsOfSample();
    expect(new Set(ledgers.map(({ region, fiscalYear }) => `${region}/${fiscalYear}`)).size).toBe(
      closed,
    );
    const years = await table('county-years');
    expect(years).toHaveLength(closed);
    const expected = new Map(
      expectedFigures().ledgers.map((one) => [`${one.region}/${one.fiscalYear}`, one]),
    );
    for (const { region, fiscalYear, gap } of years) {
      expect(gap).toBe(expected.get(`${region}/${fiscalYear}`)!.gap);
    }
    for (const row of ledgers.filter(({ program }) => !String(program).includes('+'))) {
      const { programs } = expected.get(`${row['region']}/${row['fiscalYear']}`)!;
      const program = programs.find((one) => one.program === row['program'])!;
      for (const figure of ['need', 'awarded', 'arranged', 'disbursed', 'gap', 'carriedOut']) {
        expect(row[figure]).toBe(program[figure]);
      }
    }
  });
});

describe('personal data', () => {
  it('are in no public answer and not in the open-data package', async () => {
    const persons = await SamplePersons.read();
    const pseudonyms = new Set(
      (
        await doudi.system.sql.query<{ beneficiary: string }>(
          'SELECT DISTINCT beneficiary FROM read.payments',
        )
      ).map(({ beneficiary }) => beneficiary),
    );
    expect(pseudonyms.size).toBeGreaterThan(100);
    const find = (text: string): string[] => [
      ...persons.in(text),
      ...[...text.matchAll(/[\w-]{43,}/g)].map(([one]) => one).filter((one) => pseudonyms.has(one)),
    ];
    const clear = new Set(persons.in(await readFile(join(SAMPLE, 'payments.csv'), 'utf8')));
    expect([...persons.numbers].filter((number) => !clear.has(number))).toEqual([]);
    expect(find(`姓名 ${[...persons.names][0]} ${[...pseudonyms][0]}`)).toHaveLength(2);
    const found: string[] = [];
    for (const name of TABLES) found.push(...find(JSON.stringify(await table(name))));
    for (const region of [COUNTY, OTHER_COUNTY]) {
      for (const list of await table('publications', { region, fiscalYear: YEAR })) {
        for (const format of ['json', 'csv']) {
          const answer = await anyone().get(listPath(list)).query({ limit: 1000, format });
          found.push(...find(answer.text));
        }
      }
    }
    for (const content of (await filesOf(await packageOf())).values()) found.push(...find(content));
    expect(found).toEqual([]);
  });
});

describe('the open-data package', () => {
  it('is the same bytes at the same position, says the hash of each table, and holds the tables', async () => {
    const [first, second] = [await packageOf(), await packageOf()];
    const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hashOf(first)).toBe(hashOf(second));
    const files = await filesOf(first);
    const descriptor = JSON.parse(files.get('datapackage.json')!) as {
      resources: {
        name: string;
        path: string;
        hash: string;
        schema: { fields: { name: string }[] };
      }[];
    };
    expect(descriptor.resources.map(({ name }) => name)).toEqual(TABLES);
    for (const { name, path, hash, schema } of descriptor.resources) {
      const content = files.get(path)!;
      expect(`sha256:${hashOf(Buffer.from(content))}`).toBe(hash);
      const [header, ...lines] = content.split('\r\n');
      expect(header).toBe(schema.fields.map((field) => field.name).join(','));
      expect(lines.length - 1).toBe((await table(name)).length);
    }
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await anyone().head('/api/v1/public/package.zip').expect(200);
    const asked = anyone().get('/api/v1/public/package.zip').set('If-None-Match', headers['etag']!);
    await asked.expect(304);
  });
});

describe('acts of publication', () => {
  it('show an award that nobody has published only once somebody has, and no more once withdrawn', async () => {
    const province = await doudi.as('province-finance', '220000');
    const today = new Date().toISOString().slice(0, 10);
    const sent = '吉财社指[2026]0099号';
    const documentNo = documentNumber(sent);
    await province
      .post('/api/v1/programs')
      .send({
        ...{ code: 'HEATING_SUBSIDY', chineseName: '取暖补助', englishName: 'Heating subsidy' },
        ...{ class: 'BASIC_LIVELIHOOD', pooled: true, functionalCodes: [] },
        ...{ effectiveFrom: '2026-01-01', basis: '吉财社〔2026〕1号' },
      })
      .expect(201);
    const receipt = {
      program: 'HEATING_SUBSIDY',
      fiscalYear: 2026,
      source: 'PROVINCIAL',
      amount: '100.00',
    };
    await province
      .post('/api/v1/receipts')
      .send({ ...receipt, documentNo: 'R-99', documentDate: today, receivedOn: today })
      .expect(201);
    await province
      .post('/api/v1/transfers')
      .send({
        ...{ documentNo: sent, program: 'HEATING_SUBSIDY', fiscalYear: 2026, issuedOn: today },
        lines: [{ region: COUNTY, amount: '100.00' }],
      })
      .expect(201);
    await doudi.settled();
    const shown = async () => (await table('transfers', { fiscalYear: 2026 })).length;
    expect(await shown()).toBe(0);
    const item = { kind: 'TRANSFER', region: '220000', fiscalYear: 2026, documentNo: sent };
    const url = 'https://example.gov.cn/zb/99';
    const publication = { ...item, publishedOn: today, url };
    const future = { ...publication, publishedOn: '2099-01-01' };
    expect((await province.post('/api/v1/disclosures/documents').send(future)).body.code).toBe(
      'PUBLICATION_IN_FUTURE',
    );
    await province.post('/api/v1/disclosures/documents').send(publication).expect(201);
    await doudi.settled();
    expect(await table('transfers', { fiscalYear: 2026 })).toMatchObject([
      { program: 'HEATING_SUBSIDY', programName: '取暖补助' },
    ]);
    const [duty] = await duties({ kind: 'TRANSFER', fiscalYear: 2026 });
    expect(duty).toMatchObject({ status: 'published', documentNo, publishedOn: today });
    const withdrawal = { ...item, reason: '文件有误' };
    await province.post('/api/v1/disclosures/withdrawals').send(withdrawal).expect(201);
    await doudi.settled();
    expect(await shown()).toBe(0);
    expect((await duties({ kind: 'TRANSFER', fiscalYear: 2026 }))[0]).toMatchObject({
      status: 'due',
    });
    const again = await province.post('/api/v1/disclosures/withdrawals').send(withdrawal);
    expect([again.status, again.body.code]).toEqual([422, 'NOT_PUBLISHED']);
    await province.post('/api/v1/disclosures/documents').send(publication).expect(201);
    await doudi.settled();
    expect(await shown()).toBe(1);
  });

  it('withdraw a list: gone from every route, missing again, and still on record', async () => {
    const affairs = await doudi.as('civil-affairs', COUNTY);
    const list = { region: COUNTY, fiscalYear: YEAR, program: 'URBAN_DIBAO', period: '2017-03' };
    const path = listPath(list);
    await anyone().get(path).expect(200);
    const body = { kind: 'LIST', ...list, reason: '清单有误' };
    const foreign = await doudi.as('civil-affairs', OTHER_COUNTY);
    await foreign.post('/api/v1/disclosures/withdrawals').send(body).expect(403);
    const send = () =>
      affairs.post('/api/v1/disclosures/withdrawals').set('Idempotency-Key', 'w-1').send(body);
    const { body: first } = await send().expect(201);
    const replayed = await send().expect(201);
    expect(replayed.body).toEqual(first);
    expect(replayed.headers['idempotent-replayed']).toBe('true');
    await doudi.settled();
    expect((await anyone().get(path).expect(404)).body.code).toBe('NOT_PUBLISHED');
    const same = (row: Row) => listPath(row) === path;
    expect((await table('publications', { region: COUNTY })).filter(same)).toEqual([]);
    const sums = await table('payments', { region: COUNTY, program: 'URBAN_DIBAO' });
    expect(sums.filter(({ months }) => String(months).includes('2017-03'))).toEqual([]);
    const [duty] = (await duties({ region: COUNTY, status: 'missing' })).filter(same);
    expect(duty).toBeDefined();
    const recorded = await auditor.get('/api/v1/audit/events?type=DisclosureWithdrawn').expect(200);
    expect(JSON.stringify(recorded.body)).toContain('清单有误');
  });

  it('publish only what is there', async () => {
    const clerk = await doudi.as('county-treasury', COUNTY);
    const ledger = {
      ...{ kind: 'LEDGER', region: COUNTY, fiscalYear: 2019 },
      ...{ publishedOn: '2020-02-01', url: 'https://example.gov.cn/tz' },
    };
    const open = await clerk.post('/api/v1/disclosures/documents').send(ledger);
    expect([open.status, open.body.code]).toEqual([422, 'LEDGER_NOT_CLOSED']);
    const closed = { ...ledger, fiscalYear: YEAR, publishedOn: '2018-02-01' };
    await clerk.post('/api/v1/disclosures/documents').send(closed).expect(201);
    await doudi.settled();
    const [duty] = await duties({ region: COUNTY, kind: 'LEDGER', fiscalYear: YEAR });
    expect(duty).toMatchObject({ status: 'published', publishedOn: '2018-02-01' });
    const withdrawal = { kind: 'LEDGER', region: COUNTY, fiscalYear: YEAR, reason: '数据有误' };
    await clerk.post('/api/v1/disclosures/withdrawals').send(withdrawal).expect(201);
    await doudi.settled();
    expect(await table('ledgers', { region: COUNTY, fiscalYear: YEAR })).toEqual([]);
    expect(await table('county-years', { region: COUNTY, fiscalYear: YEAR })).toEqual([]);
  });

  it('change what is shown from the day on which a threshold changes', async () => {
    const before = await table('payments', { region: OTHER_COUNTY, fiscalYear: YEAR });
    const province = await doudi.as('province-finance', '220000');
    const value = { name: 'disclosure.smallGroup', effectiveFrom: '2026-01-01', value: '1000' };
    await province
      .post('/api/v1/policy/parameters')
      .send({
        ...value,
        document: '吉民发〔2026〕1号',
        clause: '三',
        quote: '不足一千户的合并公示',
      })
      .expect(201);
    await doudi.settled();
    const after = await table('payments', { region: OTHER_COUNTY, fiscalYear: YEAR });
    expect(after.length).toBeLessThan(before.length);
    const lines = await anyone().get(
      `/api/v1/public/payments/${OTHER_COUNTY}/${YEAR}/URBAN_DESTITUTE/2017-02`,
    );
    expect(lines.status).toBe(404);
  });
});

describe('objections of the public', () => {
  const text = '<script>alert(1)</script> 李四家3月没有收到';
  const contact = '13800000000 李四';

  it('are sealed, handled by the county, and answered to who has the token', async () => {
    const subject = { region: COUNTY, program: 'RURAL_DIBAO', period: '2017-03' };
    const lodged = await anyone()
      .post('/api/v1/public/objections')
      .send({ subject, text, contact })
      .expect(201);
    const { objectionNo, token, position } = lodged.body as Record<string, string>;
    expect(lodged.body.signedReceipt).toMatch(/\/receipts /);
    const own = `/api/v1/public/objections/${objectionNo}`;
    const asked = (by: string) => anyone().get(own).set('Objection-Token', by);
    const standing = await asked(token!).query({ minPosition: position }).expect(200);
    expect(standing.body).toMatchObject({ objectionNo, status: 'open', answer: null });
    expect(standing.headers['cache-control']).toBe('no-store');
    await asked('another').expect(404);

    const affairs = await doudi.as('civil-affairs', COUNTY);
    const { body: list } = await affairs.get('/api/v1/objections?status=open').expect(200);
    expect(list.items).toMatchObject([{ objectionNo, ...subject, contact: 'GIVEN' }]);
    expect(JSON.stringify(list)).not.toContain('李四');
    const foreign = await doudi.as('civil-affairs', OTHER_COUNTY);
    expect((await foreign.get('/api/v1/objections')).body.items).toEqual([]);
    await foreign.get(`/api/v1/objections/${objectionNo}?purpose=check-the-case`).expect(403);

    const head = await doudi.system.store.head();
    const path = `/api/v1/objections/${objectionNo}`;
    await affairs.get(path).expect(400);
    const opened = await affairs.get(path).query({ purpose: '办理异议，核对所述' }).expect(200);
    expect(opened.body).toMatchObject({ text, contactDetails: contact });
    expect(opened.headers['content-type']).toMatch(/^application\/json/);
    expect(opened.headers['x-content-type-options']).toBe('nosniff');
    const [look] = await eventsAfter(head);
    expect(look).toMatchObject({ type: 'PersonalDataViewed' });
    expect(JSON.parse(look!.data)).toMatchObject({ beneficiary: `objection/${objectionNo}` });

    const answer = { text: '经核实已补发', outcome: 'UPHELD' };
    await foreign.post(`${path}/answer`).send(answer).expect(403);
    await affairs.post(`${path}/answer`).send(answer).expect(201);
    await doudi.settled();
    const twice = await affairs.post(`${path}/answer`).send(answer);
    expect([twice.status, twice.body.code]).toEqual([409, 'OBJECTION_ANSWERED']);
    const told = await asked(token!).expect(200);
    expect(told.body).toMatchObject({ status: 'answered', outcome: 'UPHELD', answer: answer.text });
    expect((await auditor.get('/api/v1/objections?status=answered')).body.items).toHaveLength(1);
    await expectNowhere([text, contact, '李四', answer.text, token!]);
  });

  it('are about what there is', async () => {
    for (const [subject, code] of [
      [{ region: '229999', program: 'URBAN_DIBAO' }, 'REGION_UNKNOWN'],
      [{ region: '220000', program: 'URBAN_DIBAO' }, 'REGION_NOT_A_COUNTY'],
      [{ region: COUNTY, program: 'NO_SUCH' }, 'PROGRAM_UNKNOWN'],
      [{ documentNo: 'D-unknown' }, 'NOT_PUBLISHED'],
    ] as const) {
      const sent = anyone().post('/api/v1/public/objections').send({ subject, text });
      const { status, body } = await sent;
      expect([status, body.code]).toEqual([422, code]);
    }
    const documentNo = '吉财社指〔2016〕2号';
    await anyone()
      .post('/api/v1/public/objections')
      .send({ subject: { documentNo }, text })
      .expect(201);
    await doudi.settled();
    const province = await doudi.as('province-finance', '220000');
    const { body } = await province.get('/api/v1/objections?region=220000').expect(200);
    expect(body.items).toMatchObject([{ region: '220000', documentNo, status: 'open' }]);
  });
});

async function eventsAfter(position: bigint) {
  const events: { readonly type: string; readonly data: string }[] = [];
  for await (const page of doudi.system.store.readAll({ fromPosition: position + 1n })) {
    events.push(...page);
  }
  return events;
}

/** In no event, no row and no line of the log. */
async function expectNowhere(secrets: readonly string[]): Promise<void> {
  const rows = await doudi.system.sql.query<{ content: string }>(
    `SELECT e::text AS content FROM store.events e
      WHERE type IN ('ObjectionLodged', 'ObjectionAnswered', 'PersonalDataViewed')
     UNION ALL SELECT t::text FROM vault.objection_texts t
     UNION ALL SELECT o::text FROM read.objections o
     UNION ALL SELECT a::text FROM read.objection_answers a`,
  );
  const everything = `${rows.map(({ content }) => content).join('\n')}\n${doudi.logged()}`;
  expect(rows.length).toBeGreaterThan(3);
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
}

/** Lists that the batches of the package make due: of a unit by all its codes. */
async function listsOfSample(): Promise<number> {
  const recodings = await sampleRows('recodings');
  const units = new Map(recodings.map((row) => [row['new_code'], row['region']]));
  const batches = (await sampleRows('disbursements')).filter(
    (row) => row['class'] === 'BASIC_LIVELIHOOD',
  );
  const lists = batches.map(({ region, fiscal_year: year, code, period }) =>
    [units.get(region) ?? region, year, code, period].join(),
  );
  return new Set(lists).size;
}

/** Of counties: what the province closes is its pool. */
async function closedYearsOfSample(): Promise<number> {
  const closes = await sampleRows('closes');
  return closes.filter(({ region }) => region !== '220000').length;
}

/** The files of a zip, as texts. */
function filesOf(zip: Buffer): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (fault, archive) => {
      if (fault) return reject(fault);
      const files = new Map<string, string>();
      archive.on('end', () => resolve(files));
      archive.on('error', reject);
      archive.on('entry', (entry: yauzl.Entry) => {
        archive.openReadStream(entry, (unreadable, stream) => {
          if (unreadable) return reject(unreadable);
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts).toString('utf8'));
            archive.readEntry();
          });
        });
      });
      archive.readEntry();
    });
  });
}
