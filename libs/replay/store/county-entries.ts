/** The entries of a county’s year as its office lists them, and what became of each. */
import type { EventType } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore, StoredEvent } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { type Said, type Telling, sentenceOf } from '../domain/sentences.js';
import { eventsAt } from './events-at.js';

export interface EntriesQuestion {
  readonly region: string;
  readonly fiscalYear: number;
  readonly kind?: EventType;
  /** Business days, both inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Those before this position. */
  readonly before: bigint;
  readonly limit: number;
}

export interface CountyEntry {
  readonly event: StoredEvent;
  readonly said: Said;
  /** Number of the correction that reversed it; null: it stands. */
  readonly reversedBy: string | null;
}

export interface CountyEntries {
  readonly items: readonly CountyEntry[];
  /** Position of the last where more follow. */
  readonly next: bigint | null;
}

interface PlaceRow {
  readonly position: bigint;
}

interface ReversalRow {
  readonly event_id: string;
  readonly correction_no: string;
}

/** So many entries are looked through at a time. */
const LEAST_WINDOW = 200;

/** The latest first. */
export async function countyEntries(
  store: EventStore,
  sql: Sql,
  telling: Telling,
  question: EntriesQuestion,
): Promise<CountyEntries> {
  const { region, fiscalYear, kind, from, to, limit } = question;
  const entries: CountyEntry[] = [];
  const window = Math.max(limit, LEAST_WINDOW);
  let { before } = question;
  for (;;) {
    const places = await sql.query<PlaceRow>(PLACES, [
      ...[region, fiscalYear, String(before), from ?? null, to ?? null],
      window,
    ]);
    const positions = places.map(({ position }) => position);
    const events = await eventsAt(store, positions.toReversed());
    const wanted = events.filter(({ type }) => kind === undefined || type === kind);
    const reversals = await reversalsOf(sql, wanted);
    for (const event of wanted.toReversed()) {
      if (entries.length === limit) {
        return { items: entries, next: entries.at(-1)!.event.position };
      }
      const said = sentenceOf(recordedFact(event), telling);
      if (!said) continue;
      const reversedBy = reversals.get(event.id) ?? null;
      entries.push({ event, said, reversedBy });
    }
    const last = positions.at(-1);
    if (last === undefined || places.length < window) return { items: entries, next: null };
    before = last;
  }
}

/** Numbers of the corrections that reversed them, by the ids of the events. */
async function reversalsOf(
  sql: Sql,
  events: readonly StoredEvent[],
): Promise<ReadonlyMap<string, string>> {
  if (events.length === 0) return new Map();
  const rows = await sql.query<ReversalRow>(REVERSALS, [events.map(({ id }) => id)]);
  return new Map(rows.map((row) => [row.event_id, row.correction_no]));
}

const PLACES = `SELECT DISTINCT position FROM published.postings
  WHERE region = $1 AND fiscal_year = $2 AND position < $3
    AND ($4::date IS NULL OR occurred_on >= $4) AND ($5::date IS NULL OR occurred_on <= $5)
  ORDER BY position DESC LIMIT $6`;

const REVERSALS = `SELECT event_id::text, correction_no FROM published.reversals
  WHERE event_id = ANY ($1::uuid[])`;
