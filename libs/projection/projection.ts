/**
 * Projections: what rows an event means. One writer applies them in the order of the events, with
 * the checkpoint in the same transaction, so that each event counts once, whatever crashes.
 */
import type { RecordedFact } from '../event-catalogue/catalogue.js';
import type { FoldName } from '../event-catalogue/fold-names.js';
import { type FoldTable, entryFor } from '../event-catalogue/folds.js';
import type { EventMetadata, StoredEvent } from '../event-store/port.js';

export type Cell = string | number | bigint | boolean | null;
export type Row = readonly Cell[];

export interface ProjectedEvent {
  readonly fact: RecordedFact;
  readonly metadata: EventMetadata;
}

/** The columns of a read-model table, in the order of the cells of its rows. */
export interface Table {
  /** Without the schema. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns that hold JSON, whatever its blanks and order of members. */
  readonly json?: readonly string[];
}

/**
 * What a capability lets others ask of its read models: a SELECT over its own tables (`read.`) and
 * over published views (`published.`), its own or others'. The view in the database, that of a
 * rebuild and what was known at a position are all made of this text.
 */
export interface PublishedView {
  /** In the schema `published`. */
  readonly name: string;
  /** The lib whose tables it reads. */
  readonly by: string;
  /** All columns named; nothing that keeps PostgreSQL from planning it as part of the query. */
  readonly text: string;
}

/** @param texts by name; a view that reads another stands after it */
export function publishedBy(
  lib: string,
  texts: Readonly<Record<string, string>>,
): readonly PublishedView[] {
  return Object.entries(texts).map(([name, text]) => ({ name, by: lib, text }));
}

/**
 * What a projection may do to the read models while a batch of events is applied. Every row that is
 * written goes through the process, which keeps the digests of what it writes.
 */
export interface ReadModelTransaction {
  /** Adds rows; a batch of many goes by COPY. */
  insert(table: Table, rows: readonly Row[]): Promise<void>;
  /** Adds rows, or replaces those with the same key columns, which are never NULL. */
  upsert(table: Table, key: readonly string[], rows: readonly Row[]): Promise<void>;
  /**
   * Takes rows out.
   * @param which what follows `DELETE FROM` the table AS `r`
   * @returns the rows, in the order of the table's columns
   */
  remove(table: Table, which: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** Rows of a query; `read.` and `published.` are the schemas that are being written. */
  read<R extends object>(text: string, values: readonly unknown[]): Promise<readonly R[]>;
  /** The same, each as its cells. */
  rows(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
  /** How the statements that follow are planned: `enable_seqscan = off`. */
  plan(setting: string): Promise<void>;
}

export interface Projection {
  readonly name: string;
  apply(events: readonly ProjectedEvent[], models: ReadModelTransaction): Promise<void>;
  /**
   * Applies events after others that were recorded later, with the rows that all of them would have
   * made in their order. Left out where `apply` does so.
   */
  applyLate?(events: readonly ProjectedEvent[], models: ReadModelTransaction): Promise<void>;
  /** Forgets what it keeps in memory: the transaction that it was folded in did not commit. */
  forget(): void;
}

/** Writes rows of events in their order, in the transaction that projects them. */
export type RecordedRows = (
  events: readonly StoredEvent[],
  models: ReadModelTransaction,
) => Promise<void>;

/** A projection that only adds rows, which an event alone determines. */
export function addingRowsOf(
  table: Table,
  rowsOf: (event: ProjectedEvent) => readonly Row[],
): Projection {
  return {
    name: table.name,
    async apply(events, models) {
      const rows = events.flatMap(rowsOf);
      if (rows.length > 0) await models.insert(table, rows);
    },
    forget() {},
  };
}

/** The name of a table of `read` that events name as a fold. */
type NamedTable = FoldName extends infer F ? (F extends `read.${infer N}` ? N : never) : never;

/** What a table has of each event that names it. */
export type RowsByEvent<N extends NamedTable> = FoldTable<
  `read.${N}`,
  [fact: RecordedFact, metadata: EventMetadata],
  readonly Row[]
>;

/** A projection that adds the rows that its table of entries has for an event. */
export function addingRows<const N extends NamedTable>(
  table: Table & { readonly name: N },
  rows: RowsByEvent<N>,
): Projection {
  return addingRowsOf(
    table,
    ({ fact, metadata }) => entryFor(rows, fact.type)?.(fact.data, fact, metadata) ?? NO_ROWS,
  );
}

const NO_ROWS: readonly Row[] = [];
