/**
 * Published payments: sums by month with small groups merged, and single payments of the programs
 * that may be shown so. @source 2017, 四（四）, 五（三）
 */
import { formatYuan } from '../../money/fen.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { type SumsReason, publishedFormOf } from '../domain/published-form.js';
import { itemText, listSubject } from '../domain/published-items.js';
import { PAYMENT_LINES, PAYMENT_SUMS, type PublicRow, rowOf } from '../domain/public-tables.js';
import { type ShownGroup, mergeSmallGroups } from '../domain/small-groups.js';
import { type Paged, type ProgramFilter, pageOfParents } from './public-pages.js';
import {
  type PublicPoint,
  type UpTo,
  BATCHES,
  RECIPIENTS,
  STANDING_LISTS,
} from './public-source.js';

interface MonthRow {
  readonly period: string;
  readonly published_on: string;
  readonly payments: number;
  readonly amount_fen: string;
  readonly recipients: number;
}

interface ProgramYearRow {
  readonly region: string;
  readonly name: string;
  readonly fiscal_year: number;
  readonly program: string;
  readonly months: readonly MonthRow[];
}

export interface ListAddress {
  readonly region: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly period: string;
}

interface LineRow {
  readonly persons: number | null;
  readonly months: number | null;
  readonly component: string | null;
  readonly amount_fen: bigint;
}

export class PublicPayments {
  constructor(private readonly upTo: UpTo) {}

  async sums(
    point: PublicPoint,
    filter: ProgramFilter,
    page: { readonly after: readonly string[] | null; readonly limit: number },
  ): Promise<Paged> {
    return pageOfParents<ProgramYearRow>({
      ...page,
      parents: (after, limit) => this.programYears(point, filter, after, limit),
      keyOf: ({ region, fiscal_year: year, program }) => [region, String(year), program],
      rowsOf: (row) => monthGroups(row, point.smallGroup).map((group) => sumRow(row, group, point)),
    });
  }

  /** Single payments of a list, without anybody's name; or why they are not shown. */
  async lines(
    point: PublicPoint,
    list: ListAddress,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly PublicRow[] | Refusal> {
    const { region, fiscalYear, program, period } = list;
    const subject = listSubject(program, period);
    const item = itemText({ kind: 'LIST', region, fiscalYear, subject });
    const [year] = await this.programYears(point, { region, fiscalYear, program }, null, 1);
    if (!year?.months.some((month) => month.period === period)) {
      return refuse('NOT_PUBLISHED', { item });
    }
    const form = publishedFormOf(program);
    if (form.kind === 'SUMS') {
      return refuse('PUBLISHED_AS_SUMS', { item, reason: form.reason }, form.source);
    }
    const group = monthGroups(year, point.smallGroup).find(({ members }) =>
      members.some((month) => month.period === period),
    );
    if (group?.members.length !== 1) {
      return refuse('PUBLISHED_AS_SUMS', { item, reason: 'SMALL_GROUP' satisfies SumsReason });
    }
    const rows = await this.upTo(point.position).query<LineRow>(LINES, [
      region,
      fiscalYear,
      program,
      period,
      point.smallGroup,
      page.limit,
      page.offset,
    ]);
    return rows.map((row, index) => lineRow(row, page.offset + index + 1));
  }

  private programYears(
    { position, today }: PublicPoint,
    { region, fiscalYear, program }: ProgramFilter,
    after: readonly string[] | null,
    limit: number,
  ): Promise<readonly ProgramYearRow[]> {
    return this.upTo(position).query<ProgramYearRow>(PROGRAM_YEARS, [
      today,
      region ?? null,
      fiscalYear ?? null,
      program ?? null,
      after?.[0] ?? null,
      after ? Number(after[1]) : null,
      after?.[2] ?? null,
      limit,
    ]);
  }
}

function monthGroups({ months }: ProgramYearRow, least: number): readonly ShownGroup<MonthRow>[] {
  return mergeSmallGroups(months, least);
}

function sumRow(
  row: ProgramYearRow,
  { members }: ShownGroup<MonthRow>,
  { programName }: PublicPoint,
): PublicRow {
  let payments = 0;
  let amountFen = 0n;
  for (const month of members) {
    payments += month.payments;
    amountFen += BigInt(month.amount_fen);
  }
  const form = members.length > 1 ? 'SUMS' : publishedFormOf(row.program).kind;
  return rowOf(PAYMENT_SUMS, {
    region: row.region,
    regionName: row.name,
    fiscalYear: row.fiscal_year,
    program: row.program,
    programName: programName(row.program),
    months: members.map(({ period }) => period).join('+'),
    publishedOn: members
      .map((month) => month.published_on)
      .sort()
      .at(-1)!,
    payments,
    amount: formatYuan(amountFen),
    form,
  });
}

function lineRow({ persons, months, component, amount_fen: fen }: LineRow, line: number) {
  const amount = formatYuan(fen);
  return rowOf(PAYMENT_LINES, { line, persons, monthsPaid: months, component, amount });
}

/** Program years with a standing list, with their published months. */
const PROGRAM_YEARS = `WITH lists AS (${STANDING_LISTS}), batches AS (${BATCHES}),
  months AS (
    SELECT l.region, l.fiscal_year, l.program, l.period, l.published_on,
           sum(b.payments) AS payments, sum(b.amount_fen) AS amount_fen,
           max(${RECIPIENTS}) AS recipients
      FROM lists l JOIN batches b USING (region, fiscal_year, program, period)
     WHERE ($2::text IS NULL OR l.region = $2) AND ($3::integer IS NULL OR l.fiscal_year = $3)
       AND ($4::text IS NULL OR l.program = $4)
       AND ($5::text IS NULL OR (l.region, l.fiscal_year, l.program) >= ($5, $6::integer, $7))
     GROUP BY l.region, l.fiscal_year, l.program, l.period, l.published_on)
  SELECT m.region, (SELECT r.name FROM published.regions r WHERE r.code = m.region) AS name,
         m.fiscal_year, m.program,
         json_agg(json_build_object('period', m.period, 'published_on', m.published_on,
           'payments', m.payments, 'amount_fen', m.amount_fen::text,
           'recipients', m.recipients) ORDER BY m.period) AS months
    FROM months m GROUP BY m.region, m.fiscal_year, m.program
   ORDER BY m.region, m.fiscal_year, m.program LIMIT $8`;

/**
 * What few payments of the list have in common is left out of them; the order is one of shown
 * columns, so that it says nothing of the others.
 */
const LINES = `WITH batches AS (${BATCHES}),
  listed AS (
    SELECT y.persons, y.months, y.component, y.amount_fen,
           count(*) OVER (PARTITION BY y.persons, y.months, y.component) >= $5 AS many
      FROM batches b JOIN published.payments y ON y.stream = b.payment_stream
     WHERE b.region = $1 AND b.fiscal_year = $2 AND b.program = $3 AND b.period = $4),
  shown AS (
    SELECT CASE WHEN many THEN persons END AS persons, CASE WHEN many THEN months END AS months,
           CASE WHEN many THEN component END AS component, amount_fen
      FROM listed)
  SELECT * FROM shown ORDER BY amount_fen DESC, persons, months, component LIMIT $6 OFFSET $7`;
