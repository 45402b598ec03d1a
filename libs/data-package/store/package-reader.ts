/**
 * Reads and checks a whole package: what is in order is held for posting, what is not goes to the
 * log.
 */
import { businessDateToday } from '../../event-store/business-date.js';
import { type NamesInUse, namesInUse } from '../domain/codes-in-words.js';
import type { CheckContext } from '../domain/cell-checks.js';
import { fieldsOf, paymentOf } from '../domain/row-commands.js';
import { RowChecker } from '../domain/row-checks.js';
import { TABLES, type TableName, tableNamed } from '../domain/tables.js';
import type { Batches } from './batches.js';
import { checkBatches } from './batch-checks.js';
import { NO_TABLES_AT_ALL, type Issue, type IssueCode, issueAt } from '../domain/issue.js';
import { type SharedDocuments, sharedDocuments } from './shared-documents.js';
import { IssueLog } from './issue-log.js';
import { KeyIndex } from './key-index.js';
import type { PackageSource, TableSource } from './package-source.js';
import type { ProgressMeter } from './progress.js';
import type { Programs } from '../../policy/known-programs.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { PackageUnits } from './package-units.js';
import type { FileReport, ReadPackage } from './read-package.js';
import { type ReadRow, readTable } from './table-reader.js';
import { TableRows } from './table-rows.js';

export interface Reading {
  readonly source: PackageSource;
  readonly log: IssueLog;
  readonly meter: ProgressMeter;
  readonly programs: Programs;
  readonly recordedAs: (documentNo: string) => string;
  /** The regions that the system holds already. */
  readonly divisions: Divisions;
  readonly batches: Batches;
  /** @throws where the import is to stop */
  throwIfStopped(): void;
}

export async function readPackage(reading: Reading): Promise<ReadPackage> {
  const issues = [...reading.source.issues, ...noTables(reading), ...missingRegions(reading)];
  for (const issue of issues) reading.log.add(issue);
  for (const file of reading.source.passedOver ?? []) {
    reading.log.remark({ file, line: null, column: null }, 'SHEET_PASSED_OVER', { file });
  }
  const lines = reading.source.tables.map((table) => table.lines);
  const known = lines.every((count) => count > 0);
  reading.meter.start('read', known ? lines.reduce((a, b) => a + b, 0) : null);
  const reader = new PackageReader(reading, issues.length > 0);
  await reader.gatherUnits();
  for (const source of reading.source.tables) await reader.read(source);
  await reader.finish();
  reading.meter.finish();
  return reader.result();
}

/** Nothing that is wrong, and nothing at all: a zip of other files, for one. */
function noTables({ source }: Reading): readonly Issue[] {
  if (source.tables.length > 0 || source.issues.length > 0) return [];
  return [issueAt({ file: 'package', line: null, column: null }, 'TABLE_UNKNOWN')];
}

/** A package may leave its regions out where they are registered already. */
function missingRegions({ source, divisions }: Reading): readonly Issue[] {
  const isThere =
    divisions.all().length > 0 ||
    source.tables.some(({ table }) => table === 'regions') ||
    (source.tables.length === 0 && source.issues.length === 0) ||
    source.issues.some(({ file, code }) => /^regions\b/i.test(file) || WHOLE_PACKAGE.has(code));
  if (isThere) return [];
  const place = { file: 'regions.csv', line: null, column: null };
  return [issueAt(place, 'FILE_MISSING', { file: 'regions.csv' })];
}

const WHOLE_PACKAGE: ReadonlySet<string> = new Set<IssueCode>([
  'ZIP_BOMB',
  'FILE_UNREADABLE',
  ...NO_TABLES_AT_ALL,
]);

class PackageReader {
  private readonly tables = new Map<TableName, TableRows>();
  private readonly files: FileReport[] = [];
  private readonly units: PackageUnits;
  private readonly documents: ReadonlyMap<TableName, SharedDocuments>;
  private readonly fileNames = new Map<TableName, string>();
  /** Programs that the package adds. */
  private readonly added = new Set<string>();
  private readonly context: CheckContext;
  private readonly keys: KeyIndex;
  private readonly names: NamesInUse;
  private regionsRead: boolean;

  /** @param broken something of the package could not be taken at all */
  constructor(
    private readonly reading: Reading,
    private broken: boolean,
  ) {
    const { programs, log, divisions, source } = reading;
    const inPackage = source.tables.some(({ table }) => table === 'regions');
    this.regionsRead = inPackage || divisions.all().length > 0;
    this.units = new PackageUnits(divisions);
    this.documents = sharedDocuments(log);
    this.keys = new KeyIndex(log);
    this.names = namesInUse(programs, divisions);
    this.context = {
      regionLevel: (code) =>
        this.units.levelOf(code) ?? (this.regionsRead ? undefined : 'unchecked'),
      isProgram: (code) => programs.find(code) !== undefined || this.added.has(code),
      hasStandards: (code) => programs.hasStandards(code) || this.added.has(code),
      today: businessDateToday(),
    };
    for (const { name } of TABLES) this.fileNames.set(name, `${name}.csv`);
    for (const { table, file } of source.tables) this.fileNames.set(table, file);
  }

  result(): ReadPackage {
    const { tables, files, units, documents, fileNames, broken } = this;
    return {
      tables,
      files,
      regionLevels: units.levelsByUnit,
      documents,
      fileNames,
      broken,
      batches: this.reading.batches,
    };
  }

  async read(source: TableSource): Promise<void> {
    const rows = new TableRows();
    if (source.table !== 'payments') this.tables.set(source.table, rows);
    const { log, meter, batches } = this.reading;
    const checker = new RowChecker(tableNamed(source.table), this.context);
    const outcome = await readTable({
      source,
      table: tableNamed(source.table),
      log,
      checker,
      names: this.names,
      recordedAs: this.reading.recordedAs,
      onRow: (row) => this.take(source, row, rows),
      onChunk: async (records) => {
        meter.advance(source.file, records);
        await batches.drain();
        await log.drain();
        this.reading.throwIfStopped();
      },
    });
    this.broken ||= outcome.broken;
    const { table, file, encoding } = source;
    const { rows: count, understood } = outcome;
    this.files.push({ file, table, encoding, rows: count, understood });
    this.keys.endTable(table);
  }

  /** What spans tables, once all are read. */
  async finish(): Promise<void> {
    this.refuseEmptiness();
    await checkBatches(this.result(), this.reading.log);
    await this.reading.log.drain();
  }

  /** An upload without a row is none, though nothing is wrong with it. */
  private refuseEmptiness(): void {
    const { log, source } = this.reading;
    if (log.count > 0 || this.files.some(({ rows }) => rows > 0)) return;
    const { file } = source.tables[0]!;
    log.at({ file, line: null, column: null }, 'FILE_WITHOUT_ROWS');
    this.broken = true;
  }

  /** Parents may stand below their children, and codes that come later in any table. */
  async gatherUnits(): Promise<void> {
    this.units.gather(await this.gathered('regions'), await this.gathered('recodings'));
  }

  private async gathered(table: 'regions' | 'recodings'): Promise<(readonly string[])[]> {
    const rows: (readonly string[])[] = [];
    const source = this.reading.source.tables.find((one) => one.table === table);
    if (!source) return rows;
    const { broken } = await readTable({
      source,
      table: tableNamed(table),
      log: new IssueLog(),
      checker: undefined,
      onRow: ({ cells }) => void rows.push(cells),
      onChunk: async () => this.reading.throwIfStopped(),
    });
    if (broken && table === 'regions') this.regionsRead = false;
    return rows;
  }

  private take(source: TableSource, read: ReadRow, rows: TableRows): void {
    const { table } = source;
    if (table === 'payments') {
      this.takePayment(read);
      return;
    }
    const row = { ...read, cells: this.units.identified(table, read.cells) };
    const distinct = this.keys.add(source, row);
    const accepted = row.valid && distinct && !this.saysNothing(source, read);
    if (accepted) rows.append(row, row.record);
    const kept = accepted ? rows.length - 1 : null;
    this.documents.get(table)?.add(source.file, row, kept);
    if (table === 'programs' && accepted) this.added.add(row.cells[0]!);
    if (table === 'disbursements') this.reading.batches.declare(row.cells[0]!, kept);
    else if (table === 'returns' && accepted) {
      const { batch_no: batchNo, payment_no: paymentNo } = fieldsOf('returns', row.cells);
      this.reading.batches.want(batchNo!, Number(paymentNo));
    }
  }

  /** A row of a region that is recorded changes nothing of it: the report names one that would. */
  private saysNothing({ table, file }: TableSource, { cells, line }: ReadRow): boolean {
    const said = table === 'regions' ? this.units.ofRecorded(cells) : undefined;
    if (said === 'never') {
      const data = { code: cells[0]! };
      this.reading.log.remark({ file, line, column: 'code' }, 'REGION_RECORDED', data);
    }
    return said === 'recoded' || said === 'never';
  }

  private takePayment(row: ReadRow): void {
    const { batches } = this.reading;
    if (row.valid) batches.add(paymentOf(row.cells), row.line);
    else batches.spoil(row.cells[0]!, row.line);
  }
}
