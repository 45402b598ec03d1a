/** Evaluations, certifications and performance targets as tables. */
import { coded, decimal, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { INDICATORS } from '../domain/evaluation.js';
import { Certifications, Evaluations } from './answers.js';
import { PerformanceTargetSets } from './target-answers.js';

const INDICATOR_COLUMNS = Object.fromEntries(
  INDICATORS.map((name) => [`indicators.${name}`, decimal(CODES.evaluation[name].zh)]),
);

export const EVALUATIONS_TABLE = tableOf(Evaluations, {
  title: '县（市、区）年度绩效评价',
  columns: {
    region: '县（市、区）',
    fiscalYear: '预算年度',
    score: decimal('得分'),
    band: coded('等级', CODES.band),
    rank: '名次',
    previousScore: decimal('上年得分'),
    previousBand: coded('上年等级', CODES.band),
    change: decimal('较上年'),
    ...INDICATOR_COLUMNS,
    weightJudged: '已评分值',
    listedShare: decimal('列明比例'),
    certifiedThrough: '已确认到月',
  },
});

export const CERTIFICATIONS_TABLE = tableOf(Certifications, {
  title: '按期确认情况',
  columns: {
    region: '县（市、区）',
    fiscalYear: '预算年度',
    month: '月份',
    dueOn: '确认期限',
    certifiedOn: '确认日期',
    status: coded('状态', CODES.certificationStatus),
  },
});

export const TARGETS_TABLE = tableOf(PerformanceTargetSets, {
  title: '绩效目标及完成情况',
  each: 'targets',
  columns: {
    region: '县（市、区）',
    fiscalYear: '预算年度',
    program: program(),
    status: coded('自评状态', CODES.targetStatus),
    score: decimal('自评得分'),
    band: coded('等级', CODES.band),
    execution: decimal('预算执行得分'),
    reviewedScore: decimal('复核得分'),
    reviewReason: { header: '复核理由', width: 30 },
    'targets.targetNo': { header: '目标编号', width: 22 },
    'targets.level1': coded('一级指标', CODES.targetLevel),
    'targets.level2': coded('二级指标', CODES.targetSublevel),
    'targets.name': { header: '三级指标', width: 30 },
    'targets.comparator': coded('比较方式', CODES.comparator),
    'targets.target': '指标值',
    'targets.unit': '单位',
    'targets.weight': decimal('权重'),
    'targets.actual': '实际完成值',
    'targets.attainment': decimal('完成程度'),
    'targets.part': decimal('得分'),
    'targets.reason': { header: '偏差原因', width: 30 },
    'targets.marks': coded('提示', CODES.targetMark),
    'targets.reportedOn': '自评日期',
  },
});
