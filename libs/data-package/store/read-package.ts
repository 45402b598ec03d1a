/** A package that was read: the rows that are in order, and what was told of its files. */
import type { TableName } from '../domain/tables.js';
import type { UnderstoodKind } from '../domain/understood-kinds.js';
import type { Batches } from './batches.js';
import type { Encoding } from './package-source.js';
import type { TableRows } from './table-rows.js';
import type { SharedDocuments } from './shared-documents.js';

export interface FileReport {
  readonly file: string;
  readonly table: TableName;
  readonly encoding: Encoding;
  readonly rows: number;
  /** How often what was written in another form was understood, by kind. */
  readonly understood: Readonly<Partial<Record<UnderstoodKind, number>>>;
}

export interface ReadPackage {
  readonly files: readonly FileReport[];
  readonly tables: ReadonlyMap<TableName, TableRows>;
  readonly regionLevels: ReadonlyMap<string, string>;
  /** Of the tables whose rows may share one. */
  readonly documents: ReadonlyMap<TableName, SharedDocuments>;
  readonly batches: Batches;
  readonly fileNames: ReadonlyMap<TableName, string>;
  /** A whole table could not be read: refusals of the ledgers would only follow from that. */
  readonly broken: boolean;
}
