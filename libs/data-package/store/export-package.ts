/**
 * Writes the data package back from the events: what was reversed is left out together with its
 * reversal, rows stand in the order in which they were recorded.
 */
import { basename } from 'node:path';
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { type EventTable, entryFor } from '../../event-catalogue/folds.js';
import { descriptorOf } from '../domain/descriptor.js';
import {
  type FactRow,
  type LookedUpType,
  type NamedPerson,
  rowOfExit,
  rowOfFact,
  rowOfPayment,
  rowOfPoolClosing,
  rowsOfProgram,
  rowsOfReceipt,
  rowsOfTargets,
  rowsOfTransfer,
} from '../domain/fact-rows.js';
import { ORDER_COLUMNS, ORDER_FILE } from '../domain/order-file.js';
import { type Step, POSTINGS, postingKey } from '../domain/posting-order.js';
import { markedName, markedPseudonym } from '../domain/pseudonyms.js';
import type { Column } from '../domain/table.js';
import { type TableName, tableNamed } from '../domain/tables.js';
import type { RevealedPerson, RevealingVault } from '../domain/vault-port.js';
import { EventSurvey, lineKey } from './event-survey.js';
import { type PackageTarget, folderTarget, zipTarget } from './package-target.js';
import { type OnProgress, ProgressMeter } from './progress.js';

export interface ExportOptions {
  /** All events in their total order, up to one head; asked for twice. */
  readonly events: () => AsyncIterable<RecordedFact>;
  /** Left out where the actor has no right to personal data: pseudonyms are written then. */
  readonly vault?: RevealingVault;
  /** An empty or new folder; a new file for a zip. */
  readonly path: string;
  readonly format: 'folder' | 'zip';
  /** Folder for the encrypted spool of a zip. */
  readonly workDir: string;
  /** Events there are, for the progress bar. */
  readonly total?: number;
  readonly progress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface ExportReport {
  readonly tables: readonly { readonly table: TableName; readonly rows: number }[];
  /** Lines that name a person by pseudonym. */
  readonly pseudonyms: number;
  /** Entries were recorded in another order than by date: the package says in which. */
  readonly ordered: boolean;
  readonly seconds: number;
}

/**
 * @throws TargetInUse where something is there already
 */
export async function exportPackage(options: ExportOptions): Promise<ExportReport> {
  const { path, format, workDir } = options;
  const startedAt = performance.now();
  const target =
    format === 'zip' ? await zipTarget(path, workDir, options.signal) : await folderTarget(path);
  const flow = new ExportFlow(options, target);
  try {
    await flow.run();
  } catch (error) {
    await target.abandon();
    throw error;
  }
  return flow.report((performance.now() - startedAt) / 1000);
}

const PAUSE = 256;
const EXITS_AT_ONCE = 500;

class ExportFlow {
  private readonly survey = new EventSurvey();
  private readonly rows = new Map<TableName, number>();
  private readonly meter: ProgressMeter;
  private readonly lists = new Map<string, number>();
  private readonly transferRows = new Map<string, number>();
  private exits: RecordedFact<'BeneficiaryExited'>['data'][] = [];
  private pseudonyms = 0;
  private lastKey = 0;
  /** Of the entries of the last day and kind: the last row, for arrivals by account. */
  private readonly lastRows = new Map<string, number>();
  private ordered = false;

  constructor(
    private readonly options: ExportOptions,
    private readonly target: PackageTarget,
  ) {
    this.meter = new ProgressMeter(options.progress);
  }

  async run(): Promise<void> {
    const { total, events } = this.options;
    this.meter.start('export', total === undefined ? null : total * 2);
    for await (const fact of this.paced(events())) this.survey.see(fact);
    for await (const fact of this.paced(events())) await this.write(fact);
    await this.writeExits();
    await this.target.begin('regions.csv', namesOf(this.columnsOf('regions')));
    if (!this.rows.has('regions')) this.rows.set('regions', 0);
    if (!this.ordered) await this.target.drop(ORDER_FILE);
    const name = basename(this.options.path)
      .replace(/\.zip$/, '')
      .toLowerCase();
    const orderFile = this.ordered ? ORDER_FILE : null;
    await this.target.finish(
      descriptorOf(name, this.tables(), orderFile, ({ name: table }) => this.columnsOf(table)),
    );
    this.meter.finish();
  }

  report(seconds: number): ExportReport {
    const { pseudonyms, ordered } = this;
    return { tables: this.tables(), pseudonyms, ordered, seconds };
  }

  private tables(): { table: TableName; rows: number }[] {
    return [...this.rows].map(([table, rows]) => ({ table, rows }));
  }

  private async *paced(events: AsyncIterable<RecordedFact>): AsyncIterable<RecordedFact> {
    let seen = 0;
    for await (const fact of events) {
      yield fact;
      this.meter.advance(fact.type, 1);
      seen += 1;
      if (seen % PAUSE > 0) continue;
      await this.target.drain();
      this.options.signal?.throwIfAborted();
    }
    this.options.signal?.throwIfAborted();
  }

  private async write(fact: RecordedFact): Promise<void> {
    if (this.survey.isReversed(fact.id)) return;
    const written = entryFor(this.lookedUp, fact.type)?.(fact.data);
    if (written) return written;
    const row = rowOfFact(fact);
    if (row) await this.post(row);
  }

  private readonly lookedUp: EventTable<LookedUpType, [], Promise<void>> = {
    ProgramAdded: async (data) => {
      for (const { table, cells } of rowsOfProgram(data)) await this.add(table, cells);
    },
    ReceiptRecorded: (data) => this.writeReceipt(data),
    TransferIssued: (data) => this.writeTransfer(data),
    TransferReceived: (data) => this.noteArrival(data),
    PoolYearClosed: (data) => this.post(rowOfPoolClosing(data, this.survey.province ?? '')),
    PaymentsListed: (data) => this.writePayments(data),
    PerformanceTargetsSet: async (data) => {
      for (const row of rowsOfTargets(data)) await this.post(row);
    },
    BeneficiaryExited: async (data) => {
      this.exits.push(data);
      if (this.exits.length >= EXITS_AT_ONCE) await this.writeExits();
    },
  };

  /** Arrivals of a day touch nothing but their own account: their order matters within it. */
  private async noteArrival(data: RecordedFact<'TransferReceived'>['data']): Promise<void> {
    const { documentNo, region, receivedOn, fiscalYear, lines } = data;
    for (const { program } of lines) {
      const row = this.transferRows.get(lineKey(documentNo, region, program))!;
      const account = `${region} ${fiscalYear} ${program}`;
      await this.note('transfers', 'receive', row, receivedOn, account);
    }
  }

  private async writeReceipt(data: RecordedFact<'ReceiptRecorded'>['data']): Promise<void> {
    const first = (this.rows.get('receipts') ?? 0) + 1;
    for (const { table, cells } of rowsOfReceipt(data)) await this.add(table, cells);
    await this.note('receipts', 'post', first, data.receivedOn);
  }

  private async writeTransfer(data: RecordedFact<'TransferIssued'>['data']): Promise<void> {
    const arrivalOf = (region: string, program: string): string | null =>
      this.survey.arrivalOf(data.documentNo, region, program);
    const rows = rowsOfTransfer(data, arrivalOf);
    const first = (this.rows.get('transfers') ?? 0) + 1;
    for (const { table, cells } of rows) {
      const row = await this.add(table, cells);
      this.transferRows.set(lineKey(data.documentNo, cells[1]!, cells[2]!), row);
    }
    await this.note('transfers', 'issue', first, data.issuedOn);
  }

  private async post({ table, cells, date }: FactRow): Promise<void> {
    const row = await this.add(table, cells);
    if (date !== null) await this.note(table, 'post', row, date);
  }

  /** Takes down an entry's place, and whether the order of dates would have given it the same. */
  private async note(
    table: TableName,
    step: Step,
    row: number,
    date: string,
    within = '',
  ): Promise<void> {
    const kind = POSTINGS.findIndex((each) => each.table === table && each.step === step);
    const key = postingKey(kind, date);
    if (key !== this.lastKey) this.lastRows.clear();
    if (key < this.lastKey || row < (this.lastRows.get(within) ?? 0)) this.ordered = true;
    this.lastKey = key;
    this.lastRows.set(within, row);
    await this.target.begin(ORDER_FILE, ORDER_COLUMNS);
    this.target.add(ORDER_FILE, [table, step, String(row)]);
  }

  private async add(table: TableName, cells: readonly string[]): Promise<number> {
    const row = (this.rows.get(table) ?? 0) + 1;
    this.rows.set(table, row);
    const columns = this.columnsOf(table);
    if (row === 1) await this.target.begin(`${table}.csv`, namesOf(columns));
    this.target.add(`${table}.csv`, cells.slice(0, columns.length));
    return row;
  }

  /** Columns that came later stand last and go with what no row needs; mandates stay. */
  private columnsOf(table: TableName): readonly Column[] {
    const { columns } = tableNamed(table);
    const { marksDirectFunds, namesPayees } = this.survey;
    if (table === 'budgets') return columns;
    const isWhole =
      table === 'payments' ? namesPayees && this.options.vault !== undefined : marksDirectFunds;
    return isWhole ? columns : columns.filter(({ later }) => !later);
  }

  private async writePayments(data: RecordedFact<'PaymentsListed'>['data']): Promise<void> {
    const { batchNo, chunk, payments } = data;
    if (chunk === 0) this.lists.set(batchNo, (this.lists.get(batchNo) ?? 0) + 1);
    if (this.survey.isListReversed(batchNo, this.lists.get(batchNo) ?? 0)) return;
    const persons = await this.personsOf(payments.map(({ beneficiary }) => beneficiary));
    for (const payment of payments) {
      await this.add('payments', rowOfPayment(batchNo, payment, this.named(payment, persons)));
    }
  }

  private async writeExits(): Promise<void> {
    const { exits } = this;
    this.exits = [];
    const persons = await this.personsOf(exits.map(({ beneficiary }) => beneficiary));
    for (const exit of exits) {
      const { beneficiary } = exit;
      const identityNo = persons.get(beneficiary)?.identityNo ?? this.marked(beneficiary);
      await this.add('exits', rowOfExit(exit, identityNo));
    }
  }

  private named(payment: ListedPayment, persons: Revealed): NamedPerson {
    const { beneficiary, nameMark: name, payeeMark: payee, doubtful } = payment;
    const person = persons.get(beneficiary);
    if (person) {
      const { identityNo } = person;
      return { identityNo, name: person.nameOf(name), payee: person.payeeOf(payee) };
    }
    return { identityNo: this.marked(beneficiary, doubtful), name: name ? markedName(name) : '' };
  }

  private marked(pseudonym: string, isDoubtful = false): string {
    this.pseudonyms += 1;
    return markedPseudonym(pseudonym, isDoubtful);
  }

  private async personsOf(pseudonyms: string[]): Promise<Revealed> {
    const wanted = [...new Set(pseudonyms)];
    const { vault } = this.options;
    return wanted.length > 0 && vault ? vault.reveal(wanted) : new Map<string, RevealedPerson>();
  }
}

type Revealed = ReadonlyMap<string, RevealedPerson>;
type ListedPayment = RecordedFact<'PaymentsListed'>['data']['payments'][number];

function namesOf(columns: readonly Column[]): readonly string[] {
  return columns.map(({ name }) => name);
}
