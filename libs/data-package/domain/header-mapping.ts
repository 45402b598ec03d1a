/**
 * A county's own headers for the columns of a table, as an export of another system (一体化,
 * 一卡通) has them: mapped once, kept, and read by where the county says so.
 */
import { comparable } from './half-width.js';
import type { TableName } from './tables.js';

export interface MappedHeader {
  /** As the county's file writes it, without a unit in brackets. */
  readonly header: string;
  /** Column of the table; null: the file's column is passed over. */
  readonly column: string | null;
}

/** What every row says in a column that the file does not have. */
export interface FixedCell {
  readonly column: string;
  readonly value: string;
}

export interface HeaderMapping {
  readonly table: TableName;
  readonly headers: readonly MappedHeader[];
  readonly fixed: readonly FixedCell[];
}

/** The mapping of one table. */
export interface OwnHeaders {
  readonly mapping: HeaderMapping;
  /** The table is read by it; else the report offers it where it fits. */
  readonly isUsed: boolean;
}

/** The mappings of a county, by table. */
export interface KeptHeaders {
  readonly mappings: ReadonlyMap<TableName, HeaderMapping>;
  readonly areUsed: boolean;
}

export const NO_KEPT_HEADERS: KeptHeaders = { mappings: new Map(), areUsed: false };

/**
 * The column that a mapping gives to a header.
 * @returns undefined: the mapping does not know it; null: it is passed over
 */
export function mappedColumn(mapping: HeaderMapping, key: string): string | null | undefined {
  return mapping.headers.find(({ header }) => comparable(header) === key)?.column;
}

export function ownHeaders(
  { mappings, areUsed: isUsed }: KeptHeaders,
  table: TableName | undefined,
): { readonly own?: OwnHeaders } {
  const mapping = table && mappings.get(table);
  return mapping ? { own: { mapping, isUsed } } : {};
}
