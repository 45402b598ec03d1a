/** Words of evaluations, performance targets, standards and allocations. domain.md, 7 to 10 */
import type {
  ALLOCATION_FACTORS,
  Comparator,
  QualitativeResult,
  RESULT_KINDS,
  TARGET_LEVELS,
  TARGET_SUBLEVELS,
  WEIGHED_FACTORS,
} from '../event-catalogue/vocabulary.js';
import { type WordTable, words } from './words.js';

/** What a county's year is judged by. */
export const EVALUATION_WORDS = {
  gapClosure: words('缺口弥补', 'Closing of the gap'),
  execution: words('支出进度', 'Execution'),
  punctuality: words('发放及时', 'Punctuality'),
  inputGrowth: words('投入增长', 'Growth of input'),
  standards: words('标准达标', 'Standards'),
  constructionDiscipline: words('建设支出约束', 'Discipline of construction'),
  integrity: words('发放合规', 'Integrity'),
  disclosure: words('公示公开', 'Disclosure'),
} as const satisfies WordTable;

export const BAND_WORDS = {
  EXCELLENT: words('优', 'Excellent'),
  GOOD: words('良', 'Good'),
  FAIR: words('中', 'Fair'),
  POOR: words('差', 'Poor'),
  NOT_EVALUATED: words('未评价', 'Not evaluated'),
} as const satisfies WordTable;

export const EVALUATION_STATUS_WORDS = {
  current: words('当前测算', 'Current'),
  adopted: words('已采用', 'Adopted'),
} as const satisfies WordTable;

export const CERTIFICATION_STATUS_WORDS = {
  CERTIFIED: words('已确认', 'Certified'),
  CERTIFIED_LATE: words('逾期确认', 'Certified late'),
  PENDING: words('待确认', 'Pending'),
  OVERDUE: words('逾期未确认', 'Overdue'),
} as const satisfies WordTable;

export const TARGET_LEVEL_WORDS = {
  OUTPUT: words('产出指标', 'Output'),
  BENEFIT: words('效益指标', 'Benefit'),
  SATISFACTION: words('满意度指标', 'Satisfaction'),
} as const satisfies WordTable<(typeof TARGET_LEVELS)[number]>;

export const TARGET_SUBLEVEL_WORDS = {
  QUANTITY: words('数量指标', 'Quantity'),
  QUALITY: words('质量指标', 'Quality'),
  TIMELINESS: words('时效指标', 'Timeliness'),
  COST: words('成本指标', 'Cost'),
  ECONOMIC: words('经济效益指标', 'Economic benefit'),
  SOCIAL: words('社会效益指标', 'Social benefit'),
  ECOLOGICAL: words('生态效益指标', 'Ecological benefit'),
  SUSTAINABILITY: words('可持续影响指标', 'Sustainability'),
  SATISFACTION: words('服务对象满意度指标', 'Satisfaction of those served'),
} as const satisfies WordTable<(typeof TARGET_SUBLEVELS)[number]>;

export const COMPARATOR_WORDS = {
  AT_LEAST: words('不低于', 'At least'),
  AT_MOST: words('不高于', 'At most'),
  EQUAL: words('等于', 'Equal'),
  QUALITATIVE: words('定性', 'Qualitative'),
} as const satisfies WordTable<Comparator>;

export const RESULT_KIND_WORDS = {
  MONITORING: words('绩效监控', 'Monitoring'),
  SELF_EVALUATION: words('绩效自评', 'Self-evaluation'),
} as const satisfies WordTable<(typeof RESULT_KINDS)[number]>;

export const QUALITATIVE_WORDS = {
  FULL: words('全部达成', 'Fully'),
  MOSTLY: words('基本达成', 'Mostly'),
  PARTLY: words('部分达成', 'Partly'),
  NONE: words('未达成', 'Not at all'),
} as const satisfies WordTable<QualitativeResult>;

export const TARGET_MARK_WORDS = {
  TARGET_TOO_LOW: words('目标偏低', 'Target too low'),
  DEVIATION: words('偏差较大', 'Deviation'),
} as const satisfies WordTable;

export const TARGET_STATUS_WORDS = {
  COMPLETE: words('已完成自评', 'Complete'),
  INCOMPLETE: words('自评不完整', 'Incomplete'),
} as const satisfies WordTable;

export const STANDARD_RULE_WORDS = {
  URBAN_DIBAO_20PCT_INCOME: words(
    '城市低保标准不低于上年城镇居民人均可支配收入的20%',
    'Urban dibao at least 20 % of urban income',
  ),
  RURAL_DIBAO_GUIDELINE: words(
    '农村低保标准不低于省定指导标准',
    'Rural dibao at least the guideline',
  ),
  URBAN_DESTITUTE_1_3X: words(
    '城市特困供养标准不低于城市低保标准的1.3倍',
    'Urban destitute support at least 1.3 times dibao',
  ),
  RURAL_DESTITUTE_1_3X: words(
    '农村特困供养标准不低于农村低保标准的1.3倍',
    'Rural destitute support at least 1.3 times dibao',
  ),
  ORPHAN_NO_DECREASE: words('孤儿保障标准只增不减', 'Orphan standard not lowered'),
} as const satisfies WordTable;

export const PERIOD_WORDS = {
  month: words('每月', 'A month'),
  year: words('每年', 'A year'),
} as const satisfies WordTable;

export const FACTOR_WORDS = {
  need: words('保障需求', 'Need'),
  difficulty: words('财力薄弱', 'Fiscal difficulty'),
  pressure: words('保障压力', 'Pressure of need'),
  resource: words('资源能源型困难地区', 'Resource-based region'),
  performance: words('工作成效', 'Performance'),
  effort: words('财政努力程度', 'Fiscal effort'),
} as const satisfies WordTable<(typeof ALLOCATION_FACTORS)[number]>;

export const WEIGHED_FACTOR_WORDS = {
  NEED: FACTOR_WORDS.need,
  DIFFICULTY: FACTOR_WORDS.difficulty,
  PRESSURE: FACTOR_WORDS.pressure,
  RESOURCE: FACTOR_WORDS.resource,
  PERFORMANCE: FACTOR_WORDS.performance,
  EFFORT: FACTOR_WORDS.effort,
  EQUAL: words('均等', 'Equal shares'),
} as const satisfies WordTable<(typeof WEIGHED_FACTORS)[number]>;

/** Steps of an explanation beside the factors. */
export const ALLOCATION_STEP_WORDS = {
  ...FACTOR_WORDS,
  score: words('得分', 'Score'),
  floor: words('保底', 'Floor'),
  cap: words('封顶', 'Cap'),
  amount: words('分配数', 'Amount'),
} as const satisfies WordTable;

export const ALLOCATION_BOUND_WORDS = {
  FLOOR: words('取保底数', 'At its floor'),
  CAP: words('取封顶数', 'At its cap'),
} as const satisfies WordTable;

export const FORMULA_WORDS = {
  product: words('因素连乘', 'Product of factors'),
  weights: words('因素加权', 'Weights of factors'),
} as const satisfies WordTable;

/** What a policy value of a scheme rests on. */
export const PARAMETER_BASIS_WORDS = {
  STATED: words('文件明定', 'Stated'),
  ASSUMED: words('暂按假定', 'Assumed'),
  DECIDED: words('省级决定', 'Decided'),
} as const satisfies WordTable;

export const SCHEME_STATUS_WORDS = {
  draft: words('草案', 'Draft'),
  adopted: words('已批准', 'Adopted'),
  issued: words('已下达', 'Issued'),
} as const satisfies WordTable;
