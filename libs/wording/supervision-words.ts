/** Words of alerts, findings, matters, objections and what is done about them. */
import type {
  MatterKind,
  MatterLinkKind,
  ReminderSubjectKind,
  OBJECTION_OUTCOMES,
  PublishedItemKind,
} from '../event-catalogue/vocabulary.js';
import { type WordTable, words } from './words.js';

/** In the order in which lists have them. */
export const FINDING_WORDS = {
  PAYMENT_DUPLICATE: words('重复发放', 'Paid twice'),
  PAYMENT_AFTER_EXIT: words('退出后发放', 'Paid after exit'),
  PAYMENT_OVER_STANDARD: words('超标准发放', 'Paid over the standard'),
  PERSON_TWO_NAMES: words('一号多名', 'One number, two names'),
  PERSON_NUMBER_DOUBTFUL: words('证件号码存疑', 'Doubtful identity number'),
  PAYMENT_LATE: words('发放迟延', 'Late payment'),
  TRANSFER_LATE: words('下达迟延', 'Late transfer'),
  RECEIPT_UNISSUED: words('到位未下达', 'Receipt not issued'),
  FUNDS_IDLE: words('资金闲置', 'Idle funds'),
  SURPLUS_OVER_TWO_YEARS: words('结余超过两年', 'Surplus over two years'),
  INPUT_DECREASED: words('投入减少', 'Decreased input'),
  NEED_BELOW_PAYMENTS: words('需求低于发放', 'Need below payments'),
  NEED_LOWERED_IN_GAP: words('有缺口时调低需求', 'Need lowered in a gap'),
  CONSTRUCTION_ADDED_IN_GAP: words('有缺口时增加建设安排', 'Construction added in a gap'),
  DIRECT_FUNDS_RESTING: words('直达资金未到人', 'Direct funds resting'),
} as const satisfies WordTable;

export const FINDING_STATUS_WORDS = {
  raised: words('待说明', 'Raised'),
  explained: words('已说明', 'Explained'),
  confirmed: words('已认定', 'Confirmed'),
  dismissed: words('不予认定', 'Dismissed'),
  rectified: words('已整改', 'Rectified'),
} as const satisfies WordTable;

export const VERDICT_WORDS = {
  confirmed: words('认定属实', 'Confirmed'),
  dismissed: words('不予认定', 'Dismissed'),
} as const satisfies WordTable;

/** The entries by which money comes back. */
export const RECOVERY_WORDS = {
  RETURN: words('退票', 'Return'),
  RECLAIM: words('收回', 'Reclaim'),
  CORRECTION: words('更正', 'Correction'),
} as const satisfies WordTable;

/** In the order of urgency. */
export const SEVERITY_WORDS = {
  CRITICAL: words('严重', 'Critical'),
  WARNING: words('预警', 'Warning'),
  NOTICE: words('提示', 'Notice'),
} as const satisfies WordTable;

export const ALERT_STATUS_WORDS = {
  open: words('未解除', 'Open'),
  closed: words('已解除', 'Closed'),
} as const satisfies WordTable;

export const CLOSED_BY_WORDS = {
  GAP_CLOSED: words('缺口已补足', 'Gap closed'),
  NEED_LOWERED: words('调低需求', 'Need lowered'),
  CONSTRUCTION_COMPRESSED: words('建设性支出已压缩', 'Construction compressed'),
  YEAR_CLOSED: words('年度结账时仍未解决', 'Unresolved when the year was closed'),
} as const satisfies WordTable;

export const EPISODE_STEP_WORDS = {
  opened: words('预警发出', 'Opened'),
  changed: words('预警变化', 'Changed'),
  closed: words('预警解除', 'Closed'),
} as const satisfies WordTable;

/** 未填报 stands in place of figures that rest on need, where none is reported. */
export const REPORTED_WORDS = {
  NONE: words('未填报', 'Not reported'),
  PART: words('部分填报', 'Reported in part'),
  FULL: words('已填报', 'Reported'),
} as const satisfies WordTable;

export const MATTER_KIND_WORDS = {
  COMPLAINT: words('投诉举报', 'Complaint'),
  RECTIFICATION: words('督促整改', 'Rectification'),
} as const satisfies WordTable<MatterKind>;

export const MATTER_STATUS_WORDS = {
  open: words('办理中', 'Open'),
  overdue: words('逾期未结', 'Overdue'),
  closed: words('已结案', 'Closed'),
} as const satisfies WordTable;

export const MATTER_LINK_WORDS = {
  FINDING: words('监督问题', 'Finding'),
  EVENT: words('账务记录', 'Entry'),
  OBJECTION: words('群众异议', 'Objection'),
} as const satisfies WordTable<MatterLinkKind>;

export const REMINDER_SUBJECT_WORDS = {
  ALERT: words('缺口预警', 'Alert'),
  FINDING: words('监督问题', 'Finding'),
  TASK: words('待办事项', 'Task'),
} as const satisfies WordTable<ReminderSubjectKind>;

export const REMINDER_STATUS_WORDS = {
  sent: words('待签收', 'Sent'),
  signed: words('已签收', 'Signed for'),
  replied: words('已回复', 'Answered'),
} as const satisfies WordTable;

export const COMPLAINANT_WORDS = {
  NAMED: words('实名', 'Named'),
  ANONYMOUS: words('匿名', 'Anonymous'),
} as const satisfies WordTable;

export const OBJECTION_STATUS_WORDS = {
  open: words('待答复', 'Open'),
  overdue: words('逾期未答复', 'Overdue'),
  answered: words('已答复', 'Answered'),
} as const satisfies WordTable;

export const OBJECTION_OUTCOME_WORDS = {
  UPHELD: words('属实', 'Upheld'),
  PARTLY_UPHELD: words('部分属实', 'Upheld in part'),
  REJECTED: words('不属实', 'Rejected'),
  REFERRED: words('转交办理', 'Referred'),
} as const satisfies WordTable<(typeof OBJECTION_OUTCOMES)[number]>;

export const CONTACT_WORDS = {
  GIVEN: words('留有联系方式', 'Contact given'),
  NONE: words('未留联系方式', 'No contact'),
} as const satisfies WordTable;

export const PUBLISHED_ITEM_WORDS = {
  LIST: words('发放清单', 'Payment list'),
  TRANSFER: words('转移支付指标文', 'Transfer document'),
  ALLOCATION: words('分配方案', 'Allocation scheme'),
  PERFORMANCE: words('绩效评价', 'Evaluation'),
  LEDGER: words('县级财政责任台账', 'County ledger'),
} as const satisfies WordTable<PublishedItemKind>;

export const DUTY_STATUS_WORDS = {
  due: words('未到期', 'Due'),
  published: words('已公开', 'Published'),
  late: words('逾期公开', 'Published late'),
  missing: words('逾期未公开', 'Missing'),
} as const satisfies WordTable;

export const DIRECT_REPORT_STATUS_WORDS = {
  due: words('未到期', 'Due'),
  submitted: words('已报送', 'Submitted'),
  late: words('逾期报送', 'Submitted late'),
  missing: words('逾期未报送', 'Missing'),
} as const satisfies WordTable;

/** Why an entry was recorded after its time. */
export const LATENESS_WORDS = {
  BACK_DATED: words('补记', 'Back-dated'),
  AFTER_CLOSE: words('结账后', 'After the close'),
} as const satisfies WordTable;

/** Why payments of a program are published as sums alone. */
export const SUMS_REASON_WORDS = {
  CHILDREN: words('涉及儿童', 'children'),
  HEALTH: words('涉及健康', 'health'),
  NO_FIXED_HOME: words('涉及流浪乞讨人员', 'persons without a home'),
  NOT_NAMED: words('未列入可公开明细的项目', 'not among the programs shown by line'),
  SMALL_GROUP: words('人数过少', 'too few recipients'),
} as const satisfies WordTable;
