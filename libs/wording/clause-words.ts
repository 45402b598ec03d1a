/** Words of the answers to clauses. domain.md, section 11 */
import { type WordTable, words } from './words.js';

export const CLAUSE_STATUS_WORDS = {
  MET: words('已落实', 'Met'),
  NOT_MET: words('未落实', 'Not met'),
  NO_DATA: words('缺数据', 'No data'),
  NOT_APPLICABLE: words('不适用', 'Not applicable'),
} as const satisfies WordTable;

export const CLAUSE_KIND_WORDS = {
  allocation: words('资金分配', 'Allocation'),
  construction: words('建设支出', 'Construction'),
  coordination: words('部门协同', 'Coordination'),
  disbursement: words('资金发放', 'Disbursement'),
  disclosure: words('公示公开', 'Disclosure'),
  'fund-source': words('资金来源', 'Sources of funds'),
  gap: words('资金缺口', 'Gap'),
  performance: words('绩效评价', 'Performance'),
  standard: words('保障标准', 'Standards'),
  supervision: words('监督检查', 'Supervision'),
  target: words('任务目标', 'Targets'),
} as const satisfies WordTable;

/** What people are to report so that a clause can be answered. */
export const WANTED_WORDS = {
  indicator: words('统计指标', 'Indicator'),
  target: words('任务目标', 'Target'),
  milestone: words('里程碑', 'Milestone'),
  standard: words('保障标准', 'Standard'),
  entry: words('台账记录', 'Entry'),
} as const satisfies WordTable;

/** How a clause is answered. */
export const CLAUSE_METHOD_WORDS = {
  LEDGER: words('由台账计算', 'computed from the ledgers'),
  STANDARDS: words('由保障标准计算', 'computed from the standards'),
  FINDINGS: words('由监督发现计算', 'computed from findings'),
  ALERTS: words('由缺口预警计算', 'computed from gap alerts'),
  TRANSFERS: words('由指标文和到位资金计算', 'computed from transfers and receipts'),
  DISCLOSURES: words('由公示记录计算', 'computed from publications'),
  ALLOCATION: words('由分配方案计算', 'computed from allocation schemes'),
  PERFORMANCE: words('由绩效评价计算', 'computed from evaluations'),
  MATTERS: words('由投诉整改事项计算', 'computed from matters'),
  INDICATOR: words('按指标报告', 'reported as indicators'),
  TARGET: words('按目标和进度报告', 'reported as a target with progress'),
  MILESTONE: words('按里程碑报告', 'reported as milestones'),
  NOT_JUDGED: words('不评判', 'not judged'),
} as const satisfies WordTable;
