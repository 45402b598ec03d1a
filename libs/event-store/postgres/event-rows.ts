import type { ClaimHolder, EventMetadata, StoredEvent } from '../port.js';

/**
 * The columns of an event in the order in which `eventDecoder` takes them, of a table named `e`.
 */
export const eventColumns =
  'e.position, e.stream, e.revision, e.id, e.type, e.schema_version, e.occurred_on, ' +
  'e.recorded_at, e.metadata, e.data';

/** A row of `eventColumns`, each column as the text that the server sent. */
export type EventRow = readonly string[];

/**
 * Decodes the rows of one page. Events of one append follow each other with the same metadata and
 * time, which are decoded once and shared.
 */
export function eventDecoder(): (row: EventRow) => StoredEvent {
  let metadataText = '';
  let metadata: EventMetadata | undefined;
  let instantText = '';
  let instant = '';
  return (row) => {
    if (row[7] !== instantText) {
      instantText = row[7]!;
      instant = isoInstant(instantText);
    }
    if (metadata === undefined || row[8] !== metadataText) {
      metadataText = row[8]!;
      metadata = JSON.parse(metadataText) as EventMetadata;
    }
    return {
      position: BigInt(row[0]!),
      stream: row[1]!,
      revision: BigInt(row[2]!),
      id: row[3]!,
      type: row[4]!,
      schemaVersion: Number(row[5]),
      occurredOn: row[6]!,
      recordedAt: instant,
      metadata,
      data: row[9]!,
    };
  };
}

/** From the server's `2026-01-31 08:00:00.12+00`, its time zone being UTC, to ISO 8601. */
export function isoInstant(text: string): string {
  const zone = text.lastIndexOf('+');
  const fraction = text.slice(20, zone).padEnd(3, '0');
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}

/** A row of key, fingerprint, event id, stream, position. */
export function claimHolder(row: readonly string[]): ClaimHolder {
  return {
    key: row[0]!,
    fingerprint: row[1]!,
    eventId: row[2]!,
    stream: row[3]!,
    position: BigInt(row[4]!),
  };
}
