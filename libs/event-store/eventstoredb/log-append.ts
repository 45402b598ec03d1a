import { randomUUID } from 'node:crypto';
import { binaryEvent, type BinaryEventType, type EventData } from '@eventstore/db-client';
import { assertJson, eventsOf } from '../append-request.js';
import type { AppendRequest, AppendResult, AppendedEvent } from '../port.js';
import type { Indexed, LogIndex } from './log-index.js';
import { indexed, loggedMetadata, recordMetadata, type Draft } from './log-record.js';

/** Several requests laid out as one append to the log, to follow what the index holds. */
export interface LogAppend {
  readonly records: readonly EventData<BinaryEventType>[];
  readonly entries: readonly Indexed[];
  readonly results: readonly AppendResult[];
  /** Of each request, the id of its first record. */
  readonly firstRecords: readonly string[];
}

export function draftsOf(request: AppendRequest): readonly Draft[] {
  const holder = request.writes.at(-1)!.events[0]!;
  const claims = (request.claims ?? []).map(({ key, fingerprint }) => [key, fingerprint] as const);
  return eventsOf(request).map(({ stream, event }) => {
    assertJson(event.id, event.data);
    const body = Buffer.from(event.data, 'utf8');
    return { event, stream, claims: event === holder ? claims : [], body };
  });
}

export function layOut(requests: readonly (readonly Draft[])[], index: LogIndex): LogAppend {
  const recordedAt = new Date(Math.max(Date.now(), index.lastRecordedAt)).toISOString();
  const ends = new Map<string, number>();
  const records: EventData<BinaryEventType>[] = [];
  const entries: Indexed[] = [];
  const firstRecords: string[] = [];
  const results = requests.map((drafts): AppendResult => {
    const events = drafts.map((draft, place): AppendedEvent => {
      const { stream, event } = draft;
      const revision = (ends.get(stream) ?? index.revisionOf(stream)) + 1;
      ends.set(stream, revision);
      const record = serverRecord(draft, revision, recordedAt);
      if (place === 0) firstRecords.push(record.id);
      records.push(record);
      entries.push(indexed(recordMetadata(draft, revision, recordedAt)));
      const position = BigInt(index.size + records.length);
      return { id: event.id, type: event.type, stream, revision: BigInt(revision), position };
    });
    return { events, position: events.at(-1)!.position, recordedAt, repeated: false };
  });
  return { records, entries, results, firstRecords };
}

/**
 * With a new id each time: the server would take known ids at its place as a repetition, and say
 * yes to another process's append of the same events.
 */
export function serverRecord(
  draft: Draft,
  revision: number,
  recordedAt: string,
): EventData<BinaryEventType> {
  const { event, body } = draft;
  const data = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const metadata = bytesOf(loggedMetadata(draft, revision, recordedAt));
  return binaryEvent({ id: randomUUID(), type: event.type, data, metadata });
}

function bytesOf(metadata: object): Uint8Array {
  return Uint8Array.from(Buffer.from(JSON.stringify(metadata), 'utf8'));
}
