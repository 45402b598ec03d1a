/**
 * Projections: what rows an event means. One writer applies them in the order of the events, with
 * the checkpoint in the same transaction, so that each event counts once, whatever crashes.
 */
import type { RecordedFact } from '../event-catalogue/catalogue.js';
import type { EventMetadata } from '../event-store/port.js';

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
}

/** What a projection may do to the read models while a batch of events is applied. */
export interface ReadModelTransaction {
  /** Adds rows; a batch of many goes by COPY. */
  insert(table: Table, rows: readonly Row[]): Promise<void>;
  /** Adds rows, or replaces those with the same key columns. */
  upsert(table: Table, key: readonly string[], rows: readonly Row[]): Promise<void>;
  /** Rows of a query in which `{schema}` stands for the schema that is being written. */
  read<R extends object>(text: string, values: readonly unknown[]): Promise<readonly R[]>;
  /** A statement that derives rows from rows that are written already; `{schema}` as above. */
  run(text: string, values: readonly unknown[]): Promise<void>;
}

export interface Projection {
  readonly name: string;
  apply(events: readonly ProjectedEvent[], models: ReadModelTransaction): Promise<void>;
  /** Forgets what it keeps in memory: the transaction that it was folded in did not commit. */
  forget(): void;
}

/** A projection that only adds rows, which an event alone determines. */
export function addingRows(
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
