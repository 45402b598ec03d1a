/**
 * The row that a recorded fact came from, or would come from: the way back of `row-commands.ts`.
 */
import type { Payee } from '../../access/domain/payee.js';
import type { DataOf, EventOf, RecordedFact } from '../../event-catalogue/catalogue.js';
import { type EventTable, entryFor } from '../../event-catalogue/folds.js';
import { formatYuan } from '../../money/fen.js';
import { csvSafeText } from './safe-text.js';
import { isText } from './table.js';
import { type TableName, tableNamed } from './tables.js';

export interface FactRow {
  readonly table: TableName;
  readonly cells: readonly string[];
  /** Business date of the entry; null for facts for reference. */
  readonly date: string | null;
}

type Fields = Readonly<Record<string, string | number | bigint | boolean | null>>;
type RowOf = readonly [table: TableName, fields: Fields, date: string | null];

/** Types whose rows need something looked up, or are several. */
export type LookedUpType =
  | 'ProgramAdded'
  | 'ReceiptRecorded'
  | 'TransferIssued'
  | 'TransferReceived'
  | 'PoolYearClosed'
  | 'PaymentsListed'
  | 'BeneficiaryExited'
  | 'PerformanceTargetsSet';

const ROWS: EventTable<Exclude<EventOf<'packageRows'>, LookedUpType>, [], RowOf> = {
  RegionRegistered: (d) => ['regions', { ...d }, null],
  RegionRecoded: (d) => [
    'recodings',
    {
      ...d,
      new_code: d.newCode,
      new_name: d.newName,
      new_parent: d.newParent,
      effective_on: d.effectiveOn,
    },
    d.effectiveOn,
  ],
  RegionDesignated: (d) => [
    'designations',
    { ...d, effective_from: d.effectiveFrom, effective_to: d.effectiveTo },
    null,
  ],
  IndicatorReported: (d) => ['indicators', { ...d }, null],
  StandardSet: (d) => [
    'standards',
    { ...d, monthly_amount: d.monthlyAmountFen, effective_from: d.effectiveFrom },
    null,
  ],
  DisclosurePublished: (d) => [
    'disclosures',
    { ...d, fiscal_year: d.fiscalYear, published_on: d.publishedOn },
    null,
  ],
  MonthCertified: (d) => [
    'certifications',
    { ...d, fiscal_year: d.fiscalYear, certified_on: d.certifiedOn },
    null,
  ],
  PerformanceResultReported: (d) => [
    'performance_results',
    { ...d, target_no: d.targetNo, reported_on: d.reportedOn },
    null,
  ],
  TargetSet: (d) => ['targets', { ...d, target_no: d.targetNo, due_on: d.dueOn }, null],
  ProgressReported: (d) => [
    'progress',
    { ...d, target_no: d.targetNo, reported_on: d.reportedOn },
    null,
  ],
  OpeningBalanceEntered: ({ lot: _, ...d }) => [
    'carryovers',
    {
      ...d,
      fiscal_year: d.fiscalYear,
      origin_document_no: d.originDocumentNo,
      origin_year: d.originYear,
      amount: d.amountFen,
    },
    String(d.fiscalYear),
  ],
  NeedAssessed: (d) => [
    'needs',
    {
      ...d,
      fiscal_year: d.fiscalYear,
      assessed_on: d.assessedOn,
      from_month: d.fromMonth,
      monthly_amount: d.monthlyAmountFen,
    },
    d.assessedOn,
  ],
  ExemptionGranted: (d) => [
    'exemptions',
    {
      ...d,
      exemption_no: d.exemptionNo,
      fiscal_year: d.fiscalYear,
      amount: d.amountFen,
      issued_on: d.issuedOn,
    },
    d.issuedOn,
  ],
  BudgetAllocated: ({ lot: _, ...d }) => [
    'budgets',
    {
      ...d,
      entry_no: d.entryNo,
      fiscal_year: d.fiscalYear,
      project_kind: d.projectKind,
      amount: d.amountFen,
      allocated_on: d.allocatedOn,
      exemption_document_no: d.exemptionDocumentNo,
    },
    d.allocatedOn,
  ],
  FundsAdjusted: ({ from, to, draws: _, lots: __, ...d }) => [
    'adjustments',
    {
      ...d,
      entry_no: d.entryNo,
      fiscal_year: d.fiscalYear,
      from_class: from.class,
      from_code: from.code,
      to_class: to.class,
      to_code: to.code,
      amount: d.amountFen,
      adjusted_on: d.adjustedOn,
    },
    d.adjustedOn,
  ],
  DisbursementRecorded: ({ draws: _, ...d }) => [
    'disbursements',
    {
      ...d,
      batch_no: d.batchNo,
      fiscal_year: d.fiscalYear,
      paid_on: d.paidOn,
      amount: d.amountFen,
    },
    d.paidOn,
  ],
  PaymentReturned: ({ credits: _, ...d }) => [
    'returns',
    {
      ...d,
      return_no: d.returnNo,
      batch_no: d.batchNo,
      payment_no: d.paymentNo,
      returned_on: d.returnedOn,
    },
    d.returnedOn,
  ],
  AwardReclaimed: ({ draws: _, poolLots: __, ...d }) => [
    'reclaims',
    {
      ...d,
      reclaim_no: d.reclaimNo,
      fiscal_year: d.fiscalYear,
      document_no: d.documentNo,
      amount: d.amountFen,
      reclaimed_on: d.reclaimedOn,
    },
    d.reclaimedOn,
  ],
  CountyYearClosed: (d) => closeRow(d.region, d.fiscalYear, d.closedOn),
};

function closeRow(region: string, fiscalYear: number, closedOn: string): RowOf {
  return ['closes', { region, fiscal_year: fiscalYear, closed_on: closedOn }, closedOn];
}

function cellsOf(table: TableName, fields: Fields): readonly string[] {
  return tableNamed(table).columns.map((column) => {
    const value = fields[column.name] ?? null;
    if (value === null) return '';
    if (typeof value === 'bigint') return formatYuan(value);
    return isText(column.type) ? csvSafeText(String(value), column) : String(value);
  });
}

/** The row of a fact that is one by itself; undefined for every other. */
export function rowOfFact(fact: RecordedFact): FactRow | undefined {
  const row = entryFor(ROWS, fact.type)?.(fact.data);
  if (!row) return undefined;
  const [table, fields, date] = row;
  return { table, cells: cellsOf(table, fields), date };
}

export function rowOfPoolClosing(data: DataOf<'PoolYearClosed'>, province: string): FactRow {
  const [table, fields, date] = closeRow(province, data.fiscalYear, data.closedOn);
  return { table, cells: cellsOf(table, fields), date };
}

/** A row a target. */
export function rowsOfTargets({
  targets,
  ...set
}: DataOf<'PerformanceTargetsSet'>): readonly FactRow[] {
  return targets.map((target) => {
    const cells = cellsOf('performance_targets', {
      ...target,
      region: set.region,
      program: set.program,
      target_no: target.targetNo,
      fiscal_year: set.fiscalYear,
      document_no: set.documentNo,
      declared_on: set.declaredOn,
    });
    return { table: 'performance_targets', cells, date: null };
  });
}

/** A row a functional code; one without where the first day has none. */
export function rowsOfProgram(data: DataOf<'ProgramAdded'>): readonly FactRow[] {
  const { effectiveFrom, functionalCodes } = data;
  const isCoded = functionalCodes[0]?.from === effectiveFrom;
  const uncoded = isCoded ? [] : [{ code: null, from: effectiveFrom }];
  return [...uncoded, ...functionalCodes].map(({ code, from }) => {
    const cells = cellsOf('programs', {
      code: data.code,
      chinese_name: data.chineseName,
      english_name: data.englishName,
      class: data.class,
      pooled: data.pooled,
      functional_code: code,
      effective_from: from,
      basis: data.basis,
    });
    return { table: 'programs', cells, date: null };
  });
}

/** A row an entry. */
export function rowsOfReceipt(data: DataOf<'ReceiptRecorded'>): readonly FactRow[] {
  return data.entries.map((entry) => {
    const cells = cellsOf('receipts', {
      document_no: data.documentNo,
      program: entry.program,
      fiscal_year: data.fiscalYear,
      source: entry.source,
      amount: entry.amountFen,
      document_date: data.documentDate,
      received_on: data.receivedOn,
      direct_fund: entry.directFund,
    });
    return { table: 'receipts', cells, date: data.receivedOn };
  });
}

/** A row a line. @param arrivalOf day on which the line arrived; null: in transit */
export function rowsOfTransfer(
  data: DataOf<'TransferIssued'>,
  arrivalOf: (region: string, program: string) => string | null,
): readonly FactRow[] {
  return data.lines.map(({ region, program, amountFen }) => {
    const cells = cellsOf('transfers', {
      document_no: data.documentNo,
      region,
      program,
      fiscal_year: data.fiscalYear,
      amount: amountFen,
      issued_on: data.issuedOn,
      received_on: arrivalOf(region, program),
    });
    return { table: 'transfers', cells, date: data.issuedOn };
  });
}

/** A person as the package names one: by number, name and account, or by pseudonym alone. */
export interface NamedPerson {
  readonly identityNo: string;
  readonly name: string;
  readonly payee?: Payee | undefined;
}

export function rowOfPayment(
  batchNo: string,
  payment: DataOf<'PaymentsListed'>['payments'][number],
  { identityNo, name, payee }: NamedPerson,
): readonly string[] {
  const { paymentNo, persons, months, component, amountFen } = payment;
  return cellsOf('payments', {
    batch_no: batchNo,
    payment_no: paymentNo,
    beneficiary_id: identityNo,
    name,
    persons,
    months,
    component,
    amount: amountFen,
    payee_name: payee?.name ?? null,
    bank_code: payee?.bankCode ?? null,
    account_no: payee?.accountNo ?? null,
  });
}

export function rowOfExit(
  data: DataOf<'BeneficiaryExited'>,
  identityNo: string,
): readonly string[] {
  return cellsOf('exits', {
    ...data,
    beneficiary_id: identityNo,
    exited_on: data.exitedOn,
    readmitted_on: data.readmittedOn,
  });
}
