import type {
  AppendRequest,
  AppendResult,
  ExpectedRevision,
  NewEvent,
  StoredEvent,
} from './port.js';
import { EventIdConflict } from './port.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Refuses what no store should see, the same in every adapter: a programming mistake, hence a
 * TypeError. An id twice in one request is an id conflict.
 */
export function checkAppendRequest({ writes, guards, claims }: AppendRequest): void {
  if (writes.length === 0) throw new TypeError('an append needs a write');
  const streams = new Set<string>();
  const ids = new Set<string>();
  writes.forEach(({ stream, expectedRevision, events }, index) => {
    checkStreamName(stream);
    if (streams.has(stream)) throw new TypeError(`stream ${stream} is written twice`);
    streams.add(stream);
    if (events.length === 0) throw new TypeError(`a write to ${stream} needs an event`);
    if (index < writes.length - 1 && expectedRevision !== 'none') {
      throw new TypeError(`only the last write may go to an existing stream, not ${stream}`);
    }
    if (typeof expectedRevision === 'bigint' && expectedRevision < 0n) {
      throw new TypeError(`expected revision ${expectedRevision} of ${stream}: say 'none'`);
    }
    for (const event of events) {
      checkEvent(event);
      if (ids.has(event.id)) throw new EventIdConflict(event.id);
      ids.add(event.id);
    }
  });
  for (const { stream, revision } of guards ?? []) {
    checkStreamName(stream);
    if (revision < -1n) throw new TypeError(`guard of ${stream} at revision ${revision}`);
  }
  const keys = new Set(claims?.map(({ key }) => key));
  if (keys.size !== (claims?.length ?? 0)) throw new TypeError('a key is claimed twice');
}

/** @param actual last revision of the stream; -1n: there is none */
export function isMet(expected: ExpectedRevision, actual: bigint): boolean {
  if (expected === 'any') return true;
  if (expected === 'exists') return actual >= 0n;
  return actual === (expected === 'none' ? -1n : expected);
}

/** For stores whose server does not read the text. @throws TypeError */
export function assertJson(id: string, data: string): void {
  try {
    JSON.parse(data);
  } catch (cause) {
    // The parser's message quotes the text, which may hold what no error may show.
    throw new TypeError(`the data of event ${id} is not JSON`, { cause: (cause as Error).name });
  }
}

/** All events of a request in the order of their positions. */
export function eventsOf(request: AppendRequest): readonly { stream: string; event: NewEvent }[] {
  return request.writes.flatMap(({ stream, events }) => events.map((event) => ({ stream, event })));
}

/** The events of an append as they stand where the store holds what it was sent. */
export function eventsAsSent(
  request: AppendRequest,
  { events, recordedAt }: AppendResult,
): readonly StoredEvent[] {
  return eventsOf(request).map(({ stream, event }, place) => {
    const { revision, position } = events[place]!;
    return { ...event, stream, revision, position, recordedAt };
  });
}

/**
 * The answer to a request of which the store knows some event ids already (`known`, by id): what
 * the first append answered where these are the very same events, recorded together in this order.
 *
 * @throws EventIdConflict
 */
export function answerRepeated(
  request: AppendRequest,
  known: ReadonlyMap<string, StoredEvent>,
): AppendResult {
  const asked = eventsOf(request);
  const first = known.get(asked[0]!.event.id);
  const recorded = asked.map(({ stream, event }, index) => {
    const stored = known.get(event.id);
    const same =
      first !== undefined &&
      stored !== undefined &&
      stored.position === first.position + BigInt(index) &&
      stored.stream === stream &&
      stored.type === event.type &&
      stored.schemaVersion === event.schemaVersion &&
      stored.occurredOn === event.occurredOn &&
      stored.data === event.data;
    if (!same) throw new EventIdConflict(stored ? event.id : firstKnownId(asked, known));
    return stored;
  });
  return appendResult(recorded, true);
}

export function appendResult(recorded: readonly StoredEvent[], repeated: boolean): AppendResult {
  const last = recorded.at(-1)!;
  return {
    events: recorded.map(({ id, type, stream, revision, position }) => ({
      id,
      type,
      stream,
      revision,
      position,
    })),
    position: last.position,
    recordedAt: last.recordedAt,
    repeated,
  };
}

function firstKnownId(
  asked: readonly { event: NewEvent }[],
  known: ReadonlyMap<string, StoredEvent>,
): string {
  return asked.find(({ event }) => known.has(event.id))!.event.id;
}

function checkStreamName(stream: string): void {
  if (!/^[^-\0]+-[^\0]+$/.test(stream)) {
    throw new TypeError(`a stream is named category-id, not ${JSON.stringify(stream)}`);
  }
}

function checkEvent({ id, type, schemaVersion, occurredOn }: NewEvent): void {
  if (!uuid.test(id)) throw new TypeError('an event id is a UUID in lower case');
  if (type === '') throw new TypeError(`event ${id} has no type`);
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > 0x7fff_ffff) {
    throw new TypeError(`event ${id} has schema version ${schemaVersion}`);
  }
  if (!day.test(occurredOn) || !isDay(occurredOn)) {
    throw new TypeError(`event ${id} occurred on ${occurredOn}: a day is YYYY-MM-DD`);
  }
}

function isDay(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
