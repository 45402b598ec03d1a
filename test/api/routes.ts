/**
 * Every route with a request that is right in every respect, and who may make it: written down from
 * the description of the interface, by hand, so that a slip in the table of permissions shows.
 */
import { createHash } from 'node:crypto';
import { EVENT_ID, FINDING_ID, MATTER_NO, OBJECTION_NO, OWN, PROPOSAL_ID } from './some-entries.js';

/**
 * The persons who try every route. `treasury` and `affairs` come from OWN and from another county,
 * `prefecture` from the one above it and from another.
 */
export const WHO = [
  'nobody',
  'province',
  'prefecture',
  'other prefecture',
  'treasury',
  'other treasury',
  'affairs of the province',
  'affairs',
  'other affairs',
  'audit',
  'discipline',
  'admin',
  'no role',
] as const;
export type Who = (typeof WHO)[number];

const COUNTY_READERS: readonly Who[] = [
  'province',
  'prefecture',
  'treasury',
  'affairs of the province',
  'affairs',
  'audit',
  'discipline',
];
/** Lists that show a county its own: another county's office gets an answer, of its own county. */
const LISTS: readonly Who[] = [
  ...COUNTY_READERS,
  'other prefecture',
  'other treasury',
  'other affairs',
];
const REPORTERS: readonly Who[] = ['province', 'treasury', 'affairs of the province', 'affairs'];
const TREASURY: readonly Who[] = ['treasury'];
const PROVINCE: readonly Who[] = ['province'];
const OWN_OFFICES: readonly Who[] = ['treasury', 'affairs'];
/** Whether they may is said by what is proposed. */
const PREPARERS: readonly Who[] = [
  ...REPORTERS,
  ...(['other treasury', 'other affairs', 'audit', 'discipline'] as const),
];
const AUDITORS: readonly Who[] = ['audit', 'discipline'];

export interface Route {
  readonly method: 'get' | 'post' | 'delete' | 'put';
  /** As OpenAPI has it. */
  readonly path: string;
  readonly url: string;
  readonly body?: object;
  readonly allowed: readonly Who[];
}

export const IDENTITY_NO = '220422199106225699';
export const NAME = '欧阳建国';
export const PSEUDONYM = createHash('sha256').update(IDENTITY_NO).digest('base64url');

const PROGRAM = 'URBAN_DIBAO';
const YEAR = `/api/v1/counties/${OWN}/years/2017`;
const YEARS = '/api/v1/counties/{code}/years/{year}';
const FORM = { route: `POST ${YEAR}/budgets`, body: {} };
const PROPOSAL = `/proposals/${PROPOSAL_ID}`;
const FINDING = `/supervision/findings/${FINDING_ID}`;
const ACCOUNT = { class: 'BASIC_LIVELIHOOD', code: PROGRAM };

function get(path: string, url: string, allowed: readonly Who[]): Route {
  return { method: 'get', path: `/api/v1${path}`, url: `/api/v1${url}`, allowed };
}

const IMPORT_OF_NOBODY = '/imports/0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11';
const IMPORTERS: readonly Who[] = [...REPORTERS, 'other treasury', 'other affairs'];

function post(path: string, url: string, allowed: readonly Who[], body: object): Route {
  return { method: 'post', path: `/api/v1${path}`, url: `/api/v1${url}`, allowed, body };
}

function county(action: string, allowed: readonly Who[], body: object): Route {
  const path = `${YEARS}/${action}`;
  return { method: 'post', path, url: `${YEAR}/${action}`, allowed, body };
}

export const PAYMENT = {
  paymentNo: 1,
  beneficiaryId: IDENTITY_NO,
  name: NAME,
  persons: 1,
  amount: '307.00',
};

export const DISBURSEMENT = {
  batchNo: 'FF-1',
  ...ACCOUNT,
  period: '2017-03',
  paidOn: '2017-03-08',
  amount: '307.00',
  payments: [PAYMENT],
};

export const RECEIPT = {
  documentNo: '财社〔2017〕1号',
  program: PROGRAM,
  fiscalYear: 2017,
  source: 'CENTRAL',
  amount: '1000.00',
  documentDate: '2016-11-17',
  receivedOn: '2016-11-18',
};

export const BUDGET = {
  entryNo: 'YS-1',
  ...ACCOUNT,
  source: 'OWN',
  amount: '1234.5',
  allocatedOn: '2017-01-10',
};

const WRITES: readonly Route[] = [
  post('/receipts', '/receipts', PROVINCE, RECEIPT),
  post('/programs', '/programs', PROVINCE, {
    ...{ code: 'HEATING_SUBSIDY', chineseName: '取暖补助', englishName: 'Heating subsidy' },
    ...{ class: 'BASIC_LIVELIHOOD', pooled: false, functionalCodes: [] },
    ...{ effectiveFrom: '2017-01-01', basis: '吉财社〔2017〕1号' },
  }),
  post('/exemptions', '/exemptions', PROVINCE, {
    ...{ exemptionNo: '吉政函〔2017〕1号', region: OWN, project: 'PRJ-2', fiscalYear: 2017 },
    ...{ amount: '100', issuedOn: '2017-01-05', reason: '危桥改建' },
  }),
  post('/transfers', '/transfers', PROVINCE, {
    documentNo: '吉财社指〔2017〕0002号',
    program: PROGRAM,
    fiscalYear: 2017,
    issuedOn: '2016-12-19',
    lines: [{ region: OWN, amount: '100' }],
  }),
  post('/transfers/{documentNo}/arrivals', '/transfers/D-1/arrivals', TREASURY, {
    region: OWN,
    receivedOn: '2017-01-05',
  }),
  county('needs', ['treasury', 'affairs of the province', 'affairs'], {
    program: PROGRAM,
    months: 12,
    persons: 100,
    monthlyAmount: '366.00',
    assessedOn: '2017-01-05',
  }),
  county('budgets', TREASURY, BUDGET),
  county('adjustments', TREASURY, {
    entryNo: 'TZ-1',
    from: { class: 'CONSTRUCTION', code: 'PRJ-1' },
    to: ACCOUNT,
    amount: '26000.00',
    adjustedOn: '2017-10-20',
    reason: '压缩建设性支出弥补基本民生缺口',
  }),
  county('disbursements', TREASURY, DISBURSEMENT),
  county('reclaims', PROVINCE, {
    reclaimNo: 'SH-1',
    program: PROGRAM,
    documentNo: 'D-1',
    amount: '10.00',
    reclaimedOn: '2017-12-28',
    reason: 'DIVERTED',
  }),
  county('close', TREASURY, { closedOn: '2018-01-20' }),
  county('carryovers', TREASURY, {
    program: PROGRAM,
    originDocumentNo: 'D-0',
    originYear: 2013,
    amount: '366000.00',
  }),
  post('/disbursements/{batchNo}/returns', '/disbursements/FF-1/returns', TREASURY, {
    returnNo: 'TH-1',
    paymentNo: 1,
    returnedOn: '2017-03-13',
    reason: '账户已销户',
  }),
  post('/pools/{year}/close', '/pools/2017/close', PROVINCE, { closedOn: '2018-01-31' }),
  post('/corrections', '/corrections', TREASURY, {
    correctionNo: 'GZ-2',
    eventId: EVENT_ID,
    reason: '录入有误',
  }),
  post('/corrections/{id}/approve', '/corrections/GZ-1/approve', TREASURY, {}),
  post('/forgettings', '/forgettings', ['affairs of the province', 'affairs'], {
    forgettingNo: 'SC-2',
    beneficiary: PSEUDONYM,
    basis: '个人信息保护法第四十七条',
    reason: '本人申请',
  }),
  post(
    '/forgettings/{id}/approve',
    '/forgettings/SC-1/approve',
    ['affairs of the province', 'affairs'],
    {},
  ),
  post('/proposals/{id}/approve', `${PROPOSAL}/approve`, TREASURY, {}),
  post('/proposals/approve', '/proposals/approve', PREPARERS, {
    proposals: [{ id: PROPOSAL_ID, revision: 0 }],
  }),
  post('/proposals', '/proposals', PREPARERS, FORM),
  { ...post('/proposals/{id}', PROPOSAL, PREPARERS, FORM), method: 'put' },
  post('/proposals/{id}/submit', `${PROPOSAL}/submit`, [], {}),
  post('/proposals/{id}/return', `${PROPOSAL}/return`, TREASURY, { reason: '金额有误' }),
  post('/proposals/{id}/withdraw', `${PROPOSAL}/withdraw`, PREPARERS, {}),
  post('/gap-alerts/{id}/acknowledgement', `/gap-alerts/${OWN}-2017-1/acknowledgement`, TREASURY, {
    plan: '压缩一般建设项目',
    dueOn: '2017-06-30',
  }),
  post('/counties/{code}/headers', `/counties/${OWN}/headers`, REPORTERS, {
    table: 'payroll',
    headers: [{ header: '实发金额', column: '发放金额' }, { header: '电话' }],
    fixed: [{ column: 'program', value: PROGRAM }],
  }),
  post(
    '/counties/{code}/headers/{table}/removal',
    `/counties/${OWN}/headers/payroll/removal`,
    REPORTERS,
    {},
  ),
  post(
    '/counties/{code}/years/{year}/certifications',
    `/counties/${OWN}/years/2017/certifications`,
    TREASURY,
    { month: 3, certifiedOn: '2017-04-08' },
  ),
  post('/performance-targets', '/performance-targets', PROVINCE, {
    region: OWN,
    fiscalYear: 2017,
    program: 'URBAN_DIBAO',
    targets: [
      {
        ...{ targetNo: 'JX-2', level1: 'OUTPUT', level2: 'QUANTITY', name: '保障人数' },
        ...{ comparator: 'AT_LEAST', target: '1200', unit: '人', weight: '90' },
      },
    ],
  }),
  post('/performance-targets/{no}/results', '/performance-targets/JX-1/results', OWN_OFFICES, {
    ...{ kind: 'SELF_EVALUATION', actual: '1188', reportedOn: '2018-01-20', basis: '自评表' },
  }),
  post('/performance-targets/reviews', '/performance-targets/reviews', PROVINCE, {
    ...{ region: OWN, fiscalYear: 2017, program: 'URBAN_DIBAO', score: '86.5', reason: '佐证不足' },
  }),
  post('/performance/{year}/adopt', '/performance/2017/adopt', PROVINCE, {
    adoptedOn: '2018-02-28',
  }),
  post('/supervision/findings/{id}/explanation', `${FINDING}/explanation`, OWN_OFFICES, {
    text: '该户当月由街道与社区重复申报，已核实。',
  }),
  post('/supervision/findings/{id}/verdict', `${FINDING}/verdict`, AUDITORS, {
    verdict: 'confirmed',
    text: '情况属实，应予追回。',
  }),
  post('/supervision/findings/{id}/rectification', `${FINDING}/rectification`, OWN_OFFICES, {
    text: '已全额追回。',
    recoveredAmount: '348.00',
    evidence: 'TH-1',
  }),
];

const MATTER = `/matters/${MATTER_NO}`;

const MATTERS: readonly Route[] = [
  post('/matters', '/matters', AUDITORS, {
    kind: 'COMPLAINT',
    region: OWN,
    title: '农村低保重复发放',
    program: 'RURAL_DIBAO',
    fiscalYear: 2017,
    dueOn: '2018-03-06',
    requiredAmount: '348.00',
    complaint: { text: '反映发放不公。', complainant: NAME, contact: '0437-0000000' },
  }),
  get('/matters', '/matters?status=overdue&asOf=2018-06-30', [
    'treasury',
    'affairs',
    'other treasury',
    'other affairs',
    ...AUDITORS,
  ]),
  get('/matters/{no}', MATTER, [...OWN_OFFICES, ...AUDITORS]),
  get('/matters/{no}/complaint', `${MATTER}/complaint?purpose=check-the-case`, AUDITORS),
  post('/matters/{no}/links', `${MATTER}/links`, AUDITORS, {
    links: [{ kind: 'EVENT', id: EVENT_ID }],
  }),
  post('/matters/{no}/explanations', `${MATTER}/explanations`, OWN_OFFICES, {
    text: '系两次申报未核销所致。',
  }),
  post('/matters/{no}/rectification-reports', `${MATTER}/rectification-reports`, OWN_OFFICES, {
    documentNo: '东辽民〔2018〕17号',
    text: '已全额追回。',
  }),
  post('/matters/{no}/recoveries', `${MATTER}/recoveries`, OWN_OFFICES, {
    kind: 'RETURN',
    number: 'TH-1',
  }),
  post('/matters/{no}/recovery-waivers', `${MATTER}/recovery-waivers`, ['discipline'], {
    reason: '当事人已去世且无遗产。',
  }),
  post('/matters/{no}/verdicts', `${MATTER}/verdicts`, AUDITORS, {
    verdict: 'confirmed',
    text: '情况属实。',
  }),
  post('/matters/{no}/extensions', `${MATTER}/extensions`, AUDITORS, {
    dueOn: '2018-04-06',
    reason: '待银行流水。',
  }),
  post('/matters/{no}/closing', `${MATTER}/closing`, AUDITORS, { text: '同意结案。' }),
  post('/matters/{no}/reopening', `${MATTER}/reopening`, AUDITORS, {
    dueOn: '2018-06-06',
    reason: '另有新情况。',
  }),
];

const REMINDERS: readonly Route[] = [
  post('/reminders', '/reminders', ['province', 'prefecture'], {
    ...{ reminderNo: 'DB-9', region: OWN, about: { kind: 'FINDING', id: FINDING_ID } },
    ...{ text: '请尽快说明。', dueOn: '2099-12-31' },
  }),
  get('/reminders', '/reminders?status=sent', LISTS),
  post('/reminders/{no}/receipt', '/reminders/DB-1/receipt', OWN_OFFICES, {}),
  post('/reminders/{no}/reply', '/reminders/DB-1/reply', OWN_OFFICES, { text: '已说明。' }),
];

const SCHEMES: readonly Route[] = [
  post('/allocation-schemes', '/allocation-schemes', PROVINCE, {
    schemeId: 'S-1',
    fiscalYear: 2018,
    program: PROGRAM,
    total: '100.00',
    unit: '1.00',
    floorRatio: '1.00',
    capRatio: null,
    parameters: { switchOff: ['resource'] },
  }),
  post('/allocation-schemes/{id}/adopt', '/allocation-schemes/S-1/adopt', PROVINCE, {
    adoptedOn: '2018-01-15',
  }),
  post('/allocation-schemes/{id}/issue', '/allocation-schemes/S-1/issue', PROVINCE, {
    documentNo: 'D-9',
    issuedOn: '2018-01-20',
  }),
  get('/allocation-schemes', '/allocation-schemes', ['province', ...AUDITORS]),
  get('/allocation-schemes/{id}', '/allocation-schemes/S-1', ['province', ...AUDITORS]),
  get(
    '/allocation-schemes/{id}/comparison',
    '/allocation-schemes/S-1/comparison?without=resource',
    ['province', ...AUDITORS],
  ),
  post('/policy/parameters', '/policy/parameters', PROVINCE, {
    name: 'supervision.idle.days',
    effectiveFrom: '2019-01-01',
    value: '60',
    document: '吉财社〔2018〕9号',
    clause: '三',
    quote: '闲置超过60日的资金',
  }),
  get('/policy/parameters', '/policy/parameters?date=2018-01-01', [...LISTS, 'admin']),
];

const FACTS: readonly Route[] = [
  post('/regions', '/regions', PROVINCE, { code: OWN, name: '东辽县', level: 'county' }),
  get('/regions/{code}', `/regions/${OWN}`, [...LISTS, 'admin']),
  post('/regions/{code}/recodings', `/regions/${OWN}/recodings`, PROVINCE, {
    newCode: '220482',
    newName: '东辽市',
    effectiveOn: '2019-01-01',
    basis: '国函〔2018〕1号',
  }),
  post('/designations', '/designations', REPORTERS, {
    region: OWN,
    kind: 'RESOURCE_DECLINING',
    effectiveFrom: '2013-11-12',
    basis: '国发〔2013〕45号',
  }),
  post('/indicators', '/indicators', REPORTERS, {
    region: OWN,
    year: 2016,
    indicator: 'RESIDENT_POPULATION',
    value: '850451',
  }),
  post('/standards', '/standards', REPORTERS, {
    region: OWN,
    program: PROGRAM,
    monthlyAmount: '388.00',
    effectiveFrom: '2016-01-01',
    basis: '民发〔2016〕32号',
  }),
  post('/exits', '/exits', REPORTERS, {
    beneficiaryId: IDENTITY_NO,
    region: OWN,
    program: PROGRAM,
    exitedOn: '2017-01-23',
    reason: '收入超标',
  }),
  post('/disclosures', '/disclosures', REPORTERS, {
    region: OWN,
    fiscalYear: 2017,
    program: PROGRAM,
    period: '2017-01',
    publishedOn: '2017-02-19',
    url: 'https://example.gov.cn/gs/1',
  }),
  post('/direct-funds/reports', '/direct-funds/reports', PROVINCE, {
    month: '2021-03',
    reportedOn: '2021-04-09',
    documentNo: '吉财预〔2021〕3号',
  }),
  post('/disclosures/documents', '/disclosures/documents', REPORTERS, {
    kind: 'LEDGER',
    region: OWN,
    fiscalYear: 2017,
    publishedOn: '2018-02-19',
    url: 'https://example.gov.cn/tz/1',
  }),
  post('/disclosures/withdrawals', '/disclosures/withdrawals', REPORTERS, {
    kind: 'LIST',
    region: OWN,
    fiscalYear: 2017,
    program: PROGRAM,
    period: '2017-01',
    reason: '清单有误',
  }),
  post('/objections/{no}/answer', `/objections/${OBJECTION_NO}/answer`, REPORTERS, {
    text: '经核实，已补发。',
    outcome: 'UPHELD',
  }),
  post('/targets', '/targets', REPORTERS, {
    targetNo: 'MB-1',
    region: OWN,
    clause: '2017-2-1',
    name: '农村危房改造',
    unit: '户',
    target: '1200',
    dueOn: '2017-12-31',
  }),
  post('/targets/{no}/progress', '/targets/MB-1/progress', REPORTERS, {
    reportedOn: '2017-06-30',
    value: '640',
    basis: '住建局月报',
  }),
];

const READS: readonly Route[] = [
  get('/programs', '/programs', [...LISTS, 'admin']),
  get('/works', '/works', LISTS),
  get('/documents/spelled-twice', '/documents/spelled-twice', ['province', ...AUDITORS]),
  get('/receipts', '/receipts', ['province', ...AUDITORS]),
  get('/transfers', '/transfers', LISTS),
  get('/funds/{documentNo}/trace', '/funds/D-1/trace', LISTS),
  get('/counties/{code}/years/{year}/ledger', `/counties/${OWN}/years/2017/ledger`, COUNTY_READERS),
  get(
    '/counties/{code}/years/{year}/entries',
    `/counties/${OWN}/years/2017/entries`,
    COUNTY_READERS,
  ),
  get(
    '/counties/{code}/years/{year}/history',
    `/counties/${OWN}/years/2017/history`,
    COUNTY_READERS,
  ),
  get(
    '/counties/{code}/years/{year}/diff',
    `/counties/${OWN}/years/2017/diff?from=2017-06-30&to=2017-12-31`,
    COUNTY_READERS,
  ),
  get('/papers/ledger/{code}/{year}', `/papers/ledger/${OWN}/2017`, COUNTY_READERS),
  get('/papers/transfer-table/{documentNo}', '/papers/transfer-table/D-1', LISTS),
  get('/papers/gap-notice/{id}', `/papers/gap-notice/${OWN}-2017-1`, COUNTY_READERS),
  get('/papers/month-report/{year}/{month}', '/papers/month-report/2017/6', [
    'province',
    'affairs of the province',
    ...AUDITORS,
  ]),
  get(
    '/papers/month-report/{year}/{month}/{code}',
    `/papers/month-report/2017/6/${OWN}`,
    COUNTY_READERS,
  ),
  get(
    '/papers/self-evaluation/{code}/{year}/{program}',
    `/papers/self-evaluation/${OWN}/2017/URBAN_DIBAO`,
    COUNTY_READERS,
  ),
  get('/papers/{code}', '/papers/7K3M-9XQ2-44TR-ZP6V', WHO),
  get('/disbursements', '/disbursements', LISTS),
  get('/disbursements/{batchNo}', '/disbursements/FF-1', COUNTY_READERS),
  get('/disbursements/{batchNo}/payments', '/disbursements/FF-1/payments', [
    'treasury',
    'affairs',
    ...AUDITORS,
  ]),
  get('/payments/{batchNo}/{paymentNo}/origins', '/payments/FF-1/1/origins', [
    'treasury',
    'affairs',
    ...AUDITORS,
  ]),
  get('/corrections', '/corrections', LISTS),
  get('/corrections/{id}', '/corrections/GZ-1', COUNTY_READERS),
  get('/proposals', '/proposals', LISTS),
  get('/proposals/{id}', PROPOSAL, COUNTY_READERS),
  get('/proposals/{id}/changes', `${PROPOSAL}/changes`, COUNTY_READERS),
  get('/forgettings', '/forgettings', [
    'affairs of the province',
    'affairs',
    'other affairs',
    ...AUDITORS,
  ]),
  get('/counties', '/counties?fiscalYear=2017', LISTS),
  get('/gap-alerts', '/gap-alerts', LISTS),
  get('/gap-alerts/stream', '/gap-alerts/stream', LISTS),
  get('/supervision/findings', '/supervision/findings', LISTS),
  get('/supervision/ageing', '/supervision/ageing', LISTS),
  get('/supervision/reclaims-due', '/supervision/reclaims-due?asOf=2018-01-01', LISTS),
  get('/counties/{code}/headers', `/counties/${OWN}/headers`, REPORTERS),
  get('/imports', '/imports', IMPORTERS),
  get('/imports/{id}', IMPORT_OF_NOBODY, IMPORTERS),
  get('/imports/{id}/progress', `${IMPORT_OF_NOBODY}/progress`, IMPORTERS),
  get('/imports/{id}/marked.xlsx', `${IMPORT_OF_NOBODY}/marked.xlsx`, IMPORTERS),
  {
    ...get('/imports/{id}', IMPORT_OF_NOBODY, IMPORTERS),
    method: 'delete',
  },
  get('/templates', '/templates', [...REPORTERS, 'other treasury', 'other affairs']),
  get('/templates/{table}.xlsx', '/templates/needs.xlsx', [
    ...REPORTERS,
    'other treasury',
    'other affairs',
  ]),
  get('/certifications', '/certifications?fiscalYear=2017&missing=true', LISTS),
  get('/performance-targets', '/performance-targets?fiscalYear=2017', LISTS),
  get('/performance/{year}', '/performance/2017', LISTS),
  get('/performance/{year}/{code}', `/performance/2017/${OWN}`, COUNTY_READERS),
  get('/policy/clauses', '/policy/clauses', [...LISTS, 'admin']),
  get('/policy/compliance', `/policy/compliance?region=${OWN}&year=2017`, COUNTY_READERS),
  get('/policy/standards', `/policy/standards?region=${OWN}&date=2017-12-31`, COUNTY_READERS),
  get('/direct-funds', '/direct-funds', LISTS),
  get('/direct-funds/report', '/direct-funds/report?month=2021-03', ['province', ...AUDITORS]),
  get('/direct-funds/reports', '/direct-funds/reports', ['province', ...AUDITORS]),
  get('/disclosure/duties', '/disclosure/duties', LISTS),
  get('/objections', '/objections', LISTS),
  get('/objections/{no}', `/objections/${OBJECTION_NO}?purpose=check-the-case`, COUNTY_READERS),
  get('/regions', '/regions', [...LISTS, 'admin']),
  get('/catalogue', '/catalogue', [...LISTS, 'admin']),
  get('/beneficiaries/{pseudonym}', `/beneficiaries/${PSEUDONYM}?purpose=check-the-case`, [
    'treasury',
    'affairs of the province',
    'affairs',
    ...AUDITORS,
  ]),
  post(
    '/beneficiaries/search',
    '/beneficiaries/search',
    ['treasury', 'affairs of the province', 'affairs', ...AUDITORS],
    { identityNo: IDENTITY_NO, purpose: 'check-the-case' },
  ),
  get('/beneficiaries/{pseudonym}/payments', `/beneficiaries/${PSEUDONYM}/payments`, [
    ...(['treasury', 'other treasury', 'affairs', 'other affairs'] as const),
    ...AUDITORS,
  ]),
  get('/search', '/search?q=FF-1', LISTS),
  get('/session', '/session', [...LISTS, 'admin']),
  get('/tasks', '/tasks', LISTS),
  get('/tasks/count', '/tasks/count', LISTS),
  get('/tasks.ics', '/tasks.ics', LISTS),
  get('/audit/events', '/audit/events', AUDITORS),
  get('/audit/checkpoints', '/audit/checkpoints', AUDITORS),
  get('/audit/keys', '/audit/keys', AUDITORS),
  get('/audit/events/{id}/inclusion', `/audit/events/${EVENT_ID}/inclusion`, AUDITORS),
  get('/audit/consistency', '/audit/consistency?from=1&to=2', AUDITORS),
  get('/audit/verification', '/audit/verification', AUDITORS),
  post('/audit/checkpoints/{size}/cosignatures', '/audit/checkpoints/2/cosignatures', AUDITORS, {
    cosignature: '— witness.example/w1 AAAA',
  }),
  post('/audit/bundles', '/audit/bundles', AUDITORS, { documentNo: 'D-1' }),
  get('/audit/reads', '/audit/reads', ['discipline']),
  get(
    '/audit/counties/{code}/replay',
    `/audit/counties/${OWN}/replay?fromYear=2015&toYear=2017`,
    AUDITORS,
  ),
  get(
    '/audit/counties/{code}/years/{year}/replay',
    `/audit/counties/${OWN}/years/2017/replay`,
    AUDITORS,
  ),
  get(
    '/audit/counties/{code}/years/{year}/diff',
    `/audit/counties/${OWN}/years/2017/diff?from=2017-06-30&to=2017-12-31@2018-02-01T00:00:00Z`,
    AUDITORS,
  ),
  get('/audit/documents/{documentNo}/replay', '/audit/documents/D-1/replay', AUDITORS),
];

const LIST = `payments/${OWN}/2017/${PROGRAM}/2017-03`;

/** Needs no token: everybody may, with one or without. */
const OF_THE_PUBLIC: readonly Route[] = [
  get('/public/publications', '/public/publications', WHO),
  get('/public/payments', `/public/payments?region=${OWN}`, WHO),
  get('/public/payments/{region}/{year}/{program}/{period}', `/public/${LIST}`, WHO),
  get('/public/ledgers', '/public/ledgers', WHO),
  get('/public/county-years', '/public/county-years', WHO),
  get('/public/transfers', '/public/transfers', WHO),
  get('/public/receipts', '/public/receipts', WHO),
  get('/public/overview', '/public/overview', WHO),
  get('/public/package.zip', '/public/package.zip', WHO),
  get('/public/log/checkpoint', '/public/log/checkpoint', WHO),
  get('/public/log/keys', '/public/log/keys', WHO),
  get('/public/log/tile/{level}/{tile}', '/public/log/tile/0/000', WHO),
  post('/public/objections', '/public/objections', WHO, {
    subject: { region: OWN, program: PROGRAM, period: '2017-03' },
    text: '清单中的金额与本人实际收到的不一致。',
  }),
  get('/public/objections/{no}', `/public/objections/${OBJECTION_NO}`, WHO),
];

/** Needs a body of its own kind: see uploads.spec.ts. */
export const IMPORT = '/api/v1/imports';

export const ROUTES: readonly Route[] = [
  ...WRITES,
  ...[...MATTERS, ...REMINDERS],
  ...[...SCHEMES, ...FACTS],
  ...READS,
  ...OF_THE_PUBLIC,
];
