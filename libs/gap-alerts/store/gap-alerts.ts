/** The gap alerts, as they are or as they stood. @source 2017, 四（二）; domain.md, section 6 */
import { formatYuan } from '../../money/fen.js';
import type { ParameterChange } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import { type Episode, GAP_ALERT_CLAUSE } from '../domain/episodes.js';
import {
  type JudgedEpisode,
  type MaterialShares,
  SEVERITIES,
  judgedOn,
  materialShares,
} from '../domain/severity.js';
import { foldedYears } from './alert-years.js';

export interface AlertSource {
  readonly sql: Sql;
  /** Recorded changes of policy parameters, in the order of their recording. */
  readonly changes: () => Promise<readonly ParameterChange[]>;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
}

export interface AlertQuestion {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly status?: 'open' | 'closed';
  /** End of that business day. */
  readonly asOf?: string;
  /** The source holds what was known at an earlier time: alerts are folded from that. */
  readonly knownAt?: string;
  /** `urgency`: by severity, the month funded through, and the gap, the largest first. */
  readonly sort?: 'urgency';
  /** The alert after which the page begins. */
  readonly after?: ListedAlert;
  readonly limit: number;
}

export interface AlertKey {
  readonly region: string;
  readonly fiscalYear: number;
  readonly episode: number;
}

/** An alert by the code that its county has in the list, and what makes it urgent. */
export type ListedAlert = AlertKey & { readonly code: string } & Pick<JudgedEpisode, 'severity'> &
  Pick<Episode, 'fundedThrough' | 'gapFen'>;

export interface ChangesQuestion {
  /** Exclusive. */
  readonly after: bigint;
  readonly upTo: bigint;
  readonly region?: string;
  readonly limit: number;
}

export interface AlertChange {
  readonly position: bigint;
  readonly alert: GapAlert;
}

export interface AlertChanges {
  readonly items: readonly AlertChange[];
  /** Everything up to here has been looked at. */
  readonly seenTo: bigint;
}

export type GapAlert = ReturnType<typeof alertOf>;

interface AlertRow {
  readonly region: string;
  readonly fiscal_year: number;
  readonly episode: number;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly closed_by: Episode['closedBy'];
  readonly gap_at_open_fen: bigint;
  readonly peak_gap_fen: bigint;
  readonly gap_fen: bigint;
  readonly construction_arranged_fen: bigint;
  readonly construction_total_fen: bigint;
  readonly spent_during_fen: bigint;
  /** Amounts are digits. */
  readonly unfunded: readonly Readonly<Record<keyof Episode['unfunded'][number], string>>[];
  readonly must_compress_fen: bigint;
  readonly funded_through: number;
}

interface AnswerRow {
  readonly region: string;
  readonly fiscal_year: number;
  readonly episode: number;
  readonly plan: string;
  readonly due_on: string;
  readonly occurred_on: string;
  readonly acknowledged_by: string;
}

type PlacedEpisode = AlertKey & Episode;
type JudgedAlert = PlacedEpisode & JudgedEpisode;
type NamedAlert = JudgedAlert & { readonly code: string };

interface NameRow {
  readonly region: string;
  readonly code: string;
  readonly until_on: string | null;
}

export class GapAlerts {
  constructor(private readonly source: AlertSource) {}

  /**
   * By the code of the region that the answer names, year, episode, or by urgency. `next` is the
   * last of a page that others follow.
   */
  async list(question: AlertQuestion) {
    const { asOf, after, limit } = question;
    const order = question.sort === 'urgency' ? urgency : inOrder;
    const day = asOf ?? this.source.today();
    const judged = this.judge(await this.episodes(question), day, await this.shares());
    const named = await this.named(judged, asOf);
    const sorted = [...named].sort(order);
    const found = after ? sorted.filter((alert) => order(alert, after) > 0) : sorted;
    const page = found.slice(0, limit);
    const answers = await this.answers(page, asOf);
    const items = page.map((alert) => alertOf(alert, answers.get(keyText(alert)) ?? null, day));
    const last = page.at(-1);
    return { items, next: found.length > page.length && last ? last : null };
  }

  /**
   * Alerts that changed, or were answered, after one position and up to another, by the position of
   * their last change: each once, as it stands. About so many: never a part of an event's.
   */
  async changes({ after, upTo, region, limit }: ChangesQuestion): Promise<AlertChanges> {
    const rows = await this.source.sql.query<AlertRow & { readonly changed: bigint }>(CHANGES, [
      after,
      upTo,
      region ?? null,
      limit,
    ]);
    if (rows.length === 0) return { items: [], seenTo: upTo };
    const today = this.source.today();
    const alerts = this.judge(rows.map(placedEpisode), today, await this.shares());
    const answers = await this.answers(alerts);
    const items = alerts.map((alert, index) => ({
      position: rows[index]!.changed,
      alert: alertOf(alert, answers.get(keyText(alert)) ?? null, today),
    }));
    return { items, seenTo: rows.length < limit ? upTo : items.at(-1)!.position };
  }

  private async shares(): Promise<MaterialShares> {
    return materialShares(await this.source.changes());
  }

  private judge(
    episodes: readonly PlacedEpisode[],
    day: string,
    shares: MaterialShares,
  ): JudgedAlert[] {
    return episodes.map((each) => ({ ...each, ...judgedOn(each, each.fiscalYear, day, shares) }));
  }

  private episodes(question: AlertQuestion): Promise<readonly PlacedEpisode[]> {
    const past = question.asOf !== undefined || question.knownAt !== undefined;
    return past ? this.folded(question) : this.current(question);
  }

  /** With the code in force on the day asked for, else on 31 December of the year. */
  private async named(
    alerts: readonly JudgedAlert[],
    asOf: string | undefined,
  ): Promise<readonly NamedAlert[]> {
    const steps = new Map<string, NameRow[]>();
    for (const row of await this.source.sql.query<NameRow>(NAMES)) {
      const known = steps.get(row.region);
      if (known) known.push(row);
      else steps.set(row.region, [row]);
    }
    return alerts.map((alert) => {
      const day = asOf ?? `${alert.fiscalYear}-12-31`;
      const step = steps.get(alert.region)?.find(({ until_on: until }) => !until || until > day);
      return { ...alert, code: step?.code ?? alert.region };
    });
  }

  private async current(question: AlertQuestion): Promise<readonly PlacedEpisode[]> {
    const { region, fiscalYear, status } = question;
    const rows = await this.source.sql.query<AlertRow>(CURRENT, [
      region ?? null,
      fiscalYear ?? null,
      status ?? null,
    ]);
    return rows.map(placedEpisode);
  }

  /** Folds the postings that the dates admit, in the order of their recording. */
  private async folded(question: AlertQuestion): Promise<readonly PlacedEpisode[]> {
    const { region, fiscalYear, asOf, status } = question;
    const asked = { region, fiscalYear, asOf, withConstruction: true };
    const years = await foldedYears(this.source.sql, asked);
    return years
      .flatMap(({ region: of, fiscalYear: year, year: { episodes } }) =>
        episodes.map((episode) => ({ region: of, fiscalYear: year, ...episode })),
      )
      .filter((episode) => !status || statusOf(episode) === status);
  }

  private async answers(
    page: readonly PlacedEpisode[],
    asOf?: string,
  ): Promise<ReadonlyMap<string, AnswerRow>> {
    if (page.length === 0) return new Map();
    const rows = await this.source.sql.query<AnswerRow>(ANSWERS, [
      [...new Set(page.map((episode) => episode.region))],
      asOf ?? null,
    ]);
    return new Map(
      rows.map((row) => [`${row.region}-${row.fiscal_year}-${row.episode}`, row] as const),
    );
  }
}

const CURRENT = `SELECT * FROM read.gap_alerts
  WHERE ($1::text IS NULL OR region = $1) AND ($2::integer IS NULL OR fiscal_year = $2)
    AND ($3::text IS NULL OR (closed_on IS NULL) = ($3 = 'open'))`;

const NAMES = `SELECT region, code, until_on FROM published.unit_names
  WHERE level = 'county' ORDER BY region, from_on`;

/** An event may change several alerts: a page ends between two events. */
const CHANGES = `SELECT a.*, c.changed FROM (
    SELECT region, fiscal_year, episode, max(position) AS changed FROM (
      SELECT region, fiscal_year, episode, position FROM read.gap_alerts
        WHERE position > $1 AND position <= $2
      UNION ALL
      SELECT region, fiscal_year, episode, position FROM read.gap_alert_acknowledgements
        WHERE position > $1 AND position <= $2) found
      WHERE $3::text IS NULL OR region = $3
      GROUP BY region, fiscal_year, episode
      ORDER BY changed FETCH FIRST $4 ROWS WITH TIES) c
  JOIN read.gap_alerts a USING (region, fiscal_year, episode)
  ORDER BY c.changed, a.region, a.fiscal_year, a.episode`;

/** The latest answer counts. */
const ANSWERS = `SELECT DISTINCT ON (region, fiscal_year, episode)
    region, fiscal_year, episode, plan, due_on, occurred_on, acknowledged_by
  FROM read.gap_alert_acknowledgements
  WHERE region = ANY ($1) AND ($2::date IS NULL OR occurred_on <= $2)
  ORDER BY region, fiscal_year, episode, position DESC`;

function placedEpisode(row: AlertRow): PlacedEpisode {
  return {
    region: row.region,
    fiscalYear: row.fiscal_year,
    episode: row.episode,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    closedBy: row.closed_by,
    gapAtOpenFen: row.gap_at_open_fen,
    peakGapFen: row.peak_gap_fen,
    gapFen: row.gap_fen,
    constructionArrangedFen: row.construction_arranged_fen,
    constructionTotalFen: row.construction_total_fen,
    spentDuringFen: row.spent_during_fen,
    unfunded: row.unfunded.map(({ batchNo, paidOn, amountFen, gapFen, needFen }) => ({
      ...{ batchNo, paidOn, amountFen: BigInt(amountFen) },
      ...{ gapFen: BigInt(gapFen), needFen: BigInt(needFen) },
    })),
    mustCompressFen: row.must_compress_fen,
    fundedThrough: row.funded_through,
  };
}

/** Amounts are yuan strings with two places. */
function alertOf(episode: JudgedAlert, answer: AnswerRow | null, day: string) {
  const { region, fiscalYear } = episode;
  return {
    id: keyText(episode),
    region,
    fiscalYear,
    episode: episode.episode,
    severity: episode.severity,
    status: statusOf(episode),
    openedOn: episode.openedOn,
    closedOn: episode.closedOn,
    closedBy: episode.closedBy,
    gapAtOpen: formatYuan(episode.gapAtOpenFen),
    peakGap: formatYuan(episode.peakGapFen),
    gap: formatYuan(episode.gapFen),
    constructionArranged: formatYuan(episode.constructionArrangedFen),
    constructionTotal: formatYuan(episode.constructionTotalFen),
    spentDuring: formatYuan(episode.spentDuringFen),
    spentUnfunded: formatYuan(episode.spentUnfundedFen),
    mustCompress: formatYuan(episode.mustCompressFen),
    fundedThrough: episode.fundedThrough,
    clause: GAP_ALERT_CLAUSE,
    /** The county's treasury; an alert cannot be reassigned upward. */
    owner: region,
    acknowledgement: answer && {
      plan: answer.plan,
      dueOn: answer.due_on,
      acknowledgedOn: answer.occurred_on,
      acknowledgedBy: answer.acknowledged_by,
      overdue: episode.closedOn === null && answer.due_on < day,
    },
  };
}

function statusOf(episode: Episode): 'open' | 'closed' {
  return episode.closedOn === null ? 'open' : 'closed';
}

function keyText({ region, fiscalYear, episode }: AlertKey): string {
  return `${region}-${fiscalYear}-${episode}`;
}

function inOrder(a: ListedAlert, b: ListedAlert): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.fiscalYear - b.fiscalYear || a.episode - b.episode;
}

/** Severity, then the month funded through, then the gap, the largest first. */
function urgency(a: ListedAlert, b: ListedAlert): number {
  const severity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  const order = severity || a.fundedThrough - b.fundedThrough || Number(b.gapFen - a.gapFen);
  return order || inOrder(a, b);
}
