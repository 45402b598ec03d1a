/** In which other ways than the package's form offices write. data-package.md */

/** Kinds of writing, as reports name them. */
export const UNDERSTOOD = {
  BLANKS: ['首尾空白', 'blanks around a cell'],
  FULL_WIDTH: ['全角字符', 'full-width characters'],
  SEPARATORS: ['千分位', 'thousands separators'],
  YUAN_SIGN: ['“元”或货币符号', 'amounts with 元 or ¥'],
  IN_TEN_THOUSANDS: ['以万元填写的金额', 'amounts in 万元'],
  EXPONENT: ['科学计数法', 'numbers in scientific form'],
  FLOAT_NOISE: ['浮点误差', 'float noise of a sum'],
  WHOLE_DECIMAL: ['带小数点的整数', 'whole numbers with a decimal point'],
  DATE_FORM: ['其他写法的日期', 'dates in another form'],
  DATE_SERIAL: ['日期序列号', 'dates as serial numbers'],
  DATE_TIME: ['带时间的日期', 'dates with a time'],
  FORMULA_VALUE: ['公式的计算结果', 'values of formulas'],
  WORD_FOR_CODE: ['用名称填写的代码', 'words in place of codes'],
  CHINESE_HEADER: ['中文表头', 'Chinese headers'],
  OWN_HEADERS: ['本单位保存的表头对应', 'headers by the county’s own mapping'],
  TITLE_ROW: ['表头上方的标题行', 'rows above the header'],
  COUNTER_COLUMN: ['序号列', 'a column that counts rows'],
  EMPTY_ROW: ['空行', 'empty rows'],
  TOTAL_ROW: ['合计行（已核对）', 'rows of totals, checked'],
} as const satisfies Record<string, readonly [chinese: string, english: string]>;

export type UnderstoodKind = keyof typeof UNDERSTOOD;
