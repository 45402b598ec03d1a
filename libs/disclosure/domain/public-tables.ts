/**
 * The public tables, column by column: what JSON, CSV and the open-data package say is made from
 * these, so that a column cannot slip out that is not written down here. docs/disclosure.md
 */
import { COUNTY_FIGURE_WORDS } from '../../wording/figure-words.js';

export type PublicType =
  'string' | 'integer' | 'year' | 'date' | 'yearmonth' | 'yuan' | 'reportedYuan';

export interface PublicColumn {
  readonly name: string;
  readonly type: PublicType;
  readonly chinese: string;
  readonly english: string;
}

export interface PublicTable {
  readonly name: string;
  readonly chinese: string;
  readonly english: string;
  readonly columns: readonly PublicColumn[];
}

export type PublicCell = string | number | null;
export type PublicRow = Readonly<Record<string, PublicCell>>;

function column(name: string, type: PublicType, chinese: string, english: string): PublicColumn {
  return { name, type, chinese, english };
}

const yuan = (name: string, chinese: string, english: string): PublicColumn =>
  column(name, 'yuan', `${chinese}（元）`, `${english}, yuan`);

/** Of a county that has reported no need 未填报 stands in place of the amount. */
const reportedYuan = (name: string, chinese: string, english: string): PublicColumn =>
  column(
    name,
    'reportedYuan',
    `${chinese}（元；未填报）`,
    `${english}, yuan; 未填报: not reported`,
  );

/** Of a ledger, in the words of ledgers. */
const figure = (name: keyof typeof COUNTY_FIGURE_WORDS): PublicColumn =>
  yuan(name, COUNTY_FIGURE_WORDS[name].zh, COUNTY_FIGURE_WORDS[name].en);
const reportedFigure = (name: keyof typeof COUNTY_FIGURE_WORDS): PublicColumn =>
  reportedYuan(name, COUNTY_FIGURE_WORDS[name].zh, COUNTY_FIGURE_WORDS[name].en);

const COUNTY = [
  column('region', 'string', '行政区划代码', 'Region code, GB/T 2260'),
  column('regionName', 'string', '地区', 'Region'),
];
const YEAR = column('fiscalYear', 'year', '预算年度', 'Fiscal year');
const PROGRAM = [
  column('program', 'string', '资金项目', 'Program'),
  column('programName', 'string', '项目名称', 'Name of the program'),
];

export const PUBLICATIONS: PublicTable = {
  name: 'publications',
  chinese: '公示公开目录',
  english: 'What offices have published, with their own address',
  columns: [
    column('kind', 'string', '类别', 'LIST: a payment list; else the kind of document'),
    ...COUNTY,
    YEAR,
    ...PROGRAM,
    column('period', 'yearmonth', '所属月份', 'Month that the list is for'),
    column('documentNo', 'string', '文号', 'Document number'),
    column('publishedOn', 'date', '公开日期', 'Published on'),
    column('url', 'string', '原公示网址', 'Where the office published it'),
    column('form', 'string', '公开形式', 'LINES, SUMS or WHOLE'),
  ],
};

export const PAYMENT_SUMS: PublicTable = {
  name: 'payments',
  chinese: '已公示发放合计',
  english: 'Published payments by county, program and month; small groups are merged',
  columns: [
    ...COUNTY,
    YEAR,
    ...PROGRAM,
    column('months', 'string', '所属月份（小额月份合并）', 'Months; small ones stand together'),
    column('publishedOn', 'date', '最近公开日期', 'Latest publication'),
    column('payments', 'integer', '发放笔数', 'Payments'),
    yuan('amount', '发放金额', 'Amount'),
    column('form', 'string', '公开形式', 'LINES or SUMS'),
  ],
};

/** Nobody's name, number or pseudonym, nor the number of the payment. */
export const PAYMENT_LINES: PublicTable = {
  name: 'payment-lines',
  chinese: '已公示发放明细（不含个人信息）',
  english: 'Published payments, one by one, without anybody’s name',
  columns: [
    column('line', 'integer', '序号', 'Place in the list, by amount'),
    column('persons', 'integer', '保障人数', 'Persons; empty where few are alike'),
    column('monthsPaid', 'integer', '发放月数', 'Months paid for; empty where few are alike'),
    column('component', 'string', '发放构成', 'Component; empty where few are alike'),
    yuan('amount', '金额', 'Amount'),
  ],
};

export const LEDGERS: PublicTable = {
  name: 'ledgers',
  chinese: '县级财政责任台账（已结账年度）',
  english: 'County ledgers of closed years, a line a program',
  columns: [
    ...COUNTY,
    YEAR,
    column(
      'program',
      'string',
      '资金项目（小额项目以+合并）',
      'Program; small ones stand together',
    ),
    column('programName', 'string', '项目名称', 'Name of the program'),
    reportedFigure('need'),
    figure('carriedIn'),
    figure('awarded'),
    figure('received'),
    figure('ownBudget'),
    figure('adjustedIn'),
    figure('adjustedOut'),
    figure('reclaimed'),
    figure('arranged'),
    figure('disbursed'),
    figure('returned'),
    figure('carriedOut'),
    reportedFigure('gap'),
  ],
};

export const COUNTY_YEARS: PublicTable = {
  name: 'county-years',
  chinese: '县级年度汇总（已结账年度）',
  english: 'Counties’ closed years: need, gap, and construction beside it',
  columns: [
    ...COUNTY,
    YEAR,
    column('closedOn', 'date', '结账日期', 'Closed on'),
    reportedFigure('need'),
    figure('arranged'),
    figure('unsplit'),
    yuan('spent', '已支付（扣除退票）', 'Disbursed net of returns'),
    reportedFigure('gap'),
    yuan('generalConstructionArranged', '一般建设安排', 'General construction arranged'),
    yuan('generalConstructionSpent', '一般建设支出', 'General construction spent'),
  ],
};

export const TRANSFERS: PublicTable = {
  name: 'transfers',
  chinese: '转移支付指标文',
  english: 'Transfer documents of the province, a line a county',
  columns: [
    column('documentNo', 'string', '文号', 'Document number'),
    ...PROGRAM,
    YEAR,
    column('issuedOn', 'date', '下达日期', 'Issued on'),
    ...COUNTY,
    yuan('amount', '金额', 'Amount'),
  ],
};

export const RECEIPTS: PublicTable = {
  name: 'receipts',
  chinese: '省级到位资金（按来源）',
  english: 'Money that reached the province, by program and source',
  columns: [
    YEAR,
    ...PROGRAM,
    column('source', 'string', '资金来源', 'Source'),
    column('documents', 'integer', '文件数', 'Documents'),
    yuan('amount', '金额', 'Amount'),
  ],
};

export const OVERVIEW: PublicTable = {
  name: 'overview',
  chinese: '全省概览',
  english: 'The province by fiscal year, as far as it is open',
  columns: [
    YEAR,
    yuan('receipts', '到位资金', 'Receipts'),
    column('transferDocuments', 'integer', '指标文数', 'Transfer documents'),
    yuan('transfers', '下达金额', 'Transfers'),
    column('countyYears', 'integer', '已公开台账的县', 'Counties whose ledger is open'),
    column('listsDue', 'integer', '应公示清单', 'Lists due by now'),
    column('listsInTime', 'integer', '按时公示', 'Of these published in time'),
    column('listsLate', 'integer', '逾期公示', 'Published late'),
    column('listsMissing', 'integer', '未公示', 'Missing'),
  ],
};

/** The tables of the open-data package; single payments are not among them. */
export const PACKAGED_TABLES: readonly PublicTable[] = [
  PUBLICATIONS,
  PAYMENT_SUMS,
  LEDGERS,
  COUNTY_YEARS,
  TRANSFERS,
  RECEIPTS,
  OVERVIEW,
];

/** The row with the table's columns and no others, in their order. */
export function rowOf(table: PublicTable, cells: PublicRow): PublicRow {
  return Object.fromEntries(table.columns.map(({ name }) => [name, cells[name] ?? null]));
}
