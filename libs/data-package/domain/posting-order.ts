/**
 * In which order the rows of a package become entries: facts for reference first, regions before
 * all; then by business date, within a day by kind, within a kind by row. domain.md, section 3.
 */
import type { TableName } from './tables.js';

/** What a row of transfers does stands at two places: the document is issued, each line arrives. */
export type Step = 'report' | 'post' | 'issue' | 'receive';

interface Posting {
  readonly table: TableName;
  readonly step: Step;
  /** Column of the business date; a year column stands for its first of January. */
  readonly dateColumn: string | null;
}

const report = (table: TableName): Posting => ({ table, step: 'report', dateColumn: null });
const post = (table: TableName, dateColumn: string): Posting => ({
  table,
  step: 'post',
  dateColumn,
});

/** The kinds of entry in the order they have within a day. */
export const POSTINGS: readonly Posting[] = [
  report('programs'),
  report('regions'),
  report('designations'),
  report('indicators'),
  report('standards'),
  report('exits'),
  report('disclosures'),
  report('certifications'),
  report('targets'),
  report('progress'),
  report('performance_targets'),
  report('performance_results'),
  post('recodings', 'effective_on'),
  post('exemptions', 'issued_on'),
  post('carryovers', 'fiscal_year'),
  post('needs', 'assessed_on'),
  post('receipts', 'received_on'),
  { table: 'transfers', step: 'issue', dateColumn: 'issued_on' },
  { table: 'transfers', step: 'receive', dateColumn: 'received_on' },
  post('arrivals', 'received_on'),
  post('budgets', 'allocated_on'),
  post('adjustments', 'adjusted_on'),
  post('disbursements', 'paid_on'),
  post('returns', 'returned_on'),
  post('reclaims', 'reclaimed_on'),
  post('closes', 'closed_on'),
];

const LEVEL_ORDER: Readonly<Record<string, number>> = { province: 0, prefecture: 1, county: 2 };
const KINDS = 32;

/**
 * Sort key of a fact for reference: before any date. Regions stand by level, since parents go
 * first.
 */
export function reportKey(kind: number, regionLevel?: string): number {
  const level = regionLevel === undefined ? 0 : (LEVEL_ORDER[regionLevel] ?? 0);
  return kind * 4 + level;
}

/** Sort key of an entry: `YYYYMMDD`, then the kind. @param date `YYYY-MM-DD`, or a year */
export function postingKey(kind: number, date: string): number {
  const day = date.length === 4 ? `${date}0101` : date.replaceAll('-', '');
  return Number(day) * KINDS + kind;
}
