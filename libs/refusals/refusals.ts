import { OFFICE_REFUSALS } from './office-refusals.js';

/**
 * Every expected no: a stable code, and what it says in Chinese and English. `{name}` is filled
 * from the refusal's data. `libs/http` gives each code its HTTP status; the importer prints code
 * and both messages.
 */
import { MATTER_REFUSALS } from './matter-refusals.js';
import { REMINDER_REFUSALS } from './reminder-refusals.js';
import { inChinese, inEnglish } from '../wording/data-words.js';

export const REFUSALS = {
  ...OFFICE_REFUSALS,
  INSUFFICIENT_FUNDS: [
    '账户余额不足：{account} 可用 {available} 元，需要 {amount} 元',
    'Not enough money: {account} holds {available} yuan, {amount} are asked for',
  ],
  EARMARKED_FUNDS: [
    '专款专用：{account} 可调往 {to} 的资金只有 {available} 元，需要 {amount} 元',
    'Earmarked: only {available} yuan of {account} may move to {to}, {amount} are asked for',
  ],
  POOL_INSUFFICIENT: [
    '省级资金池不足：{program} {fiscalYear} 年可分配 {available} 元，需要 {amount} 元',
    'The pool of {program} {fiscalYear} holds {available} yuan, {amount} are asked for',
  ],
  ALREADY_RETURNED: [
    '发放明细 {batchNo}/{paymentNo} 已经退票',
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
  DIRECT_FUND_MISMATCH: [
    '直达资金标识 {directFund} 与资金来源 {source} 不符：01 为中央直达资金，03 为省级参照直达资金',
    'The direct-fund mark {directFund} contradicts the source {source}: 01 is central money, 03 the province’s',
  ],
  REPORT_DAY_INVALID: [
    '{month} 的月报应在该月结束之后、不晚于今天（{today}）报送：{reportedOn}',
    'The report on {month} is submitted after the month is over and not after today ({today}): {reportedOn}',
  ],
  DUPLICATE_LINE: ['文件中 {line} 重复', '{line} stands twice in the document'],
  PROJECT_KIND_CONFLICT: [
    '项目 {code} 的类别是 {kind}，不能改为 {given}',
    'Project {code} is {kind}, not {given}',
  ],
  PROJECT_KIND_NOT_ALLOWED: [
    '只有建设性支出才有项目类别：{class}',
    'Only construction has a project kind: {class}',
  ],
  MANDATE_UNKNOWN: [
    '项目 {code} 未注明文件规定的民生工程',
    'Project {code} names none of the works that the notices order',
  ],
  EXEMPTION_UNKNOWN: [
    '没有所列批复准许 {fiscalYear} 年建设项目 {code}',
    'No exemption of that number lets project {code} be built in {fiscalYear}',
  ],
  EXEMPTION_EXCEEDED: [
    '项目 {code} 的批复尚可安排 {available} 元，本次 {amount} 元超出',
    'The exemption of project {code} leaves {available} yuan, less than {amount}',
  ],
  PROGRAM_WITHOUT_NEED: [
    '资金项目 {program} 为统筹资金，不核定需求',
    'Program {program} is a combined sum and has no need of its own',
  ],
  PROGRAM_NOT_PAYABLE: [
    '资金项目 {program} 为统筹资金，须先调剂到具体项目再发放',
    'Program {program} is a combined sum: split it by adjustments before paying',
  ],
  DOCUMENT_KNOWN: [
    '{documentNo} 已在本系统登记，不是系统启用前的结转',
    '{documentNo} is recorded here: its money is no balance from before',
  ],
  PROGRAM_KNOWN: ['资金项目 {program} 已在目录中', 'Program {program} is in the catalogue already'],
  CONSTRUCTION_BLOCKED: [
    '{region} {fiscalYear} 年基本民生缺口 {gap} 元，不得安排一般建设性支出',
    '{region} has a basic-livelihood gap of {gap} yuan in {fiscalYear}: no general construction',
  ],
  TRANSFER_UNKNOWN: [
    '转移支付文件 {documentNo} 没有 {region} 的指标',
    'Transfer document {documentNo} has no line for {region}',
  ],
  DATE_IN_FUTURE: ['日期 {day} 晚于今天 {today}', '{day} lies after today, {today}'],
  DATE_OUTSIDE_YEAR: [
    '日期 {day} 不在 {fiscalYear} 年度的期间 {first} 至 {last} 内',
    '{day} lies outside the days of {fiscalYear}, {first} to {last}',
  ],
  PERIOD_OUTSIDE_YEAR: [
    '批次 {batchNo} 的所属月份 {period} 不在 {fiscalYear} 年度',
    'Batch {batchNo} is for {period}, no month of {fiscalYear}',
  ],
  RETURN_BEFORE_PAYMENT: [
    '退票日期早于批次 {batchNo} 的发放日期 {paidOn}',
    'Returned before batch {batchNo} was paid on {paidOn}',
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
  PERIOD_NOT_ALLOWED: [
    '建设性支出 {batchNo} 不填所属月份',
    'Construction spending {batchNo} has no month',
  ],
  PROGRAM_UNKNOWN: ['资金项目 {program} 不在目录中', 'Program {program} is not in the catalogue'],
  REGION_UNKNOWN: ['行政区划代码 {region} 未登记', 'Region {region} is not registered'],
  CODE_TAKEN: [
    '行政区划代码 {newCode} 已属于 {region}，代码终身只属于一个单位',
    'The code {newCode} belongs to {region}, and to no other unit ever',
  ],
  RECODING_OUT_OF_ORDER: [
    '{region} 已有 {latest} 起生效的区划变更，不能再登记 {effectiveOn} 的变更',
    '{region} was changed from {latest} on: a change from {effectiveOn} on cannot follow',
  ],
  REGION_NOT_A_COUNTY: ['{region} 不是县（市、区）', 'Region {region} is not a county'],
  REGION_NOT_THE_PROVINCE: ['{region} 不是省级', 'Region {region} is not the province'],
  AMOUNT_NOT_POSITIVE: ['金额必须大于零：{amount}', 'The amount must be above zero: {amount}'],
  AMOUNT_TOO_LARGE: [
    '超过上限 {most}：请核对单位和位数，是否误填了证件号码',
    'More than {most}, the most that may be entered: check unit and digits, and that it is no identity number',
  ],
  NEED_LOWERING_RESERVED: [
    '降低核定需求须由民政部门办理',
    'Only civil affairs may make an assessed need less',
  ],
  NEED_MONTHS_INVALID: [
    '月数 {months} 无效：全年为 12，一次性为 1；分段从 {fromMonth} 月起至多到 12 月',
    'Months {months} are not valid: 12 for a whole year, 1 for a lump sum, or a part from month {fromMonth}',
  ],
  SAME_ACCOUNT: ['调出和调入账户相同：{account}', 'From and to are the same account: {account}'],
  EVENT_UNKNOWN: ['事件 {eventId} 不存在', 'There is no event {eventId}'],
  NOT_CORRECTABLE: ['{type} 不能冲销', '{type} cannot be reversed'],
  ALREADY_REVERSED: ['事件 {eventId} 已经冲销', 'Event {eventId} has been reversed already'],
  CORRECTION_UNKNOWN: ['更正申请 {correctionNo} 不存在', 'There is no correction {correctionNo}'],
  ID_NUMBER_INVALID: [
    '不是有效的身份证件号码：应为 18 位公民身份号码、15 位旧号码；无号码的人员按模板说明编号',
    'No identity number: 18 characters with a possible date of birth, 15 digits of the old form, or NOID-<six digits>-<1 to 12 digits>',
  ],
  ID_DIGITS_LOST: [
    '证件号码的末几位已被表格软件改掉（科学计数或变成 000）：请把该列设为文本后重新录入',
    'The last digits of the identity number are lost (scientific form, or 000 at the end): make the column text and enter it again',
  ],
  PERSONAL_DATA_IN_TEXT: [
    '文字中有证件号码、银行卡号或手机号码，记录后无法删除，请去掉或改写：{fields}',
    'A text holds the number of an identity, a bank card or a telephone, which could never be erased: leave it out of {fields}',
  ],
  TOO_MANY_ACCESSES: [
    '一小时内查阅个人信息的次数已达上限，暂不能再查阅，并已报告纪检',
    'Personal data were looked at as often as one hour allows: no more for now, and discipline is told',
  ],
  PERSON_UNKNOWN: [
    '没有代号 {beneficiary} 的人员',
    'There is no person with the pseudonym {beneficiary}',
  ],
  ALREADY_FORGOTTEN: [
    '代号 {beneficiary} 的个人信息已经删除',
    'The data of {beneficiary} have been erased already',
  ],
  PERSON_UNDER_REVIEW: [
    '涉及代号 {beneficiary} 的监督问题尚未了结（{findingId}），不能删除其个人信息',
    'A finding that concerns {beneficiary} is not settled ({findingId}): the data cannot be erased yet',
  ],
  FORGETTING_UNKNOWN: [
    '个人信息删除申请 {forgettingNo} 不存在',
    'There is no proposal {forgettingNo} to erase personal data',
  ],
  ALERT_UNKNOWN: ['预警 {alertId} 不存在', 'There is no alert {alertId}'],
  FINDING_UNKNOWN: ['监督问题 {findingId} 不存在', 'There is no finding {findingId}'],
  FINDING_NOT_EXPLAINED: [
    '问题 {findingId} 尚未经县级说明，不能认定',
    'Finding {findingId} was not explained yet: it cannot be judged',
  ],
  FINDING_ALREADY_JUDGED: [
    '问题 {findingId} 已经认定',
    'Finding {findingId} has been judged already',
  ],
  FINDING_NOT_CONFIRMED: [
    '问题 {findingId} 未经认定属实，无需整改',
    'Finding {findingId} is not confirmed: there is nothing to rectify',
  ],
  FINDING_ALREADY_RECTIFIED: [
    '问题 {findingId} 已经整改',
    'Finding {findingId} has been rectified already',
  ],
  RECOVERY_EXCEEDS_FINDING: [
    '追回 {recovered} 元，超过问题金额 {amount} 元',
    '{recovered} yuan recovered are more than the {amount} yuan found',
  ],
  LAST_DAY_BEFORE_FIRST: [
    '{last} 早于 {first}：终止或恢复的日期不得早于开始或退出的日期',
    '{last} lies before {first}: what ends or is taken up again does so no earlier than it began',
  ],
  RECOVERY_UNKNOWN: [
    '没有这笔有效的退票、收回或更正：{kind} {number}',
    'There is no such entry that counts: {kind} {number}',
  ],
  RECOVERY_NOT_OF_FINDING: [
    '{kind} {number} 与问题 {findingId} 无关：应为该笔发放的退票、该批次的更正或该文件资金的收回',
    '{kind} {number} has nothing to do with finding {findingId}: name returns of its payment, the correction of its batch, or reclaims of its document',
  ],
  RECOVERY_EXCEEDS_ENTRIES: [
    '报告追回 {recovered} 元，所列各笔合计仅 {entered} 元',
    '{recovered} yuan are said to be recovered, the entries named brought back {entered}',
  ],
  ALERT_CLOSED: ['预警 {alertId} 已经关闭', 'Alert {alertId} is closed'],
  PLAN_TOO_SHORT: [
    '整改方案至少 {least} 个字，应写明怎么做',
    'A remedy plan has at least {least} characters: it says what will be done',
  ],
  DUE_DATE_PAST: [
    '整改期限 {dueOn} 早于今天（{today}）',
    'The day {dueOn} by which it will be done is before today ({today})',
  ],
  NOT_A_MULTIPLE: [
    '总额 {total} 元不是分配单位 {unit} 元的整数倍',
    'The total of {total} yuan is no multiple of the unit of {unit} yuan',
  ],
  FLOORS_EXCEED_TOTAL: [
    '只增不减：保底合计 {floors} 元，超过总额 {total} 元，尚缺 {shortfall} 元',
    'The floors add up to {floors} yuan, more than the total of {total}: {shortfall} are missing',
  ],
  WEIGHTS_NOT_ONE: [
    '各因素权重至多四位小数，合计应为 1：现为 {sum}',
    'Weights of at most four places add up to 1, not to {sum}',
  ],
  FACTOR_NEGATIVE: [
    '因素 {factor} 不能为负：{region}',
    'The factor {factor} is negative: {region}',
  ],
  FACTOR_WITHOUT_BASIS: [
    '因素 {factor} 在各县都没有数据',
    'No county has anything of the factor {factor}',
  ],
  FACTOR_NOT_SWITCHABLE: ['因素 {factor} 不能关闭', 'The factor {factor} cannot be switched off'],
  NO_BASIS: [
    '没有分配依据：各县（市、区）得分均为零，总额 {total} 元，保底合计 {floors} 元',
    'No basis: every score is zero, the total is {total} yuan, the floors add up to {floors}',
  ],
  CAPS_BELOW_TOTAL: [
    '封顶合计 {caps} 元，低于总额 {total} 元，余 {surplus} 元无处可分',
    'The caps add up to {caps} yuan, less than the total of {total}: {surplus} have no taker',
  ],
  SCHEME_UNKNOWN: ['分配方案 {schemeId} 不存在', 'There is no allocation scheme {schemeId}'],
  ALREADY_ADOPTED: ['分配方案 {schemeId} 已经批准', 'Scheme {schemeId} is adopted already'],
  SCHEME_NOT_ADOPTED: [
    '分配方案 {schemeId} 尚未批准，不能下达',
    'Scheme {schemeId} is not adopted: it cannot be issued',
  ],
  SCHEME_ALREADY_ISSUED: ['分配方案 {schemeId} 已经下达', 'Scheme {schemeId} is issued already'],
  SCHEME_FOR_COMPARISON: [
    '分配方案 {schemeId} 关闭了因素 {factors}，只供比较，不能批准',
    'Scheme {schemeId} leaves out {factors}: it serves comparison and cannot be adopted',
  ],
  SCHEMES_NOT_COMPARABLE: [
    '分配方案 {schemeId} 与 {with} 的年度或资金项目不同，不能比较',
    'Schemes {schemeId} and {with} are of different years or programs',
  ],
  PARAMETER_UNKNOWN: ['没有政策参数 {name}', 'There is no policy parameter {name}'],
  PARAMETER_VALUE_INVALID: [
    '参数 {name} 的值应在 {least} 与 {most} 之间，至多 {places} 位小数',
    'A value of {name} lies between {least} and {most}, with at most {places} decimals',
  ],
  PERFORMANCE_TARGET_INVALID: [
    '绩效目标 {targetNo} 的 {member} 应为数值：目标值不为负，权重大于零',
    'The {member} of the performance target {targetNo} is no number: targets are not below zero, weights above it',
  ],
  PERFORMANCE_RESULT_INVALID: [
    '绩效目标 {targetNo}（{comparator}）的完成情况应为数值，定性目标为全部达成、基本达成、部分达成或未达成',
    'A result of the target {targetNo} ({comparator}) is a number, of a qualitative one FULL, MOSTLY, PARTLY or NONE',
  ],
  TARGETS_UNKNOWN: [
    '{region} {fiscalYear} 年 {program} 没有绩效目标',
    'No performance targets are set for {region}, {fiscalYear}, {program}',
  ],
  SCORE_INVALID: [
    '得分应在 0 至 100 之间，至多两位小数',
    'A score lies between 0 and 100, with at most two places',
  ],
  TARGET_UNKNOWN: ['任务目标 {targetNo} 不存在', 'There is no target {targetNo}'],
  NOT_PUBLISHED: ['{item} 未公开或已撤回', '{item} is not published, or has been withdrawn'],
  PUBLISHED_AS_SUMS: [
    '{item} 只公开合计，不公开明细：{reason}',
    '{item} is published as sums only, never line by line: {reason}',
  ],
  PUBLICATION_IN_FUTURE: [
    '公开日期 {publishedOn} 晚于今日 {today}',
    'Published on {publishedOn}, which is after today, {today}',
  ],
  NOT_YET_ADOPTED: [
    '{item} 尚未批准，不能公开',
    '{item} has not been adopted: it cannot be published yet',
  ],
  LEDGER_NOT_CLOSED: [
    '{region} {fiscalYear} 年度尚未结账，台账不能公开',
    'The year {fiscalYear} of {region} is not closed: its ledger cannot be published yet',
  ],
  OBJECTION_UNKNOWN: ['异议 {objectionNo} 不存在', 'There is no objection {objectionNo}'],
  OBJECTION_ANSWERED: ['异议 {objectionNo} 已经答复', 'Objection {objectionNo} has been answered'],
  ...MATTER_REFUSALS,
  ...REMINDER_REFUSALS,
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

/**
 * What the refusal says: Chinese and English.
 * @param nameOf what a unit is called, for the Chinese; undefined: by its code
 */
export function refusalMessage(
  refusal: Refusal,
  nameOf: (code: string) => string | undefined = () => undefined,
): { readonly zh: string; readonly en: string } {
  const [zh, en] = REFUSALS[refusal.code];
  return {
    zh: fill(zh, refusal.data, (name, value) =>
      name === 'region'
        ? (nameOf(String(value)) ?? inChinese(name, value))
        : inChinese(name, value),
    ),
    en: fill(en, refusal.data, inEnglish),
  };
}

type Shown = (name: string, value: string | number) => string;

/** The template with its data; what is missing is a dash. */
export function fill(template: string, data: Refusal['data'], shown: Shown): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    return value === undefined ? '—' : shown(name, value);
  });
}
