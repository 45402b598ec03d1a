/** What a county hands in by files, from the office's own tables to its ledger. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packageOf } from './refused-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const COUNTY = '220503';

let doudi: RunningDoudi;

beforeAll(async () => {
  doudi = await runDoudi();
  // The regions, and an award that is in transit.
  await doudi.importFolder(
    await packageOf({
      regions: [
        '220000,吉林省,province,',
        '220500,通化市,prefecture,220000',
        ...[`${COUNTY},二道江区,county,220500`, '220502,东昌区,county,220500'],
      ],
      receipts: ['财社〔2017〕1号,URBAN_DIBAO,2017,CENTRAL,100000.00,2017-01-03,2017-01-04'],
      transfers: [`吉财社指〔2017〕1号,${COUNTY},URBAN_DIBAO,2017,3000.00,2017-01-10,`],
    }),
  );
});

afterAll(() => doudi.close());

type Role = 'county-treasury' | 'civil-affairs' | 'province-finance' | 'audit';

async function sent(role: Role, name: string, lines: readonly string[], query = '') {
  const by = await doudi.as(role, role === 'province-finance' ? '220000' : COUNTY);
  const answer = await by
    .post(`/api/v1/imports${query}`)
    .attach('package', Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`), name);
  const report = answer.body.report ?? answer.body;
  const issues = (report.issues ?? []).map((issue: Record<string, unknown>) => [
    issue['line'],
    issue['code'],
  ]);
  return { status: answer.status, report, issues };
}

const PAYROLL = [
  '二道江区2017年1月城市低保发放表',
  '单位：元',
  '序号,批次号,资金项目,发放月份,发放日期,身份证号,姓名,人数,金额',
  '1,FF-1,城市低保,2017年1月,2017/1/20,110101199003071233,王伟,2,"1,000.00"',
  '2,FF-1,城市低保,2017年1月,2017/1/20,110105491231002,李娜,1,500元',
  '合计,,,,,,,3,1500.00',
];

it('each row is taken only from whom it could be taken by its route', async () => {
  const needs = [
    'region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount',
    `${COUNTY},2017,URBAN_DIBAO,2017-01-05,,12,10,300`,
    '220502,2017,URBAN_DIBAO,2017-01-05,,12,10,300',
  ];
  const mixed = await sent('civil-affairs', '保障需求.csv', needs);
  expect([mixed.status, mixed.issues]).toEqual([422, [[3, 'OUTSIDE_COUNTY']]]);
  const own = await sent('civil-affairs', '保障需求.csv', needs.slice(0, 2));
  expect([own.status, own.report.accepted]).toEqual([201, 1]);
  const budget = [
    'entry_no,region,fiscal_year,class,code,project_kind,source,amount,allocated_on,exemption_document_no',
    `YS-1,${COUNTY},2017,BASIC_LIVELIHOOD,URBAN_DIBAO,,OWN,10,2017-01-05,`,
  ];
  const others = await sent('civil-affairs', '本级预算.csv', budget);
  expect([others.status, others.issues]).toEqual([422, [[2, 'FORBIDDEN']]]);
  const receipts = [
    'document_no,program,fiscal_year,source,amount,document_date,received_on',
    '财社〔2017〕9号,URBAN_DIBAO,2017,CENTRAL,1,2017-01-03,2017-01-04',
  ];
  const ofProvince = await sent('county-treasury', 'receipts.csv', receipts);
  expect([ofProvince.status, ofProvince.issues]).toEqual([422, [[2, 'FORBIDDEN']]]);
  expect((await sent('audit', 'needs.csv', needs)).status).toBe(403);
});

it('an arrival and a payroll reach the ledger as the office wrote them', async () => {
  const arrival = [
    '文号,地区代码,资金项目,到账日期',
    `吉财社指[2017]1号,${COUNTY} 二道江区,,2017.1.12`,
  ];
  const arrived = await sent('county-treasury', '到账.csv', arrival);
  expect([arrived.status, arrived.report.accepted]).toEqual([201, 1]);

  const before = await doudi.system.store.head();
  const tried = await sent('county-treasury', '发放表.csv', PAYROLL, '?dryRun=true');
  expect(tried.issues).toEqual([]);
  expect(tried).toMatchObject({ status: 200, report: { outcome: 'checked', issueCount: 0 } });
  expect(await doudi.system.store.head()).toBe(before);

  const wrong = PAYROLL.map((line) => line.replace(',1500.00', ',1600.00'));
  const refused = await sent('county-treasury', '发放表.csv', wrong);
  expect([refused.status, refused.issues]).toEqual([422, [[6, 'TOTAL_MISMATCH']]]);

  const paid = await sent('county-treasury', '发放表.csv', PAYROLL);
  expect(paid.report).toMatchObject({ accepted: 1, payments: 2 });
  expect(paid.report.files.at(-1)).toMatchObject({
    table: 'payments',
    understood: { TITLE_ROW: 2, SEPARATORS: 1, YUAN_SIGN: 1, TOTAL_ROW: 1 },
  });
  const again = await sent('county-treasury', '发放表.csv', PAYROLL);
  expect(again.report).toMatchObject({ accepted: 0, known: 1 });
  await doudi.settled();
  const treasury = await doudi.as('county-treasury', COUNTY);
  const { body } = await treasury.get(`/api/v1/counties/${COUNTY}/years/2017/ledger`);
  expect(body.programs).toMatchObject([
    { program: 'URBAN_DIBAO', received: '3000.00', disbursed: '1500.00', inTransit: '0.00' },
  ]);
});

it('a file with headers of another system is read by those that the county keeps', async () => {
  const exported = [
    '发放单号,人员姓名,公民身份证件,联系电话,实发(万元),发放时间',
    'FF-2,王伟,110101199003071233,1,0.012,2017/2/20',
  ];
  const before = await sent('county-treasury', '一卡通导出.csv', exported);
  expect(before.issues).toEqual([[null, 'TABLE_UNKNOWN']]);

  const treasury = await doudi.as('county-treasury', COUNTY);
  const kept = `/api/v1/counties/${COUNTY}/headers`;
  const mapping = {
    table: 'payroll',
    headers: [
      { header: '发放单号', column: 'batch_no' },
      { header: '人员姓名', column: '姓名' },
      { header: '公民身份证件', column: 'beneficiary_id' },
      { header: '联系电话' },
      { header: '实发', column: 'amount' },
      { header: '发放时间', column: 'paid_on' },
    ],
    fixed: [
      ...[{ column: '资金项目', value: 'URBAN_DIBAO' }],
      ...[{ column: '发放月份', value: '2017-02' }],
      ...[{ column: 'payment_no', value: '1' }],
      ...[{ column: 'persons', value: '1' }],
    ],
  };
  const twice = { ...mapping, headers: [...mapping.headers, { header: ' 联系电话' }] };
  const refused = await treasury.post(kept).send(twice).expect(400);
  expect(refused.body.errors).toMatchObject([{ path: 'headers[6].header', code: 'NAMED_TWICE' }]);
  await treasury.post(kept).send(mapping).expect(201);
  const { body } = await treasury.get(kept).expect(200);
  expect(body.items).toMatchObject([
    { table: 'payroll', name: '发放表', setBy: 'a county-treasury' },
  ]);

  // It is offered before it is used.
  const offered = await sent('county-treasury', '一卡通导出.csv', exported);
  expect([offered.status, offered.issues]).toEqual([422, [[1, 'HEADERS_KEPT']]]);
  const read = await sent('county-treasury', '一卡通导出.csv', exported, '?headers=kept');
  expect(read.issues).toEqual([]);
  expect(read.report).toMatchObject({ accepted: 1, payments: 1 });
  const batch = await doudi.as('county-treasury', COUNTY);
  await doudi.settled();
  const listed = await batch.get(`/api/v1/disbursements/FF-2`).expect(200);
  expect(listed.body).toMatchObject({ code: 'URBAN_DIBAO', period: '2017-02', amount: '120.00' });

  await treasury.post(`${kept}/payroll/removal`).send({}).expect(201);
  expect((await treasury.get(kept)).body.items).toEqual([]);
});

describe('an import that nobody waits for', () => {
  async function begun(lines: readonly string[], role: Role = 'county-treasury', query = '') {
    const by = await doudi.as(role, role === 'province-finance' ? '220000' : COUNTY);
    const answer = await by
      .post(`/api/v1/imports${query}`)
      .set('Prefer', 'respond-async')
      .attach('package', Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`), '发放表.csv');
    expect([answer.status, answer.body.state]).toEqual([202, 'waiting']);
    expect(answer.headers).toMatchObject({
      location: `/api/v1/imports/${answer.body.id}`,
      'preference-applied': 'respond-async',
    });
    return { by, id: answer.body.id as string, location: answer.headers['location'] as string };
  }

  /** The names of the events, and the data of the last. */
  async function followed(by: Awaited<ReturnType<typeof doudi.as>>, location: string) {
    const { status, text } = await by.get(`${location}/progress`).buffer(true);
    expect(status).toBe(200);
    const names = [...text.matchAll(/^event: (.*)$/gm)].map(([, name]) => name);
    const data = [...text.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(json!));
    return { names, last: data.at(-1) as Record<string, unknown> };
  }

  it('is followed to its end, and comes back marked for who sent it alone', async () => {
    const wrong = PAYROLL.map((line) => line.replace('"1,000.00"', '"1,000.001"'));
    const { by, id, location } = await begun(wrong);
    const { names, last } = await followed(by, location);
    expect(names.at(-1)).toBe('ended');
    expect(last).toMatchObject({
      id,
      state: 'refused',
      marked: { url: `${location}/marked.xlsx` },
    });

    const found = await by.get(location);
    expect(found.body).toMatchObject({ state: 'refused', report: { id, outcome: 'refused' } });
    const codes = found.body.report.issues.map(({ code }: { code: string }) => code);
    expect(codes).toContain('NOT_YUAN');
    const list = await by.get('/api/v1/imports?limit=1');
    expect(list.body.items).toMatchObject([{ id, state: 'refused' }]);
    expect(list.body.next).not.toBeNull();
    const rest = await by.get(`/api/v1/imports?cursor=${list.body.next}`);
    expect(rest.body.items.map((item: { id: string }) => item.id)).not.toContain(id);

    const marked = await by.get(`${location}/marked.xlsx`).responseType('blob');
    expect([marked.status, marked.body.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    for (const other of [
      await doudi.as('county-treasury', COUNTY, 'another person'),
      await doudi.as('province-finance'),
    ]) {
      for (const path of [location, `${location}/marked.xlsx`, `${location}/progress`]) {
        expect((await other.get(path)).status).toBe(404);
      }
      expect((await other.delete(location)).status).toBe(404);
      expect((await other.get('/api/v1/imports')).body.items).toEqual([]);
    }
    const kept = await doudi.system.sql.query<{ sealed: Buffer }>(
      `SELECT sealed FROM store.import_pieces WHERE import_id = $1
        UNION ALL SELECT report FROM store.imports WHERE id = $1`,
      [id],
    );
    const sealed = Buffer.concat(kept.map((row) => row.sealed)).toString('latin1');
    expect([kept.length, sealed.includes('NOT_YUAN'), sealed.includes('PK\u0003\u0004')]).toEqual([
      2,
      false,
      false,
    ]);

    expect((await by.delete(location)).status).toBe(204);
    expect((await by.get(location)).status).toBe(404);
    expect((await by.get(`${location}/marked.xlsx`)).status).toBe(404);
    const ofIt = 'SELECT 1 FROM store.import_pieces WHERE import_id = $1';
    expect(await doudi.system.sql.query(ofIt, [id])).toEqual([]);
  });

  it('waited for, is answered with the workbook itself where that is asked', async () => {
    const by = await doudi.as('county-treasury', COUNTY);
    const wrong = PAYROLL.map((line) => line.replace('2017/1/20', '2017/13/20'));
    const answer = await by
      .post('/api/v1/imports?answer=workbook')
      .attach('package', Buffer.from(`\ufeff${wrong.join('\r\n')}`), '发放表.csv')
      .responseType('blob');
    expect([answer.status, answer.body.subarray(0, 2).toString()]).toEqual([422, 'PK']);
  });

  it('that is stopped, or whose process is gone, says that it was interrupted', async () => {
    const many = Array.from(
      { length: 60_000 },
      (_, line) => `${line},FF-9,URBAN_DIBAO,2017年2月,2017/2/20,110105491231002,李娜,1,1`,
    );
    const { by, location } = await begun([PAYROLL[2]!, ...many], 'county-treasury', '?dryRun=true');
    expect((await by.delete(location)).status).toBe(204);
    const { last } = await followed(by, location);
    expect(last).toMatchObject({ state: 'interrupted', dryRun: true, marked: null });
    const { body } = await by.get(location);
    expect(body.report).toMatchObject({ outcome: 'interrupted', accepted: 0 });

    const [row] = await doudi.system.sql.query<{ id: string }>(
      `UPDATE store.imports SET state = 'running', ended_at = NULL,
          alive_at = now() - interval '31 seconds' WHERE id = $1 RETURNING id`,
      [location.split('/').at(-1)],
    );
    expect((await by.get(`/api/v1/imports/${row!.id}`)).body).toMatchObject({
      state: 'interrupted',
      endedAt: expect.any(String),
    });
  });
});

it('amounts in the wrong unit are warned of, against what the county paid last', async () => {
  const next = PAYROLL.map((line) =>
    line
      .replaceAll('1月', '2月')
      .replace('2017/1/20', '2017/2/20')
      .replace('FF-1', 'FF-9')
      .replace('"1,000.00"', '0.10')
      .replace('500元', '0.05')
      .replace('1500.00', '0.15'),
  );
  const { status, report } = await sent('county-treasury', '发放表.csv', next, '?dryRun=true');
  const codes = report.notes.map(({ code, line }: Record<string, unknown>) => [code, line]);
  expect([status, report.issues]).toEqual([200, []]);
  expect(codes).toContainEqual(['AMOUNT_TEN_THOUSAND_FOLD', 4]);
});

it('what cannot be told is said as such', async () => {
  const unknown = await sent('county-treasury', 'x.csv', ['a,b,c', '1,2,3']);
  expect([unknown.status, unknown.issues]).toEqual([422, [[null, 'TABLE_UNKNOWN']]]);
  const headed = await sent('county-treasury', '发放表.csv', PAYROLL.slice(0, 3));
  expect([headed.status, headed.issues[0]?.[1]]).toEqual([422, 'FILE_WITHOUT_ROWS']);
  const empty = await sent('county-treasury', '发放表.csv', ['']);
  expect([empty.status, empty.issues[0]?.[1]]).toEqual([422, 'FILE_EMPTY']);
});
