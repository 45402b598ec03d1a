/** As much of DER (ITU-T X.690) as time stamps need. */

export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly whole: Buffer;
}

/** What is read is not DER, or not what was expected at this place. */
export class NotDer extends Error {
  override readonly name = 'NotDer';
}

export const DER = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  OCTETS: 0x04,
  NULL: 0x05,
  OID: 0x06,
  TIME: 0x18,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

const MOST_LENGTH_BYTES = 4;

/** The values that stand one after the other. @throws NotDer */
export function derValues(bytes: Buffer): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const value = valueAt(bytes, at);
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/** The one value that the bytes are. @throws NotDer */
export function derValue(bytes: Buffer, tag: number): DerValue {
  const value = valueAt(bytes, 0);
  if (value.tag !== tag || value.whole.length !== bytes.length) throw new NotDer('another value');
  return value;
}

/** The members of a value, which must be of this tag. @throws NotDer */
export function derMembers(value: DerValue | undefined, tag: number): readonly DerValue[] {
  if (value?.tag !== tag) throw new NotDer(`tag ${value?.tag}, not ${tag}`);
  return derValues(value.content);
}

/** In dots. @throws NotDer */
export function oidOf(value: DerValue | undefined): string {
  if (value?.tag !== DER.OID || value.content.length === 0) throw new NotDer('no identifier');
  const numbers: number[] = [];
  let number = 0;
  for (const byte of value.content) {
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
    }
  }
  const first = Math.min(2, Math.floor(numbers[0]! / 40));
  return [first, numbers[0]! - first * 40, ...numbers.slice(1)].join('.');
}

export function derOf(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 0x80) return Buffer.concat([Buffer.of(tag, content.length), content]);
  const length = Buffer.alloc(MOST_LENGTH_BYTES);
  length.writeUInt32BE(content.length);
  const used = length.subarray(length.findIndex((byte) => byte !== 0));
  return Buffer.concat([Buffer.of(tag, 0x80 | used.length), used, content]);
}

function valueAt(bytes: Buffer, from: number): DerValue {
  const [tag, first] = [bytes[from], bytes[from + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) {
    throw new NotDer('no value');
  }
  const counted = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || counted > MOST_LENGTH_BYTES || from + 2 + counted > bytes.length) {
    throw new NotDer('no length');
  }
  const length = counted === 0 ? first : bytes.readUIntBE(from + 2, counted);
  const start = from + 2 + counted;
  if (start + length > bytes.length) throw new NotDer('cut short');
  return {
    tag,
    content: bytes.subarray(start, start + length),
    whole: bytes.subarray(from, start + length),
  };
}
