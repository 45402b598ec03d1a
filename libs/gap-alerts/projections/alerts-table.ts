/**
 * The gap alerts of every county's year, kept current, and beside them the entries that lowered a
 * need or brought construction money while the county had a gap. The folds of the years that were
 * touched lately are kept in memory; any other is folded again from its postings.
 */
import { type Posting, postingsOf } from '../../county-ledger/domain/postings.js';
import type {
  ProjectedEvent,
  Projection,
  ReadModelTransaction,
  Row,
} from '../../projection/projection.js';
import {
  type AlertYear,
  type DoneInGap,
  type Episode,
  type Happening,
  look,
  newAlertYear,
} from '../domain/episodes.js';

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
    'construction_total_fen',
    'spent_during_fen',
    'unfunded',
    'must_compress_fen',
    'funded_through',
    'position',
  ],
  json: ['unfunded'],
} as const;

const KEY = ['region', 'fiscal_year', 'episode'] as const;

const ENTRIES_IN_GAP_TABLE = {
  name: 'entries_in_gap',
  columns: ['position', 'occurred_on', 'region', 'fiscal_year', 'kind', 'code', 'amount_fen'],
} as const;

/** Beyond every event. */
const LAST_POSITION = 9_223_372_036_854_775_807n;

/** Folds kept in memory at most. */
const KEPT_YEARS = 1_000;

interface PlacedHappening extends Happening {
  readonly position: bigint;
}

interface Touched {
  readonly region: string;
  readonly fiscalYear: number;
  readonly happenings: { position: bigint; occurredOn: string; postings: Posting[] }[];
}

/** A county's year, and which event changed each of its alerts last. */
interface Followed {
  readonly year: AlertYear;
  readonly changedAt: Map<number, bigint>;
}

/** Reads the postings of a county's year before a position, as happenings in order. */
export type EarlierHappenings = (
  models: ReadModelTransaction,
  region: string,
  fiscalYear: number,
  before: bigint,
) => Promise<readonly PlacedHappening[]>;

export class AlertsTable implements Projection {
  readonly name = GAP_ALERTS_TABLE.name;
  private readonly years = new Map<string, Followed>();

  /** @param isOfPart which counties' alerts: another partition has the others */
  constructor(
    private readonly earlier: EarlierHappenings,
    private readonly isOfPart: (region: string) => boolean,
  ) {}

  async apply(events: readonly ProjectedEvent[], models: ReadModelTransaction): Promise<void> {
    const [rows, inGap]: [Row[], Row[]] = [[], []];
    for (const [key, touched] of touchedYears(events, this.isOfPart)) {
      const followed = await this.followed(key, touched, models);
      inGap.push(...followAll(followed, touched, touched.happenings));
      rows.push(...changedRows(followed, touched, touched.happenings[0]!.position));
    }
    if (rows.length > 0) await models.upsert(GAP_ALERTS_TABLE, KEY, rows);
    if (inGap.length > 0) await models.insert(ENTRIES_IN_GAP_TABLE, inGap);
  }

  /** The years that are touched are folded anew from all of their postings. */
  async applyLate(events: readonly ProjectedEvent[], models: ReadModelTransaction): Promise<void> {
    const [rows, inGap]: [Row[], Row[]] = [[], []];
    for (const [key, touched] of touchedYears(events, this.isOfPart)) {
      const { region, fiscalYear } = touched;
      for (const table of [GAP_ALERTS_TABLE, ENTRIES_IN_GAP_TABLE]) {
        const ofYear = 'WHERE r.region = $1 AND r.fiscal_year = $2';
        await models.remove(table, ofYear, [region, fiscalYear]);
      }
      this.years.delete(key);
      const followed: Followed = { year: newAlertYear(fiscalYear), changedAt: new Map() };
      const all = await this.earlier(models, region, fiscalYear, LAST_POSITION);
      inGap.push(...followAll(followed, touched, all));
      rows.push(...changedRows(followed, touched, 0n));
    }
    if (rows.length > 0) await models.insert(GAP_ALERTS_TABLE, rows);
    if (inGap.length > 0) await models.insert(ENTRIES_IN_GAP_TABLE, inGap);
  }

  forget(): void {
    this.years.clear();
  }

  private async followed(
    key: string,
    { region, fiscalYear, happenings }: Touched,
    models: ReadModelTransaction,
  ): Promise<Followed> {
    let followed = this.years.get(key);
    if (followed) {
      this.years.delete(key);
    } else {
      followed = { year: newAlertYear(fiscalYear), changedAt: new Map() };
      const first = happenings[0]!.position;
      for (const happening of await this.earlier(models, region, fiscalYear, first)) {
        follow(followed, happening);
      }
    }
    this.years.set(key, followed);
    if (this.years.size > KEPT_YEARS) this.years.delete(this.years.keys().next().value!);
    return followed;
  }
}

/** @returns rows of what the happenings did in a gap */
function followAll(
  followed: Followed,
  { region, fiscalYear }: Touched,
  happenings: readonly PlacedHappening[],
): Row[] {
  return happenings.flatMap((happening) =>
    follow(followed, happening).map(({ kind, code, amountFen }) => {
      const { position, occurredOn } = happening;
      return [position, occurredOn, region, fiscalYear, kind, code, amountFen];
    }),
  );
}

/** Rows of the alerts that an event from the position on has changed. */
function changedRows({ year, changedAt }: Followed, touched: Touched, from: bigint): Row[] {
  return year.episodes
    .filter(({ episode }) => changedAt.get(episode)! >= from)
    .map((episode) => rowOf(touched, episode, changedAt.get(episode.episode)!));
}

/** An alert has changed where its row has: by which event does not depend on batches. */
function follow({ year, changedAt }: Followed, happening: PlacedHappening): readonly DoneInGap[] {
  const before = new Map(year.episodes.map((episode) => [episode.episode, fingerprint(episode)]));
  const done = look(year, happening);
  for (const episode of year.episodes) {
    if (before.get(episode.episode) === fingerprint(episode)) continue;
    changedAt.set(episode.episode, happening.position);
  }
  return done;
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

function fingerprint({ unfunded, ...figures }: Episode): string {
  return [...Object.values(figures), unfundedText(unfunded)].join('/');
}

/** As JSON; amounts are digits in a string. */
function unfundedText(unfunded: Episode['unfunded']): string {
  return JSON.stringify(unfunded, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

function rowOf({ region, fiscalYear }: Touched, episode: Episode, position: bigint): Row {
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
    episode.constructionTotalFen,
    episode.spentDuringFen,
    unfundedText(episode.unfunded),
    episode.mustCompressFen,
    episode.fundedThrough,
    position,
  ];
}
