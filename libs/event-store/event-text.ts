/** A whole event as JSON text. Its data stand as they were recorded, byte for byte. */
import type { StoredEvent } from './port.js';

export function eventText(event: StoredEvent): string {
  const { id, type, schemaVersion, stream, occurredOn, recordedAt, metadata, data } = event;
  const head = JSON.stringify({
    position: exact(event.position),
    stream,
    revision: exact(event.revision),
    id,
    type,
    schemaVersion,
    occurredOn,
    recordedAt,
    metadata,
  });
  // A line is a line: data that somebody recorded over several are written on one.
  const oneLine = /[\n\r]/.test(data) ? JSON.stringify(JSON.parse(data)) : data;
  return `${head.slice(0, -1)},"data":${oneLine}}`;
}

/** A number as far as numbers are exact, digits beyond. */
export function exact(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
}
