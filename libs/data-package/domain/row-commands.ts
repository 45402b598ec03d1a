/** The command of a row. Rows come here checked: every cell is of its column's type. */
import type {
  BudgetSource,
  DirectFundMark,
  PaymentComponent,
  ProjectKind,
  ReceiptSource,
  RegionLevel,
  SpendingClass,
} from '../../event-catalogue/vocabulary.js';
import { type Payee, payeeOf } from '../../access/domain/payee.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { LedgerCommand } from '../../funds/domain/commands.js';
import type { FundsCommand, RecordDisbursement } from '../../funds/domain/commands.js';
import type { ReferenceCommand, ReferenceType } from '../../reference-facts/domain/commands.js';
import type { PerformanceTarget } from '../../reference-facts/domain/performance-targets.js';
import { parseYuan } from '../../money/fen.js';
import type { DocumentTable } from './documents.js';
import { type TableName, tableNamed } from './tables.js';

export type Cells = readonly string[];
type Fields = Readonly<Record<string, string>>;

/** The cells by column name. */
export function fieldsOf(table: TableName, cells: Cells): Fields {
  const fields: Record<string, string> = {};
  tableNamed(table).columns.forEach(({ name }, index) => (fields[name] = cells[index]!));
  return fields;
}

const orNull = (cell: string | undefined): string | null => (cell === '' ? null : cell!);
const integerOrNull = (cell: string | undefined): number | null =>
  cell === '' ? null : Number(cell);
const yuan = (cell: string | undefined): bigint => parseYuan(cell!)!;

function fact<T extends ReferenceType>(type: T, data: DataOf<T>): ReferenceCommand {
  return { kind: 'ReportFact', type, data } as unknown as ReferenceCommand;
}

type ReferenceTable =
  | 'regions'
  | 'recodings'
  | 'designations'
  | 'indicators'
  | 'standards'
  | 'disclosures'
  | 'certifications'
  | 'targets'
  | 'progress'
  | 'performance_targets'
  | 'performance_results';

const REFERENCE: Readonly<Record<ReferenceTable, (f: Fields) => ReferenceCommand>> = {
  regions: (f) =>
    fact('RegionRegistered', {
      code: f['code']!,
      name: f['name']!,
      level: f['level'] as RegionLevel,
      parent: orNull(f['parent']),
    }),
  recodings: (f) =>
    fact('RegionRecoded', {
      region: f['region']!,
      newCode: f['new_code']!,
      newName: orNull(f['new_name']),
      newParent: orNull(f['new_parent']),
      effectiveOn: f['effective_on']!,
      basis: f['basis']!,
    }),
  designations: (f) =>
    fact('RegionDesignated', {
      region: f['region']!,
      kind: f['kind'] as DataOf<'RegionDesignated'>['kind'],
      effectiveFrom: f['effective_from']!,
      effectiveTo: orNull(f['effective_to']),
      basis: f['basis']!,
    }),
  indicators: (f) =>
    fact('IndicatorReported', {
      region: f['region']!,
      year: Number(f['year']),
      indicator: f['indicator']!,
      value: f['value']!,
    }),
  standards: (f) =>
    fact('StandardSet', {
      region: f['region']!,
      program: f['program']!,
      tier: orNull(f['tier']),
      monthlyAmountFen: yuan(f['monthly_amount']),
      effectiveFrom: f['effective_from']!,
      basis: f['basis']!,
    }),
  disclosures: (f) =>
    fact('DisclosurePublished', {
      region: f['region']!,
      fiscalYear: Number(f['fiscal_year']),
      program: f['program']!,
      period: f['period']!,
      publishedOn: f['published_on']!,
      url: f['url']!,
    }),
  certifications: (f) =>
    fact('MonthCertified', {
      ...spending(f),
      month: Number(f['month']),
      certifiedOn: f['certified_on']!,
    }),
  targets: (f) =>
    fact('TargetSet', {
      targetNo: f['target_no']!,
      region: f['region']!,
      clause: f['clause']!,
      name: f['name']!,
      unit: f['unit']!,
      target: f['target']!,
      dueOn: f['due_on']!,
    }),
  performance_targets: (f) =>
    fact('PerformanceTargetsSet', {
      ...award(f),
      documentNo: orNull(f['document_no']),
      declaredOn: f['declared_on']!,
      targets: [
        {
          targetNo: f['target_no']!,
          level1: f['level1'] as PerformanceTarget['level1'],
          level2: f['level2'] as PerformanceTarget['level2'],
          name: f['name']!,
          comparator: f['comparator'] as PerformanceTarget['comparator'],
          target: orNull(f['target']),
          unit: orNull(f['unit']),
          weight: f['weight']!,
        },
      ],
    }),
  performance_results: (f) =>
    fact('PerformanceResultReported', {
      targetNo: f['target_no']!,
      kind: f['kind'] as DataOf<'PerformanceResultReported'>['kind'],
      actual: f['actual']!,
      reportedOn: f['reported_on']!,
      reason: orNull(f['reason']),
      basis: f['basis']!,
    }),
  progress: (f) =>
    fact('ProgressReported', {
      targetNo: f['target_no']!,
      reportedOn: f['reported_on']!,
      value: f['value']!,
      basis: f['basis']!,
    }),
};

type FundsTable =
  'exemptions' | 'needs' | 'carryovers' | 'budgets' | 'adjustments' | 'reclaims' | 'disbursements';

/** Region, year and program of an award account. */
function award(f: Fields): { region: string; fiscalYear: number; program: string } {
  return { region: f['region']!, fiscalYear: Number(f['fiscal_year']), program: f['program']! };
}

function spending(f: Fields): { region: string; fiscalYear: number } {
  return { region: f['region']!, fiscalYear: Number(f['fiscal_year']) };
}

const FUNDS: Readonly<Record<FundsTable, (f: Fields) => FundsCommand>> = {
  carryovers: (f) => ({
    kind: 'EnterOpeningBalance',
    ...award(f),
    originDocumentNo: f['origin_document_no']!,
    originYear: Number(f['origin_year']),
    amountFen: yuan(f['amount']),
  }),
  needs: (f) => ({
    kind: 'AssessNeed',
    ...award(f),
    assessedOn: f['assessed_on']!,
    fromMonth: integerOrNull(f['from_month']),
    months: Number(f['months']),
    persons: Number(f['persons']),
    monthlyAmountFen: yuan(f['monthly_amount']),
  }),
  exemptions: (f) => ({
    kind: 'GrantExemption',
    exemptionNo: f['exemption_no']!,
    ...spending(f),
    project: f['project']!,
    amountFen: yuan(f['amount']),
    issuedOn: f['issued_on']!,
    reason: f['reason']!,
  }),
  budgets: (f) => ({
    kind: 'AllocateBudget',
    entryNo: f['entry_no']!,
    ...spending(f),
    class: f['class'] as SpendingClass,
    code: f['code']!,
    projectKind: projectKind(f),
    ...(f['mandate'] ? { mandate: f['mandate'] } : {}),
    source: f['source'] as BudgetSource,
    amountFen: yuan(f['amount']),
    allocatedOn: f['allocated_on']!,
    exemptionDocumentNo: orNull(f['exemption_document_no']),
  }),
  adjustments: (f) => ({
    kind: 'AdjustFunds',
    entryNo: f['entry_no']!,
    ...spending(f),
    from: { class: f['from_class'] as SpendingClass, code: f['from_code']! },
    to: { class: f['to_class'] as SpendingClass, code: f['to_code']! },
    amountFen: yuan(f['amount']),
    adjustedOn: f['adjusted_on']!,
    reason: f['reason']!,
  }),
  reclaims: (f) => ({
    kind: 'ReclaimAward',
    reclaimNo: f['reclaim_no']!,
    ...award(f),
    documentNo: f['document_no']!,
    amountFen: yuan(f['amount']),
    reclaimedOn: f['reclaimed_on']!,
    reason: f['reason']!,
  }),
  disbursements: (f) => disbursementOf(f, null),
};

function projectKind(f: Fields): ProjectKind | null {
  if (f['project_kind'] !== '') return f['project_kind'] as ProjectKind;
  return f['class'] === 'CONSTRUCTION' ? 'GENERAL' : null;
}

function disbursementOf(f: Fields, listed: RecordDisbursement['listed']): RecordDisbursement {
  return {
    kind: 'RecordDisbursement',
    batchNo: f['batch_no']!,
    ...spending(f),
    class: f['class'] as SpendingClass,
    code: f['code']!,
    period: orNull(f['period']),
    paidOn: f['paid_on']!,
    amountFen: yuan(f['amount']),
    payments: f['payments'] === '' ? (listed?.payments ?? 0) : Number(f['payments']),
    listed,
  };
}

/** @param listed count and sum of the batch's payments in the package; null where it has none */
export function disbursementCommand(
  cells: Cells,
  listed: RecordDisbursement['listed'],
): RecordDisbursement {
  return disbursementOf(fieldsOf('disbursements', cells), listed);
}

/** The one command of a document's rows, in their order. */
export function documentCommand(table: DocumentTable, rows: readonly Cells[]): LedgerCommand {
  return DOCUMENTS[table](rows.map((cells) => fieldsOf(table, cells)));
}

function programCommand(fields: readonly Fields[]): LedgerCommand {
  const first = fields[0]!;
  return fact('ProgramAdded', {
    code: first['code']!,
    chineseName: first['chinese_name']!,
    englishName: first['english_name']!,
    class: first['class'] as SpendingClass,
    pooled: first['pooled'] === 'true',
    functionalCodes: fields
      .filter((f) => f['functional_code'] !== '')
      .map((f) => ({ code: f['functional_code']!, from: f['effective_from']! })),
    effectiveFrom: first['effective_from']!,
    basis: first['basis']!,
  });
}

function receiptCommand(fields: readonly Fields[]): LedgerCommand {
  const first = fields[0]!;
  return {
    kind: 'RecordReceipt',
    documentNo: first['document_no']!,
    fiscalYear: Number(first['fiscal_year']),
    documentDate: first['document_date']!,
    receivedOn: first['received_on']!,
    entries: fields.map((f) => ({
      program: f['program']!,
      source: f['source'] as ReceiptSource,
      amountFen: yuan(f['amount']),
      ...(f['direct_fund'] ? { directFund: f['direct_fund'] as DirectFundMark } : {}),
    })),
  };
}

function transferCommand(fields: readonly Fields[]): LedgerCommand {
  const first = fields[0]!;
  return {
    kind: 'IssueTransfer',
    documentNo: first['document_no']!,
    fiscalYear: Number(first['fiscal_year']),
    issuedOn: first['issued_on']!,
    schemeId: null,
    lines: fields.map((f) => ({
      region: f['region']!,
      program: f['program']!,
      amountFen: yuan(f['amount']),
    })),
  };
}

const DOCUMENTS: Readonly<Record<DocumentTable, (rows: readonly Fields[]) => LedgerCommand>> = {
  transfers: transferCommand,
  programs: programCommand,
  receipts: receiptCommand,
};

/** @param isOneOfSeveral the document has other lines of the region, which arrive on their own */
export function arrivalCommand(cells: Cells, isOneOfSeveral: boolean): LedgerCommand {
  const f = fieldsOf('transfers', cells);
  return {
    kind: 'ReceiveTransfer',
    documentNo: f['document_no']!,
    region: f['region']!,
    ...(isOneOfSeveral ? { program: f['program']! } : {}),
    receivedOn: f['received_on']!,
  };
}

/** Of a transfer that is recorded: without a program all lines of the region. */
export function handedInArrival(cells: Cells): LedgerCommand {
  const f = fieldsOf('arrivals', cells);
  return {
    kind: 'ReceiveTransfer',
    documentNo: f['document_no']!,
    region: f['region']!,
    ...(f['program'] === '' ? {} : { program: f['program']! }),
    receivedOn: f['received_on']!,
  };
}

export function returnCommand(
  cells: Cells,
  payment: { readonly region: string; readonly amountFen: bigint },
): LedgerCommand {
  const f = fieldsOf('returns', cells);
  return {
    kind: 'ReturnPayment',
    returnNo: f['return_no']!,
    region: payment.region,
    batchNo: f['batch_no']!,
    paymentNo: Number(f['payment_no']),
    amountFen: payment.amountFen,
    returnedOn: f['returned_on']!,
    reason: f['reason']!,
  };
}

export function exitCommand(cells: Cells, pseudonym: string): LedgerCommand {
  const f = fieldsOf('exits', cells);
  return fact('BeneficiaryExited', {
    beneficiary: pseudonym,
    region: f['region']!,
    program: f['program']!,
    exitedOn: f['exited_on']!,
    reason: f['reason']!,
    readmittedOn: orNull(f['readmitted_on']),
  });
}

/** @param regionLevel level of the region: a county closes its year, the province its pools' */
export function closeCommand(cells: Cells, regionLevel: string | undefined): LedgerCommand {
  const f = fieldsOf('closes', cells);
  const fiscalYear = Number(f['fiscal_year']);
  const closedOn = f['closed_on']!;
  if (regionLevel === 'province') return { kind: 'ClosePoolYear', fiscalYear, closedOn };
  return { kind: 'CloseCountyYear', region: f['region']!, fiscalYear, closedOn };
}

/** Of the tables whose rows need nothing but themselves. */
export function plainCommand(table: ReferenceTable | FundsTable, cells: Cells): LedgerCommand {
  const fields = fieldsOf(table, cells);
  return table in REFERENCE
    ? REFERENCE[table as ReferenceTable](fields)
    : FUNDS[table as FundsTable](fields);
}

export interface PaymentCells {
  readonly batchNo: string;
  readonly paymentNo: number;
  readonly identityNo: string;
  readonly name: string;
  readonly payee: Payee | undefined;
  readonly persons: number;
  readonly months: number;
  readonly component: PaymentComponent;
  readonly amountFen: bigint;
}

/** A payment line in the table's own column order. */
export function paymentOf(cells: Cells): PaymentCells {
  const [batchNo, paymentNo, identityNo, name, persons, months, component, amount] = cells;
  const [payeeName, bankCode, accountNo] = cells.slice(8);
  return {
    batchNo: batchNo!,
    paymentNo: Number(paymentNo),
    identityNo: identityNo!,
    name: name!,
    payee: payeeOf(payeeName!, bankCode!, accountNo!),
    persons: Number(persons),
    months: months === '' ? 1 : Number(months),
    component: component === '' ? 'BASIC' : (component as PaymentComponent),
    amountFen: yuan(amount),
  };
}
