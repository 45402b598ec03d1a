import type pg from 'pg';
import { rawColumns } from '../../postgres/connections.js';
import type { ReadAllOptions, ReadStreamOptions, StoredEvent } from '../port.js';
import { positionRange } from '../position-range.js';
import type { FeedPage } from '../subscription-loop.js';
import { eventColumns, eventDecoder, type EventRow } from './event-rows.js';
import { retried } from './retry.js';

/** A subscription looks at so many positions at a time, whatever its filter lets through. */
const windowPositions = 20_000n;

/** Reads pages with raw rows, the next one under way while the caller works on the last. */
export class EventReader {
  constructor(
    private readonly pool: pg.Pool,
    private readonly retryForMs: number,
    /** Hears of each read that is done again. */
    private readonly onPassing: (error: unknown) => void = () => undefined,
  ) {}

  async *stream(
    stream: string,
    options: ReadStreamOptions,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const { fromRevision, direction = 'forwards', maxCount } = options;
    const forwards = direction === 'forwards';
    const text =
      `SELECT ${eventColumns} FROM store.events e WHERE e.stream = $1 ` +
      (forwards
        ? 'AND e.revision >= $2 ORDER BY e.revision LIMIT $3'
        : 'AND e.revision <= $2 ORDER BY e.revision DESC LIMIT $3');
    const start = fromRevision ?? (forwards ? 0n : maxBigint);
    yield* this.pages(maxCount, start, async (from, limit) => {
      const events = await this.events(`doudi-stream-${direction}`, text, [stream, from, limit]);
      const last = events.at(-1);
      const next = last && events.length === limit ? last.revision + (forwards ? 1n : -1n) : null;
      return { events, next: next === -1n ? null : next };
    });
  }

  async *all(options: ReadAllOptions): AsyncGenerator<readonly StoredEvent[]> {
    const forwards = options.direction !== 'backwards';
    const { lowest, highest } = positionRange(options, await this.head());
    const filter = withTypes(prefixFilter(options.streamPrefixes, 4), options.types, 4);
    const text =
      `SELECT ${eventColumns} FROM store.events e ` +
      `WHERE e.position BETWEEN $1 AND $2 ${filter.condition} ` +
      `ORDER BY e.position ${forwards ? '' : 'DESC'} LIMIT $3`;
    // A filtered plan depends on the filter, so it is made for each page.
    const name = options.streamPrefixes || options.types ? undefined : `doudi-all-${forwards}`;
    yield* this.pages(options.maxCount, forwards ? lowest : highest, async (from, limit) => {
      const range = forwards ? [from, highest] : [lowest, from];
      if (range[0]! > range[1]!) return { events: [], next: null };
      const events = await this.events(name, text, [...range, limit, ...filter.values]);
      const last = events.at(-1);
      const next = last && events.length === limit ? last.position + (forwards ? 1n : -1n) : null;
      return { events, next };
    });
  }

  async byIds(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    const text = `SELECT ${eventColumns} FROM store.events e WHERE e.id = ANY ($1::uuid[])
                  ORDER BY e.position`;
    return this.events(undefined, text, [ids]);
  }

  async head(): Promise<bigint> {
    const rows = await this.rows('doudi-head', 'SELECT position FROM store.head', []);
    return BigInt(rows[0]![0]!);
  }

  async rows(name: string | undefined, text: string, values: unknown[]): Promise<EventRow[]> {
    const query = { text, values, rowMode: 'array', types: rawColumns, ...(name && { name }) };
    const result = await retried(
      this.retryForMs,
      () => this.pool.query<string[]>(query as pg.QueryArrayConfig),
      this.onPassing,
    );
    return result.rows;
  }

  /** One look of a subscription: the head and the events before it, of one snapshot. */
  feed(
    prefixes: readonly string[] | undefined,
    batchSize: number,
  ): (after: bigint) => Promise<FeedPage> {
    const filter = prefixFilter(prefixes, 4);
    const text = `
      SELECT h.position, e.* FROM store.head h LEFT JOIN LATERAL (
        SELECT ${eventColumns} FROM store.events e
          WHERE e.position > $1 AND e.position <= $2 ${filter.condition}
          ORDER BY e.position LIMIT $3) e ON true ORDER BY e.position`;
    const name = prefixes ? undefined : 'doudi-feed';
    const size = new PageSize(batchSize);
    return async (after) => {
      const limit = size.next();
      const to = after + windowPositions;
      const rows = await this.rows(name, text, [after, to, limit, ...filter.values]);
      const head = BigInt(rows[0]![0]!);
      const decode = eventDecoder();
      // Without events the outer join leaves one row, of the head alone.
      const events = rows.filter((row) => row[1] !== null).map((row) => decode(row.slice(1)));
      size.learn(events);
      const looked = head < to ? head : to;
      const seenTo = events.length === limit ? events.at(-1)!.position : looked;
      return { events, seenTo, head };
    };
  }

  private async events(
    name: string | undefined,
    text: string,
    values: unknown[],
  ): Promise<StoredEvent[]> {
    return (await this.rows(name, text, values)).map(eventDecoder());
  }

  private async *pages(
    maxCount: number | undefined,
    start: bigint,
    read: (from: bigint, limit: number) => Promise<Page>,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const size = new PageSize(maxPageEvents);
    let remaining = maxCount ?? Infinity;
    const readNext = (from: bigint): Promise<Page> => {
      const page = read(from, Math.min(size.next(), remaining));
      // A caller who breaks off never awaits the page that was read ahead.
      page.catch(() => undefined);
      return page;
    };
    let ahead = remaining > 0 ? readNext(start) : undefined;
    while (ahead) {
      const { events, next }: Page = await ahead;
      size.learn(events);
      remaining -= events.length;
      ahead = next !== null && remaining > 0 ? readNext(next) : undefined;
      if (events.length > 0) yield events;
    }
  }
}

interface Page {
  readonly events: readonly StoredEvent[];
  /** Where the next page begins; null after the last. */
  readonly next: bigint | null;
}

const maxBigint = 2n ** 63n - 1n;
const firstPageEvents = 100;
const maxPageEvents = 2_000;
const targetPageChars = 2_000_000;

/** Keeps pages near a size in memory: events range from some hundred characters to megabytes. */
class PageSize {
  private size: number;

  constructor(private readonly most: number) {
    this.size = Math.min(firstPageEvents, most);
  }

  next(): number {
    return this.size;
  }

  learn(events: readonly StoredEvent[]): void {
    if (events.length === 0) return;
    const chars = events.reduce((sum, { data }) => sum + data.length + 500, 0);
    const fitting = Math.floor(targetPageChars / (chars / events.length));
    this.size = Math.max(1, Math.min(fitting, this.size * 4, this.most));
  }
}

interface Filter {
  readonly condition: string;
  readonly values: readonly unknown[];
}

/** And of these types only. */
function withTypes(
  { condition, values }: Filter,
  types: readonly string[] | undefined,
  first: number,
): Filter {
  if (types === undefined) return { condition, values };
  const type = `$${first + values.length}`;
  return { condition: `${condition} AND e.type = ANY (${type})`, values: [...values, types] };
}

/**
 * The prefixes as conditions that the (stream, revision) index can serve; `first` is the next `$n`.
 */
function prefixFilter(prefixes: readonly string[] | undefined, first: number): Filter {
  if (prefixes === undefined) return { condition: '', values: [] };
  if (prefixes.length === 0) return { condition: 'AND false', values: [] };
  const tests = prefixes.map((_, index) => `starts_with(e.stream, $${first + index})`);
  return { condition: `AND (${tests.join(' OR ')})`, values: prefixes };
}
