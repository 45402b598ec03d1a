/**
 * How one key that signs seals follows another: the older one announces the newer in a signed note,
 * so that who kept any key of the log is led to the present one. docs/audit-proof.md specifies it.
 */
import type { KeyObject } from 'node:crypto';
import { type CheckpointVerdict, verifyCheckpoint } from './checkpoint.js';
import {
  type PublicKey,
  formatKey,
  parseKey,
  parseNote,
  signNote,
  verifyNote,
} from './signed-note.js';

export interface KeyAnnouncement {
  readonly origin: string;
  /** ISO 8601 in UTC. */
  readonly announcedAt: string;
  /** Of the last checkpoint of the older key, 0: there is none. The newer signs larger ones. */
  readonly size: bigint;
  readonly older: PublicKey;
  readonly newer: PublicKey;
}

export type AnnouncementVerdict =
  'VALID' | 'MALFORMED' | 'UNKNOWN_KEY' | 'BAD_SIGNATURE' | 'OUT_OF_TURN';

/** First line: no checkpoint and no other note begins with it. */
const FORMAT = 'doudi-seal-key/1';
const INSTANT = '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,6}Z';
const BODY = new RegExp(
  `^${FORMAT}\\n(\\S+)\\n(${INSTANT})\\n(0|[1-9]\\d{0,18})\\n(\\S+)\\n(\\S+)\\n$`,
);
const MOST_LEAVES = 2n ** 63n - 1n;

/** @param olderKey the private key that belongs to `older` */
export function signAnnouncement(announcement: KeyAnnouncement, olderKey: KeyObject): string {
  const { origin, announcedAt, size, older, newer } = announcement;
  const keys = `${formatKey(older)}\n${formatKey(newer)}\n`;
  return signNote(`${FORMAT}\n${origin}\n${announcedAt}\n${size}\n${keys}`, origin, olderKey);
}

/** The announcements of a file, one after the other. */
export function announcementsIn(text: string): readonly string[] {
  return text.split(/^(?=doudi-seal-key\/1$)/m).filter((part) => part.trim() !== '');
}

/** What the announcement says, whoever signed it; undefined: it is none. */
export function readAnnouncement(text: string): KeyAnnouncement | undefined {
  const [, ...fields] = BODY.exec(parseNote(text)?.body ?? '') ?? [];
  const [origin, announcedAt, size, older, newer] = fields as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (fields.length === 0 || BigInt(size) > MOST_LEAVES) return undefined;
  const [before, after] = [parseKey(older), parseKey(newer)];
  if (before?.name !== origin || after?.name !== origin) return undefined;
  return { origin, announcedAt, size: BigInt(size), older: before, newer: after };
}

/** Signs checkpoints of more leaves than `after`, and of no more than `upTo`. */
interface Term {
  readonly key: PublicKey;
  readonly after: bigint;
  upTo: bigint | undefined;
  /** Known only because a later key is: seals of that one vouch for it. */
  readonly isLed?: boolean;
}

/** The keys of a log in their turn, from those that are trusted. */
export class KeySuccession {
  private readonly terms: Term[];

  constructor(trusted: readonly PublicKey[]) {
    this.terms = trusted.map((key) => ({ key, after: -1n, upTo: undefined }));
  }

  /**
   * Announcements come in the order in which they were made. `UNKNOWN_KEY`: the older key is not
   * among those that are known so far, as with one before the trusted ones. `OUT_OF_TURN`: it was
   * followed by another already, or at a smaller size than its own beginning, or the newer had its
   * turn before. Only a valid one adds a key.
   */
  take(text: string): AnnouncementVerdict {
    const note = parseNote(text);
    const said = readAnnouncement(text);
    if (!note || !said) return 'MALFORMED';
    const term = this.termOf(said.older);
    if (!term) return 'UNKNOWN_KEY';
    const { verdict } = verifyNote(note, said.origin, [said.older]);
    if (verdict !== 'VALID') return verdict;
    const next = this.termOf(said.newer);
    const isOver = term.upTo !== undefined || next === term || next?.upTo !== undefined;
    if (isOver || said.size < term.after) return 'OUT_OF_TURN';
    term.upTo = said.size;
    if (!next) this.terms.push({ key: said.newer, after: said.size, upTo: undefined });
    return 'VALID';
  }

  /**
   * The other way round: who announced a key that is known had its turn before. Announcements come
   * with the latest first, and before any is taken. It is good only as far as a checkpoint of the
   * later key continues those of the earlier.
   * @returns whether a key was led to
   */
  lead(text: string): boolean {
    const note = parseNote(text);
    const said = readAnnouncement(text);
    if (!note || !said || this.termOf(said.older) || !this.termOf(said.newer)) return false;
    if (verifyNote(note, said.origin, [said.older]).verdict !== 'VALID') return false;
    this.terms.push({ key: said.older, after: -1n, upTo: said.size, isLed: true });
    return true;
  }

  isLed(key: PublicKey): boolean {
    return this.termOf(key)?.isLed === true;
  }

  has(key: PublicKey): boolean {
    return this.termOf(key) !== undefined;
  }

  /** As `verifyCheckpoint`; `OUT_OF_TURN`: rightly signed, by a key whose turn it was not. */
  verify(checkpoint: string): CheckpointVerdict | { readonly verdict: 'OUT_OF_TURN' } {
    const said = verifyCheckpoint(
      checkpoint,
      this.terms.map(({ key }) => key),
    );
    if (said.verdict !== 'VALID') return said;
    const { after, upTo } = this.termOf(said.key)!;
    const { size } = said.head;
    const isInTurn = size > after && (upTo === undefined || size <= upTo);
    return isInTurn ? said : { verdict: 'OUT_OF_TURN' };
  }

  private termOf({ name, bytes }: PublicKey): Term | undefined {
    return this.terms.find(({ key }) => key.name === name && key.bytes.equals(bytes));
  }
}
