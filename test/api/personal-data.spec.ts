import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../libs/access/domain/roles.js';
import { declaredTexts } from '../../libs/http/intake/held-fields.js';
import { SamplePersons, sampleRows } from '../end-to-end/sample-rows.js';
import { type DeclaredRoute, declaredRoutes, longTextsOf, withText } from './free-texts.js';
import { OWN } from './some-entries.js';
import {
  DISBURSEMENT,
  IDENTITY_NO,
  IMPORT,
  NAME,
  PAYMENT,
  PSEUDONYM,
  ROUTES,
  type Route,
  type Who,
} from './routes.js';
import { type RunningApi, runApi } from './running-api.js';

const DISBURSEMENTS = `/api/v1/counties/${OWN}/years/2017/disbursements`;
const NUMBER = '11010119900307125X';

function textOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'bigint' ? String(member) : member,
  );
}

describe('personal data', () => {
  let api: RunningApi;
  let persons: SamplePersons;
  const seen: string[] = [];

  beforeAll(async () => {
    persons = (await SamplePersons.read()).and([IDENTITY_NO, NUMBER], [NAME]);
    api = await runApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.faked.commands.length = 0;
  });

  async function pay(
    payments: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const clerk = await api.as('county-treasury');
    const answer = await clerk.post(DISBURSEMENTS).send({ ...DISBURSEMENT, payments });
    seen.push(answer.text);
    return answer;
  }

  it('become pseudonyms before any command is made', async () => {
    expect((await pay([PAYMENT])).status).toBe(201);
    const [recorded] = api.faked.commands;
    expect(recorded!.command).toMatchObject({
      kind: 'RecordDisbursement',
      payments: 1,
      listed: { payments: 1, amountFen: 30700n },
    });
    expect(recorded!.command.lines).toEqual([
      {
        paymentNo: 1,
        beneficiary: PSEUDONYM,
        persons: 1,
        months: 1,
        component: 'BASIC',
        amountFen: 30700n,
        nameMark: api.faked.vault.pseudonymOf(NAME),
        payeeMark: null,
        doubtful: true,
      },
    ]);
    expect(persons.in(textOf(api.faked.commands))).toEqual([]);
    expect(api.faked.vault.persons.get(PSEUDONYM)).toEqual({
      identityNo: IDENTITY_NO,
      name: NAME,
    });
  });

  it('are not repeated by what is said of a wrong line', async () => {
    const wrong = { ...PAYMENT, persons: NAME, amount: IDENTITY_NO, [IDENTITY_NO]: 1, months: '' };
    const answer = await pay([PAYMENT, PAYMENT, wrong, NAME]);
    expect(answer.status).toBe(400);
    const errors = answer.body['errors'] as { path: string; code: string }[];
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'payments[1].paymentNo DUPLICATE_PAYMENT_NO',
      'payments[2] UNKNOWN_FIELD',
      'payments[2].paymentNo DUPLICATE_PAYMENT_NO',
      'payments[2].persons NOT_AN_INTEGER',
      'payments[2].months NOT_AN_INTEGER',
      'payments[2].amount AMOUNT_TOO_LARGE',
      'payments[3] NOT_AN_OBJECT',
    ]);
    expect(api.faked.commands).toEqual([]);
  });

  it('are refused by their place where a number can be none', async () => {
    const [lost, none] = ['1.10101E+17', '110101199013071268'];
    const answer = await pay([
      { ...PAYMENT, beneficiaryId: lost },
      { ...PAYMENT, paymentNo: 2, beneficiaryId: none },
    ]);
    expect(answer).toMatchObject({ status: 422, body: { code: 'ID_DIGITS_LOST' } });
    const errors = answer.body['errors'] as { path: string; code: string }[];
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'payments[0].beneficiaryId ID_DIGITS_LOST',
      'payments[1].beneficiaryId ID_NUMBER_INVALID',
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`${none}|10101E`));
    expect(api.faked.commands).toEqual([]);
  });

  it('of the bundled package do not spread, in whatever spelling', async () => {
    const rows = (await sampleRows('payments')).slice(0, 200);
    const payments = rows.map((row, index) => ({
      ...{ paymentNo: index + 1, beneficiaryId: row['beneficiary_id'], name: row['name'] },
      ...{ persons: 1, amount: '1.00' },
    }));
    expect(persons.in(textOf(payments)).length).toBeGreaterThan(200);
    expect((await pay(payments)).status).toBe(201);
    expect((await pay([...payments, { ...payments[0]!, amount: payments[1]!.name }])).status).toBe(
      400,
    );
    expect(persons.in(textOf(api.faked.commands))).toEqual([]);
  });

  it('put where they do not belong do not spread', async () => {
    const clerk = await api.as('county-treasury');
    const number = NUMBER;
    for (const path of [
      `/api/v1/beneficiaries/${number}?purpose=${encodeURIComponent(NAME)}`,
      `/api/v1/disbursements/${number}`,
      `/api/v1/${number}`,
      `/api/v1/gap-alerts?region=${number}`,
    ]) {
      const answer = await clerk.get(path);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      seen.push(answer.text);
    }
    const auditor = await api.as('audit');
    seen.push((await auditor.get(`/api/v1/disbursements/${number}`)).text);
  });

  it('stand in no answer that refuses, and in no log', async () => {
    expect(seen.length).toBeGreaterThan(6);
    expect(persons.in(seen.join('\n'))).toEqual([]);
    expect(api.logged().split('\n').length).toBeGreaterThan(6);
    expect(persons.in(api.logged())).toEqual([]);
    expect(api.logged()).not.toMatch(/eyJ/);
  });
});

describe('12.B3 free texts', () => {
  let api: RunningApi;
  let routes: readonly DeclaredRoute[];
  beforeAll(async () => {
    api = await runApi();
    await api.faked.vault.remember([{ identityNo: IDENTITY_NO, name: NAME }]);
    routes = declaredRoutes(api.app);
  });
  afterAll(() => api.close());

  /** Written down by hand: a slip in the declarations shows. */
  const FREE =
    'actual basis chineseName clause englishName evidence fixed.value headers.header name newName personalDataPurpose plan projectName ' +
    'purpose q quote reason targets.name targets.target targets.unit text title unit';

  /** Plain strings that a request class takes and that events keep, without those of free texts. */
  const OTHERS = new RegExp(
    String.raw`^(?:\w+No|\w+Id|no|id|code|program|project|mandate|factor|matter|streams|cosignature|token|` +
      String.raw`indicator|tier|name|target|value|url|route|complaint\.\w+|text|contact|number|document)$`,
  );

  it('are what classes declare as text of any length', () => {
    const found = routes.flatMap(({ type }) => declaredTexts(type));
    expect(new Set(found)).toEqual(new Set(FREE.split(' ')));
    for (const { method, path, type } of routes.filter(({ from }) => from === 'body')) {
      const undeclared = longTextsOf(type).filter(
        (name) => !declaredTexts(type).includes(name) && !OTHERS.test(name),
      );
      expect([method, path, undeclared]).toEqual([method, path, []]);
    }
  });

  it('with a number of a person are refused by field, wherever they are declared', async () => {
    let refused = 0;
    for (const { method, path, from, type } of routes) {
      const route = ROUTES.find((one) => one.method === method && one.path === path);
      for (const field of declaredTexts(type)) {
        const said = `按${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}办理，请核查`;
        const url =
          from === 'query'
            ? route!.url.replace(/(?<=[?&](?:purpose|q)=)[^&]*/, encodeURI(said))
            : route!.url;
        const body = from === 'body' ? withText(route!.body!, field, said) : undefined;
        const answer = await sendAs(route!, url, body);
        expect([path, answer.status, answer.body.code]).toEqual([
          path,
          422,
          'PERSONAL_DATA_IN_TEXT',
        ]);
        expect(answer.body.errors).toMatchObject([{ path: field.replace('.', '[0].') }]);
        expect(answer.text).not.toContain(NUMBER.slice(6));
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(30);
  });

  it('look into addresses for numbers of identities alone, and into no key', async () => {
    const route = ROUTES.find(({ path }) => path === '/api/v1/disclosures')!;
    const told = async (body: object) =>
      (await sendAs(route, route.url, { ...route.body, ...body })).body.code as unknown;
    expect(
      await told({ url: `https://a.cn/p?id=${NUMBER.slice(0, 6)}%20${NUMBER.slice(6)}` }),
    ).toBe('PERSONAL_DATA_IN_TEXT');
    expect(await told({ url: 'https://a.cn/p/13804370001' })).toBeUndefined();
    const receipt = ROUTES.find(({ path }) => path === '/api/v1/receipts')!;
    const numbered = { ...receipt.body, documentNo: `吉财〔2017〕${NUMBER}号` };
    expect((await sendAs(receipt, receipt.url, numbered)).status).toBe(201);
  });

  it('a purpose has at least eight characters', async () => {
    const route = ROUTES.find(({ path }) => path === '/api/v1/beneficiaries/{pseudonym}')!;
    const told = (purpose: string) =>
      route.url.replace(/(?<=purpose=).*/, encodeURIComponent(purpose));
    expect((await sendAs(route, told('核对退回发放'), undefined)).status).toBe(400);
    expect((await sendAs(route, told('  核对退回发  '), undefined)).status).toBe(400);
    expect((await sendAs(route, told('核对退回发放账户'), undefined)).status).toBe(200);
  });

  it('a header that says a purpose likewise', async () => {
    const said = encodeURIComponent(`核查${NUMBER}`);
    const answer = await (await api.as('audit')).get('/api/v1/regions').set('X-Purpose', said);
    expect(answer.body).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      errors: [{ path: 'X-Purpose' }],
    });
  });

  const ROLES: Partial<Record<Who, readonly [Role, string?]>> = {
    province: ['province-finance'],
    treasury: ['county-treasury', OWN],
    affairs: ['civil-affairs', OWN],
    'affairs of the province': ['civil-affairs'],
    audit: ['audit'],
    discipline: ['discipline'],
  };

  async function sendAs({ method, allowed }: Route, url: string, body: object | undefined) {
    const agent = await api.as(...ROLES[allowed.find((who) => who in ROLES)!]!);
    const request = agent[method](url);
    return body === undefined ? request : request.send(body);
  }
});

describe('payments as CSV', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi({ DOUDI_MAX_CSV_MB: '4' });
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.faked.commands.length = 0;
  });

  const HEADER = 'payment_no,beneficiary_id,name,persons,months,component,amount';
  const QUERY = {
    batchNo: 'FF-2',
    class: 'BASIC_LIVELIHOOD',
    code: 'URBAN_DIBAO',
    period: '2017-03',
    paidOn: '2017-03-08',
    amount: '614.00',
  };

  async function pay(csv: string | Buffer, type = 'text/csv', query: object = QUERY) {
    const clerk = await api.as('county-treasury');
    return clerk.post(DISBURSEMENTS).query(query).set('Content-Type', type).send(csv);
  }

  it('are taken in, in any order of columns', async () => {
    const csv = `\ufeffname,amount,batch_no,payment_no,beneficiary_id,persons\r\n"${NAME}",307.00,FF-2,1,${IDENTITY_NO},2\r\n李明,307,FF-2,2,noid-220422-1,1`;
    const answer = await pay(csv);
    expect(answer.status).toBe(201);
    const { command } = api.faked.commands[0]!;
    expect(command).toMatchObject({
      amountFen: 61400n,
      payments: 2,
      listed: { payments: 2, amountFen: 61400n },
    });
    expect(command.lines).toMatchObject([
      { paymentNo: 1, beneficiary: PSEUDONYM, persons: 2, months: 1, component: 'BASIC' },
      { paymentNo: 2, persons: 1 },
    ]);
  });

  it('may name payees and accounts, of which no command holds anything', async () => {
    const header = `${HEADER},payee_name,bank_code,account_no`;
    const line = `1,${IDENTITY_NO},${NAME},1,1,BASIC,614.00,监护人,102100099996,6222 0202 0009 8765`;
    expect((await pay(`${header}\n${line}\n`)).status).toBe(201);
    expect(textOf(api.faked.commands)).not.toMatch(/监护人|1021000|6222|8765/);
    const payee = { name: '监护人', bankCode: '102100099996', accountNo: '6222020200098765' };
    expect(api.faked.vault.persons.get(PSEUDONYM)).toMatchObject({ payee });
  });

  it('are taken in by the ten thousand', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `${i + 1},NOID-220422-${i},某某,1,,,1.00`,
    );
    const answer = await pay(`${HEADER}\n${rows.join('\n')}\n`, 'text/csv', {
      ...QUERY,
      amount: '20000.00',
    });
    expect(answer.status).toBe(201);
    expect(api.faked.commands[0]!.command.lines).toHaveLength(20_000);
  });

  it('are read in GB18030 where that is declared, or told by the content', async () => {
    const name = Buffer.from([0xc0, 0xee, 0xc3, 0xf7]);
    const csv = Buffer.concat([
      Buffer.from(`${HEADER}\n1,NOID-220422-1,`),
      name,
      Buffer.from(',1,1,BASIC,614.00\n'),
    ]);
    expect((await pay(csv, 'text/csv; charset=gb18030')).status).toBe(201);
    const known = [...api.faked.vault.persons.values()].map((person) => person.name);
    expect(known).toContain('李明');
    api.faked.vault.persons.clear();
    // 石伟, which is ʯΰ in UTF-8.
    const short = Buffer.from(
      csv.toString('latin1').replace('\xc0\xee\xc3\xf7', '\xca\xaf\xce\xb0'),
      'latin1',
    );
    expect((await pay(short)).status).toBe(201);
    expect([...api.faked.vault.persons.values()].map((person) => person.name)).toContain('石伟');
    const wrong = await pay(csv, 'text/csv; charset=utf-8');
    expect(wrong.body).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    expect((await pay(csv, 'text/csv; charset=utf-16')).status).toBe(415);
  });

  it.each([
    ['nothing', ''],
    ['no header', `1,A1,${NAME},1,1,BASIC,614.00`],
    ['a column that is none', `${HEADER},bank\n`],
    ['a missing column', 'payment_no,name\n1,x\n'],
    ['a missing cell', `${HEADER}\n1,A1,${NAME}\n`],
    ['an open quote', `${HEADER}\n1,A1,"${NAME},1,1,BASIC,614.00\n`],
    ['an amount that is none', `${HEADER}\n1,A1,${NAME},1,1,BASIC,much\n`],
    ['an endless line', `${HEADER}\n1,A1,${'长'.repeat(200_000)},1,1,BASIC,1.00\n`],
    ['another batch', `batch_no,${HEADER}\nFF-9,1,A1,${NAME},1,1,BASIC,614.00\n`],
  ])('with %s are refused', async (_, csv) => {
    const answer = await pay(csv);
    expect(answer.body).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
    expect(answer.body.errors.length).toBeGreaterThan(0);
    expect(answer.text).not.toMatch(new RegExp(`${IDENTITY_NO}|${NAME}`));
    expect(api.faked.commands).toEqual([]);
  });

  it('that are too many are refused', async () => {
    const answer = await pay(`${HEADER}\n${`1,A1,x,1,1,BASIC,1.00\n`.repeat(300_000)}`).catch(
      (error: NodeJS.ErrnoException) => ({ status: error.code }),
    );
    // A client that is still sending may see the connection end before it reads the answer.
    expect([413, 'EPIPE', 'ECONNRESET']).toContain(answer.status);
    expect(api.faked.commands).toEqual([]);
  });

  it('need the rest in the query', async () => {
    const answer = await pay(`${HEADER}\n`, 'text/csv', { ...QUERY, paidOn: '2017-02-30' });
    expect(answer.body).toMatchObject({ status: 400, errors: [{ path: 'paidOn' }] });
  });
});

describe('an uploaded package', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi({ DOUDI_MAX_UPLOAD_MB: '1' });
  });
  afterAll(() => api.close());

  const content = Buffer.concat([Buffer.from('PK'), Buffer.from(NAME.repeat(10_000))]);
  const left = (): Promise<string[]> => readdir(`${api.dataDir}/uploads`).catch(() => []);

  it('reaches the importer whole and leaves nothing behind', async () => {
    const province = await api.as('province-finance');
    const answer = await province
      .post(`${IMPORT}?onError=skip`)
      .attach('package', content, 'jilin.zip');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ accepted: 1, position: expect.any(Number) });
    expect(api.faked.imported[0]!.onError).toBe('skip');
    expect(api.faked.imported[0]!.bytes.equals(content)).toBe(true);
    await expect(left()).resolves.toEqual([]);
  });

  it('that has errors answers 422 with the report', async () => {
    api.faked.accepted = false;
    const province = await api.as('province-finance');
    const answer = await province.post(IMPORT).attach('package', content, 'jilin.xlsx');
    expect(answer.body).toMatchObject({
      code: 'PACKAGE_REFUSED',
      status: 422,
      report: { outcome: 'refused' },
    });
  });

  it('is taken from those who record', async () => {
    for (const role of ['audit', 'discipline', 'admin', 'prefecture-finance'] as const) {
      const answer = await (await api.as(role)).post(IMPORT).attach('package', content, 'a.zip');
      expect(answer.status).toBe(403);
    }
    expect((await api.anonymous().post(IMPORT)).status).toBe(401);
  });

  it.each([
    ['no file', 400, (request: Upload) => request.field('a', 'b')],
    ['a field of another name', 400, (request: Upload) => request.attach('file', content, 'a.zip')],
    ['too much', 413, (r: Upload) => r.attach('package', Buffer.alloc(2e6), 'a.zip')],
    ['JSON', 415, (request: Upload) => request.send({})],
    ['no form', 400, (r: Upload) => r.set('Content-Type', 'multipart/form-data').send('x')],
    ['a form that ends early', 400, (r: Upload) => r.set(...FORM).send(begunForm('package'))],
    [
      '12.B1 a file of another name that ends early',
      400,
      (r: Upload) => r.set(...FORM).send(begunForm('other')),
    ],
  ] as const)('with %s is refused with %d', async (_, status, change) => {
    const province = await api.as('province-finance');
    const answer = await change(province.post(IMPORT));
    expect(answer.status).toBe(status);
    await expect(left()).resolves.toEqual([]);
  });
});

const FORM = ['Content-Type', 'multipart/form-data; boundary=b'] as const;

function begunForm(name: string): string {
  return `--b\r\nContent-Disposition: form-data; name="${name}"; filename="a.zip"\r\n\r\nPK`;
}

interface Upload extends PromiseLike<{ readonly status: number }> {
  attach(field: string, content: Buffer, name: string): Upload;
  field(name: string, value: string): Upload;
  set(name: string, value: string): Upload;
  send(body: string | object): Upload;
}
