/**
 * County ledgers of closed years, as they are open to the public.
 * @source 2017, 四（二）, 四（四）, 五（三）
 */
import {
  type ProgramFigures,
  type YearFigures,
  UNREPORTED,
  arrangedFen,
  countyGapFen,
  generalConstructionFen,
  generalSpendingFen,
  needFen,
  noFigures,
  post,
  programGapFen,
  reportedOf,
  spentFen,
  unsplitFen,
} from '../../county-ledger/domain/year-figures.js';
import {
  type PostingRow,
  postingOf,
  summedPostings,
} from '../../county-ledger/store/posting-rows.js';
import { inSlices } from '../../projection/slices.js';
import { formatYuan } from '../../money/fen.js';
import { COUNTY_YEARS, LEDGERS, type PublicRow, rowOf } from '../domain/public-tables.js';
import { type ShownGroup, mergeSmallGroups } from '../domain/small-groups.js';
import { type Paged, type ProgramFilter, pageOfParents } from './public-pages.js';
import { type PublicPoint, type UpTo, BATCHES, RECIPIENTS, isOpen } from './public-source.js';

interface OpenYear {
  readonly region: string;
  readonly name: string;
  readonly fiscal_year: number;
  readonly closed_on: string;
}

interface OpenLedger extends OpenYear {
  readonly figures: YearFigures;
  readonly recipients: ReadonlyMap<string, number>;
}

interface ProgramLine {
  readonly code: string;
  readonly figures: ProgramFigures;
  readonly recipients: number;
}

type CountyFilter = Pick<ProgramFilter, 'region' | 'fiscalYear'>;
type PageOf = { readonly after: readonly string[] | null; readonly limit: number };

export class PublicLedgers {
  constructor(private readonly upTo: UpTo) {}

  /** A line a program; programs with few recipients stand in one line together. */
  ledgers(point: PublicPoint, filter: CountyFilter, page: PageOf): Promise<Paged> {
    return this.paged(point, filter, page, (ledger) =>
      ledgerLines(ledger, point.smallGroup).map((group) => ledgerRow(ledger, group, point)),
    );
  }

  countyYears(point: PublicPoint, filter: CountyFilter, page: PageOf): Promise<Paged> {
    return this.paged(point, filter, page, (ledger) => [countyYearRow(ledger)]);
  }

  private paged(
    point: PublicPoint,
    filter: CountyFilter,
    page: PageOf,
    rowsOf: (ledger: OpenLedger) => readonly PublicRow[],
  ): Promise<Paged> {
    return pageOfParents<OpenLedger>({
      ...page,
      parents: (from, limit) => this.openLedgers(point, filter, from, limit),
      keyOf: ({ region, fiscal_year: year }) => [region, String(year)],
      rowsOf,
    });
  }

  private async openLedgers(
    { position, today, openDays }: PublicPoint,
    { region, fiscalYear }: CountyFilter,
    from: readonly string[] | null,
    limit: number,
  ): Promise<readonly OpenLedger[]> {
    const sql = this.upTo(position);
    const years = await sql.query<OpenYear>(OPEN_YEARS, [
      today,
      openDays,
      region ?? null,
      fiscalYear ?? null,
      from?.[0] ?? null,
      from ? Number(from[1]) : null,
      limit,
    ]);
    const asked = [years.map((year) => year.region), years.map((y) => y.fiscal_year)];
    const postings = await sql.query<PostingRow>(POSTINGS, asked);
    const reached = await sql.query<{
      readonly region: string;
      readonly fiscal_year: number;
      readonly program: string;
      readonly recipients: number;
    }>(REACHED, asked);
    const ledgers = new Map(
      years.map((year) => {
        const recipients = new Map<string, number>();
        return [keyOf(year), { ...year, figures: noFigures(), recipients }] as const;
      }),
    );
    for await (const row of inSlices(postings)) {
      post(ledgers.get(keyOf(row))!.figures, postingOf(row));
    }
    for (const row of reached) {
      ledgers.get(keyOf(row))!.recipients.set(row.program, row.recipients);
    }
    return [...ledgers.values()];
  }
}

function keyOf(of: { readonly region: string; readonly fiscal_year: number }): string {
  return `${of.region}/${of.fiscal_year}`;
}

/** A program that paid nobody stands for nobody: it is shown as it is, and hides nobody else. */
function ledgerLines(
  { figures, recipients }: OpenLedger,
  least: number,
): readonly ShownGroup<ProgramLine>[] {
  const lines = [...figures.programs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, program]): ProgramLine => ({
      code,
      figures: program,
      recipients: recipients.get(code) ?? 0,
    }));
  const paying = mergeSmallGroups(
    lines.filter((line) => recipients.has(line.code)),
    least,
  );
  const others = lines.filter((line) => !recipients.has(line.code));
  const all = [...paying, ...others.map((line) => ({ members: [line], recipients: 0 }))];
  const first = ({ members }: ShownGroup<ProgramLine>): string => members[0]!.code;
  return all.sort((a, b) => (first(a) < first(b) ? -1 : 1));
}

function ledgerRow(
  ledger: OpenLedger,
  { members }: ShownGroup<ProgramLine>,
  { programName }: PublicPoint,
): PublicRow {
  const total = (amountOf: (program: ProgramFigures) => bigint): string =>
    formatYuan(members.reduce((sum, { figures }) => sum + amountOf(figures), 0n));
  return rowOf(LEDGERS, {
    region: ledger.region,
    regionName: ledger.name,
    fiscalYear: ledger.fiscal_year,
    program: members.map(({ code }) => code).join('+'),
    programName: members.map(({ code }) => programName(code)).join('、'),
    need: reported(ledger.figures, total(needFen)),
    carriedIn: total(({ amounts }) => amounts.carriedIn),
    awarded: total(({ amounts }) => amounts.awarded),
    received: total(({ amounts }) => amounts.received),
    ownBudget: total(({ amounts }) => amounts.ownBudget),
    adjustedIn: total(({ amounts }) => amounts.adjustedIn),
    adjustedOut: total(({ amounts }) => amounts.adjustedOut),
    reclaimed: total(({ amounts }) => amounts.reclaimed),
    arranged: total(({ amounts }) => arrangedFen(amounts)),
    disbursed: total(({ amounts }) => amounts.disbursed),
    returned: total(({ amounts }) => amounts.returned),
    carriedOut: total(({ amounts }) => amounts.carriedOut),
    gap: reported(ledger.figures, total(programGapFen)),
  });
}

function countyYearRow({ figures, ...year }: OpenLedger): PublicRow {
  const programs = [...figures.programs.values()];
  const total = (amountOf: (program: ProgramFigures) => bigint): string =>
    formatYuan(programs.reduce((sum, program) => sum + amountOf(program), 0n));
  return rowOf(COUNTY_YEARS, {
    region: year.region,
    regionName: year.name,
    fiscalYear: year.fiscal_year,
    closedOn: year.closed_on,
    need: reported(figures, total(needFen)),
    arranged: total(({ amounts }) => arrangedFen(amounts)),
    unsplit: formatYuan(unsplitFen(figures)),
    spent: total(({ amounts }) => spentFen(amounts)),
    gap: reported(figures, formatYuan(countyGapFen(figures))),
    generalConstructionArranged: formatYuan(generalConstructionFen(figures)),
    generalConstructionSpent: formatYuan(generalSpendingFen(figures)),
  });
}

function reported(figures: YearFigures, amount: string): string {
  return reportedOf(figures, undefined) === 'NONE' ? UNREPORTED : amount;
}

/** Closed, and published, or so many days old and not withdrawn. */
export const OPEN_COUNTY_YEARS = `
  SELECT c.region, c.fiscal_year, c.occurred_on AS closed_on
    FROM published.postings c
   WHERE c.kind = 'closing'
     AND ${isOpen({
       kind: 'LEDGER',
       region: 'c.region',
       year: 'c.fiscal_year',
       subject: `''`,
       since: 'c.occurred_on',
     })}`;

const OPEN_YEARS = `SELECT o.region, (SELECT r.name FROM published.regions r WHERE r.code = o.region) AS name,
       o.fiscal_year, o.closed_on
  FROM (${OPEN_COUNTY_YEARS}) o
 WHERE ($3::text IS NULL OR o.region = $3) AND ($4::integer IS NULL OR o.fiscal_year = $4)
   AND ($5::text IS NULL OR (o.region, o.fiscal_year) >= ($5, $6::integer))
 ORDER BY o.region, o.fiscal_year LIMIT $7`;

const ASKED = `SELECT * FROM unnest($1::text[], $2::integer[]) AS a (region, fiscal_year)`;

const POSTINGS = `WITH asked AS (${ASKED}) ${summedPostings(
  'published.postings JOIN asked USING (region, fiscal_year)',
  'true',
)}`;

const REACHED = `WITH asked AS (${ASKED})
  SELECT b.region, b.fiscal_year, b.program, max(${RECIPIENTS}) AS recipients
    FROM (${BATCHES}) b JOIN asked USING (region, fiscal_year)
   GROUP BY b.region, b.fiscal_year, b.program`;
