/**
 * What can be wrong with a data package: stable codes, and what each says in Chinese and English.
 * Codes that the ledgers refuse with are those of `refusals.ts`, and mean the same here.
 */
import {
  REFUSALS,
  type RefusalCode,
  type Refusal,
  fill,
  refusalMessage,
} from '../../refusals/refusals.js';
import { inChinese, inEnglish } from '../../wording/data-words.js';

export const PACKAGE_FAULTS = {
  FILE_MISSING: ['数据包缺少 {file}', 'The package has no {file}'],
  FILE_UNKNOWN: [
    '数据包中没有名为 {file} 的表，请检查文件名',
    'No table of the package is called {file}: check the name',
  ],
  TABLE_UNKNOWN: [
    '无法判断这是哪一张表：请使用模板的表头，或以表名命名文件',
    'It cannot be told which table this is: use the header of the template, or name the file after the table',
  ],
  FILE_TWICE: ['{file} 出现了两次', '{file} stands twice in the package'],
  FILE_EMPTY: ['文件为空，缺少表头', 'The file is empty: there is no header row'],
  FILE_UNREADABLE: ['文件无法读取：{reason}', 'The file cannot be read: {reason}'],
  FILE_OLD_EXCEL: [
    '这是旧版 Excel 或 WPS 表格（.xls、.et）：请用 Excel 或 WPS 另存为 .xlsx 后重新上传',
    'An old workbook (.xls, .et): save it as .xlsx and hand it in again',
  ],
  FILE_WITH_PASSWORD: [
    '工作簿设有打开密码：请取消密码，另存为 .xlsx 后重新上传',
    'The workbook has a password: take it off, save as .xlsx and hand it in again',
  ],
  FILE_XML_2003: [
    '这是 2003 版的电子表格格式：请用 Excel 或 WPS 另存为 .xlsx 后重新上传',
    'An XML spreadsheet 2003: save it as .xlsx and hand it in again',
  ],
  FILE_OPEN_DOCUMENT: [
    '这是开放文档格式的表格（.ods）：请另存为 .xlsx 后重新上传',
    'An OpenDocument spreadsheet (.ods): save it as .xlsx and hand it in again',
  ],
  FILE_WITH_MACROS: [
    '工作簿带有宏（.xlsm）：请另存为不含宏的 .xlsx 后重新上传',
    'A workbook with macros (.xlsm): save it as .xlsx without them and hand it in again',
  ],
  FILE_BINARY_WORKBOOK: [
    '这是二进制工作簿：请用 Excel 或 WPS 另存为 .xlsx 后重新上传',
    'A binary workbook (.xlsb): save it as .xlsx and hand it in again',
  ],
  FILE_WEB_PAGE: [
    '这是网页格式的表格（扩展名可能是 .xls）：请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传',
    'A web page (often named .xls): open it in Excel or WPS, save it as .xlsx and hand it in again',
  ],
  FILE_UTF16: [
    '这是双字节编码的文本文件：请用 Excel 或 WPS 打开，另存为 .xlsx 后重新上传',
    'Unicode text (UTF-16): open it in Excel or WPS, save it as .xlsx and hand it in again',
  ],
  FILE_NOT_A_TABLE: [
    '这是文档、版式文件或图片，不是表格：请上传 .xlsx 工作簿或 CSV 文件',
    'A document or a picture, not a table: hand in an .xlsx, a CSV or a zip',
  ],
  FILE_OTHER_ARCHIVE: [
    '不支持这种压缩格式：请直接上传 .xlsx 工作簿',
    'An archive of another kind (RAR, 7z): make it a zip and hand it in again',
  ],
  ZIP_WITH_PASSWORD: [
    '压缩包设有密码：请取消密码，重新压缩后上传',
    'The archive has a password: take it off and hand it in again',
  ],
  FILE_WITHOUT_ROWS: [
    '只有表头，没有数据行：请填写数据后重新上传',
    'There is a header and no row: fill in rows and hand it in again',
  ],
  SHEET_LOST: [
    '工作簿已损坏，找不到工作表 {file} 的内容：请用 Excel 或 WPS 打开后另存，再重新上传',
    'The workbook is damaged, sheet {file} has no content: open it, save it and hand it in again',
  ],
  ENCODING_UNKNOWN: [
    '文字编码无法识别（第 {offset} 字节）：请用 Excel 或 WPS 另存为 .xlsx 后重新上传',
    'Neither UTF-8 nor GB18030 (at byte {offset})',
  ],
  ZIP_BOMB: [
    '压缩包展开后过大（{entry}），拒绝读取',
    'The archive expands to too much ({entry}): not read',
  ],
  LINE_TOO_LONG: [
    '一行或一个单元格超过 {limit} 个字符（是否有引号未闭合？）',
    'A line or cell is longer than {limit} characters (is a quote left open?)',
  ],
  QUOTE_UNCLOSED: ['引号没有闭合', 'A quote is left open'],
  QUOTE_STRAY: [
    '引号位置不对：含引号的单元格须整体加引号，内部引号写两次',
    'A quote out of place: quote the whole cell and double the quotes inside',
  ],
  NUL_BYTE: ['含有空字符', 'Contains a NUL byte'],
  CELL_COUNT: [
    '应有 {expected} 个单元格，实有 {found} 个',
    '{expected} cells wanted, {found} found',
  ],
  HEADER_DUPLICATE: ['表头中 {name} 重复', 'Column {name} stands twice in the header'],
  COLUMN_UNKNOWN: ['未知的列：{name}', 'Unknown column: {name}'],
  HEADERS_KEPT: [
    '表头与贵县保存的“{table}”表头对应一致：请选择“使用已保存的表头对应”后重新导入',
    'The headers are those of the mapping that your county keeps for {table}: import again with headers=kept',
  ],
  FORBIDDEN: ['您的角色无权录入此行', 'Your role may not record this row'],
  OUTSIDE_COUNTY: ['只能录入本县（市、区）的数据', 'Your office records its own county only'],
  UNIT_UNKNOWN: [
    '金额单位 {unit} 不能换算：请改为（元）或（万元）',
    'Amounts in {unit} cannot be converted: head them in yuan or in ten thousand yuan',
  ],
  TOTAL_MISMATCH: [
    '合计 {value} 与以上各行之和 {sum} 不符',
    'The total {value} is not the sum of the rows above, {sum}',
  ],
  DATE_AMBIGUOUS: [
    '日期 {value} 有两种读法：请写成 2018-03-04 的形式',
    'The date {value} may be read in two ways: write it as 2018-03-04',
  ],
  COLUMN_MISSING: ['缺少列：{name}', 'Missing column: {name}'],
  FORMULA_IN_CELL: [
    '单元格是没有计算结果的公式（或以 = + - @ 开头），请改为数值或文字',
    'The cell is a formula without a value (or begins with = + - @): write its value',
  ],
  CELL_MISPLACED: [
    '工作簿已损坏，无法判断此单元格的位置：请用 Excel 或 WPS 打开后另存，再重新上传',
    'The workbook is damaged, the place of the cell cannot be told: open it, save it, hand it in again',
  ],
  CELL_ERROR: ['单元格是错误值', 'The cell holds an error value'],
  NUMBER_INEXACT: [
    '数值 {value} 已丢失位数（超过 15 位），请用文本格式重新填写',
    'The number {value} has lost digits (over 15): write it anew as text',
  ],
  CONTROL_CHARACTER: ['含有控制字符', 'Contains a control character'],
  TEXT_TOO_LONG: ['文字过长：至多 {limit} 个字符', 'Too long: {limit} characters at most'],
  REQUIRED: ['不能为空', 'Must not be empty'],
  NOT_A_DATE: [
    '不是有效日期：{value}（应写成 2018-03-04 的形式）',
    'No calendar date: {value} (YYYY-MM-DD)',
  ],
  NOT_A_MONTH: ['不是有效月份：{value}（应写成 2018-03 的形式）', 'No month: {value} (YYYY-MM)'],
  NOT_A_YEAR: ['不是有效年份：{value}（1990 至 2100）', 'No year: {value} (1990 to 2100)'],
  NOT_AN_INTEGER: ['不是整数：{value}', 'No whole number: {value}'],
  NUMBER_OUT_OF_RANGE: [
    '{value} 超出范围（{minimum} 至 {maximum}）',
    '{value} is out of range ({minimum} to {maximum})',
  ],
  NOT_YUAN: [
    '不是金额：{value}（元，至多两位小数）',
    'No amount: {value} (yuan, two decimals at most)',
  ],
  AMOUNT_NEGATIVE: ['金额不能为负：{value}', 'The amount must not be negative: {value}'],
  NOT_A_NUMBER: ['不是数值：{value}', 'No number: {value}'],
  NOT_IN_LIST: ['{value} 不在可选项中：{allowed}', '{value} is none of {allowed}'],
  NOT_A_REGION_CODE: ['不是六位行政区划代码：{value}', 'No six-digit region code: {value}'],
  REGION_NOT_A_COUNTY_OR_PROVINCE: [
    '{region} 不是县（市、区），也不是省级',
    'Region {region} is neither a county nor the province',
  ],
  PARENT_INVALID: [
    '上级区划 {parent} 不能是 {level} 的上级',
    'Region {parent} cannot be the parent of a {level}',
  ],
  KEY_TWICE: ['与第 {first} 行重复（{columns}）', 'The same key as line {first} ({columns})'],
  KEY_IN_OTHER_TABLE: [
    '编号已用于 {file} 第 {first} 行',
    'The number is used in {file}, line {first}',
  ],
  DATES_REVERSED: ['{last} 早于 {first}', '{last} is before {first}'],
  DOCUMENT_INCONSISTENT: [
    '同一文件的各行 {columns} 必须一致（见第 {first} 行）',
    'Rows of one document must agree on {columns} (see line {first})',
  ],
  BATCH_NOT_IN_PACKAGE: [
    '批次 {batchNo} 不在发放批次与支出表中（明细 {count} 笔）',
    'Batch {batchNo} has no row in disbursements ({count} payments)',
  ],
  ORDER_MISMATCH: [
    '与各表不符；如果手工修改过数据包，请删除此文件（将按业务日期记账）',
    'Does not fit the tables; delete it if the package was edited (entries then go by date)',
  ],
  TAKEN_ALONG: [
    '随同一批次或同一文件中被拒绝的行一并退回',
    'Given back together with a refused row of the same batch or document',
  ],
  LEDGER_CHANGED: [
    '试算之后账目有变动，记账在此停止；请重新导入',
    'The ledger changed after the trial run; posting stopped here. Import again',
  ],
} as const satisfies Record<string, readonly [chinese: string, english: string]>;

/** What is nothing wrong with a data package, and is to be known all the same. */
export const PACKAGE_NOTES = {
  PAYMENT_DUPLICATE: [
    '监督将发现：重复发放 {amount} 元',
    'Supervision will find: paid for the month already, {amount} yuan',
  ],
  PAYMENT_AFTER_EXIT: [
    '监督将发现：退出后发放 {amount} 元',
    'Supervision will find: paid after an exit, {amount} yuan',
  ],
  PAYMENT_OVER_STANDARD: [
    '监督将发现：超标准 {amount} 元',
    'Supervision will find: {amount} yuan over the standard',
  ],
  PERSON_TWO_NAMES: [
    '监督将发现：同一证件号码先前登记为另一姓名（{amount} 元）',
    'Supervision will find: the number was paid under another name before ({amount} yuan)',
  ],
  PERSON_NUMBER_DOUBTFUL: [
    '证件号码校验位不符，已照录，请核对（{amount} 元）',
    'The check digit of the number is wrong: taken as it is, look again ({amount} yuan)',
  ],
  AMOUNT_TEN_THOUSAND_FOLD: [
    '平均每笔 {amount} 元，与本县上次发放（平均每笔 {before} 元）相差约一万倍',
    '{amount} yuan a payment, about ten thousand times off what the county paid last, {before} yuan',
  ],
  SHEET_PASSED_OVER: [
    '工作表 {file} 不是数据表（隐藏、说明或下拉项），未读取',
    'Sheet {file} is no table (hidden, notes or a list): not read',
  ],
  REGION_RECORDED: [
    '{code} 已登记，本行不改变其名称、级别或上级；更名、改码或变更上级请写入区划变更表',
    '{code} is recorded, and this row changes nothing of it: put a new name, code or parent into recodings.csv',
  ],
} as const satisfies Record<string, readonly [chinese: string, english: string]>;

/** Of a file that gives no table at all. */
export const NO_TABLES_AT_ALL = [
  'FILE_EMPTY',
  'TABLE_UNKNOWN',
  'HEADERS_KEPT',
  'FILE_OLD_EXCEL',
  'FILE_WITH_PASSWORD',
  'FILE_XML_2003',
  'FILE_OPEN_DOCUMENT',
  'FILE_WITH_MACROS',
  'FILE_BINARY_WORKBOOK',
  'FILE_WEB_PAGE',
  'FILE_UTF16',
  'FILE_NOT_A_TABLE',
  'FILE_OTHER_ARCHIVE',
  'ZIP_WITH_PASSWORD',
  'FILE_WITHOUT_ROWS',
] as const satisfies readonly PackageFault[];

export type PackageFault = keyof typeof PACKAGE_FAULTS;
export type PackageNote = keyof typeof PACKAGE_NOTES;
export type IssueCode = PackageFault | PackageNote | RefusalCode;
export type IssueData = Readonly<Record<string, string | number>>;

/** What is wrong with one cell, told without the cell's place. */
export interface Fault {
  readonly code: IssueCode;
  readonly data?: IssueData;
}

/** Where it stands: the file or sheet; the line and the column where there is one. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
}

export interface Issue extends Place {
  readonly code: IssueCode;
  readonly zh: string;
  readonly en: string;
}

export function issueAt(place: Place, code: IssueCode, data: IssueData = {}): Issue {
  const { file, line, column } = place;
  return { file, line, column, code, ...messageOf(code, data) };
}

function messageOf(code: IssueCode, data: IssueData): { zh: string; en: string } {
  if (Object.hasOwn(REFUSALS, code)) return refusalMessage({ code, data } as Refusal);
  const [zh, en] = { ...PACKAGE_FAULTS, ...PACKAGE_NOTES }[code as PackageFault | PackageNote];
  return { zh: fill(zh, ownChinese(data), inChinese), en: fill(en, data, inEnglish) };
}

/** What `nameZh` says in place of `name`. */
function ownChinese(data: IssueData): IssueData {
  const said = Object.entries(data).map(([name, value]) => [name, data[`${name}Zh`] ?? value]);
  return Object.fromEntries(said) as IssueData;
}

const QUOTED_LENGTH = 40;
/**
 * Fifteen digits in a row, or seventeen and a letter: it may be an identity number in the wrong
 * column.
 */
const LIKE_AN_IDENTITY = /\d{15,}[\dXx]?/g;
/** What a terminal must not get to see. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const ASCII = /^[ -~]*$/;

/**
 * A cell as a message may show it: clipped, one line, and without what looks like an identity
 * number. In a table that holds personal data anything but ASCII is hidden too, since a name may
 * have slipped a column.
 */
export function quoteCell(cell: string, besidePersonalData: boolean): string {
  if (besidePersonalData && !ASCII.test(cell)) return '…';
  const masked = cell.slice(0, 400).replace(LIKE_AN_IDENTITY, '…').replace(UNPRINTABLE, ' ');
  const characters = Array.from(masked);
  if (characters.length <= QUOTED_LENGTH) return masked;
  return `${characters.slice(0, QUOTED_LENGTH - 1).join('')}…`;
}
