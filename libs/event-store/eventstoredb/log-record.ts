/** How an event stands in the log `doudi-ledger`, and comes back from there. */
import type { RecordedEvent as ServerEvent } from '@eventstore/db-client';
import type { EventMetadata, NewEvent, StoredEvent } from '../port.js';
import type { Indexed } from './log-index.js';

/** The one stream that is the order; a position is a revision of it, plus one. */
export const LOG = 'doudi-ledger';

/** Where the data of an event stands that is too much for one append: parts of a stream. */
export interface Staged {
  readonly stream: string;
  /** Revision of the first part. */
  readonly from: number;
  readonly parts: number;
  /** The first part also holds what the record would say, but for its revision and its time. */
  readonly whole?: true;
}

/** Metadata of a record of the log. */
interface RecordMetadata {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly schemaVersion: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly metadata: EventMetadata;
  /** Key and fingerprint of each claim that it holds. */
  readonly claims?: readonly (readonly [string, string])[];
  readonly staged?: Staged;
}

/** A record as it is to be written; the place in its stream and the time come with the append. */
export interface Draft {
  readonly event: NewEvent;
  readonly stream: string;
  readonly claims: readonly (readonly [string, string])[];
  /** Its data, or where that was staged. */
  readonly body: Buffer | Staged;
}

export interface LogRecord extends RecordMetadata {
  readonly position: bigint;
  readonly type: string;
  /** Of the record, not of the event: each attempt to append has its own. */
  readonly recordId: string;
  readonly data: Uint8Array;
}

export function recordMetadata(
  { event, stream, claims, body }: Draft,
  revision: number,
  recordedAt: string,
): RecordMetadata {
  const { id, schemaVersion, occurredOn, metadata } = event;
  return {
    id,
    stream,
    revision,
    schemaVersion,
    occurredOn,
    recordedAt,
    metadata,
    ...(claims.length > 0 && { claims }),
    ...(!Buffer.isBuffer(body) && { staged: body }),
  };
}

/** What the log itself says of an event: all, or where the rest of it was staged. */
export function loggedMetadata(
  draft: Draft,
  revision: number,
  recordedAt: string,
): Partial<RecordMetadata> {
  const { body } = draft;
  if (!Buffer.isBuffer(body) && body.whole) return { revision, recordedAt, staged: body };
  return recordMetadata(draft, revision, recordedAt);
}

/** What a record weighs in an append, with what the protocol adds to it. */
export function weightOf(draft: Draft): number {
  const metadata = JSON.stringify(loggedMetadata(draft, 0, new Date(0).toISOString()));
  const data = Buffer.isBuffer(draft.body) ? draft.body.length : 0;
  return Buffer.byteLength(metadata) + data + draft.event.type.length + 160;
}

export function logRecord({ id, revision, type, data, metadata }: ServerEvent): LogRecord {
  const said = metadata as unknown as RecordMetadata;
  return {
    ...said,
    position: BigInt(revision) + 1n,
    type,
    recordId: id,
    data: data as Uint8Array,
  };
}

export function storedEvent(record: LogRecord, data: string): StoredEvent {
  const { id, type, schemaVersion, occurredOn, metadata, stream, position, recordedAt } = record;
  return {
    id,
    type,
    schemaVersion,
    occurredOn,
    metadata,
    data,
    stream,
    revision: BigInt(record.revision),
    position,
    recordedAt,
  };
}

export function indexed({
  id,
  stream,
  revision,
  recordedAt,
  claims = [],
}: RecordMetadata): Indexed {
  return {
    id,
    stream,
    revision,
    recordedAt: Date.parse(recordedAt),
    claims: claims.map(([key]) => key),
  };
}
