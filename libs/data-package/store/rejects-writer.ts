/**
 * What an import with `skip` refused, as a package that can be corrected and imported: the refused
 * rows by table, all regions (they are needed to check the others, and are known by then), and
 * `rejects.csv`, which says why. A row goes back with its whole document or batch. The files hold
 * what the package held, in clear.
 */
import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { columnsNamed, isLikeAHeader } from '../domain/header.js';
import { issueAt } from '../domain/issue.js';
import { TABLES, type TableName, tableNamed } from '../domain/tables.js';
import { BitSet } from './bit-set.js';
import { IssueLog } from './issue-log.js';
import type { ReadPackage } from './read-package.js';
import type { PackageSource, TableSource } from './package-source.js';
import type { ProgressMeter } from './progress.js';
import { type ReadRow, readTable } from './table-reader.js';
import type { PackageFile } from './package-file.js';
import { TableWriter } from './table-writer.js';

export interface RejectsJob {
  readonly read: ReadPackage;
  readonly source: PackageSource;
  readonly log: IssueLog;
  readonly meter: ProgressMeter;
  readonly path: string;
}

/** The rejects would overwrite the package. */
export async function refuseOwnFolder({
  path,
  rejectsPath,
}: {
  readonly path: string | PackageFile;
  readonly rejectsPath?: string;
}): Promise<void> {
  if (rejectsPath === undefined || typeof path !== 'string') return;
  const [from, to] = await Promise.all(
    [path, rejectsPath].map((each) => realpath(each).catch(() => each)),
  );
  if (from === to) throw new Error('rejectsPath is the package itself');
}

export async function writeRejects(job: RejectsJob): Promise<void> {
  for (const { name } of TABLES) await rm(join(job.path, `${name}.csv`), { force: true });
  const along = documentsAlong(job);
  const wanted = job.source.tables.filter(({ table }) => mayHoldRejects(job, table, along));
  job.meter.start('rejects', null);
  for (const source of wanted) await writeTable(job, source, along);
  job.meter.finish();
}

type Along = ReadonlyMap<TableName, BitSet>;

function documentsAlong({ read }: RejectsJob): Along {
  const along = new Map<TableName, BitSet>();
  for (const [table, documents] of read.documents) {
    const records = new BitSet();
    documents.recordsAlong((record) => records.add(record));
    along.set(table, records);
  }
  return along;
}

function mayHoldRejects({ read, log }: RejectsJob, table: TableName, along: Along): boolean {
  if (table === 'regions' || log.hasRejected(table)) return true;
  const documents = along.get(table);
  if (documents) return documents.size > 0;
  if (table !== 'disbursements' && table !== 'payments') return false;
  if (table === 'payments' && read.batches.strays.size > 0) return true;
  for (const [, { refused }] of read.batches.all()) if (refused) return true;
  return false;
}

async function writeTable(job: RejectsJob, source: TableSource, along: Along): Promise<void> {
  const { log, meter, path } = job;
  const { table, file } = source;
  const { columns } = tableNamed(table);
  const places = await placesHeld(source);
  const names = places.map((place) => columns[place]!.name);
  const writer = await TableWriter.open(join(path, `${table}.csv`), names);
  try {
    await readTable({
      source,
      table: tableNamed(table),
      log: new IssueLog(),
      checker: undefined,
      onRow: (row) => {
        const own = log.isRejected(table, row.record);
        const other = !own && isTakenAlong(job, table, row, along);
        if (own || other || table === 'regions') {
          writer.add(places.map((place) => row.cells[place]!));
        }
        if (other) log.note(issueAt({ file, line: row.line, column: null }, 'TAKEN_ALONG'));
      },
      onChunk: async (records) => {
        meter.advance(file, records);
        await writer.drain();
        await log.drain();
      },
    });
  } finally {
    await writer.close();
  }
}

/** All columns, but one that came later only where the table itself has it. */
async function placesHeld(source: TableSource): Promise<readonly number[]> {
  const { columns } = tableNamed(source.table);
  const places = [...columns.keys()];
  if (!columns.some(({ later }) => later)) return places;
  for await (const records of source.records()) {
    const table = tableNamed(source.table);
    const row = records.find(({ cells }) => isLikeAHeader(table, cells, source.own?.mapping));
    if (!row) break;
    const named = new Set(columnsNamed(table, row.cells, source.own?.mapping));
    return places.filter((place) => !columns[place]!.later || named.has(place));
  }
  return places;
}

function isTakenAlong(
  { read }: RejectsJob,
  table: TableName,
  { cells, record }: ReadRow,
  along: Along,
): boolean {
  const documents = along.get(table);
  if (documents) return documents.has(record);
  if (table !== 'disbursements' && table !== 'payments') return false;
  const batch = read.batches.find(cells[0]!);
  if (!batch) return table === 'payments';
  return batch.refused;
}
