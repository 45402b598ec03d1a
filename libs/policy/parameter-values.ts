/**
 * The values of the documents, as dated data. A row is never edited: a change of law adds a row
 * with its first day, a decision of the province is recorded as an event. Where a document
 * orders something and leaves the figure open, the figure is `assumed`.
 */
import { ACCESS_PARAMETERS } from './access-parameters.js';
import { CLAUSE_PARAMETERS } from './clause-parameters.js';
import { REVIEW_PARAMETERS } from './review-parameters.js';
import { TARGET_PARAMETERS } from './target-parameters.js';
import { TASK_PARAMETERS } from './task-parameters.js';
import type { DatedValue, ParameterDefinition, ParameterSource } from './parameter.js';

const NOTICE_2017 = '吉政办发〔2017〕63号';
const NOTICE_2006 = '吉政发〔2006〕48号';

/**
 * The first year that ledgers can be kept for: values without a first day of their own hold from
 * then on.
 */
const FROM_THE_FIRST = '1990-01-01';

const by2017 = (clause: string, quote: string): ParameterSource => ({
  document: NOTICE_2017,
  clause,
  quote,
});

const WEAK_FINANCE = by2017('四（三）', '适当加大对财力薄弱、困难地区的支持力度');
const PRESSURE = by2017('四（三）', '重点向困难人口多、保障基本民生支出压力大的地区倾斜');
const RESOURCE_REGIONS = by2017('四（三）', '向资源能源型困难地区倾斜');
const RESULTS = by2017('四（四）', '资金分配与各地落实民生政策成效挂钩');
const ONLY_RISES = by2017('四（一）', '确保政府投入只增不减');
const STOCK = by2017('四（一）', '加快盘活存量资金，统筹使用，提高资金使用效能');
const NO_CONSTRUCTION = by2017('四（二）', '原则上不得安排建设性支出');
const PAID_IN_TIME = by2017('四（四）', '提高资金申请的便捷性和发放的及时性');
const EVALUATION = by2017('四（四）', '加强资金使用管理绩效评价');
const PUBLISHED = by2017('四（四）', '要推进资金使用管理公示公开');
const STRONGER_PUBLICITY = by2017('五（三）', '强化公开公示');
const COMPLAINTS = by2017('五（三）', '规范投诉举报、巡查督查制度');
const NOT_BY_HEADCOUNT: ParameterSource = {
  document: NOTICE_2006,
  clause: '二¶4',
  quote: '不与低保人数变化直接挂钩',
};
const BANDS: ParameterSource = {
  document: '财预〔2020〕10号',
  clause: '绩效评价结果的评分和评级',
  quote: '90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差',
};
const BUDGET_LAW_52: ParameterSource = {
  document: '中华人民共和国预算法',
  clause: '第五十二条',
  quote: '接到中央一般性转移支付和专项转移支付后，应当在三十日内正式下达',
};
const DIRECT_FUND_REPORT: ParameterSource = {
  document: '财预〔2020〕56号',
  clause: '第六条',
  // Only the words that were seen; the rest of the article is to be checked against the original.
  quote: '每月10日前',
};
const TWO_YEARS: ParameterSource = {
  document: '财预〔2015〕15号',
  clause: '一（一）',
  quote: '未满两年但调整用途的结转资金，其结转时间应按初次安排预算的时间计算，不得重新计算',
};

const since = (value: string, source: ParameterSource, assumed: boolean): readonly DatedValue[] => [
  { effectiveFrom: FROM_THE_FIRST, effectiveTo: null, value, source, assumed },
];
/** The document names the figure. */
const stated = (value: string, source: ParameterSource) => since(value, source, false);
/** The document leaves the figure open. */
const assumed = (value: string, source: ParameterSource) => since(value, source, true);

type Kind = Pick<ParameterDefinition, 'unit' | 'places' | 'least' | 'most'>;
const RATIO: Kind = { unit: 'RATIO', places: 6, least: '0', most: '1' };
const MULTIPLE: Kind = { unit: 'MULTIPLE', places: 6, least: '0', most: '10' };
const POINTS: Kind = { unit: 'POINTS', places: 2, least: '0', most: '100' };
const RECIPIENTS: Kind = { unit: 'RECIPIENTS', places: 0, least: '1', most: '1000' };
const DAYS: Kind = { unit: 'DAYS', places: 0, least: '0', most: '3660' };
const DAY: Kind = { unit: 'DAY_OF_MONTH', places: 0, least: '1', most: '31' };
const YEARS: Kind = { unit: 'YEARS', places: 0, least: '1', most: '10' };

function parameter(
  kind: Kind,
  chinese: string,
  english: string,
  values: readonly DatedValue[],
): ParameterDefinition {
  return { ...kind, chinese, english, values };
}

/** domain.md, section 7 */
const allocation = {
  'allocation.need.years': parameter(
    YEARS,
    '保障需求取前几年平均',
    'Years of which the need is the mean',
    assumed('3', NOT_BY_HEADCOUNT),
  ),
  'allocation.difficulty.weight': parameter(
    MULTIPLE,
    '财力薄弱因素的权重',
    'Weight of weak finances',
    assumed('0.5', WEAK_FINANCE),
  ),
  'allocation.difficulty.least': parameter(
    MULTIPLE,
    '财力薄弱因素下限',
    'Least factor of weak finances',
    assumed('0.5', WEAK_FINANCE),
  ),
  'allocation.difficulty.most': parameter(
    MULTIPLE,
    '财力薄弱因素上限',
    'Greatest factor of weak finances',
    assumed('2', WEAK_FINANCE),
  ),
  'allocation.pressure.weight': parameter(
    MULTIPLE,
    '保障压力因素的权重',
    'Weight of pressure',
    assumed('0.25', PRESSURE),
  ),
  'allocation.pressure.least': parameter(
    MULTIPLE,
    '保障压力因素下限',
    'Least factor of pressure',
    assumed('0.80', PRESSURE),
  ),
  'allocation.pressure.most': parameter(
    MULTIPLE,
    '保障压力因素上限',
    'Greatest factor of pressure',
    assumed('1.25', PRESSURE),
  ),
  'allocation.resource.RESOURCE_DECLINING': parameter(
    MULTIPLE,
    '资源衰退型地区系数',
    'Multiplier of declining resource regions',
    assumed('1.15', RESOURCE_REGIONS),
  ),
  'allocation.resource.RESOURCE_REGENERATIVE': parameter(
    MULTIPLE,
    '资源再生型地区系数',
    'Multiplier of regenerative resource regions',
    assumed('1.05', RESOURCE_REGIONS),
  ),
  'allocation.resource.RESOURCE_MATURE': parameter(
    MULTIPLE,
    '资源成熟型地区系数',
    'Multiplier of mature resource regions',
    assumed('1.05', RESOURCE_REGIONS),
  ),
  'allocation.resource.RESOURCE_GROWING': parameter(
    MULTIPLE,
    '资源成长型地区系数',
    'Multiplier of growing resource regions',
    assumed('1.00', RESOURCE_REGIONS),
  ),
  'allocation.performance.EXCELLENT': parameter(
    MULTIPLE,
    '绩效优的系数',
    'Factor of an excellent year',
    assumed('1.05', RESULTS),
  ),
  'allocation.performance.GOOD': parameter(
    MULTIPLE,
    '绩效良的系数',
    'Factor of a good year',
    assumed('1.02', RESULTS),
  ),
  'allocation.performance.FAIR': parameter(
    MULTIPLE,
    '绩效中的系数',
    'Factor of a fair year',
    assumed('1.00', RESULTS),
  ),
  'allocation.performance.POOR': parameter(
    MULTIPLE,
    '绩效差的系数',
    'Factor of a poor year',
    assumed('0.95', RESULTS),
  ),
  'allocation.resourceOnlyWhereDifficult': parameter(
    { ...RATIO, places: 0 },
    '资源型地区系数只计财力薄弱的（0 为都计）',
    'Resource regions count only where their finances are weak; 0: everywhere',
    [
      ...assumed('0', RESOURCE_REGIONS),
      {
        effectiveFrom: '2017-08-04',
        effectiveTo: null,
        value: '1',
        source: RESOURCE_REGIONS,
        assumed: false,
      },
    ],
  ),
  'allocation.effort.weight': parameter(
    MULTIPLE,
    '财政努力程度因素的权重',
    'Weight of fiscal effort',
    assumed('0.25', ONLY_RISES),
  ),
  'allocation.effort.least': parameter(
    MULTIPLE,
    '财政努力程度因素的下限',
    'Least factor of fiscal effort',
    assumed('0.90', ONLY_RISES),
  ),
  'allocation.effort.most': parameter(
    MULTIPLE,
    '财政努力程度因素的上限',
    'Greatest factor of fiscal effort',
    assumed('1.10', ONLY_RISES),
  ),
  'allocation.floorRatio': parameter(
    MULTIPLE,
    '保底比例（方案未另行规定时）',
    'Floor ratio where the scheme names none',
    assumed('1.00', ONLY_RISES),
  ),
  'allocation.idleDeduction': parameter(
    RATIO,
    '从需求中扣减上年末闲置结转的比例（0 为不扣减）',
    'Share of idle carry-over deducted from the need; 0: none',
    assumed('0', STOCK),
  ),
} as const;

const weight = (chinese: string, english: string, value: string) =>
  parameter(POINTS, `${chinese}的分值`, `Weight of ${english}`, assumed(value, EVALUATION));

/** domain.md, section 8 */
const performance = {
  'performance.weight.gapClosure': weight('缺口弥补', 'gap closure', '20'),
  'performance.weight.execution': weight('预算执行', 'execution', '15'),
  'performance.weight.punctuality': weight('按时发放', 'punctuality', '15'),
  'performance.weight.inputGrowth': weight('投入增长', 'input growth', '10'),
  'performance.weight.standards': weight('保障标准', 'standards', '10'),
  'performance.weight.constructionDiscipline': weight(
    '建设性支出纪律',
    'construction discipline',
    '10',
  ),
  'performance.weight.integrity': weight('资金合规', 'integrity', '10'),
  'performance.weight.disclosure': weight('公示公开', 'disclosure', '10'),
  'performance.leastJudged': parameter(
    POINTS,
    '可评价所需的最低已评分值',
    'Least weight judged for a score',
    assumed('60', EVALUATION),
  ),
  'performance.execution.full': parameter(
    RATIO,
    '执行率达到多少得满分',
    'Execution that counts in full',
    assumed('0.95', EVALUATION),
  ),
  'performance.construction.unresolved': parameter(
    RATIO,
    '预警未自行化解时的得分率',
    'Construction discipline with an episode not resolved',
    assumed('0.5', by2017('四（二）', '原则上不得安排建设性支出')),
  ),
  'performance.integrity.multiple': parameter(
    { ...MULTIPLE, most: '1000' },
    '违规金额占比的放大倍数',
    'Multiple of the irregular share',
    assumed('10', by2017('四（四）', '防止“跑冒滴漏”')),
  ),
  'performance.band.EXCELLENT': parameter(
    POINTS,
    '优的最低分',
    'Least score of excellent',
    stated('90', BANDS),
  ),
  'performance.band.GOOD': parameter(
    POINTS,
    '良的最低分',
    'Least score of good',
    stated('80', BANDS),
  ),
  'performance.band.FAIR': parameter(
    POINTS,
    '中的最低分',
    'Least score of fair',
    stated('60', BANDS),
  ),
} as const;

/** domain.md, sections 8 to 10 */
const supervision = {
  'supervision.payment.dueDay': parameter(
    DAY,
    '当月应于几日前发放',
    'Day of its month by which a batch is paid',
    assumed('10', PAID_IN_TIME),
  ),
  'supervision.transfer.issueDays': parameter(
    DAYS,
    '中央资金应在几日内下达',
    'Days within which central money is issued',
    stated('30', BUDGET_LAW_52),
  ),
  'supervision.idle.days': parameter(
    DAYS,
    '资金闲置的天数',
    'Days after which money is idle',
    assumed('90', STOCK),
  ),
  'alerts.materialGapShare': parameter(
    RATIO,
    '缺口达到需求的该比例即为实质性缺口',
    'Share of the need from which on a gap is a material one',
    assumed('0.01', NO_CONSTRUCTION),
  ),
  'supervision.surplus.years': parameter(
    YEARS,
    '结转几年以上应收回',
    'Years after which carry-over is reclaimed',
    stated('2', TWO_YEARS),
  ),
  'directFunds.report.dueDay': parameter(
    DAY,
    '直达资金月报应于次月几日前报送',
    'Day of the next month by which direct funds are reported',
    // The whole article and the day of the document are not at hand: the first month reported is
    // taken to be its own.
    [
      {
        effectiveFrom: '2020-06-01',
        effectiveTo: null,
        value: '10',
        source: DIRECT_FUND_REPORT,
        assumed: true,
      },
    ],
  ),
  'disclosure.dueDays': parameter(
    DAYS,
    '发放后应在几日内公示',
    'Days within which payments are published',
    assumed('30', PUBLISHED),
  ),
  'disclosure.documentDueDays': parameter(
    DAYS,
    '指标文下达、结账等之后应在几日内公开（20个工作日）',
    'Days within which a document or closed ledger is published: 20 working days',
    assumed('28', STRONGER_PUBLICITY),
  ),
  'disclosure.documentOpenDays': parameter(
    DAYS,
    '指标文、已结账台账几日后自动开放查询',
    'Days after which a document or closed ledger is open by itself',
    assumed('28', STRONGER_PUBLICITY),
  ),
  'disclosure.smallGroup': parameter(
    RECIPIENTS,
    '少于几人（户）的不单独公开',
    'Recipients below which a group is not shown by itself',
    assumed('5', PUBLISHED),
  ),
  'disclosure.objectionDays': parameter(
    DAYS,
    '群众异议应在几日内答复',
    'Days within which an objection is answered',
    assumed('60', COMPLAINTS),
  ),
} as const;

/** domain.md, section 10 */
const standards = {
  'standards.urbanDibao.incomeShare': parameter(
    RATIO,
    '城市低保标准占上年人均可支配收入的最低比例',
    'Least share of last year’s income per head of the urban dibao standard',
    [
      {
        effectiveFrom: '2016-01-01',
        effectiveTo: '2020-12-31',
        value: '0.20',
        source: by2017('二（三）', '城市低保标准不低于当地上年度城镇居民人均可支配收入的20%'),
        assumed: false,
      },
    ],
  ),
  'standards.destitute.dibaoMultiple': parameter(
    MULTIPLE,
    '特困人员基本生活标准为低保标准的最低倍数',
    'Least multiple of the dibao standard for persons in extreme difficulty',
    stated('1.3', by2017('二（一）', '原则上应不低于当地低保标准的1.3倍')),
  ),
} as const;

export const PARAMETERS = {
  ...allocation,
  ...performance,
  ...TARGET_PARAMETERS,
  ...supervision,
  ...standards,
  ...CLAUSE_PARAMETERS,
  ...ACCESS_PARAMETERS,
  ...REVIEW_PARAMETERS,
  ...TASK_PARAMETERS,
} as const satisfies Record<string, ParameterDefinition>;

export type ParameterName = keyof typeof PARAMETERS;
