/** The tables whose rows may share a document (a program), and what those rows agree on. */
import type { TableName } from './tables.js';

/** The first column of each table is the document's number. */
export const DOCUMENT_TERMS = {
  programs: ['chinese_name', 'english_name', 'class', 'pooled'],
  transfers: ['fiscal_year', 'issued_on'],
  receipts: ['fiscal_year', 'document_date', 'received_on'],
} as const satisfies Partial<Record<TableName, readonly string[]>>;

export type DocumentTable = keyof typeof DOCUMENT_TERMS;

export const DOCUMENT_TABLES = Object.keys(DOCUMENT_TERMS) as readonly DocumentTable[];

export function isDocumentTable(table: TableName): table is DocumentTable {
  return table in DOCUMENT_TERMS;
}
