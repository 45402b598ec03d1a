/**
 * The canonical bytes of a recorded event, and their leaf hash. docs/audit-proof.md specifies both
 * for whoever writes a verifier.
 */
import { type TreeHash, digestOf, digestText } from './tree-hash.js';

/** An event as it is recorded: metadata and data are the JSON texts, character for character. */
export interface RecordedEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  /** UUID. */
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** `YYYY-MM-DD`. */
  readonly occurredOn: string;
  /** ISO 8601 in UTC, with up to six places of a second. */
  readonly recordedAt: string;
  readonly metadata: string;
  readonly data: string;
}

/** RFC 6962: what keeps the hash of a leaf from being taken for the hash of a node. */
const LEAF_PREFIX = 0x00;

/** Of the canonical encoding. Another encoding gets another byte. */
export const ENCODING_VERSION = 0x01;

/** The version byte, then ten fields, each as its length in four bytes and its bytes. */
export function canonicalBytes(event: RecordedEvent): Buffer {
  return Buffer.concat([Buffer.of(ENCODING_VERSION), canonicalFields(event)]);
}

/** Hash of a leaf: over 0x00, the version byte and the fields. */
export function leafHash(event: RecordedEvent, by: TreeHash = 'sha256'): Buffer {
  const bytes = Buffer.concat([Buffer.of(LEAF_PREFIX, ENCODING_VERSION), canonicalFields(event)]);
  return digestOf(by, bytes);
}

/**
 * Hash of a leaf whose fields stand in `bytes` from `start` to `end`, a character a byte, which is
 * made and compared faster than a buffer. The two bytes before `start` are overwritten: with binary
 * COPY they hold the number of fields, so nothing is copied.
 */
export function leafHashInPlace(
  bytes: Buffer,
  start: number,
  end: number,
  by: TreeHash = 'sha256',
): string {
  bytes[start - 2] = LEAF_PREFIX;
  bytes[start - 1] = ENCODING_VERSION;
  return digestText(by, bytes.subarray(start - 2, end));
}

export function canonicalFields(event: RecordedEvent): Buffer {
  return Buffer.concat(
    [
      wide(event.position),
      Buffer.from(event.stream),
      wide(event.revision),
      Buffer.from(event.id.replaceAll('-', ''), 'hex'),
      Buffer.from(event.type),
      narrow(event.schemaVersion),
      narrow(daysSince2000(event.occurredOn)),
      wide(microsecondsSince2000(event.recordedAt)),
      Buffer.from(event.metadata),
      Buffer.from(event.data),
    ].flatMap((field) => [narrow(field.length), field]),
  );
}

/** The event whose fields these are. */
export function decodedFields(bytes: Buffer): RecordedEvent {
  const fields: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 4 + bytes.readInt32BE(at);
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  const hex = fields[3]!.toString('hex');
  return {
    position: fields[0]!.readBigInt64BE(),
    stream: fields[1]!.toString(),
    revision: fields[2]!.readBigInt64BE(),
    id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    type: fields[4]!.toString(),
    schemaVersion: fields[5]!.readInt32BE(),
    occurredOn: dateOf(BigInt(fields[6]!.readInt32BE())),
    recordedAt: instantOf(fields[7]!.readBigInt64BE()),
    metadata: fields[8]!.toString(),
    data: fields[9]!.toString(),
  };
}

function wide(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
}

function narrow(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** Days of four centuries; from the first of March of the year 0 to the first day of 2000. */
const DAYS_OF_ERA = 146_097n;
const FROM_MARCH_0_TO_2000 = 730_425n;
const MICROSECONDS_OF_DAY = 86_400_000_000n;

/** In the Gregorian calendar. Years are counted from March, so that a leap day comes last. */
function daysSince2000(date: string): number {
  const [year, month, day] = date.split('-').map(BigInt) as [bigint, bigint, bigint];
  const y = month > 2n ? year : year - 1n;
  const monthFromMarch = (month + 9n) % 12n;
  const dayOfYear = (153n * monthFromMarch + 2n) / 5n + day - 1n;
  const days = y * 365n + y / 4n - y / 100n + y / 400n + dayOfYear;
  return Number(days - FROM_MARCH_0_TO_2000);
}

function dateOf(daysSince: bigint): string {
  const days = daysSince + FROM_MARCH_0_TO_2000;
  const era = days / DAYS_OF_ERA;
  const dayOfEra = days % DAYS_OF_ERA;
  const yearOfEra = (dayOfEra - dayOfEra / 1460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const monthFromMarch = (5n * dayOfYear + 2n) / 153n;
  const day = dayOfYear - (153n * monthFromMarch + 2n) / 5n + 1n;
  const month = ((monthFromMarch + 2n) % 12n) + 1n;
  const year = yearOfEra + era * 400n + (month <= 2n ? 1n : 0n);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function microsecondsSince2000(instant: string): bigint {
  const [date, time] = instant.replace('Z', '').split('T') as [string, string];
  const [clock, fraction = ''] = time.split('.') as [string, string?];
  const [hours, minutes, seconds] = clock.split(':').map(BigInt) as [bigint, bigint, bigint];
  const ofDay = (hours * 3600n + minutes * 60n + seconds) * 1_000_000n;
  const days = BigInt(daysSince2000(date));
  return days * MICROSECONDS_OF_DAY + ofDay + BigInt(fraction.padEnd(6, '0'));
}

function instantOf(microseconds: bigint): string {
  const days = floorDivided(microseconds, MICROSECONDS_OF_DAY);
  const ofDay = microseconds - days * MICROSECONDS_OF_DAY;
  const seconds = ofDay / 1_000_000n;
  const fraction = padded(ofDay % 1_000_000n, 6).replace(/000$/, '');
  const [hours, minutes] = [seconds / 3600n, (seconds / 60n) % 60n];
  const clock = [hours, minutes, seconds % 60n].map((part) => padded(part, 2)).join(':');
  return `${dateOf(days)}T${clock}.${fraction}Z`;
}

/** Whether such a text, `YYYY-MM-DDThh:mm:ss.mmmZ`, is of a day and a time that there are. */
export function isInstant(text: string): boolean {
  return instantOf(microsecondsSince2000(text)) === text;
}

function floorDivided(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

function padded(value: bigint, places: number): string {
  return value.toString().padStart(places, '0');
}
