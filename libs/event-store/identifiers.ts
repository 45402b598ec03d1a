/** Identifiers that can be computed again, so that a repeated command meets its first recording. */
import { createHash } from 'node:crypto';

/** UUID of version 5 (RFC 9562, section 5.5) for a name within a namespace. */
export function uuidFromName(namespace: string, name: string): string {
  const hash = createHash('sha1').update(Buffer.from(namespace.replaceAll('-', ''), 'hex'));
  const bytes = hash.update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
    .join('-')
    .toLowerCase();
}

/** Id of the n-th event of a command; 0 is the event that decides. */
export function eventIdOf(commandId: string, index: number): string {
  return uuidFromName(commandId, String(index));
}

/** SHA-256 (hex) over the canonical text of a value: members sorted by name, bigints as digits. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex');
}

function canonicalText(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalText(member)}`;
  }
  return `{${text}}`;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A number that tells nobody how many there are: `<prefix>-20180105-0123456789`.
 * @param bytes at least 10, not guessable
 */
export function unguessableNo(prefix: string, day: string, bytes: Uint8Array): string {
  const letters = [...bytes.slice(0, 10)].map((byte) => CROCKFORD[byte & 31]);
  return `${prefix}-${day.replaceAll('-', '')}-${letters.join('')}`;
}
