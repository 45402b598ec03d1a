/**
 * What the demo holds open, one of each kind, all about county 220422, as requests of the public
 * interface in the order in which they are sent. `{name.member}` stands for what the request of
 * that name was answered. Nothing here moves money, and what it is about lies in 2018, of which the
 * sample has no figures.
 */
import type { DemoPerson } from './demo-persons.js';

export interface DemoRequest {
  /** `demo-` and this is its Idempotency-Key: sent again, it is answered as at first. */
  readonly name: string;
  /** null: somebody of the public. */
  readonly by: DemoPerson | null;
  /** Behind `/api/v1`. */
  readonly route: string;
  /** Left out: the route is asked, nothing is recorded. */
  readonly body?: object;
  /** Put before another person, whom it then waits for. */
  readonly prefer?: 'review';
}

const FINDINGS = '/supervision/findings';
const OVER_STANDARD = 'PAYMENT_OVER_STANDARD:207:FF-2017-007448';
const PAID_TWICE = 'PAYMENT_DUPLICATE:191:FF-2017-010006';
/** Ahead whenever the demo is started. */
const DUE = '2099-12-31';

const matter = { kind: 'RECTIFICATION', region: '220422', fiscalYear: 2017, dueOn: DUE };
const scheme = { fiscalYear: 2018, unit: '100.00', floorRatio: '0.80', capRatio: null };

/**
 * 更正：需求人数少录一位。 A correction: a need with a digit too few; what the county has left over
 * covers it, so that no gap comes of it.
 */
const correction: readonly DemoRequest[] = [
  {
    name: 'need',
    by: 'civil-affairs-clerk',
    route: '/counties/220422/years/2018/needs',
    body: {
      ...{ program: 'ORPHAN', fromMonth: 1, months: 9, persons: 1, monthlyAmount: '1047.00' },
      assessedOn: '2018-01-05',
    },
  },
  {
    name: 'correction',
    by: 'civil-affairs-clerk',
    route: '/corrections',
    body: {
      correctionNo: 'GZ-2018-9001',
      eventId: '{need.events.0.id}',
      // The number of persons is wrong: 11 were assessed.
      reason: '人数录入有误，核定为11人',
    },
  },
];

/** 删除个人信息：有人申请，待另一人批准。 A forgetting: proposed, for another person to approve. */
const forgetting: readonly DemoRequest[] = [
  {
    name: 'paid',
    by: 'civil-affairs-clerk',
    route: '/disbursements/FF-2017-008018/payments?limit=1',
  },
  {
    name: 'forgetting',
    by: 'civil-affairs-clerk',
    route: '/forgettings',
    body: {
      forgettingNo: 'SC-2018-9001',
      beneficiary: '{paid.items.0.beneficiary}',
      // Article 47 of the Personal Information Protection Law
      basis: '个人信息保护法第四十七条',
      // On the person's own written request; identity checked.
      reason: '本人书面申请，已核验身份',
    },
  },
];

/** 问题：一个已说明，一个已认定；其余待说明。 One explained, one confirmed; the others are raised. */
const findings: readonly DemoRequest[] = [
  {
    name: 'finding-explained',
    by: 'county-clerk',
    route: `${FINDINGS}/${OVER_STANDARD}/explanation`,
    // The amount holds a supplement for a severely disabled person, entered under the wrong kind.
    body: { text: '金额中含重度残疾人补助，登记时归类有误。' },
  },
  {
    name: 'finding-to-confirm',
    by: 'county-clerk',
    route: `${FINDINGS}/${PAID_TWICE}/explanation`,
    // Street and community both reported the household in that month.
    body: { text: '该户当月由街道与社区重复申报，已核实。' },
  },
  {
    name: 'finding-confirmed',
    by: 'auditor',
    route: `${FINDINGS}/${PAID_TWICE}/verdict`,
    // True; the money is to be recovered.
    body: { verdict: 'confirmed', text: '情况属实，应予追回。' },
  },
];

/** 异议：公众认为公示的金额不符。 An objection: an amount in a published list is said to be wrong. */
const objection: readonly DemoRequest[] = [
  {
    name: 'objection',
    by: null,
    route: '/public/objections',
    body: {
      subject: { region: '220422', program: 'URBAN_DIBAO', period: '2017-03' },
      // The amount in the list is not what I received.
      text: '清单中的金额与本人实际收到的不一致。',
    },
  },
];

/** 投诉：由异议立案，待县级说明。 A complaint out of that objection, for the county to explain. */
const complaint: readonly DemoRequest[] = [
  {
    name: 'matter-opened',
    by: 'auditor',
    route: '/matters',
    body: {
      ...{ ...matter, kind: 'COMPLAINT', program: 'URBAN_DIBAO' },
      // Amounts in the list of March 2017 are contested.
      title: '2017年3月城市低保公示金额有异议',
      // A caller says that lists and payments differ.
      complaint: { text: '来电反映公示金额与实发金额不一致。' },
    },
  },
  {
    name: 'matter-opened-links',
    by: 'auditor',
    route: '/matters/{matter-opened.matterNo}/links',
    body: { links: [{ kind: 'OBJECTION', id: '{objection.objectionNo}' }] },
  },
];

/** 整改：已说明，待认定。 A rectification: explained, for audit to judge. */
const explained: readonly DemoRequest[] = [
  {
    name: 'matter-explained',
    by: 'auditor',
    route: '/matters',
    // Paid above the standard, February 2017
    body: { ...matter, title: '2017年2月城市低保超标准发放', program: 'URBAN_DIBAO' },
  },
  {
    name: 'matter-explained-links',
    by: 'auditor',
    route: '/matters/{matter-explained.matterNo}/links',
    body: { links: [{ kind: 'FINDING', id: OVER_STANDARD }] },
  },
  {
    name: 'matter-explained-explanation',
    by: 'county-clerk',
    route: '/matters/{matter-explained.matterNo}/explanations',
    // A class of supplements was entered wrongly; the batch is being looked through.
    body: { text: '系补助类别登记错误，正在逐笔核对该批次。' },
  },
];

/** 整改：已认定并报送整改，待追回后结案。 Judged and reported: waits for the money, then closes. */
const reported: readonly DemoRequest[] = [
  {
    name: 'matter-reported',
    by: 'inspector',
    route: '/matters',
    body: {
      ...{ ...matter, program: 'RURAL_DIBAO', requiredAmount: '337.00' },
      // Paid twice, June 2017
      title: '2017年6月农村低保重复发放',
    },
  },
  {
    name: 'matter-reported-links',
    by: 'inspector',
    route: '/matters/{matter-reported.matterNo}/links',
    body: { links: [{ kind: 'FINDING', id: PAID_TWICE }] },
  },
  {
    name: 'matter-reported-explanation',
    by: 'county-clerk',
    route: '/matters/{matter-reported.matterNo}/explanations',
    // Reported twice and not cancelled.
    body: { text: '系两次申报未核销所致。' },
  },
  {
    name: 'matter-reported-verdict',
    by: 'auditor',
    route: '/matters/{matter-reported.matterNo}/verdicts',
    // True; to be put right within the time.
    body: { verdict: 'confirmed', text: '情况属实，应限期整改。' },
  },
  {
    name: 'matter-reported-report',
    by: 'county-clerk',
    route: '/matters/{matter-reported.matterNo}/rectification-reports',
    // The checks were mended, the household was told to repay.
    body: { documentNo: '东辽民〔2018〕21号', text: '已完善核对程序，并通知该户退回。' },
  },
];

/** 已结案：经查不实。 Closed: found to be untrue. */
const closed: readonly DemoRequest[] = [
  {
    name: 'matter-closed',
    by: 'auditor',
    route: '/matters',
    // List of June 2017 was published late
    body: { ...matter, title: '2017年6月农村低保公示逾期', program: 'RURAL_DIBAO' },
  },
  {
    name: 'matter-closed-explanation',
    by: 'county-clerk',
    route: '/matters/{matter-closed.matterNo}/explanations',
    // It hung in the village in time; the web page came later.
    body: { text: '已按期在村务公开栏公示，网站发布稍晚。' },
  },
  {
    name: 'matter-closed-verdict',
    by: 'auditor',
    route: '/matters/{matter-closed.matterNo}/verdicts',
    // Photographs and the ledger of publications agree.
    body: { verdict: 'dismissed', text: '经查公示照片与台账相符，反映不实。' },
  },
  {
    name: 'matter-closed-closing',
    by: 'inspector',
    route: '/matters/{matter-closed.matterNo}/closing',
    // Agreed.
    body: { text: '同意结案。' },
  },
];

/** 分配方案：一个草案，一个已批准未下达。 Schemes: a draft, and one adopted but not issued. */
const schemes: readonly DemoRequest[] = [
  {
    name: 'scheme-draft',
    by: 'province-officer',
    route: '/allocation-schemes',
    body: {
      ...{ schemeId: 'S-2018-TEMPORARY_ASSISTANCE', program: 'TEMPORARY_ASSISTANCE' },
      ...{ ...scheme, total: '350000000.00' },
    },
  },
  {
    name: 'scheme-to-adopt',
    by: 'province-officer',
    route: '/allocation-schemes',
    body: {
      ...{ schemeId: 'S-2018-DISABILITY_CARE', program: 'DISABILITY_CARE' },
      ...{ ...scheme, total: '110000000.00' },
    },
  },
  {
    name: 'scheme-adopted',
    by: 'province-approver',
    route: '/allocation-schemes/S-2018-DISABILITY_CARE/adopt',
    body: { adoptedOn: '2018-01-15' },
  },
];

/** 一笔待另一人复核的预算安排。 A budget that waits for `county-approver`. */
const proposed: readonly DemoRequest[] = [
  {
    name: 'proposal',
    by: 'county-clerk',
    route: '/counties/220422/years/2018/budgets',
    prefer: 'review',
    body: {
      ...{ entryNo: 'YS-2018-9001', class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' },
      ...{ source: 'OWN', amount: '50000.00', allocatedOn: '2018-01-20' },
    },
  },
];

export const STORY: readonly DemoRequest[] = [
  ...[
    correction,
    forgetting,
    findings,
    objection,
    complaint,
    explained,
    reported,
    closed,
    schemes,
    proposed,
  ],
].flat();

/** Where what waits is listed, behind `/api/v1`: an auditor may read all of them. */
export const WAITING = [
  'corrections',
  'forgettings',
  'supervision/findings',
  'matters',
  'objections',
  'allocation-schemes',
  'proposals',
] as const;
