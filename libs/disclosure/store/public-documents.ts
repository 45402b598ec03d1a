/**
 * What was published, the province's awards and receipts, and the province at a glance.
 * @source 2017, 四（四）, 五（三）; 预算法 第十四条
 */
import { formatYuan } from '../../money/fen.js';
import { publishedFormOf } from '../domain/published-form.js';
import {
  OVERVIEW,
  PUBLICATIONS,
  type PublicRow,
  RECEIPTS,
  TRANSFERS,
  rowOf,
} from '../domain/public-tables.js';
import type { Paged, ProgramFilter, PublicPage } from './public-pages.js';
import { OPEN_COUNTY_YEARS } from './public-ledgers.js';
import {
  type DaySteps,
  type PublicPoint,
  type UpTo,
  BATCHES,
  PROVINCE,
  STANDING_DOCUMENTS,
  STANDING_LISTS,
  isOpen,
} from './public-source.js';

interface PublicationRow {
  readonly kind: string;
  readonly region: string;
  readonly name: string;
  readonly fiscal_year: number;
  readonly subject: string;
  readonly published_on: string;
  readonly url: string;
}

interface TransferRow {
  readonly document_no: string;
  readonly program: string;
  readonly fiscal_year: number;
  readonly issued_on: string;
  readonly place: number;
  readonly region: string;
  readonly name: string;
  readonly amount_fen: bigint;
}

interface ReceiptRow {
  readonly fiscal_year: number;
  readonly program: string;
  readonly source: string;
  readonly documents: number;
  readonly amount_fen: bigint;
}

interface OverviewRow {
  readonly fiscal_year: number;
  readonly receipts: bigint;
  readonly documents: number;
  readonly transfers: bigint;
  readonly counties: number;
  readonly due: number;
  readonly in_time: number;
  readonly late: number;
}

export class PublicDocuments {
  constructor(private readonly upTo: UpTo) {}

  async publications(point: PublicPoint, filter: ProgramFilter, page: PublicPage): Promise<Paged> {
    const { region, fiscalYear, program } = filter;
    const key = page.after;
    const rows = await this.upTo(point.position).query<PublicationRow>(PUBLISHED, [
      point.today,
      region ?? null,
      fiscalYear ?? null,
      program ?? null,
      key?.[0] ?? null,
      key ? Number(key[1]) : null,
      key?.[2] ?? null,
      key?.[3] ?? null,
      page.limit + 1,
    ]);
    return paged(
      rows,
      page.limit,
      (row) => publicationRow(row, point),
      (row) => [row.region, String(row.fiscal_year), row.kind, row.subject],
    );
  }

  /** A row a county of a document. */
  async transfers(point: PublicPoint, filter: ProgramFilter, page: PublicPage): Promise<Paged> {
    const { region, fiscalYear, program } = filter;
    const rows = await this.upTo(point.position).query<TransferRow>(OPEN_TRANSFERS, [
      point.today,
      point.openDays,
      region ?? null,
      fiscalYear ?? null,
      program ?? null,
      page.after?.[0] ?? null,
      page.after ? Number(page.after[1]) : null,
      page.limit + 1,
    ]);
    return paged(
      rows,
      page.limit,
      (row) => transferRow(row, point),
      (row) => [row.document_no, String(row.place)],
    );
  }

  async isOpenTransfer(point: PublicPoint, documentNo: string): Promise<boolean> {
    const found = await this.upTo(point.position).query<object>(
      `SELECT FROM (${SHOWN_TRANSFERS}) t WHERE t.document_no = $3`,
      [point.today, point.openDays, documentNo],
    );
    return found.length > 0;
  }

  async receipts(point: PublicPoint, filter: ProgramFilter): Promise<Paged> {
    const rows = await this.upTo(point.position).query<ReceiptRow>(OPEN_RECEIPTS, [
      point.today,
      point.openDays,
      filter.fiscalYear ?? null,
      filter.program ?? null,
    ]);
    return { rows: rows.map((row) => receiptRow(row, point)), next: null };
  }

  /** @param dueDays `disclosure.dueDays`, dated */
  async overview(point: PublicPoint, dueDays: DaySteps): Promise<Paged> {
    const rows = await this.upTo(point.position).query<OverviewRow>(OF_PROVINCE, [
      point.today,
      point.openDays,
      dueDays.from,
      dueDays.days,
    ]);
    return { rows: rows.map(overviewRow), next: null };
  }
}

function paged<R>(
  rows: readonly R[],
  limit: number,
  toRow: (row: R) => PublicRow,
  keyOf: (row: R) => readonly string[],
): Paged {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(toRow), next: rows.length > limit && last ? keyOf(last) : null };
}

function publicationRow(row: PublicationRow, { programName }: PublicPoint): PublicRow {
  const [program, period] = row.kind === 'LIST' ? row.subject.split('/') : [];
  return rowOf(PUBLICATIONS, {
    kind: row.kind,
    region: row.region,
    regionName: row.name,
    fiscalYear: row.fiscal_year,
    program: program ?? null,
    programName: program === undefined ? null : programName(program),
    period: period ?? null,
    documentNo: row.kind === 'LIST' || row.subject === '' ? null : row.subject,
    publishedOn: row.published_on,
    url: row.url,
    form: program === undefined ? 'WHOLE' : publishedFormOf(program).kind,
  });
}

function transferRow(row: TransferRow, { programName }: PublicPoint): PublicRow {
  return rowOf(TRANSFERS, {
    documentNo: row.document_no,
    program: row.program,
    programName: programName(row.program),
    fiscalYear: row.fiscal_year,
    issuedOn: row.issued_on,
    region: row.region,
    regionName: row.name,
    amount: formatYuan(row.amount_fen),
  });
}

function receiptRow(row: ReceiptRow, { programName }: PublicPoint): PublicRow {
  return rowOf(RECEIPTS, {
    fiscalYear: row.fiscal_year,
    program: row.program,
    programName: programName(row.program),
    source: row.source,
    documents: row.documents,
    amount: formatYuan(row.amount_fen),
  });
}

function overviewRow(row: OverviewRow): PublicRow {
  return rowOf(OVERVIEW, {
    fiscalYear: row.fiscal_year,
    receipts: formatYuan(row.receipts),
    transferDocuments: row.documents,
    transfers: formatYuan(row.transfers),
    countyYears: row.counties,
    listsDue: row.due,
    listsInTime: row.in_time,
    listsLate: row.late,
    listsMissing: row.due - row.in_time - row.late,
  });
}

const PUBLISHED = `WITH items AS (
    SELECT 'LIST' AS kind, region, fiscal_year, program || '/' || period AS subject, program,
           published_on, url
      FROM (${STANDING_LISTS}) lists
    UNION ALL
    SELECT kind, region, fiscal_year, subject, NULL, published_on, url
      FROM (${STANDING_DOCUMENTS}) documents)
  SELECT i.kind, i.region, (SELECT r.name FROM published.regions r WHERE r.code = i.region) AS name,
         i.fiscal_year, i.subject, i.published_on, i.url
    FROM items i
   WHERE ($2::text IS NULL OR i.region = $2) AND ($3::integer IS NULL OR i.fiscal_year = $3)
     AND ($4::text IS NULL OR i.program = $4)
     AND ($5::text IS NULL
          OR (i.region, i.fiscal_year, i.kind, i.subject) > ($5, $6::integer, $7, $8))
   ORDER BY i.region, i.fiscal_year, i.kind, i.subject LIMIT $9`;

/** Whether the document of a transfer, or of a line of it, may be seen. */
const IS_OPEN_TRANSFER = isOpen({
  kind: 'TRANSFER',
  region: PROVINCE,
  year: 't.fiscal_year',
  subject: 't.document_no',
  since: 't.issued_on',
});

const SHOWN_TRANSFERS = `
  SELECT t.document_no, t.fiscal_year, t.amount_fen
    FROM published.transfers t WHERE ${IS_OPEN_TRANSFER}`;

const OPEN_TRANSFERS = `SELECT t.document_no, t.program, t.fiscal_year, t.issued_on, t.place,
         t.region, (SELECT r.name FROM published.regions r WHERE r.code = t.region) AS name,
         t.amount_fen
    FROM published.transfer_lines t
   WHERE ${IS_OPEN_TRANSFER}
     AND ($3::text IS NULL OR t.region = $3) AND ($4::integer IS NULL OR t.fiscal_year = $4)
     AND ($5::text IS NULL OR t.program = $5)
     AND ($6::text IS NULL OR (t.document_no, t.place) > ($6, $7::integer))
   ORDER BY t.document_no, t.place LIMIT $8`;

const SHOWN_RECEIPTS = `
  SELECT c.position, c.fiscal_year, c.program, c.source, c.amount_fen
    FROM published.receipts c
   WHERE c.received_on + $2::integer <= $1::date`;

const OPEN_RECEIPTS = `SELECT fiscal_year, program, source,
         count(DISTINCT position)::integer AS documents,
         sum(amount_fen) AS amount_fen
    FROM (${SHOWN_RECEIPTS}) c
   WHERE ($3::integer IS NULL OR fiscal_year = $3) AND ($4::text IS NULL OR program = $4)
   GROUP BY fiscal_year, program, source ORDER BY fiscal_year, program, source`;

/** Days within which what was paid on a day is to be published: the step in force on that day. */
export function daysOn(date: string, from: string, days: string): string {
  return `(SELECT s.days FROM unnest(${from}::date[], ${days}::integer[]) AS s (since, days)
    WHERE s.since <= ${date} ORDER BY s.since DESC LIMIT 1)`;
}

const OF_PROVINCE = `WITH
  paid AS (
    SELECT region, fiscal_year, program, period, min(paid_on) AS paid_on FROM (${BATCHES}) b
     WHERE paid_on <= $1 GROUP BY region, fiscal_year, program, period),
  lists AS (
    SELECT p.fiscal_year, l.published_on, p.paid_on + ${daysOn('p.paid_on', '$3', '$4')} AS due_on
      FROM paid p LEFT JOIN (${STANDING_LISTS}) l USING (region, fiscal_year, program, period)),
  duties AS (
    SELECT fiscal_year, count(*)::integer AS due,
           (count(*) FILTER (WHERE published_on <= due_on))::integer AS in_time,
           (count(*) FILTER (WHERE published_on > due_on))::integer AS late
      FROM lists WHERE published_on IS NOT NULL OR due_on < $1 GROUP BY fiscal_year),
  received AS (
    SELECT fiscal_year, sum(amount_fen) AS receipts FROM (${SHOWN_RECEIPTS}) c
     GROUP BY fiscal_year),
  issued AS (
    SELECT fiscal_year, count(*)::integer AS documents, sum(amount_fen) AS transfers
      FROM (${SHOWN_TRANSFERS}) t GROUP BY fiscal_year),
  counties AS (
    SELECT fiscal_year, count(*)::integer AS counties FROM (${OPEN_COUNTY_YEARS}) o
     GROUP BY fiscal_year)
  SELECT fiscal_year, coalesce(receipts, 0) AS receipts, coalesce(documents, 0) AS documents,
         coalesce(transfers, 0) AS transfers, coalesce(counties, 0) AS counties,
         coalesce(due, 0) AS due, coalesce(in_time, 0) AS in_time, coalesce(late, 0) AS late
    FROM received FULL JOIN issued USING (fiscal_year) FULL JOIN counties USING (fiscal_year)
         FULL JOIN duties USING (fiscal_year)
   ORDER BY fiscal_year`;
