/**
 * Every expected no: a stable code, and what it says in Chinese and English. `{name}` is filled
 * from the refusal's data. `apps/api` gives each code its HTTP status; the importer prints code and
 * both messages.
 */
export const REFUSALS = {
  INSUFFICIENT_FUNDS: [
    '账户余额不足：{account} 可用 {available} 元，需要 {amount} 元',
    'Not enough money: {account} holds {available} yuan, {amount} are asked for',
  ],
  EARMARKED_FUNDS: [
    '专款专用：{account} 可调出的本级资金只有 {available} 元，需要 {amount} 元；转移支付资金不得调往 {to}',
    'Earmarked: only {available} yuan of own money in {account} may move to {to}, {amount} are asked for',
  ],
  POOL_INSUFFICIENT: [
    '省级资金池不足：{program} {fiscalYear} 年可分配 {available} 元，需要 {amount} 元',
    'The pool of {program} {fiscalYear} holds {available} yuan, {amount} are asked for',
  ],
  ALREADY_RETURNED: [
    '发放明细 {batchNo}/{paymentNo} 已经退回',
    'Payment {batchNo}/{paymentNo} has been returned already',
  ],
  ALREADY_DRAWN: [
    '不能更正：这笔资金中的 {amount} 元已被使用（{account}）',
    'Cannot be reversed: {amount} yuan of this money have since been drawn ({account})',
  ],
  YEAR_CLOSED: ['{region} {fiscalYear} 年度已结账', 'The year {fiscalYear} of {region} is closed'],
  YEAR_NOT_OVER: [
    '{fiscalYear} 年度尚未结束，不能在 {closedOn} 结账',
    'The year {fiscalYear} is not over on {closedOn}',
  ],
  EARLIER_YEAR_OPEN: [
    '{region} 应先结 {earlierYear} 年度的账',
    'Close the year {earlierYear} of {region} first',
  ],
  NOT_FIRST_YEAR: [
    '期初结转结余只能录入首个年度：{region} 已有 {earlierYear} 年度的账',
    'Opening balances belong to the first year only: {region} has a ledger for {earlierYear}',
  ],
  DUPLICATE_KEY: ['编号已存在：{key}', 'Already recorded: {key}'],
  DUPLICATE_LINE: ['文件中 {region} 重复', '{region} stands twice in the document'],
  PROJECT_KIND_CONFLICT: [
    '项目 {code} 的类别是 {kind}，不能改为 {given}',
    'Project {code} is {kind}, not {given}',
  ],
  PROJECT_KIND_NOT_ALLOWED: [
    '只有建设性支出才有项目类别：{class}',
    'Only construction has a project kind: {class}',
  ],
  EXEMPTION_DOCUMENT_REQUIRED: [
    '豁免项目 {code} 必须填写批准文号',
    'The exempted project {code} needs the number of its approval document',
  ],
  CONSTRUCTION_BLOCKED: [
    '{region} {fiscalYear} 年基本民生缺口 {gap} 元，不得安排一般建设性支出',
    '{region} has a basic-livelihood gap of {gap} yuan in {fiscalYear}: no general construction',
  ],
  TRANSFER_UNKNOWN: [
    '转移支付文件 {documentNo} 没有 {region} 的指标',
    'Transfer document {documentNo} has no line for {region}',
  ],
  ARRIVAL_BEFORE_ISSUE: [
    '到账日期 {receivedOn} 早于下达日期 {issuedOn}',
    'Received on {receivedOn}, before it was issued on {issuedOn}',
  ],
  BATCH_UNKNOWN: ['发放批次 {batchNo} 不存在', 'There is no batch {batchNo}'],
  PAYMENT_UNKNOWN: [
    '发放批次 {batchNo} 没有第 {paymentNo} 笔明细',
    'Batch {batchNo} lists no payment {paymentNo}',
  ],
  BATCH_SUM_MISMATCH: [
    '批次 {batchNo} 金额 {amount} 元，明细合计 {listed} 元',
    'Batch {batchNo} is {amount} yuan, its payments add up to {listed}',
  ],
  BATCH_COUNT_MISMATCH: [
    '批次 {batchNo} 应有 {payments} 笔，明细 {listed} 笔',
    'Batch {batchNo} says {payments} payments, {listed} are listed',
  ],
  PERIOD_REQUIRED: [
    '批次 {batchNo} 必须填写所属月份',
    'Batch {batchNo} must say the month it pays for',
  ],
  PERIOD_NOT_ALLOWED: [
    '建设性支出 {batchNo} 不填所属月份',
    'Construction spending {batchNo} has no month',
  ],
  PROGRAM_UNKNOWN: ['资金项目 {program} 不在目录中', 'Program {program} is not in the catalogue'],
  REGION_UNKNOWN: ['行政区划代码 {region} 未登记', 'Region {region} is not registered'],
  REGION_NOT_A_COUNTY: ['{region} 不是县（市、区）', 'Region {region} is not a county'],
  REGION_NOT_THE_PROVINCE: ['{region} 不是省级', 'Region {region} is not the province'],
  AMOUNT_NOT_POSITIVE: ['金额必须大于零：{amount}', 'The amount must be above zero: {amount}'],
  NEED_MONTHS_INVALID: [
    '月数 {months} 无效：全年为 12，一次性为 1；分段从 {fromMonth} 月起至多到 12 月',
    'Months {months} are not valid: 12 for a whole year, 1 for a lump sum, or a part from month {fromMonth}',
  ],
  SAME_ACCOUNT: ['调出和调入账户相同：{account}', 'From and to are the same account: {account}'],
  EVENT_UNKNOWN: ['事件 {eventId} 不存在', 'There is no event {eventId}'],
  NOT_CORRECTABLE: ['{type} 不能冲销', '{type} cannot be reversed'],
  ALREADY_REVERSED: ['事件 {eventId} 已经冲销', 'Event {eventId} has been reversed already'],
  CORRECTION_UNKNOWN: ['更正申请 {correctionNo} 不存在', 'There is no correction {correctionNo}'],
  SAME_PERSON: ['申请人与审批人不能是同一人', 'Drafter and approver must be different persons'],
  ALERT_UNKNOWN: ['预警 {alertId} 不存在', 'There is no alert {alertId}'],
  ALERT_CLOSED: ['预警 {alertId} 已经关闭', 'Alert {alertId} is closed'],
  TARGET_UNKNOWN: ['任务目标 {targetNo} 不存在', 'There is no target {targetNo}'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** An expected no of the domain. `data` fills the messages; money in it is a yuan string. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly data: Readonly<Record<string, string | number>>;
  /** The clause that is the reason, where one is. */
  readonly clause?: string;
}

export function refuse(
  code: RefusalCode,
  data: Readonly<Record<string, string | number>>,
  clause?: string,
): Refusal {
  return clause === undefined ? { code, data } : { code, data, clause };
}

export function isRefusal(value: object): value is Refusal {
  return 'code' in value && Object.hasOwn(REFUSALS, value.code as string);
}

/** What the refusal says: Chinese and English. */
export function refusalMessage(refusal: Refusal): { readonly zh: string; readonly en: string } {
  const [zh, en] = REFUSALS[refusal.code];
  return { zh: fill(zh, refusal.data), en: fill(en, refusal.data) };
}

function fill(template: string, data: Refusal['data']): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? '—'));
}
