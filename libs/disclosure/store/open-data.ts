/**
 * The open-data package: every public table as CSV with its description. The same position and day
 * give the same bytes, so that two readers can compare what they got by its hash.
 */
import { createHash } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import yazl from 'yazl';
import { openDataDescriptor } from '../domain/open-data-descriptor.js';
import { csvHeader, csvRow } from '../domain/public-csv.js';
import {
  COUNTY_YEARS,
  LEDGERS,
  OVERVIEW,
  PACKAGED_TABLES,
  PAYMENT_SUMS,
  PUBLICATIONS,
  type PublicTable,
  RECEIPTS,
  TRANSFERS,
} from '../domain/public-tables.js';
import { PublicDocuments } from './public-documents.js';
import { PublicLedgers } from './public-ledgers.js';
import { type Paged, type ProgramFilter, type PublicPage, everyRow } from './public-pages.js';
import { PublicPayments } from './public-payments.js';
import { withUnitNames } from './public-units.js';
import { type DisclosureSource, type PublicPoint, dayStepsOf } from './public-source.js';

/** Zip entries need a time; a fixed one, without a zone, keeps the bytes the same everywhere. */
const NO_TIME = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true };

/** One question for each table: its rows after a key. */
export function tableQuestions(
  source: DisclosureSource,
  point: PublicPoint,
  filter: ProgramFilter = {},
): ReadonlyMap<PublicTable, (page: PublicPage) => Promise<Paged>> {
  const documents = new PublicDocuments(source.upTo);
  const ledgers = new PublicLedgers(source.upTo);
  const payments = new PublicPayments(source.upTo);
  const dueDays = async () => dayStepsOf('disclosure.dueDays', await source.changes());
  const questions: readonly (readonly [PublicTable, (page: PublicPage) => Promise<Paged>])[] = [
    [PUBLICATIONS, (page: PublicPage) => documents.publications(point, filter, page)],
    [PAYMENT_SUMS, (page: PublicPage) => payments.sums(point, filter, page)],
    [LEDGERS, (page: PublicPage) => ledgers.ledgers(point, filter, page)],
    [COUNTY_YEARS, (page: PublicPage) => ledgers.countyYears(point, filter, page)],
    [TRANSFERS, (page: PublicPage) => documents.transfers(point, filter, page)],
    [RECEIPTS, () => documents.receipts(point, filter)],
    [OVERVIEW, async () => documents.overview(point, await dueDays())],
  ];
  const sql = source.upTo(point.position);
  return new Map(
    questions.map(([table, ask]) => [
      table,
      async (page: PublicPage) => {
        const { rows, next } = await ask(page);
        return { rows: await withUnitNames(sql, rows), next };
      },
    ]),
  );
}

/** A table on disk, for as long as the package is being sent. It holds public data only. */
interface WrittenTable {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Writes the tables, then streams the zip with their description first, which says their hashes.
 * What lies on disk meanwhile goes when the stream ends, however it ends.
 */
export async function openDataPackage(
  source: DisclosureSource,
  point: PublicPoint,
): Promise<Readable> {
  const folder = await mkdtemp(join(tmpdir(), 'doudi-open-data-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const questions = tableQuestions(source, point);
    const written = new Map<string, WrittenTable>();
    for (const table of PACKAGED_TABLES) {
      written.set(table.name, await writeTable(folder, table, questions.get(table)!));
    }
    const zip = new yazl.ZipFile();
    const { position, today: date, smallGroup } = point;
    const descriptor = openDataDescriptor(PACKAGED_TABLES, written, { position, date, smallGroup });
    zip.addBuffer(Buffer.from(descriptor), 'datapackage.json', NO_TIME);
    for (const [name, { path }] of written) {
      zip.addReadStreamLazy(`${name}.csv`, NO_TIME, (done) => done(null, createReadStream(path)));
    }
    zip.end();
    const stream = zip.outputStream as Readable;
    stream.once('close', () => void remove());
    return stream;
  } catch (error) {
    await remove();
    throw error;
  }
}

async function writeTable(
  folder: string,
  table: PublicTable,
  ask: (page: PublicPage) => Promise<Paged>,
): Promise<WrittenTable> {
  const path = join(folder, `${table.name}.csv`);
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  const write = async (text: string): Promise<void> => {
    const piece = Buffer.from(text, 'utf8');
    hash.update(piece);
    bytes += piece.length;
    await file.appendFile(piece);
  };
  try {
    await write(csvHeader(table));
    for await (const rows of everyRow(ask)) {
      await write(rows.map((row) => csvRow(table, row)).join(''));
    }
  } finally {
    await file.close();
  }
  return { path, sha256: hash.digest('hex'), bytes };
}
