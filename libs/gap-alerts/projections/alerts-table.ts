/**
 * The gap alerts of every county's year, kept current. The folds of the years that were touched
 * lately are kept in memory; any other is folded again from its postings.
 */
import { type Posting, postingsOf } from '../../county-ledger/domain/postings.js';
import type {
  ProjectedEvent,
  Projection,
  ReadModelTransaction,
  Row,
} from '../../projection/projection.js';
import { type AlertYear, type Episode, look, newAlertYear } from '../domain/episodes.js';

export const GAP_ALERTS_TABLE = {
  name: 'gap_alerts',
  columns: [
    'region',
    'fiscal_year',
    'episode',
    'opened_on',
    'closed_on',
    'closed_by',
    'gap_at_open_fen',
    'peak_gap_fen',
    'gap_fen',
    'construction_arranged_fen',
    'spent_during_fen',
    'must_compress_fen',
    'funded_through',
  ],
} as const;

const KEY = ['region', 'fiscal_year', 'episode'] as const;

/** Folds kept in memory at most. */
const KEPT_YEARS = 1_000;

interface Touched {
  readonly region: string;
  readonly fiscalYear: number;
  readonly happenings: { position: bigint; occurredOn: string; postings: Posting[] }[];
}

/** Reads the postings of a county's year before a position, as happenings in order. */
export type EarlierHappenings = (
  models: ReadModelTransaction,
  region: string,
  fiscalYear: number,
  before: bigint,
) => Promise<readonly { readonly occurredOn: string; readonly postings: readonly Posting[] }[]>;

export class AlertsTable implements Projection {
  readonly name = GAP_ALERTS_TABLE.name;
  private readonly years = new Map<string, AlertYear>();

  /** @param isOfPart which counties' alerts: another lane has the others */
  constructor(
    private readonly earlier: EarlierHappenings,
    private readonly isOfPart: (region: string) => boolean,
  ) {}

  async apply(events: readonly ProjectedEvent[], models: ReadModelTransaction): Promise<void> {
    const rows: Row[] = [];
    for (const [key, touched] of touchedYears(events, this.isOfPart)) {
      const year = await this.year(key, touched, models);
      const before = new Map(
        year.episodes.map((episode) => [episode.episode, fingerprint(episode)]),
      );
      for (const happening of touched.happenings) look(year, happening);
      for (const episode of year.episodes) {
        if (before.get(episode.episode) === fingerprint(episode)) continue;
        rows.push(rowOf(touched, episode));
      }
    }
    if (rows.length > 0) await models.upsert(GAP_ALERTS_TABLE, KEY, rows);
  }

  forget(): void {
    this.years.clear();
  }

  private async year(
    key: string,
    { region, fiscalYear, happenings }: Touched,
    models: ReadModelTransaction,
  ): Promise<AlertYear> {
    let year = this.years.get(key);
    if (year) {
      this.years.delete(key);
    } else {
      year = newAlertYear();
      const first = happenings[0]!.position;
      for (const happening of await this.earlier(models, region, fiscalYear, first)) {
        look(year, happening);
      }
    }
    this.years.set(key, year);
    if (this.years.size > KEPT_YEARS) this.years.delete(this.years.keys().next().value!);
    return year;
  }
}

function touchedYears(
  events: readonly ProjectedEvent[],
  isOfPart: (region: string) => boolean,
): Map<string, Touched> {
  const years = new Map<string, Touched>();
  for (const { fact } of events) {
    for (const posting of postingsOf(fact)) {
      const { region, fiscalYear } = posting;
      if (!isOfPart(region)) continue;
      const key = `${region}/${fiscalYear}`;
      let year = years.get(key);
      if (!year) years.set(key, (year = { region, fiscalYear, happenings: [] }));
      const last = year.happenings.at(-1);
      if (last?.position === fact.position) last.postings.push(posting);
      else {
        const { position, occurredOn } = fact;
        year.happenings.push({ position, occurredOn, postings: [posting] });
      }
    }
  }
  return years;
}

function fingerprint(episode: Episode): string {
  return Object.values(episode).join('/');
}

function rowOf({ region, fiscalYear }: Touched, episode: Episode): Row {
  return [
    region,
    fiscalYear,
    episode.episode,
    episode.openedOn,
    episode.closedOn,
    episode.closedBy,
    episode.gapAtOpenFen,
    episode.peakGapFen,
    episode.gapFen,
    episode.constructionArrangedFen,
    episode.spentDuringFen,
    episode.mustCompressFen,
    episode.fundedThrough,
  ];
}
