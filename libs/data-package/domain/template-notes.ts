/** What templates say of their columns: how a cell is filled in. */
import type { Column, ColumnType, Table } from './table.js';

/** By table and column, or by column, where the type does not say enough. */
const NOTES: Readonly<Record<string, string>> = {
  'needs.from_month': '起始月份（1至12）；全年测算的不填',
  'needs.months': '月数，一次性补助填1',
  'needs.monthly_amount': '每人每月金额（元），至多两位小数',
  'payroll.batch_no': '同一批次各行相同，全省唯一',
  'payroll.payment_no': '批次内的序号，从1起，不重复',
  'payroll.period': '所发月份，如2018-01；不按月发放的不填',
  'payroll.region': '从下拉列表选择',
  'payments.batch_no': '与“发放批次与支出”表中的批次号一致',
  'disbursements.period': '所发月份，如2018-01；工程支出和不按月发放的不填',
  'disbursements.payments': '明细笔数；不填的按明细表计',
  'budgets.entry_no': '与资金调剂统一编号，不重复',
  'adjustments.entry_no': '与本级预算统一编号，不重复',
  'budgets.project_kind': '工程的类型；不填的为一般建设',
  'budgets.mandate': '文件要求的民生建设属哪一项；其他的不填',
  'budgets.exemption_document_no': '经批准豁免的，填批复文号',
  'transfers.received_on': '到账日期；尚在途的不填',
  'arrivals.program': '不填的为该文件下达本县的全部项目',
  'arrivals.document_no': '从下拉列表选择（在途的指标文），或照文件填写',
  'returns.payment_no': '被退回的明细在批次内的序号',
  'exits.readmitted_on': '重新纳入的日期；未重新纳入的不填',
  'performance_targets.target': '数字；定性指标不填',
  'performance_targets.weight': '分值，一组目标合计90分',
  'performance_targets.document_no': '随指标文下达的，填文号',
  'performance_results.actual': '数字；定性指标从下拉列表选择',
  'performance_results.reason': '有偏差的说明原因',
  'standards.tier': '不分档的不填',
  'recodings.new_name': '不变的不填',
  'recodings.new_parent': '不变的不填',
  'receipts.direct_fund': '直达资金的标识；不是的不填',
  'closes.region': '县（市、区），或省级（资金池）',
  account_no: '按文本填写，加密保存',
  beneficiary_id: '18位证件号码，按文本填写，不要用科学计数法',
  component: '不填的为基本补助',
  months: '发放的月数；不填的为1',
  persons: '人数',
  url: '公示的网址',
};

const BY_TYPE: {
  readonly [K in ColumnType['kind']]: (type: Extract<ColumnType, { kind: K }>) => string;
} = {
  text: ({ words, accountOf, maxLength }) => {
    if (accountOf !== undefined) return '资金项目从下拉列表选择；工程填项目代码';
    return words ? '从下拉列表选择，或照实填写' : `文字，不超过${maxLength}个字`;
  },
  document: () => '文号，如 吉财社指〔2017〕12号',
  identity: () => '18位证件号码，按文本填写',
  region: () => '从下拉列表选择，或填六位行政区划代码',
  'region-code': () => '六位行政区划代码',
  year: () => '四位年份，如2018',
  date: () => '日期，如2018-01-09',
  month: () => '月份，如2018-01',
  integer: ({ minimum, maximum }) =>
    maximum >= 1_000_000 ? `整数，不小于${minimum}` : `整数，${minimum}至${maximum}`,
  yuan: () => '金额（元），至多两位小数',
  decimal: () => '数字',
  choice: () => '从下拉列表选择',
  program: () => '从下拉列表选择',
};

/** `必填。日期，如2018-01-09` */
export function noteOf({ name: table }: Table, { name, type, required }: Column): string {
  const how = NOTES[`${table}.${name}`] ?? NOTES[name] ?? byType(type);
  return `${required ? '必填' : '可不填'}。${how}`;
}

function byType<K extends ColumnType['kind']>(type: Extract<ColumnType, { kind: K }>): string {
  return (BY_TYPE[type.kind] as (type: unknown) => string)(type);
}
