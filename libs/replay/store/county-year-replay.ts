/**
 * A county's year, or several in one, replayed from its events, forwards or backwards, at any
 * length in little memory: pages are read, folded and handed on one after the other.
 */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore, StoredEvent } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type Point,
  type YearDiff,
  compareEntry,
  differences,
  newComparison,
} from '../domain/year-diff.js';
import type { ReplayedEntry } from '../domain/year-lines.js';
import {
  type YearPostings,
  type YearReplay,
  type YearSpan,
  newYearReplay,
  postingsByYear,
  replayStep,
} from '../domain/year-replay.js';
import { type PositionRange, mergedStreams } from './merged-streams.js';

export interface YearQuestion {
  readonly region: string;
  readonly years: YearSpan;
  /** Entries of earlier business dates are folded, not shown. */
  readonly from?: string;
  /** Entries of later business dates are left out altogether, as asOf leaves them out. */
  readonly to?: string;
  /** As recorded by then, ISO 8601. */
  readonly knownAt?: string;
  readonly direction?: 'forwards' | 'backwards';
}

export interface DiffQuestion {
  readonly region: string;
  readonly fiscalYear: number;
  readonly from: Point;
  readonly to: Point;
}

/** Where an entry of a year is found, with the postings that make it one. */
export interface YearEntry extends YearPostings {
  readonly event: StoredEvent;
  readonly fact: RecordedFact;
}

interface PlaceRow {
  readonly province: string | null;
  readonly found: boolean;
  readonly first: bigint | null;
  readonly last: bigint | null;
  readonly checkpoint: bigint;
}

/** States kept for going backwards; beyond, every other one is dropped. */
const MOST_KEPT_STATES = 256;
const FIRST_SPACING = 128;

export class CountyYearReplays {
  constructor(
    private readonly store: EventStore,
    private readonly sql: Sql,
  ) {}

  /** Pages of entries; undefined where the region is not registered as a county. */
  async replay(
    question: YearQuestion,
  ): Promise<AsyncIterable<readonly ReplayedEntry[]> | undefined> {
    const source = await this.source(question.region, question.years, question.knownAt);
    if (!source) return undefined;
    return question.direction === 'backwards'
      ? backwards(source, question)
      : forwards(source, question);
  }

  /** What differs between two points; undefined where there is no such county. */
  async diff(question: DiffQuestion): Promise<YearDiff | undefined> {
    const { region, fiscalYear, from, to } = question;
    const times = [from.knownAt, to.knownAt].flatMap((time) => time ?? []);
    const latest = times.length === 2 ? times.sort().at(-1) : undefined;
    const years = { from: fiscalYear, to: fiscalYear };
    const source = await this.source(region, years, latest);
    if (!source) return undefined;
    const comparison = newComparison(region, fiscalYear, { from, to });
    for await (const entries of source.pages()) {
      for (const { event, postings } of entries) compareEntry(comparison, event, postings);
    }
    return differences(comparison);
  }

  /** The years' entries in the order of recording; undefined where there is no such county. */
  async source(region: string, years: YearSpan, knownAt?: string): Promise<YearSource | undefined> {
    const [place] = await this.sql.query<PlaceRow>(PLACE, [region, years.from, years.to]);
    if (!place?.found) return undefined;
    const to =
      knownAt === undefined ? await this.store.head() : await this.store.positionAt(knownAt);
    const streams = [`county-${region}`];
    if (place.province !== null) streams.push(`province-${place.province}`);
    const { first, last, checkpoint } = place;
    // The county's own partition may be ahead of what all partitions have reached.
    const seen = last !== null && last > checkpoint ? last : checkpoint;
    const unseen = { from: seen + 1n, to };
    const parts = first === null || last === null ? [unseen] : [{ from: first, to: last }, unseen];
    return new YearSource(this.store, streams, parts, to, region, years);
  }
}

/** What the read models have not seen yet lies after their checkpoint; the rest, where they say. */
const PLACE = `SELECT
    (SELECT code FROM published.regions WHERE level = 'province' ORDER BY code LIMIT 1) AS province,
    EXISTS (SELECT FROM published.regions WHERE code = $1 AND level = 'county') AS found,
    min(y.first) AS first,
    max(y.last) AS last,
    (SELECT position FROM read.checkpoint) AS checkpoint
  FROM generate_series(
      greatest($2::int, (SELECT min(fiscal_year) FROM published.postings WHERE region = $1)),
      least($3::int, (SELECT max(fiscal_year) FROM published.postings WHERE region = $1))
    ) AS years (fiscal_year), LATERAL (SELECT
    (SELECT position FROM published.postings p WHERE region = $1 AND p.fiscal_year = years.fiscal_year
      ORDER BY region, p.fiscal_year, position LIMIT 1) AS first,
    (SELECT position FROM published.postings p WHERE region = $1 AND p.fiscal_year = years.fiscal_year
      ORDER BY region DESC, p.fiscal_year DESC, position DESC LIMIT 1) AS last) AS y`;

export class YearSource {
  constructor(
    private readonly store: EventStore,
    private readonly streams: readonly string[],
    /** Where entries of the year can lie, in order. */
    private readonly parts: readonly PositionRange[],
    readonly lastPosition: bigint,
    readonly region: string,
    readonly years: YearSpan,
  ) {}

  /** Of all positions up to the last that is asked for, or of a stretch of them. */
  async *pages(stretch?: PositionRange): AsyncGenerator<readonly YearEntry[]> {
    const within = stretch ?? { from: 1n, to: this.lastPosition };
    for (const part of this.parts) {
      const from = part.from > within.from ? part.from : within.from;
      const to = part.to < within.to ? part.to : within.to;
      for await (const events of mergedStreams(this.store, this.streams, { from, to })) {
        const entries: YearEntry[] = [];
        for (const event of events) this.addEntries(event, entries);
        if (entries.length > 0) yield entries;
      }
    }
  }

  private addEntries(event: StoredEvent, entries: YearEntry[]): void {
    const fact = recordedFact(event);
    for (const { fiscalYear, postings } of postingsByYear(fact, this.region, this.years)) {
      entries.push({ event, fact, fiscalYear, postings });
    }
  }
}

/** The state of each year, as far as it has been replayed. */
type Replays = Map<number, YearReplay>;

async function* forwards(
  source: YearSource,
  question: YearQuestion,
): AsyncGenerator<readonly ReplayedEntry[]> {
  const replays: Replays = new Map();
  for await (const entries of source.pages()) {
    const shown: ReplayedEntry[] = [];
    for (const entry of entries) takeStep(replays, entry, question, shown);
    if (shown.length > 0) yield shown;
  }
}

/** Folds an entry into its year, and adds it to what is shown where the question shows it. */
function takeStep(
  replays: Replays,
  { event, fact, fiscalYear, postings }: YearEntry,
  { region, from, to }: YearQuestion,
  shown: ReplayedEntry[],
): void {
  let replay = replays.get(fiscalYear);
  if (!replay) replays.set(fiscalYear, (replay = newYearReplay(region, fiscalYear)));
  const { occurredOn } = fact;
  const counts = to === undefined || occurredOn <= to;
  const step = replayStep(replay, { occurredOn, postings }, counts);
  if (step && (from === undefined || occurredOn >= from)) shown.push({ event, fiscalYear, step });
}

interface KeptState {
  /** The state before everything from this position on. */
  readonly from: bigint;
  readonly replays: Replays;
}

/**
 * Folds once to the end, keeping states on the way; then plays each stretch between two of them
 * again, the last first, and hands it on turned round.
 */
async function* backwards(
  source: YearSource,
  question: YearQuestion,
): AsyncGenerator<readonly ReplayedEntry[]> {
  let end = source.lastPosition;
  for (const { from, replays } of (await keptStates(source, question)).reverse()) {
    const stretch: ReplayedEntry[] = [];
    for await (const entries of source.pages({ from, to: end })) {
      for (const entry of entries) takeStep(replays, entry, question, stretch);
    }
    end = from - 1n;
    if (stretch.length > 0) yield stretch.reverse();
  }
}

async function keptStates(source: YearSource, question: YearQuestion): Promise<KeptState[]> {
  const replays: Replays = new Map();
  let before = 0n;
  let kept: KeptState[] = [];
  let spacing = FIRST_SPACING;
  let sinceLast = spacing;
  for await (const entries of source.pages()) {
    for (const entry of entries) {
      const { position } = entry.event;
      // Never between the entries of one event: a stretch is read by positions.
      if (sinceLast >= spacing && position > before) {
        kept.push({ from: position, replays: structuredClone(replays) });
        sinceLast = 0;
      }
      before = position;
      sinceLast++;
      takeStep(replays, entry, question, []);
      if (kept.length <= MOST_KEPT_STATES) continue;
      kept = kept.filter((_, index) => index % 2 === 0);
      spacing *= 2;
    }
  }
  return kept;
}
