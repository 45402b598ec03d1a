/** Words of the figures that ledgers, lists of counties and alerts show. domain.md, 5 and 6 */
import { type WordTable, words } from './words.js';

/** Of a program, and of what is neither livelihood nor construction. Amounts. */
export const PROGRAM_FIGURE_WORDS = {
  need: words('保障需求', 'Need'),
  carriedIn: words('上年结转', 'Carried in'),
  carriedOut: words('结转下年', 'Carried out'),
  awarded: words('上级下达', 'Awarded'),
  received: words('实际到账', 'Received'),
  inTransit: words('在途', 'In transit'),
  ownBudget: words('本级安排', 'Own budget'),
  adjustedIn: words('调入', 'Adjusted in'),
  adjustedOut: words('调出', 'Adjusted out'),
  reclaimed: words('收回', 'Reclaimed'),
  arranged: words('已安排', 'Arranged'),
  disbursed: words('已支付', 'Disbursed'),
  returned: words('退票', 'Returned'),
  available: words('可用余额', 'Available'),
  gap: words('缺口', 'Gap'),
  projectedNeed: words('推算需求', 'Projected need'),
} as const satisfies WordTable;

/** Of a construction project. Amounts; `spent` is net of returns. */
export const PROJECT_FIGURE_WORDS = {
  carriedIn: PROGRAM_FIGURE_WORDS.carriedIn,
  carriedOut: PROGRAM_FIGURE_WORDS.carriedOut,
  ownBudget: PROGRAM_FIGURE_WORDS.ownBudget,
  adjustedIn: PROGRAM_FIGURE_WORDS.adjustedIn,
  adjustedOut: PROGRAM_FIGURE_WORDS.adjustedOut,
  arranged: PROGRAM_FIGURE_WORDS.arranged,
  redirectable: words('可调整用于民生', 'Redirectable'),
  redirectableAvailable: words('现可调出', 'Redirectable and available'),
  disbursed: PROGRAM_FIGURE_WORDS.disbursed,
  returned: PROGRAM_FIGURE_WORDS.returned,
  spent: words('支出（扣除退票）', 'Spent'),
  available: PROGRAM_FIGURE_WORDS.available,
} as const satisfies WordTable;

/** Of a county's year as a whole, and of its alert. */
export const COUNTY_FIGURE_WORDS = {
  ...PROGRAM_FIGURE_WORDS,
  unsplit: words('统筹资金未分配', 'Combined assistance not split'),
  projectedGap: words('推算缺口', 'Projected gap'),
  fundedThrough: words('保障到月', 'Funded through'),
  execution: words('支出进度', 'Execution'),
  constructionArranged: words('一般建设可调整安排', 'Redirectable construction arranged'),
  constructionTotal: words('一般建设安排', 'General construction arranged'),
  mustCompress: words('应压缩额', 'Must compress'),
  alert: words('缺口预警', 'Gap alert'),
  certifiedThrough: words('已确认到月', 'Certified through'),
  reported: words('需求填报', 'Needs reported'),
  acknowledgedOn: words('整改方案报送日期', 'Plan submitted on'),
  dueOn: words('整改期限', 'Plan due on'),
  lastEntryOn: words('最近记账日期', 'Latest entry on'),
  gapAtOpen: words('预警时缺口', 'Gap at opening'),
  peakGap: words('最大缺口', 'Peak gap'),
  spentDuring: words('预警期间建设支出', 'Construction spent meanwhile'),
  spentUnfunded: words('保障不足月份建设支出', 'Construction spent while not funded'),
} as const satisfies WordTable;

/** Time that has passed of the year, to hold the execution against. */
export const PACE_WORDS = words('序时进度', 'Pace of the year');
