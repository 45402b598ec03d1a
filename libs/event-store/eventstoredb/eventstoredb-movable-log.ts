import { NO_STREAM, type EventStoreDBClient } from '@eventstore/db-client';
import { type MovableLog, type MovedEvent, LogNotFollowed, claimsByKey } from '../movable-log.js';
import { serverRecord } from './log-append.js';
import type { LogReader } from './log-reader.js';
import { LOG, type Draft, type LogRecord, weightOf } from './log-record.js';
import { answered, isWrongVersion, retried } from './server-errors.js';
import { MOST_APPEND_BYTES, type Staging } from './staging.js';

const PAGE_EVENTS = 500;

/** The log in EventStoreDB: written where it ends, with no index of what is before. */
export class EventStoreDbMovableLog implements MovableLog {
  constructor(
    private readonly client: EventStoreDBClient,
    private readonly reader: LogReader,
    private readonly staging: Staging,
    private readonly retryForMs: number,
  ) {}

  head(): Promise<bigint> {
    return this.reader.head();
  }

  async *events(after: bigint): AsyncGenerator<readonly MovedEvent[]> {
    const head = await this.head();
    for (let reached = after; reached < head;) {
      const records = await this.reader.records(reached + 1n, PAGE_EVENTS);
      const known = records.filter(({ position }) => position <= head);
      if (known.length === 0) return;
      const events = await this.reader.events(known);
      yield events.map((event, place) => ({ ...event, claims: claimsOf(known[place]!) }));
      reached = known.at(-1)!.position;
    }
  }

  async restore(events: readonly MovedEvent[]): Promise<void> {
    const head = await this.head();
    const { position } = events[0]!;
    if (position !== head + 1n) throw new LogNotFollowed(position, head);
    for (const part of parts(events)) await this.append(part);
  }

  private async append(events: readonly MovedEvent[]): Promise<void> {
    const drafts = await this.staged(events.map(draftOf));
    const [first, last] = [events[0]!, events.at(-1)!];
    const expectedRevision = first.position === 1n ? NO_STREAM : first.position - 2n;
    const isWritten = await retried(this.retryForMs, async () => {
      const records = drafts.map((draft, place) => {
        const { revision, recordedAt } = events[place]!;
        return serverRecord(draft, Number(revision), recordedAt);
      });
      try {
        await answered(this.client.appendToStream(LOG, records, { expectedRevision }));
        return true;
      } catch (error) {
        if (!isWrongVersion(error)) throw error;
        return false;
      }
    });
    if (isWritten) return;
    // It may be an earlier attempt's own, of which the answer was lost.
    const [found] = await this.reader.records(last.position, 1);
    if (found?.id !== last.id) throw new LogNotFollowed(first.position, await this.head());
  }

  private async staged(drafts: readonly Draft[]): Promise<readonly Draft[]> {
    if (weightOfAll(drafts) <= MOST_APPEND_BYTES) return drafts;
    return (await this.staging.stage(drafts, false)).drafts;
  }
}

/** Cut so that each is one append; an event that is too much for one is alone. */
function* parts(events: readonly MovedEvent[]): Iterable<readonly MovedEvent[]> {
  let part: MovedEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const weight = weightOf(draftOf(event));
    if (part.length > 0 && bytes + weight > MOST_APPEND_BYTES) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(event);
    bytes += weight;
  }
  yield part;
}

function draftOf(event: MovedEvent): Draft {
  const { stream, data } = event;
  const claims = event.claims.map(({ key, fingerprint }) => [key, fingerprint] as const);
  return { event, stream, claims, body: Buffer.from(data, 'utf8') };
}

function claimsOf({ claims = [] }: LogRecord): MovedEvent['claims'] {
  return claimsByKey(claims.map(([key, fingerprint]) => ({ key, fingerprint })));
}

function weightOfAll(drafts: readonly Draft[]): number {
  return drafts.reduce((sum, draft) => sum + weightOf(draft), 0);
}
