/**
 * The county fiscal-responsibility ledger, now or as it stood. @source 2017, 四（二）; domain.md,
 * section 5
 */
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type ProgramFigures,
  type ProjectFigures,
  type YearFigures,
  arrangedFen,
  availableFen,
  countyGapFen,
  needFen,
  isAssessed,
  noFigures,
  post,
  programGapFen,
  projectedNeedFen,
  redirectableAvailableFen,
  reportedOf,
  spentFen,
  unsplitFen,
} from '../domain/year-figures.js';
import { type PostingRow, postingOf, summedPostings } from './posting-rows.js';

/**
 * asOf: end of that business day; knownAt: as recorded by then (ISO 8601). Either may be left out.
 */
export interface AsOf {
  readonly asOf?: string;
  readonly knownAt?: string;
  /** Of what was recorded up to this position. */
  readonly upTo?: bigint;
}

interface RegionRow {
  readonly name: string | null;
  readonly position: bigint;
}

export class CountyLedgers {
  constructor(private readonly sql: Sql) {}

  /** undefined where the region is not registered as a county. */
  async ledger(region: string, fiscalYear: number, at: AsOf = {}) {
    const [found] = await this.sql.query<RegionRow>(REGION, [region]);
    if (!found?.name) return undefined;
    const rows = await this.sql.query<PostingRow>(POSTINGS, [
      region,
      fiscalYear,
      at.asOf ?? null,
      at.knownAt ?? null,
      at.upTo ?? null,
    ]);
    const before = noFigures();
    const figures = noFigures();
    for (const row of rows) {
      post(row.fiscal_year === fiscalYear ? figures : before, postingOf(row));
    }
    const names = await this.projectNames(region, fiscalYear, at);
    return {
      region,
      name: found.name,
      fiscalYear,
      asOf: at.asOf ?? null,
      knownAt: at.knownAt ?? null,
      closed: figures.closed,
      position: Number(at.upTo ?? found.position),
      reported: reportedOf(figures, before),
      ...ledgerLines(figures, names),
    };
  }

  /** The latest given counts; of the years up to this one. */
  private async projectNames(
    region: string,
    fiscalYear: number,
    { asOf, knownAt, upTo }: AsOf,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.sql.query<{ readonly code: string; readonly project_name: string }>(
      NAMES,
      [region, fiscalYear, asOf ?? null, knownAt ?? null, upTo ?? null],
    );
    return new Map(rows.map((row) => [row.code, row.project_name]));
  }
}

const REGION = `SELECT c.position,
    (SELECT r.name FROM published.regions r WHERE r.code = $1 AND r.level = 'county') AS name
  FROM read.checkpoint c`;

/** Of the year before only what says whether needs are reported. */
const POSTINGS = summedPostings(
  'read.postings',
  `region = $1 AND (fiscal_year = $2 OR fiscal_year = $2 - 1 AND kind IN ('need', 'need-withdrawn'))
    AND ($3::date IS NULL OR occurred_on <= $3)
    AND ($4::timestamptz IS NULL OR recorded_at <= $4)
    AND ($5::bigint IS NULL OR position <= $5)`,
);

const NAMES = `SELECT DISTINCT ON (code) code, project_name FROM published.budgets
  WHERE region = $1 AND fiscal_year <= $2 AND project_name IS NOT NULL
    AND ($3::date IS NULL OR allocated_on <= $3)
    AND ($4::timestamptz IS NULL OR recorded_at <= $4)
    AND ($5::bigint IS NULL OR position <= $5)
  ORDER BY code, position DESC`;

/** Amounts are yuan strings with two places. */
function ledgerLines(figures: YearFigures, names: ReadonlyMap<string, string>) {
  return {
    gap: formatYuan(countyGapFen(figures)),
    unsplit: formatYuan(unsplitFen(figures)),
    projectedGap: formatYuan(countyGapFen(figures, projectedNeedFen)),
    programs: inCodeOrder(figures.programs).map(([code, program]) => programLine(code, program)),
    construction: inCodeOrder(figures.projects).map(([code, project]) =>
      projectLine(code, names.get(code) ?? null, project),
    ),
    otherAccounts: inCodeOrder(figures.others).map(([code, other]) => programLine(code, other)),
  };
}

function inCodeOrder<T>(byCode: ReadonlyMap<string, T>): [string, T][] {
  return [...byCode].sort(([a], [b]) => (a < b ? -1 : 1));
}

function projectLine(project: string, name: string | null, figures: ProjectFigures) {
  const { kind, amounts, redirectable } = figures;
  return {
    project,
    name,
    kind,
    arranged: formatYuan(arrangedFen(amounts)),
    redirectable: formatYuan(arrangedFen(redirectable)),
    redirectableAvailable: formatYuan(redirectableAvailableFen(figures)),
    spent: formatYuan(spentFen(amounts)),
    carriedOut: formatYuan(amounts.carriedOut),
    available: formatYuan(availableFen(amounts)),
  };
}

function programLine(program: string, figures: ProgramFigures) {
  const { amounts } = figures;
  return {
    program,
    need: formatYuan(needFen(figures)),
    carriedIn: formatYuan(amounts.carriedIn),
    carriedOut: formatYuan(amounts.carriedOut),
    awarded: formatYuan(amounts.awarded),
    received: formatYuan(amounts.received),
    inTransit: formatYuan(amounts.awarded - amounts.received),
    ownBudget: formatYuan(amounts.ownBudget),
    adjustedIn: formatYuan(amounts.adjustedIn),
    adjustedOut: formatYuan(amounts.adjustedOut),
    reclaimed: formatYuan(amounts.reclaimed),
    arranged: formatYuan(arrangedFen(amounts)),
    disbursed: formatYuan(amounts.disbursed),
    returned: formatYuan(amounts.returned),
    available: formatYuan(availableFen(amounts)),
    gap: formatYuan(programGapFen(figures)),
    projectedNeed: formatYuan(projectedNeedFen(figures)),
    assessed: isAssessed(figures),
  };
}
