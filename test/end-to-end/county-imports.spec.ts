/** What a county hands in by files, from the office's own tables to its ledger. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
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

it('what cannot be told is said as such', async () => {
  const unknown = await sent('county-treasury', 'x.csv', ['a,b,c', '1,2,3']);
  expect([unknown.status, unknown.issues]).toEqual([422, [[null, 'TABLE_UNKNOWN']]]);
  const empty = await sent('county-treasury', '发放表.csv', ['']);
  expect([empty.status, empty.issues[0]?.[1]]).toEqual([422, 'FILE_EMPTY']);
});
