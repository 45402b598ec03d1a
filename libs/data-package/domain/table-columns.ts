/** The columns that tables of the data package are made of, and how a table is put together. */
import { MOST_AMOUNT_FEN } from '../../refusals/sizes.js';
import type { WordTable } from '../../wording/words.js';
import type { Column, ColumnType, Table, TableReference } from './table.js';

export function column(name: string, type: ColumnType, meaning: string): Column {
  return { name, type, required: true, personal: false, meaning };
}

export function optional(of: Column): Column {
  return { ...of, required: false };
}

export function later(of: Column): Column {
  return { ...of, required: false, later: true };
}

export function personal(of: Column): Column {
  return { ...of, personal: true };
}

export const text = (name: string, meaning: string, maxLength = 200) =>
  column(name, { kind: 'text', maxLength }, meaning);
export const prose = (name: string, meaning: string) =>
  column(name, { kind: 'text', maxLength: 2000, prose: true }, meaning);
export const documentNo = (name: string, meaning: string) =>
  column(name, { kind: 'document', maxLength: 200 }, meaning);
export const identity = personal(column('beneficiary_id', { kind: 'identity' }, 'Identity number'));
export const ofPayee = (name: string, meaning: string) => later(personal(text(name, meaning, 100)));
export const key = (name: string, meaning: string, words?: WordTable) =>
  column(name, { kind: 'text', maxLength: 64, is: 'key', ...(words && { words }) }, meaning);
/** Program, or project where `accountOf` says a class of construction. */
export const account = (name: string, accountOf: string) =>
  column(
    name,
    { kind: 'text', maxLength: 64, is: 'key', accountOf },
    'Program, or project of a CONSTRUCTION account',
  );
export const address = (name: string, meaning: string) =>
  column(name, { kind: 'text', maxLength: 2000, is: 'address' }, meaning);
export const date = (name: string, meaning: string) => column(name, { kind: 'date' }, meaning);
export const year = (name: string, meaning: string) => column(name, { kind: 'year' }, meaning);
export const month = (name: string, meaning: string) => column(name, { kind: 'month' }, meaning);
export const decimal = (name: string, meaning: string) =>
  column(name, { kind: 'decimal' }, meaning);
export const amount = (name: string, meaning: string) =>
  column(name, { kind: 'yuan', mostFen: MOST_AMOUNT_FEN }, meaning);
/** @param words of each of the values, perhaps of others too */
export const choice = <const V extends string>(
  name: string,
  values: readonly V[],
  words: WordTable<V>,
  meaning: string,
) => column(name, { kind: 'choice', values, words }, meaning);
export const count = (name: string, minimum: number, maximum: number, meaning: string) =>
  column(name, { kind: 'integer', minimum, maximum }, meaning);

export const region = column('region', { kind: 'region' }, 'Region, GB/T 2260');
export const county = column('region', { kind: 'region', level: 'county' }, 'County, GB/T 2260');
export const fiscalYear = year('fiscal_year', 'Fiscal year');
export const program = column('program', { kind: 'program' }, 'Program');
export const ofRegions: TableReference = { column: 'region', table: 'regions', target: 'code' };
export const ofBatches: TableReference = {
  column: 'batch_no',
  table: 'disbursements',
  target: 'batch_no',
};
export const PEOPLE = 1_000_000_000;

export function table<const N extends string>(
  name: N,
  chinese: string,
  meaning: string,
  columns: readonly Column[],
  keyColumns: readonly string[],
  references: readonly TableReference[] = [ofRegions],
): Table<N> {
  return { name, chinese, meaning, columns, key: keyColumns, references };
}
