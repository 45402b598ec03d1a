/**
 * How a log that was lawfully restored to fewer events than it had signed ends: its key says in a
 * signed note up to where the log that follows under another name is the same, what is given up,
 * who did so and why. docs/audit-proof.md specifies it.
 */
import { isInstant } from './leaf.js';
import {
  type NoteSigner,
  type PublicKey,
  canonicalBase64,
  formatKey,
  isOrigin,
  parseKey,
  parseNote,
  signNote,
} from './signed-note.js';
import { HASH_BYTES } from './tree-hash.js';

/** So many leaves have this root. */
export interface SizedRoot {
  readonly size: bigint;
  readonly root: Buffer;
}

export interface OriginEnd {
  /** The log that ends: its key signs. */
  readonly ended: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly endedAt: string;
  /** Up to there the log that follows has the same leaves. */
  readonly same: SizedRoot;
  /** The last head that the ended log signed: what it has above `same` is given up. */
  readonly lastSigned: SizedRoot;
  /** First key of the log that follows; its name is the new origin. */
  readonly newer: PublicKey;
  /** Who gave up the span, and why: texts of one line. */
  readonly person: string;
  readonly reason: string;
}

/** First line: no checkpoint and no other note begins with it. */
export const ORIGIN_END_FORMAT = 'doudi-origin-end/1';
const SIZE = '0|[1-9]\\d{0,18}';
const ROOT = '[A-Za-z0-9+/]{43}=';
const BODY = new RegExp(
  `^${ORIGIN_END_FORMAT}\\n(?<ended>\\S+)\\n` +
    '(?<endedAt>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)\\n' +
    `(?<size>${SIZE}) (?<root>${ROOT})\\n(?<lastSize>${SIZE}) (?<lastRoot>${ROOT})\\n` +
    '(?<key>\\S+)\\n(?<person>[^\\n]+)\\n(?<reason>[^\\n]+)\\n$',
);
const MOST_LEAVES = 2n ** 63n - 1n;

/** @param signer of the log that ends */
export function signOriginEnd(end: OriginEnd, signer: NoteSigner): string {
  const { ended, endedAt, same, lastSigned, newer, person, reason } = end;
  const roots = [same, lastSigned].map(({ size, root }) => `${size} ${root.toString('base64')}\n`);
  const body = `${ORIGIN_END_FORMAT}\n${ended}\n${endedAt}\n${roots.join('')}`;
  return signNote(`${body}${formatKey(newer)}\n${person}\n${reason}\n`, ended, signer);
}

/** What the note says, whoever signed it; undefined: it is none. */
export function readOriginEnd(text: string): OriginEnd | undefined {
  const said = BODY.exec(parseNote(text)?.body ?? '')?.groups as Fields | undefined;
  if (!said || !isInstant(said.endedAt)) return undefined;
  const { ended, endedAt, person, reason } = said;
  const same = sizedRoot(said.size, said.root);
  const lastSigned = sizedRoot(said.lastSize, said.lastRoot);
  const newer = parseKey(said.key);
  if (!same || !lastSigned || !newer) return undefined;
  const end = { ended, endedAt, same, lastSigned, newer, person, reason };
  return isSound(end) ? end : undefined;
}

/** Two logs, and roots that do not contradict each other. */
function isSound({ ended, same, lastSigned, newer }: OriginEnd): boolean {
  const isOneRoot = same.size < lastSigned.size || same.root.equals(lastSigned.root);
  const areTwo = newer.name !== ended && isOrigin(ended) && isOrigin(newer.name);
  return areTwo && same.size <= lastSigned.size && isOneRoot;
}

type Fields = Readonly<
  Record<
    'ended' | 'endedAt' | 'size' | 'root' | 'lastSize' | 'lastRoot' | 'key' | 'person' | 'reason',
    string
  >
>;

function sizedRoot(size: string, root64: string): SizedRoot | undefined {
  const root = canonicalBase64(root64);
  if (root?.length !== HASH_BYTES || BigInt(size) > MOST_LEAVES) return undefined;
  return { size: BigInt(size), root };
}
