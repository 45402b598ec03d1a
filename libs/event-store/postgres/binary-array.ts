/**
 * Arrays in PostgreSQL's binary form (`array_send`): built in one piece and read by the server
 * without parsing, which at many events a call is a good part of the cost of an append.
 */

const oids = { int8: 20, text: 25, int4: 23, json: 114, date: 1082, uuid: 2950 };
const headerBytes = 20;
const dayMs = 86_400_000;
/** The server counts days from 2000-01-01. */
const firstDayMs = Date.UTC(2000, 0, 1);

export function int4Array(values: readonly number[]): Buffer {
  return fixedArray(oids.int4, 4, values, (buffer, at, value) => buffer.writeInt32BE(value, at));
}

export function int8Array(values: readonly bigint[]): Buffer {
  return fixedArray(oids.int8, 8, values, (buffer, at, value) => buffer.writeBigInt64BE(value, at));
}

/** Days as `YYYY-MM-DD`. */
export function dateArray(values: readonly string[]): Buffer {
  return fixedArray(oids.date, 4, values, (buffer, at, value) =>
    buffer.writeInt32BE((Date.parse(`${value}T00:00:00Z`) - firstDayMs) / dayMs, at),
  );
}

export function uuidArray(values: readonly string[]): Buffer {
  return fixedArray(oids.uuid, 16, values, (buffer, at, value) =>
    buffer.write(value.replaceAll('-', ''), at, 'hex'),
  );
}

export function textArray(values: readonly string[]): Buffer {
  return variableArray(oids.text, values);
}

/** Each value is JSON text, which arrives byte for byte. */
export function jsonArray(values: readonly string[]): Buffer {
  return variableArray(oids.json, values);
}

function fixedArray<T>(
  oid: number,
  valueBytes: number,
  values: readonly T[],
  write: (buffer: Buffer, at: number, value: T) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + values.length * (4 + valueBytes));
  let at = writeHeader(buffer, oid, values.length);
  for (const value of values) {
    buffer.writeInt32BE(valueBytes, at);
    write(buffer, at + 4, value);
    at += 4 + valueBytes;
  }
  return buffer.subarray(0, at);
}

function variableArray(oid: number, values: readonly string[]): Buffer {
  const lengths = values.map((value) => Buffer.byteLength(value));
  const bytes = lengths.reduce((sum, length) => sum + 4 + length, headerBytes);
  const buffer = Buffer.allocUnsafe(bytes);
  let at = writeHeader(buffer, oid, values.length);
  values.forEach((value, index) => {
    buffer.writeInt32BE(lengths[index]!, at);
    buffer.write(value, at + 4);
    at += 4 + lengths[index]!;
  });
  return buffer.subarray(0, at);
}

/** Returns where the values begin: an empty array has no dimension. */
function writeHeader(buffer: Buffer, oid: number, count: number): number {
  buffer.writeInt32BE(count === 0 ? 0 : 1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(oid, 8);
  if (count === 0) return 12;
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
  return headerBytes;
}
