/** Schemes as tables: 资金分配表. */
import { coded, decimal, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Scheme, SchemeComparison, Schemes } from './answers.js';

const FACTORS = CODES.allocationFactor;
const STEPS = CODES.allocationStep;

export const SCHEMES_TABLE = tableOf(Schemes, {
  title: '分配方案',
  columns: {
    schemeId: { header: '方案编号', width: 24 },
    fiscalYear: '预算年度',
    program: program(),
    total: '分配总额',
    status: coded('状态', CODES.schemeStatus),
    draftedBy: '拟订人',
    draftedAt: { header: '拟订时间', width: 20 },
    adoptedBy: '审定人',
    adoptedOn: '审定日期',
    documentNo: { header: '下达文号', width: 24 },
    issuedOn: '下达日期',
    switchedOff: coded('不计的因素', FACTORS),
  },
});

/** The published table, from which a scheme is recomputed, is the route's own CSV. */
export const SCHEME_TABLE = tableOf(Scheme, {
  title: '资金分配表',
  items: 'lines',
  columns: {
    region: '县（市、区）',
    need: STEPS.need.zh,
    difficulty: decimal(STEPS.difficulty.zh),
    pressure: decimal(STEPS.pressure.zh),
    resource: decimal(STEPS.resource.zh),
    performance: decimal(STEPS.performance.zh),
    effort: decimal(STEPS.effort.zh),
    score: decimal(STEPS.score.zh),
    floor: STEPS.floor.zh,
    cap: STEPS.cap.zh,
    prior: '上年下达',
    amount: STEPS.amount.zh,
    change: '较上年',
    bound: coded('取保底或封顶', CODES.allocationBound),
    band: coded('上年绩效等级', CODES.band),
    designations: coded('县类别', CODES.designation),
    persons: '人数',
    perPerson: decimal('人均（元/人）'),
    rank: '位次',
  },
});

export const COMPARISON_TABLE = tableOf(SchemeComparison, {
  title: '分配方案对比',
  items: 'lines',
  columns: {
    region: '县（市、区）',
    amount: '本方案分配数',
    'with.amount': '对比分配数',
    difference: '差额',
    perPerson: decimal('本方案人均（元/人）'),
    'with.perPerson': decimal('对比人均（元/人）'),
    rank: '本方案位次',
    'with.rank': '对比位次',
    rankChange: '位次变化',
  },
});
