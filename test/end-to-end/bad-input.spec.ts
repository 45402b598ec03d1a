/**
 * Well-formed and wrong: what each route of policy, facts, allocation, performance, supervision and
 * disclosure refuses on real data, by which code, and that nothing is recorded of it.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../libs/access/domain/roles.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

const COUNTY = '220422';
const OTHER = '220421';
const PROGRAM = 'URBAN_DIBAO';

type Who = readonly [Role, string?];
const PROVINCE: Who = ['province-finance'];
const TREASURY: Who = ['county-treasury', COUNTY];
const AUDIT: Who = ['audit'];

const parameter = {
  name: 'supervision.idle.days',
  effectiveFrom: '2019-01-01',
  value: '60',
  document: '吉财社〔2018〕9号',
  clause: '三',
  quote: '闲置超过60日的资金',
};
const standard = {
  region: COUNTY,
  program: PROGRAM,
  monthlyAmount: '388.00',
  effectiveFrom: '2016-01-01',
  basis: '民发〔2016〕32号',
};
const designation = {
  region: COUNTY,
  kind: 'RESOURCE_DECLINING',
  effectiveFrom: '2013-11-12',
  basis: '国发〔2013〕45号',
};
const progress = { reportedOn: '2017-06-30', value: '640', basis: '住建局月报' };
const exit = {
  beneficiaryId: '220422197001019999',
  region: COUNTY,
  program: PROGRAM,
  exitedOn: '2017-01-23',
  reason: '收入超标',
};
const list = {
  region: COUNTY,
  fiscalYear: 2017,
  program: PROGRAM,
  period: '2017-01',
  publishedOn: '2017-02-19',
  url: 'https://example.gov.cn/gs/1',
};
const scheme = {
  schemeId: 'FA-X',
  fiscalYear: 2018,
  program: PROGRAM,
  total: '1000.00',
  unit: '1.00',
  floorRatio: '0',
  capRatio: null,
  parameters: {},
};
const FINDING = '/supervision/findings/PAYMENT_DUPLICATE:278:FF-2017-007014';

/** Who asks, where, what; the status, and the code or the field that is named. */
const CASES: readonly (readonly [Who, string, object, number, string])[] = [
  [PROVINCE, '/policy/parameters', { ...parameter, name: 'no.such' }, 422, 'PARAMETER_UNKNOWN'],
  [PROVINCE, '/policy/parameters', { ...parameter, value: '-5' }, 422, 'PARAMETER_VALUE_INVALID'],
  [PROVINCE, '/policy/parameters', { ...parameter, value: 'many' }, 400, 'value'],
  [PROVINCE, '/policy/parameters', { ...parameter, effectiveTo: '2018-01-01' }, 400, 'effectiveTo'],
  [TREASURY, '/policy/parameters', parameter, 403, 'FORBIDDEN'],
  [PROVINCE, '/standards', { ...standard, region: '229999' }, 422, 'REGION_UNKNOWN'],
  [PROVINCE, '/standards', { ...standard, program: 'NO_SUCH' }, 422, 'PROGRAM_UNKNOWN'],
  [PROVINCE, '/standards', { ...standard, monthlyAmount: '0.00' }, 422, 'AMOUNT_NOT_POSITIVE'],
  [TREASURY, '/standards', { ...standard, region: OTHER }, 403, 'OUTSIDE_COUNTY'],
  [PROVINCE, '/designations', { ...designation, region: '229999' }, 422, 'REGION_UNKNOWN'],
  [
    PROVINCE,
    '/designations',
    { ...designation, effectiveTo: '2010-01-01' },
    422,
    'LAST_DAY_BEFORE_FIRST',
  ],
  [
    PROVINCE,
    '/indicators',
    { region: '229999', year: 2016, indicator: 'X', value: '1' },
    422,
    'REGION_UNKNOWN',
  ],
  [
    PROVINCE,
    '/indicators',
    { region: COUNTY, year: 2016, indicator: 'X', value: 'NaN' },
    400,
    'value',
  ],
  [PROVINCE, '/targets/MB-NONE/progress', progress, 404, 'TARGET_UNKNOWN'],
  [PROVINCE, '/exits', { ...exit, readmittedOn: '2017-01-01' }, 422, 'LAST_DAY_BEFORE_FIRST'],
  [PROVINCE, '/exits', { ...exit, region: '229999' }, 422, 'REGION_UNKNOWN'],
  [PROVINCE, '/exits', { ...exit, program: 'NO_SUCH' }, 422, 'PROGRAM_UNKNOWN'],
  [TREASURY, '/exits', { ...exit, region: OTHER }, 403, 'OUTSIDE_COUNTY'],
  [PROVINCE, '/disclosures', { ...list, region: '229999' }, 422, 'REGION_UNKNOWN'],
  [PROVINCE, '/disclosures', { ...list, program: 'NO_SUCH' }, 422, 'PROGRAM_UNKNOWN'],
  [PROVINCE, '/disclosures', { ...list, url: 'javascript:alert(1)' }, 400, 'url'],
  [
    PROVINCE,
    '/disclosures/documents',
    {
      kind: 'LEDGER',
      fiscalYear: 2017,
      publishedOn: '2018-02-19',
      url: 'https://example.gov.cn/1',
      region: '229999',
    },
    422,
    'REGION_UNKNOWN',
  ],
  [
    PROVINCE,
    '/disclosures/documents',
    {
      kind: 'TRANSFER',
      documentNo: 'NONE',
      fiscalYear: 2017,
      publishedOn: '2018-02-19',
      url: 'https://example.gov.cn/1',
    },
    400,
    'region',
  ],
  [
    PROVINCE,
    '/disclosures/withdrawals',
    {
      kind: 'LIST',
      region: COUNTY,
      fiscalYear: 2009,
      program: PROGRAM,
      period: '2009-01',
      reason: 'x',
    },
    422,
    'NOT_PUBLISHED',
  ],
  [
    PROVINCE,
    '/objections/YY-NONE/answer',
    { text: '经核实', outcome: 'UPHELD' },
    404,
    'OBJECTION_UNKNOWN',
  ],
  [
    PROVINCE,
    '/direct-funds/reports',
    { month: '2099-01', reportedOn: '2099-02-09' },
    422,
    'REPORT_DAY_INVALID',
  ],
  [
    PROVINCE,
    '/direct-funds/reports',
    { month: '2021-03', reportedOn: '2021-03-09' },
    422,
    'REPORT_DAY_INVALID',
  ],
  [PROVINCE, '/allocation-schemes', { ...scheme, program: 'NO_SUCH' }, 422, 'PROGRAM_UNKNOWN'],
  [PROVINCE, '/allocation-schemes', { ...scheme, total: '1000.50' }, 422, 'NOT_A_MULTIPLE'],
  [
    PROVINCE,
    '/allocation-schemes',
    { ...scheme, total: '1.00', floorRatio: '5' },
    422,
    'FLOORS_EXCEED_TOTAL',
  ],
  [
    PROVINCE,
    '/allocation-schemes',
    { ...scheme, parameters: { switchOff: ['no-such'] } },
    400,
    'parameters.switchOff',
  ],
  [PROVINCE, '/allocation-schemes/NONE/adopt', { adoptedOn: '2018-01-15' }, 404, 'SCHEME_UNKNOWN'],
  [
    PROVINCE,
    '/allocation-schemes/NONE/issue',
    { documentNo: 'D', issuedOn: '2018-01-20' },
    404,
    'SCHEME_UNKNOWN',
  ],
  [
    TREASURY,
    '/supervision/findings/PAYMENT_DUPLICATE:1:NONE/explanation',
    { text: 'x' },
    404,
    'FINDING_UNKNOWN',
  ],
  [TREASURY, '/supervision/findings/GARBAGE/explanation', { text: 'x' }, 404, 'FINDING_UNKNOWN'],
  [TREASURY, `${FINDING}/explanation`, { text: 'x' }, 403, 'OUTSIDE_COUNTY'],
  [AUDIT, `${FINDING}/verdict`, { verdict: 'confirmed', text: 'x' }, 422, 'FINDING_NOT_EXPLAINED'],
  [
    ['county-treasury', '220503'],
    `${FINDING}/rectification`,
    { text: 'x' },
    422,
    'FINDING_NOT_CONFIRMED',
  ],
  [
    TREASURY,
    '/gap-alerts/220422-2017-99/acknowledgement',
    { plan: 'x', dueOn: '2018-01-01' },
    404,
    'ALERT_UNKNOWN',
  ],
];

/** Refusals by a rule of the documents say which. */
const OF_CLAUSES: ReadonlySet<string> = new Set([
  'NOT_A_MULTIPLE',
  'FLOORS_EXCEED_TOTAL',
  'REPORT_DAY_INVALID',
]);

let doudi: RunningDoudi;
beforeAll(async () => {
  doudi = await runSample();
});
afterAll(() => doudi.close());

describe('well-formed and wrong', () => {
  it.each(CASES)('%j %s %j: %d %s', async (who, path, body, status, what) => {
    const head = await doudi.system.store.head();
    const agent = await doudi.as(...who);
    const answer = await agent.post(`/api/v1${path}`).send(body);
    const { code, clause, errors, detail } = answer.body as {
      code: string;
      clause?: string;
      errors?: { path: string }[];
      detail: string;
    };
    const named = status === 400 ? errors!.map((error) => error.path) : [code];
    expect([answer.status, named]).toEqual([status, [what]]);
    expect(detail).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
    if (OF_CLAUSES.has(code)) expect(clause).toMatch(/号/);
    expect(await doudi.system.store.head()).toBe(head);
  });
});
