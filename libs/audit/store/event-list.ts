/** Whole events for auditors, in the one order. */
import type { EventStore, StoredEvent } from '../../event-store/port.js';

export interface EventFilter {
  readonly stream?: string;
  /** Only events whose stream or data name the region. */
  readonly region?: string;
  readonly type?: string;
  /** Of these types none is shown. */
  readonly exceptTypes?: readonly string[];
  /** Inclusive bounds of the business date, `YYYY-MM-DD`. */
  readonly occurredFrom?: string;
  readonly occurredTo?: string;
  /** Inclusive bounds of the recording time, ISO 8601. */
  readonly recordedFrom?: string;
  readonly recordedTo?: string;
  readonly direction: 'forwards' | 'backwards';
}

export interface EventQuestion extends EventFilter {
  /** Exclusive. */
  readonly afterPosition?: bigint;
  readonly limit: number;
}

export interface EventPage {
  readonly items: readonly StoredEvent[];
  /**
   * Where to go on: the last position looked at, which may lie beyond the last item where a filter
   * left events out; null: nothing follows now.
   */
  readonly next: bigint | null;
}

/**
 * Events looked at for one page at most: a narrow filter answers with fewer and says where to go
 * on.
 */
const LOOKED_AT = 20_000;

/** Then an empty page with a cursor is answered, so that no request looks for minutes. */
const MOST_LOOKS = 50;

/** By type the store looks through so many times as many. */
const OF_TYPE = 10n;

const EVENTS_AT_ONCE = 1000;

export class EventList {
  constructor(
    private readonly store: EventStore,
    private readonly lookedAt = LOOKED_AT,
  ) {}

  /** Looks further where the filter left out all events that were looked at. */
  async page(question: EventQuestion): Promise<EventPage> {
    let page = await this.look(question);
    for (let i = 0; i < MOST_LOOKS && page.items.length === 0 && page.next !== null; i++) {
      page = await this.look({ ...question, afterPosition: page.next });
    }
    return page;
  }

  /** All events of the filter from a position on. */
  async *pages(filter: Omit<EventQuestion, 'limit'>): AsyncGenerator<readonly StoredEvent[]> {
    let question: EventQuestion = { ...filter, limit: EVENTS_AT_ONCE };
    for (;;) {
      const { items, next } = await this.look(question);
      if (items.length > 0) yield items;
      if (next === null) return;
      question = { ...question, afterPosition: next };
    }
  }

  private async look(question: EventQuestion): Promise<EventPage> {
    const forwards = question.direction === 'forwards';
    const head = await this.store.head();
    const from = firstPosition(head, forwards, question.afterPosition);
    if (from < 1n || from > head) return { items: [], next: null };
    const end = forwards ? head : 1n;
    const to = question.type === undefined ? end : this.windowOf(from, head, forwards);
    const { items, last } = await this.within(question, from, to);
    const next = last ?? to;
    return { items, next: next === end ? null : next };
  }

  /** `last`: where it ended before the range did. */
  private async within(question: EventQuestion, fromPosition: bigint, toPosition: bigint) {
    const { direction, limit, stream, type } = question;
    const items: StoredEvent[] = [];
    const accepts = filterOf(question);
    let lookedAt = 0;
    const range = { fromPosition, toPosition, direction, maxCount: this.lookedAt };
    const streams = stream === undefined ? {} : { streamPrefixes: [stream] };
    const types = type === undefined ? {} : { types: [type] };
    for await (const page of this.store.readAll({ ...range, ...streams, ...types })) {
      for (const event of page) {
        lookedAt++;
        if (accepts(event)) items.push(event);
        if (items.length === limit || lookedAt === this.lookedAt) {
          return { items, last: event.position };
        }
      }
    }
    return { items, last: undefined };
  }

  /** The last position of a look by type, which the store itself looks through. */
  private windowOf(from: bigint, head: bigint, forwards: boolean): bigint {
    const width = BigInt(this.lookedAt) * OF_TYPE;
    if (forwards) return from + width < head ? from + width : head;
    return from - width > 1n ? from - width : 1n;
  }
}

function firstPosition(head: bigint, forwards: boolean, after: bigint | undefined): bigint {
  if (after === undefined) return forwards ? 1n : head;
  return forwards ? after + 1n : after - 1n;
}

function filterOf(question: EventQuestion): (event: StoredEvent) => boolean {
  const { stream, region, type, exceptTypes = [] } = question;
  const { occurredFrom, occurredTo, recordedFrom, recordedTo } = question;
  const from = recordedFrom === undefined ? undefined : new Date(recordedFrom).toISOString();
  const to = recordedTo === undefined ? undefined : new Date(recordedTo).toISOString();
  const within = (value: string, least?: string, most?: string): boolean =>
    (least === undefined || value >= least) && (most === undefined || value <= most);
  return (event) =>
    (stream === undefined || event.stream === stream) &&
    (type === undefined || event.type === type) &&
    !exceptTypes.includes(event.type) &&
    within(event.occurredOn, occurredFrom, occurredTo) &&
    within(event.recordedAt, from, to) &&
    (region === undefined || names(event, region));
}

function names(event: StoredEvent, region: string): boolean {
  return event.stream.endsWith(`-${region}`) || event.data.includes(`"${region}"`);
}
