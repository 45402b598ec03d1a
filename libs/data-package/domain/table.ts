/**
 * How a table of the data package is described: one description drives parsing, validation, export,
 * `datapackage.json` and the docs.
 */
import type { WordTable } from '../../wording/words.js';
import type { IssueCode } from './issue.js';
import type { UnderstoodKind } from './understood-kinds.js';

export type ColumnType =
  /**
   * One line of text; `prose` allows line breaks. `maxLength` in characters. What is neither a key
   * nor an address is a free text. `words` of codes that it may hold among others; `accountOf`: a
   * program, or a project where that column says a class of construction.
   */
  | {
      readonly kind: 'text';
      readonly maxLength: number;
      readonly prose?: true;
      readonly is?: 'key' | 'address';
      readonly words?: WordTable;
      readonly accountOf?: string;
    }
  /** Number of a document, read in its one form. */
  | { readonly kind: 'document'; readonly maxLength: number }
  /** An identity number, or the marked pseudonym of one. */
  | { readonly kind: 'identity' }
  | { readonly kind: 'region'; readonly level?: 'county' | 'county-or-province' }
  /** A six-digit code that the row itself defines. */
  | { readonly kind: 'region-code' }
  | { readonly kind: 'year' }
  | { readonly kind: 'date' }
  | { readonly kind: 'month' }
  /** `isSize`: beyond the maximum it is too large, as an amount is. */
  | {
      readonly kind: 'integer';
      readonly minimum: number;
      readonly maximum: number;
      readonly isSize?: true;
    }
  /**
   * Yuan with at most two decimals; above zero, or not below it where `zero` is set; at most
   * `mostFen`.
   */
  | { readonly kind: 'yuan'; readonly zero?: true; readonly mostFen: bigint }
  /** `isSize`: with no more digits before the point than an indicator may have. */
  | { readonly kind: 'decimal'; readonly isSize?: true }
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly words: WordTable }
  | { readonly kind: 'program'; readonly benefits?: true };

/** What is kept as it is written, so that blanks and formulas of it would be kept too. */
export function isText(
  type: ColumnType,
): type is Extract<ColumnType, { kind: 'text' | 'document' }> {
  return type.kind === 'text' || type.kind === 'document';
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly required: boolean;
  /**
   * Came later than the form of the package: a file may go without it, and is written with it only
   * where some row needs it, so that readers of the earlier form are not troubled. Last in its
   * table.
   */
  readonly later?: true;
  /** Personal data: never quoted in a message, never on disk in clear. */
  readonly personal: boolean;
  readonly meaning: string;
}

export interface Table<N extends string = string> {
  readonly name: N;
  readonly chinese: string;
  readonly meaning: string;
  readonly columns: readonly Column[];
  /** Columns that tell a row from every other row of the table. */
  readonly key: readonly string[];
  /** Columns whose value must stand in another table of the package, or be known already. */
  readonly references: readonly TableReference[];
}

export interface TableReference {
  readonly column: string;
  readonly table: string;
  readonly target: string;
}

/** A row as a file or sheet has it, before the header gives its cells their columns. */
export interface RawRecord {
  /** Physical line on which it begins; that of the fault where there is one. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The record has no reliable cells. */
  readonly fault: IssueCode | null;
  /** Nothing can be said of what follows in the file. */
  readonly endsFile?: true;
  /** Single cells that could not be read as they stand (workbooks only). */
  readonly cellFaults?: readonly CellFault[];
  /** How its cells were written (workbooks only). */
  readonly kinds?: readonly UnderstoodKind[];
}

export interface CellFault {
  readonly cell: number;
  readonly code: IssueCode;
  /** As the sheet has it. */
  readonly value: string;
}

/** A row as read: its cells in the order of the table's columns; an empty cell is ''. */
export interface Row {
  /** Line of the file (row of the sheet) on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export function columnIndex(table: Table, name: string): number {
  const index = table.columns.findIndex((column) => column.name === name);
  if (index < 0) throw new Error(`table ${table.name} has no column ${name}`);
  return index;
}
