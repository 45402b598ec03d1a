/** The gap alerts, as they are or as they stood. @source 2017, 四（二）; domain.md, section 6 */
import { type PostingRow, POSTING_COLUMNS } from '../../county-ledger/store/posting-rows.js';
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type Episode,
  GAP_ALERT_CLAUSE,
  look,
  newAlertYear,
  severityOf,
} from '../domain/episodes.js';
import { happeningsOf } from './happening-rows.js';

export interface AlertQuestion {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly status?: 'open' | 'closed';
  /** End of that business day. */
  readonly asOf?: string;
  /** As recorded by then, ISO 8601. */
  readonly knownAt?: string;
  /** The alert after which the page begins. */
  readonly after?: AlertKey;
  readonly limit: number;
}

export interface AlertKey {
  readonly region: string;
  readonly fiscalYear: number;
  readonly episode: number;
}

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
  readonly spent_during_fen: bigint;
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

export class GapAlerts {
  constructor(private readonly sql: Sql) {}

  /** By region, year, episode. `next` is the last alert of the page where more follow. */
  async list(question: AlertQuestion) {
    const past = question.asOf !== undefined || question.knownAt !== undefined;
    const found = past ? await this.folded(question) : await this.current(question);
    const page = found.slice(0, question.limit);
    const answers = await this.answers(page, question);
    const items = page.map((episode) => alertOf(episode, answers.get(keyText(episode)) ?? null));
    const last = page.at(-1);
    return { items, next: found.length > page.length && last ? keyOf(last) : null };
  }

  /**
   * Alerts that changed, or were answered, after one position and up to another, by the position of
   * their last change: each once, as it stands. About so many: never a part of an event's.
   */
  async changes({ after, upTo, region, limit }: ChangesQuestion): Promise<AlertChanges> {
    const rows = await this.sql.query<AlertRow & { readonly changed: bigint }>(CHANGES, [
      after,
      upTo,
      region ?? null,
      limit,
    ]);
    const episodes = rows.map(placedEpisode);
    const answers = await this.answers(episodes, {});
    const items = episodes.map((episode, index) => ({
      position: rows[index]!.changed,
      alert: alertOf(episode, answers.get(keyText(episode)) ?? null),
    }));
    return { items, seenTo: rows.length < limit ? upTo : items.at(-1)!.position };
  }

  private async current(question: AlertQuestion): Promise<readonly PlacedEpisode[]> {
    const { region, fiscalYear, status, after, limit } = question;
    const rows = await this.sql.query<AlertRow>(CURRENT, [
      region ?? null,
      fiscalYear ?? null,
      status ?? null,
      after?.region ?? null,
      after?.fiscalYear ?? null,
      after?.episode ?? null,
      limit + 1,
    ]);
    return rows.map(placedEpisode);
  }

  /** Folds the postings that the dates admit, in the order of their recording. */
  private async folded(question: AlertQuestion): Promise<readonly PlacedEpisode[]> {
    const { region, fiscalYear, asOf, knownAt, status, after } = question;
    const rows = await this.sql.query<PostingRow>(PAST, [
      region ?? null,
      fiscalYear ?? null,
      asOf ?? null,
      knownAt ?? null,
      after?.region ?? null,
    ]);
    const byYear = new Map<string, PostingRow[]>();
    for (const row of rows) {
      const key = `${row.region}/${row.fiscal_year}`;
      const ofYear = byYear.get(key);
      if (ofYear) ofYear.push(row);
      else byYear.set(key, [row]);
    }
    const episodes: PlacedEpisode[] = [];
    for (const ofYear of byYear.values()) {
      const year = newAlertYear();
      for (const happening of happeningsOf(ofYear)) look(year, happening);
      const place = { region: ofYear[0]!.region, fiscalYear: ofYear[0]!.fiscal_year };
      for (const episode of year.episodes) episodes.push({ ...place, ...episode });
    }
    return episodes.filter(
      (episode) =>
        (!status || statusOf(episode) === status) && (!after || comesAfter(episode, after)),
    );
  }

  private async answers(
    page: readonly PlacedEpisode[],
    { asOf, knownAt }: Pick<AlertQuestion, 'asOf' | 'knownAt'>,
  ): Promise<ReadonlyMap<string, AnswerRow>> {
    if (page.length === 0) return new Map();
    const rows = await this.sql.query<AnswerRow>(ANSWERS, [
      [...new Set(page.map((episode) => episode.region))],
      asOf ?? null,
      knownAt ?? null,
    ]);
    return new Map(
      rows.map((row) => [`${row.region}-${row.fiscal_year}-${row.episode}`, row] as const),
    );
  }
}

const CURRENT = `SELECT * FROM read.gap_alerts
  WHERE ($1::text IS NULL OR region = $1) AND ($2::integer IS NULL OR fiscal_year = $2)
    AND ($3::text IS NULL OR (closed_on IS NULL) = ($3 = 'open'))
    AND ($4::text IS NULL OR (region, fiscal_year, episode) > ($4, $5, $6))
  ORDER BY region, fiscal_year, episode LIMIT $7`;

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

/** Only years that have general construction can have an episode. */
const PAST = `SELECT ${POSTING_COLUMNS} FROM published.postings p
  WHERE ($1::text IS NULL OR region = $1) AND ($2::integer IS NULL OR fiscal_year = $2)
    AND ($3::date IS NULL OR occurred_on <= $3)
    AND ($4::timestamptz IS NULL OR recorded_at <= $4)
    AND ($5::text IS NULL OR region >= $5)
    AND (region, fiscal_year) IN
      (SELECT region, fiscal_year FROM published.postings WHERE project_kind = 'GENERAL')
  ORDER BY region, fiscal_year, position, place`;

/** The latest answer counts. */
const ANSWERS = `SELECT DISTINCT ON (region, fiscal_year, episode)
    region, fiscal_year, episode, plan, due_on, occurred_on, acknowledged_by
  FROM read.gap_alert_acknowledgements
  WHERE region = ANY ($1) AND ($2::date IS NULL OR occurred_on <= $2)
    AND ($3::timestamptz IS NULL OR recorded_at <= $3)
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
    spentDuringFen: row.spent_during_fen,
    mustCompressFen: row.must_compress_fen,
    fundedThrough: row.funded_through,
  };
}

/** Amounts are yuan strings with two places. */
function alertOf(episode: PlacedEpisode, answer: AnswerRow | null) {
  const { region, fiscalYear } = episode;
  return {
    id: keyText(episode),
    region,
    fiscalYear,
    episode: episode.episode,
    severity: severityOf(episode),
    status: statusOf(episode),
    openedOn: episode.openedOn,
    closedOn: episode.closedOn,
    closedBy: episode.closedBy,
    gapAtOpen: formatYuan(episode.gapAtOpenFen),
    peakGap: formatYuan(episode.peakGapFen),
    gap: formatYuan(episode.gapFen),
    constructionArranged: formatYuan(episode.constructionArrangedFen),
    spentDuring: formatYuan(episode.spentDuringFen),
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
    },
  };
}

function statusOf(episode: Episode): 'open' | 'closed' {
  return episode.closedOn === null ? 'open' : 'closed';
}

function keyOf({ region, fiscalYear, episode }: AlertKey): AlertKey {
  return { region, fiscalYear, episode };
}

function keyText({ region, fiscalYear, episode }: AlertKey): string {
  return `${region}-${fiscalYear}-${episode}`;
}

function comesAfter(a: AlertKey, b: AlertKey): boolean {
  if (a.region !== b.region) return a.region > b.region;
  if (a.fiscalYear !== b.fiscalYear) return a.fiscalYear > b.fiscalYear;
  return a.episode > b.episode;
}
