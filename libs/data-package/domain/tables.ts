/** The tables of the data package, in the order in which they are read, checked and written. */
import {
  BUDGET_SOURCES,
  DIRECT_FUND_MARKS,
  PAYMENT_COMPONENTS,
  PROJECT_KINDS,
  RECEIPT_SOURCES,
  SPENDING_CLASSES,
} from '../../event-catalogue/vocabulary.js';
import {
  COMPONENT_WORDS,
  DIRECT_FUND_WORDS,
  MANDATE_WORDS,
  PROJECT_KIND_WORDS,
  SOURCE_WORDS,
  SPENDING_CLASS_WORDS,
} from '../../wording/fund-words.js';
import { MOST_MONTHLY_FEN, MOST_PERSONS } from '../../refusals/sizes.js';
import { PERFORMANCE_TABLES } from './performance-tables.js';
import { REFERENCE_TABLES } from './reference-tables.js';
import type { Table } from './table.js';
import {
  PEOPLE,
  account,
  address,
  amount,
  choice,
  column,
  count,
  county,
  date,
  decimal,
  documentNo,
  fiscalYear,
  identity,
  key,
  later,
  month,
  ofBatches,
  ofPayee,
  optional,
  personal,
  program,
  prose,
  region,
  table,
  text,
  year,
} from './table-columns.js';

const LIVELIHOOD_TABLES = [
  table(
    'exemptions',
    '批复豁免',
    'Papers that let a county build a project while a gap remains',
    [
      documentNo('exemption_no', 'Paper'),
      county,
      key('project', 'Project'),
      fiscalYear,
      amount('amount', 'The most that may be arranged for it'),
      date('issued_on', 'Date of the paper'),
      prose('reason', 'Reason'),
    ],
    ['exemption_no'],
  ),
  table(
    'needs',
    '保障需求',
    'Assessed needs',
    [
      county,
      fiscalYear,
      program,
      date('assessed_on', 'Date of the assessment'),
      optional(count('from_month', 1, 12, 'First month; empty: the whole year')),
      count('months', 1, 12, 'Months; 1 for a lump sum'),
      column(
        'persons',
        { kind: 'integer', minimum: 0, maximum: MOST_PERSONS, isSize: true },
        'Persons',
      ),
      column(
        'monthly_amount',
        { kind: 'yuan', zero: true, mostFen: MOST_MONTHLY_FEN },
        'Yuan a person and month',
      ),
    ],
    ['region', 'fiscal_year', 'program', 'assessed_on', 'from_month', 'months', 'persons'],
  ),
  table(
    'receipts',
    '到位资金',
    'Money that reached the province, a row a program and source',
    [
      documentNo('document_no', 'Document; its rows share year and dates'),
      program,
      fiscalYear,
      choice('source', RECEIPT_SOURCES, SOURCE_WORDS, 'Source'),
      amount('amount', 'Yuan'),
      date('document_date', 'Date of the document'),
      date('received_on', 'Date of receipt'),
      later(
        choice(
          'direct_fund',
          DIRECT_FUND_MARKS,
          DIRECT_FUND_WORDS,
          'Mark of direct money; empty: none',
        ),
      ),
    ],
    ['document_no', 'program', 'source'],
    [],
  ),
  table(
    'transfers',
    '转移支付指标',
    'Award documents, a row a county and program',
    [
      documentNo('document_no', 'Document; its rows share year and date'),
      county,
      program,
      fiscalYear,
      amount('amount', 'Yuan'),
      date('issued_on', 'Date of the document'),
      optional(date('received_on', 'Arrival; empty: still in transit')),
    ],
    ['document_no', 'region', 'program'],
  ),
  table(
    'carryovers',
    '期初结转结余',
    'Opening balances of the first year, of 1 January',
    [
      county,
      fiscalYear,
      program,
      documentNo('origin_document_no', 'Document the money came by'),
      year('origin_year', 'Year the money is of'),
      amount('amount', 'Yuan'),
    ],
    ['region', 'fiscal_year', 'program', 'origin_document_no', 'origin_year'],
  ),
] as const;

const LEDGER_TABLES = [
  table(
    'budgets',
    '本级预算',
    'Money that counties budget themselves',
    [
      key('entry_no', 'Entry number, one series with adjustments'),
      county,
      fiscalYear,
      choice('class', SPENDING_CLASSES, SPENDING_CLASS_WORDS, 'Spending class'),
      account('code', 'class'),
      optional(
        choice(
          'project_kind',
          PROJECT_KINDS,
          PROJECT_KIND_WORDS,
          'Kind of project; empty: GENERAL',
        ),
      ),
      choice('source', BUDGET_SOURCES, SOURCE_WORDS, 'Source'),
      amount('amount', 'Yuan'),
      date('allocated_on', 'Date'),
      optional(documentNo('exemption_document_no', 'Paper of the exemption, for EXEMPTED')),
      later(
        key(
          'mandate',
          'Which ordered work it is, for LIVELIHOOD_MANDATED; empty: none',
          MANDATE_WORDS,
        ),
      ),
    ],
    ['entry_no'],
  ),
  table(
    'adjustments',
    '资金调剂',
    'Money moved between accounts of a county',
    [
      key('entry_no', 'Entry number, one series with budgets'),
      county,
      fiscalYear,
      choice('from_class', SPENDING_CLASSES, SPENDING_CLASS_WORDS, 'Class it leaves'),
      account('from_code', 'from_class'),
      choice('to_class', SPENDING_CLASSES, SPENDING_CLASS_WORDS, 'Class it enters'),
      account('to_code', 'to_class'),
      amount('amount', 'Yuan'),
      date('adjusted_on', 'Date'),
      prose('reason', 'Reason'),
    ],
    ['entry_no'],
  ),
  table(
    'disbursements',
    '发放批次与支出',
    'Payment batches and construction spending',
    [
      key('batch_no', 'Batch'),
      county,
      fiscalYear,
      choice('class', SPENDING_CLASSES, SPENDING_CLASS_WORDS, 'Spending class'),
      account('code', 'class'),
      optional(month('period', 'Month paid for; empty for construction and for what has no month')),
      date('paid_on', 'Date'),
      amount('amount', 'Yuan'),
      optional(count('payments', 0, PEOPLE, 'How many payments; empty: as many as are listed')),
    ],
    ['batch_no'],
  ),
  table(
    'returns',
    '退票',
    'Payments that the bank sent back',
    [
      key('return_no', 'Return'),
      key('batch_no', 'Batch'),
      count('payment_no', 1, PEOPLE, 'Payment of the batch'),
      date('returned_on', 'Date'),
      prose('reason', 'Reason'),
    ],
    ['return_no'],
    [ofBatches],
  ),
  table(
    'exits',
    '退出保障',
    'Persons who left a program',
    [
      identity,
      region,
      program,
      date('exited_on', 'Date'),
      prose('reason', 'Reason'),
      optional(date('readmitted_on', 'Date of readmission')),
    ],
    ['beneficiary_id', 'region', 'program', 'exited_on', 'readmitted_on'],
  ),
  table(
    'reclaims',
    '收回',
    'Award money that the province takes back',
    [
      key('reclaim_no', 'Reclaim'),
      county,
      fiscalYear,
      program,
      documentNo('document_no', 'Transfer document, or document of the opening balance'),
      amount('amount', 'Yuan'),
      date('reclaimed_on', 'Date'),
      prose('reason', 'Reason'),
    ],
    ['reclaim_no'],
  ),
] as const;

const OVERSIGHT_TABLES = [
  table(
    'disclosures',
    '公示',
    'Published lists of payments',
    [
      region,
      fiscalYear,
      program,
      month('period', 'Month of the payments'),
      date('published_on', 'Date'),
      address('url', 'Where'),
    ],
    ['region', 'fiscal_year', 'program', 'period', 'published_on'],
  ),
  table(
    'closes',
    '年度结账',
    'Year closings of counties, and of the province for the pools',
    [
      column('region', { kind: 'region', level: 'county-or-province' }, 'County or province'),
      fiscalYear,
      date('closed_on', 'Date'),
    ],
    ['region', 'fiscal_year', 'closed_on'],
  ),
  table(
    'targets',
    '任务目标',
    'Targets with a deadline',
    [
      key('target_no', 'Target'),
      region,
      text('clause', 'Clause that orders it'),
      text('name', 'Name'),
      key('unit', 'Unit'),
      decimal('target', 'Figure to reach'),
      date('due_on', 'Deadline'),
    ],
    ['target_no'],
  ),
  table(
    'progress',
    '目标进度',
    'Progress towards targets',
    [
      key('target_no', 'Target'),
      date('reported_on', 'Date'),
      decimal('value', 'Figure reached'),
      prose('basis', 'Document or source'),
    ],
    ['target_no', 'reported_on'],
    [{ column: 'target_no', table: 'targets', target: 'target_no' }],
  ),
] as const;

/** What a county hands in by one table. data-package.md, arrivals.csv and payroll.csv */
const ARRIVALS_TABLE = table(
  'arrivals',
  '到账确认',
  'Transfers that arrived',
  [
    documentNo('document_no', 'Transfer document'),
    county,
    date('received_on', 'Arrival'),
    later(program),
  ],
  ['document_no', 'region', 'program'],
);

const ofPayments = {
  paymentNo: count('payment_no', 1, PEOPLE, 'Number in the batch'),
  name: optional(personal(key('name', 'Name'))),
  persons: count('persons', 1, 1000, 'Persons paid for'),
  months: optional(count('months', 1, 1200, 'Months paid for; empty: 1')),
  component: optional(
    choice('component', PAYMENT_COMPONENTS, COMPONENT_WORDS, 'What it is; empty: BASIC'),
  ),
  amount: amount('amount', 'Yuan'),
  payee: [
    ofPayee('payee_name', 'Payee, often a guardian'),
    ofPayee('bank_code', 'Bank of the account'),
    ofPayee('account_no', 'Account'),
  ],
} as const;

const PAYROLL_TABLE = table(
  'payroll',
  '发放表',
  'Payments with the head of their batch on each row; read as disbursements and payments',
  [
    key('batch_no', 'Batch'),
    program,
    optional(month('period', 'Month paid for; empty for what has no month')),
    date('paid_on', 'Date'),
    ...[ofPayments.paymentNo, identity, ofPayments.name, ofPayments.persons, ofPayments.amount],
    ...[ofPayments.months, ofPayments.component].map(later),
    ...ofPayments.payee,
    later(county),
  ],
  ['batch_no', 'payment_no'],
);

const PAYMENTS_TABLE = table(
  'payments',
  '发放明细',
  'Payments of a batch; they add up to it',
  [
    key('batch_no', 'Batch'),
    ...[ofPayments.paymentNo, identity, ofPayments.name, ofPayments.persons, ofPayments.months],
    ...[ofPayments.component, ofPayments.amount, ...ofPayments.payee],
  ],
  ['batch_no', 'payment_no'],
  [ofBatches],
);

/** Payments come last: they stream, and what returns ask of them is known by then. */
export const TABLES = [
  ...REFERENCE_TABLES,
  ...LIVELIHOOD_TABLES,
  ...LEDGER_TABLES,
  ...OVERSIGHT_TABLES,
  ...PERFORMANCE_TABLES,
  ARRIVALS_TABLE,
  PAYROLL_TABLE,
  PAYMENTS_TABLE,
] as const;

export type TableName = (typeof TABLES)[number]['name'];

const byName: ReadonlyMap<string, Table<TableName>> = new Map(
  TABLES.map((definition) => [definition.name, definition]),
);

/** Chinese words of earlier templates. */
const FORMER_NAMES: Readonly<Record<string, TableName>> = { 退回: 'returns' };

/** By the name of a file without its ending, or of a sheet, also by the Chinese word. */
export function findTable(given: string): Table<TableName> | undefined {
  const name = given
    .trim()
    .toLowerCase()
    .replace(/\.csv$/, '');
  return byName.get(FORMER_NAMES[name] ?? name) ?? TABLES.find(({ chinese }) => chinese === name);
}

export function isTableName(name: string): name is TableName {
  return byName.has(name);
}

export function tableNamed(name: TableName): Table<TableName> {
  return byName.get(name)!;
}
