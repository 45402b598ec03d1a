/** The entries of a package in the order in which they are posted, and the command of each. */
import type { LedgerCommand } from '../../funds/domain/commands.js';
import { type DocumentTable, isDocumentTable } from '../domain/documents.js';
import { POSTINGS, type Step, postingKey, reportKey } from '../domain/posting-order.js';
import {
  arrivalCommand,
  closeCommand,
  disbursementCommand,
  documentCommand,
  exitCommand,
  fieldsOf,
  handedInArrival,
  plainCommand,
  returnCommand,
} from '../domain/row-commands.js';
import { columnIndex } from '../domain/table.js';
import { type TableName, tableNamed } from '../domain/tables.js';
import { pseudonymFor } from '../domain/pseudonyms.js';
import type { PseudonymVault } from '../domain/vault-port.js';
import type { Batch } from './batches.js';
import type { PostingOrder } from './posting-order-reader.js';
import type { ReadPackage } from './read-package.js';
import type { TableRows } from './table-rows.js';

/** A payment that a return names: in the package, or recorded earlier. */
export type FindPayment = (
  batchNo: string,
  paymentNo: number,
) => Promise<{ readonly region: string; readonly amountFen: bigint } | undefined>;

export interface PlannedEntry {
  /** Its place in the order of posting, from 0. */
  readonly number: number;
  readonly table: TableName;
  readonly line: number;
  /** Place among the valid rows of its table. */
  readonly row: number;
  readonly record: number;
  /** Null for a return of a payment that nobody knows. */
  readonly command: LedgerCommand | null;
  readonly batch: Batch | null;
}

export class PostingPlan {
  /** False where the package's own order does not know all of its entries. */
  readonly fitsOrder: boolean;
  /** Sort key, place of the kind in POSTINGS, row: three numbers an entry. */
  private readonly keys: Float64Array;
  private readonly kinds: Uint8Array;
  private readonly rows: Uint32Array;
  private readonly order: Uint32Array;

  constructor(
    private readonly read: ReadPackage,
    private readonly vault: PseudonymVault,
    private readonly findPayment: FindPayment,
    order: PostingOrder | null = null,
  ) {
    const gathered = gather(read);
    this.fitsOrder = order === null || order.apply(read, gathered);
    this.keys = Float64Array.from(gathered.keys);
    this.kinds = Uint8Array.from(gathered.kinds);
    this.rows = Uint32Array.from(gathered.rows);
    const { keys } = this;
    this.order = Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]! || a - b);
  }

  get length(): number {
    return this.order.length;
  }

  /** Rows that the plan posts, payments included. */
  get weight(): number {
    let weight = this.length;
    for (const [, batch] of this.read.batches.all())
      if (!batch.refused) weight += batch.listing.payments;
    return weight;
  }

  async entry(number: number): Promise<PlannedEntry> {
    const place = this.order[number]!;
    const { table, step } = POSTINGS[this.kinds[place]!]!;
    const rows = this.read.tables.get(table)!;
    const row = this.rows[place]!;
    const cells = rows.cells(row);
    const batch = table === 'disbursements' ? this.read.batches.find(cells[0]!)! : null;
    const command = isDocument(table, step)
      ? documentCommand(table, this.documentRows(table, cells[0]!))
      : await this.commandOf(table, cells, batch);
    return { number, table, row, line: rows.line(row), record: rows.record(row), command, batch };
  }

  private documentRows(table: DocumentTable, documentNo: string): readonly (readonly string[])[] {
    const rows = this.read.tables.get(table)!;
    const places = this.read.documents.get(table)!.rowsOf(documentNo);
    return places.map((place) => rows.cells(place));
  }

  private async commandOf(
    table: TableName,
    cells: readonly string[],
    batch: Batch | null,
  ): Promise<LedgerCommand | null> {
    switch (table) {
      case 'transfers':
        return arrivalCommand(cells, this.read.documents.get(table)!.isShared(cells));
      case 'arrivals':
        return handedInArrival(cells);
      case 'disbursements':
        return disbursementCommand(cells, batch!.listing.list());
      case 'returns':
        return this.returnOf(cells);
      case 'exits':
        return exitCommand(cells, pseudonymFor(cells[0]!, this.vault));
      case 'closes':
        return closeCommand(cells, this.read.regionLevels.get(cells[0]!));
      case 'payments':
      case 'payroll':
      case 'programs':
      case 'receipts':
        throw new Error(`${table} are posted with their batch or document`);
      default:
        return plainCommand(table, cells);
    }
  }

  private async returnOf(cells: readonly string[]): Promise<LedgerCommand | null> {
    const fields = fieldsOf('returns', cells);
    const batchNo = fields['batch_no']!;
    const paymentNo = Number(fields['payment_no']);
    const amountFen = this.read.batches.amountOf(batchNo, paymentNo);
    const row = this.read.batches.find(batchNo)?.row;
    if (amountFen !== null && row != null) {
      const region = this.read.tables.get('disbursements')!.cells(row)[1]!;
      return returnCommand(cells, { region, amountFen });
    }
    const recorded = await this.findPayment(batchNo, paymentNo);
    return recorded ? returnCommand(cells, recorded) : null;
  }
}

export interface Gathered {
  readonly keys: number[];
  readonly kinds: number[];
  readonly rows: number[];
}

function gather(read: ReadPackage): Gathered {
  const gathered: Gathered = { keys: [], kinds: [], rows: [] };
  POSTINGS.forEach(({ table, step, dateColumn }, kind) => {
    const rows = read.tables.get(table);
    if (!rows) return;
    const dates = dateColumn === null ? null : columnIndex(tableNamed(table), dateColumn);
    const add = (row: number): void => {
      const key = keyOf(kind, table, rows, row, dates);
      if (key === null) return;
      gathered.keys.push(key);
      gathered.kinds.push(kind);
      gathered.rows.push(row);
    };
    if (isDocument(table, step)) {
      for (const document of read.documents.get(table)!.sound()) add(document[0]!);
    } else {
      for (let row = 0; row < rows.length; row++) if (isPosted(read, table, rows, row)) add(row);
    }
  });
  return gathered;
}

/** Its rows become one entry together; the arrivals of a transfer are by row. */
function isDocument(table: TableName, step: Step): table is DocumentTable {
  return step !== 'receive' && isDocumentTable(table);
}

function isPosted(read: ReadPackage, table: TableName, rows: TableRows, row: number): boolean {
  if (isDocumentTable(table)) return read.documents.get(table)!.isSound(rows.cells(row)[0]!);
  if (table === 'disbursements') return !read.batches.find(rows.cells(row)[0]!)!.refused;
  return true;
}

/** Null for a transfer that is still in transit: it does not arrive. */
function keyOf(
  kind: number,
  table: TableName,
  rows: TableRows,
  row: number,
  dates: number | null,
): number | null {
  const cells = rows.cells(row);
  if (dates === null) return reportKey(kind, table === 'regions' ? cells[2] : undefined);
  const date = cells[dates]!;
  return date === '' ? null : postingKey(kind, date);
}
