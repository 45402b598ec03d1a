/** Rows that templates show on a sheet of their own, which is never read. */
import type { TableName } from './tables.js';

type Example = Readonly<Record<string, string>>;

const COUNTY = '220503 二道江区';
const DIBAO = '城市居民最低生活保障';
const OF_2018 = { region: COUNTY, fiscal_year: '2018' } as const;
const PAYROLL = {
  ...{ batch_no: 'FF-2018-0001', program: DIBAO, period: '2018-01', paid_on: '2018-01-09' },
} as const;
const PERSONS = [
  { beneficiary_id: '110101199003071233', name: '王伟', persons: '2', amount: '1000.00' },
  { beneficiary_id: '110105194912310025', name: '李娜', persons: '1', amount: '500.00' },
] as const;
const DOCUMENT = '吉财社指〔2018〕12号';
const BASIS = '吉民发〔2018〕3号';

/** By column; a column that is left out stays empty. */
export const EXAMPLES: Readonly<Record<TableName, readonly Example[]>> = {
  programs: [
    {
      ...{ code: 'SUMMER_AID', chinese_name: '高温补助', english_name: 'Summer aid' },
      ...{ class: '基本民生', pooled: '否', effective_from: '2018-06-01', basis: BASIS },
    },
  ],
  regions: [{ code: '220503', name: '二道江区', level: '县（市、区）', parent: '220500 通化市' }],
  recodings: [
    {
      ...{ region: COUNTY, new_code: '220593', new_name: '二道江新区' },
      ...{ effective_on: '2018-07-01', basis: '吉政函〔2018〕20号' },
    },
  ],
  exemptions: [
    {
      ...{ exemption_no: '吉政函〔2018〕5号', ...OF_2018, project: 'XM-001' },
      ...{ amount: '2000000.00', issued_on: '2018-03-01', reason: '灾后应急工程' },
    },
  ],
  designations: [
    {
      ...{ region: COUNTY, kind: '资源衰退型地区', effective_from: '2018-01-01' },
      basis: '国发〔2013〕45号',
    },
  ],
  indicators: [{ region: COUNTY, year: '2018', indicator: '财政困难系数', value: '0.85' }],
  standards: [
    {
      ...{ region: COUNTY, program: DIBAO, monthly_amount: '530.00' },
      ...{ effective_from: '2018-01-01', basis: BASIS },
    },
  ],
  needs: [
    {
      ...{ ...OF_2018, program: DIBAO, assessed_on: '2018-01-05', months: '12' },
      ...{ persons: '1200', monthly_amount: '530.00' },
    },
    {
      ...{ ...OF_2018, program: '临时救助', assessed_on: '2018-01-05', months: '1' },
      ...{ persons: '80', monthly_amount: '1000.00' },
    },
  ],
  receipts: [
    {
      ...{ document_no: '财社〔2018〕1号', program: DIBAO, fiscal_year: '2018', source: '中央' },
      ...{ amount: '50000000.00', document_date: '2018-01-03', received_on: '2018-01-08' },
    },
  ],
  transfers: [
    {
      ...{ document_no: DOCUMENT, ...OF_2018, program: DIBAO },
      ...{ amount: '3000000.00', issued_on: '2018-01-10' },
    },
  ],
  carryovers: [
    {
      ...{ ...OF_2018, program: DIBAO, origin_document_no: '吉财社指〔2017〕30号' },
      ...{ origin_year: '2017', amount: '120000.00' },
    },
  ],
  budgets: [
    {
      ...{ entry_no: 'YS-2018-001', ...OF_2018, class: '基本民生', code: DIBAO },
      ...{ source: '本级财力', amount: '800000.00', allocated_on: '2018-01-15' },
    },
    {
      ...{ entry_no: 'YS-2018-002', ...OF_2018, class: '建设性', code: 'XM-001' },
      ...{ project_kind: '一般建设', source: '本级财力', amount: '500000.00' },
      allocated_on: '2018-01-15',
    },
  ],
  adjustments: [
    {
      ...{ entry_no: 'TJ-2018-001', ...OF_2018, from_class: '建设性', from_code: 'XM-001' },
      ...{ to_class: '基本民生', to_code: DIBAO, amount: '200000.00' },
      ...{ adjusted_on: '2018-03-20', reason: '压缩一般建设，补足低保缺口' },
    },
  ],
  disbursements: [
    {
      ...{ batch_no: 'FF-2018-0001', ...OF_2018, class: '基本民生', code: DIBAO },
      ...{ period: '2018-01', paid_on: '2018-01-09', amount: '1500.00', payments: '2' },
    },
  ],
  returns: [
    {
      ...{ return_no: 'TP-2018-001', batch_no: 'FF-2018-0001', payment_no: '2' },
      ...{ returned_on: '2018-01-12', reason: '账户已销户' },
    },
  ],
  exits: [
    {
      ...{ beneficiary_id: PERSONS[0].beneficiary_id, region: COUNTY, program: DIBAO },
      ...{ exited_on: '2018-06-30', reason: '家庭收入超过标准' },
    },
  ],
  reclaims: [
    {
      ...{ reclaim_no: 'SH-2018-001', ...OF_2018, program: DIBAO, document_no: DOCUMENT },
      ...{ amount: '50000.00', reclaimed_on: '2018-12-20', reason: '结余资金收回' },
    },
  ],
  disclosures: [
    {
      ...{ ...OF_2018, program: DIBAO, period: '2018-01', published_on: '2018-01-20' },
      url: 'http://www.example.gov.cn/gs/201801.html',
    },
  ],
  closes: [{ ...OF_2018, closed_on: '2019-01-20' }],
  targets: [
    {
      ...{ target_no: 'MB-2018-01', region: COUNTY, clause: '2017-2-6', name: '农村危房改造' },
      ...{ unit: '户', target: '120', due_on: '2018-12-31' },
    },
  ],
  progress: [
    { target_no: 'MB-2018-01', reported_on: '2018-06-30', value: '65', basis: '验收记录' },
  ],
  certifications: [{ ...OF_2018, month: '1', certified_on: '2018-02-05' }],
  performance_targets: [
    {
      ...{ target_no: 'JX-2018-01', ...OF_2018, program: DIBAO, document_no: DOCUMENT },
      ...{ level1: '产出指标', level2: '数量指标', name: '保障人数', comparator: '不低于' },
      ...{ target: '1200', unit: '人', weight: '50', declared_on: '2018-01-10' },
    },
    {
      ...{ target_no: 'JX-2018-02', ...OF_2018, program: DIBAO, document_no: DOCUMENT },
      ...{ level1: '效益指标', level2: '社会效益指标', name: '政策知晓情况', comparator: '定性' },
      ...{ weight: '40', declared_on: '2018-01-10' },
    },
  ],
  performance_results: [
    {
      ...{ target_no: 'JX-2018-01', kind: '绩效自评', actual: '1188', reported_on: '2019-01-20' },
      ...{ reason: '部分对象年中退出', basis: '自评表' },
    },
    {
      ...{ target_no: 'JX-2018-02', kind: '绩效自评', actual: '基本达成' },
      ...{ reported_on: '2019-01-20', basis: '问卷调查' },
    },
  ],
  arrivals: [{ document_no: DOCUMENT, region: COUNTY, received_on: '2018-01-12' }],
  payroll: PERSONS.map((person, index) => ({
    ...{ ...PAYROLL, payment_no: String(index + 1) },
    ...person,
  })),
  payments: PERSONS.map((person, index) => ({
    ...{ batch_no: PAYROLL.batch_no, payment_no: String(index + 1) },
    ...person,
  })),
};
