/** The column that a refusal of the ledgers is about, so far as one is. */
import type { RefusalCode } from '../../refusals/refusals.js';
import { type TableName, tableNamed } from './tables.js';

const DAYS = [
  ...['received_on', 'assessed_on', 'allocated_on', 'adjusted_on', 'paid_on', 'returned_on'],
  ...['reclaimed_on', 'closed_on', 'certified_on', 'exited_on', 'published_on', 'reported_on'],
  ...['issued_on', 'fiscal_year'],
] as const;

/** Candidates in order; the first that the table has is meant. */
const COLUMNS: Readonly<Partial<Record<RefusalCode, readonly string[]>>> = {
  INSUFFICIENT_FUNDS: ['amount'],
  EARMARKED_FUNDS: ['to_code', 'amount'],
  POOL_INSUFFICIENT: ['amount'],
  ALREADY_RETURNED: ['payment_no'],
  ALREADY_DRAWN: ['amount'],
  YEAR_CLOSED: ['fiscal_year', 'batch_no'],
  YEAR_NOT_OVER: ['closed_on'],
  EARLIER_YEAR_OPEN: ['fiscal_year'],
  NOT_FIRST_YEAR: ['fiscal_year'],
  DATE_IN_FUTURE: DAYS,
  DATE_OUTSIDE_YEAR: DAYS,
  PERIOD_OUTSIDE_YEAR: ['period'],
  RETURN_BEFORE_PAYMENT: ['returned_on'],
  DUPLICATE_LINE: ['region'],
  PROJECT_KIND_CONFLICT: ['project_kind', 'code', 'to_code'],
  PROJECT_KIND_NOT_ALLOWED: ['project_kind'],
  MANDATE_UNKNOWN: ['mandate', 'project_kind'],
  EXEMPTION_UNKNOWN: ['exemption_document_no'],
  EXEMPTION_EXCEEDED: ['amount'],
  PROGRAM_WITHOUT_NEED: ['program'],
  PROGRAM_NOT_PAYABLE: ['code'],
  DOCUMENT_KNOWN: ['origin_document_no'],
  PROGRAM_KNOWN: ['code'],
  CONSTRUCTION_BLOCKED: ['code', 'to_code'],
  TRANSFER_UNKNOWN: ['document_no'],
  ARRIVAL_BEFORE_ISSUE: ['received_on'],
  BATCH_UNKNOWN: ['batch_no'],
  PAYMENT_UNKNOWN: ['payment_no'],
  BATCH_SUM_MISMATCH: ['amount'],
  BATCH_COUNT_MISMATCH: ['payments'],
  PERIOD_NOT_ALLOWED: ['period'],
  PROGRAM_UNKNOWN: ['program', 'code', 'from_code'],
  CODE_TAKEN: ['new_code'],
  RECODING_OUT_OF_ORDER: ['effective_on'],
  REGION_UNKNOWN: ['region', 'parent'],
  REGION_NOT_A_COUNTY: ['region'],
  REGION_NOT_THE_PROVINCE: ['region'],
  AMOUNT_NOT_POSITIVE: ['amount', 'monthly_amount'],
  AMOUNT_TOO_LARGE: ['amount', 'monthly_amount', 'value'],
  NEED_LOWERING_RESERVED: ['persons', 'monthly_amount'],
  NEED_MONTHS_INVALID: ['months'],
  SAME_ACCOUNT: ['to_code'],
  TARGET_UNKNOWN: ['target_no'],
  PERFORMANCE_TARGET_INVALID: ['target'],
  PERFORMANCE_RESULT_INVALID: ['actual'],
};

export function refusalColumn(table: TableName, code: RefusalCode): string | null {
  const definition = tableNamed(table);
  if (code === 'DUPLICATE_KEY') return definition.key.at(-1)!;
  const has = (name: string): boolean => definition.columns.some((column) => column.name === name);
  return COLUMNS[code]?.find(has) ?? null;
}
