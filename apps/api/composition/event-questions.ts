/** Whole events for auditors, in the one order. */
import type { EventStore, StoredEvent } from '../../../libs/event-store/port.js';
import type { AuditEvent, EventPage, EventQuery } from '../backend.js';

/**
 * Events looked at for one page at most: a narrow filter answers with fewer and says where to go
 * on.
 */
const LOOKED_AT = 20_000;

export async function eventsOf(store: EventStore, question: EventQuery): Promise<EventPage> {
  const { direction, limit, afterPosition } = question;
  const forwards = direction === 'forwards';
  const head = await store.head();
  const from = firstPosition(head, forwards, afterPosition);
  if (from < 1n || from > head) return { items: [], next: null };
  const items: AuditEvent[] = [];
  const accepts = filterOf(question);
  let lookedAt = 0;
  const range = { fromPosition: from, direction, maxCount: LOOKED_AT };
  const streams = question.stream === undefined ? {} : { streamPrefixes: [question.stream] };
  for await (const page of store.readAll({ ...range, ...streams })) {
    for (const event of page) {
      lookedAt++;
      if (accepts(event)) items.push(auditEvent(event));
      const more = forwards ? event.position < head : event.position > 1n;
      if (items.length === limit) return { items, next: more ? event.position : null };
      if (lookedAt === LOOKED_AT) return { items, next: more ? event.position : null };
    }
  }
  return { items, next: null };
}

function firstPosition(head: bigint, forwards: boolean, after: bigint | undefined): bigint {
  if (after === undefined) return forwards ? 1n : head;
  return forwards ? after + 1n : after - 1n;
}

function filterOf(question: EventQuery): (event: StoredEvent) => boolean {
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
    (region === undefined || concerns(event, region));
}

/** An event concerns a region where its data names it. */
function concerns(event: StoredEvent, region: string): boolean {
  return event.stream.endsWith(`-${region}`) || event.data.includes(`"${region}"`);
}

function auditEvent(event: StoredEvent): AuditEvent {
  const { id, type, schemaVersion, stream, occurredOn, recordedAt, metadata } = event;
  return {
    position: Number(event.position),
    stream,
    revision: Number(event.revision),
    id,
    type,
    schemaVersion,
    occurredOn,
    recordedAt,
    metadata,
    data: JSON.parse(event.data) as unknown,
  };
}
