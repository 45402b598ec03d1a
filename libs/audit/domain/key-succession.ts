/**
 * How one key that signs seals follows another: the older one announces the newer in a signed note,
 * or the log is ended by one,
 * so that who kept any key of the log is led to the present one. docs/audit-proof.md specifies it.
 */
import { type CheckpointVerdict, verifyCheckpoint } from './checkpoint.js';
import { type OriginEnd, readOriginEnd } from './origin-end.js';
import {
  type Note,
  type NoteSigner,
  type PublicKey,
  formatKey,
  isOrigin,
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

/** @param olderKey that belongs to `older` */
export function signAnnouncement(announcement: KeyAnnouncement, olderKey: NoteSigner): string {
  const { origin, announcedAt, size, older, newer } = announcement;
  const keys = `${formatKey(older)}\n${formatKey(newer)}\n`;
  return signNote(`${FORMAT}\n${origin}\n${announcedAt}\n${size}\n${keys}`, origin, olderKey);
}

/** The announcements of a file and the ends of origins among them, one after the other. */
export function announcementsIn(text: string): readonly string[] {
  return text.split(/^(?=doudi-(?:seal-key|origin-end)\/1$)/m).filter((part) => part.trim() !== '');
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
  if (!isOrigin(origin)) return undefined;
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
  /** Of an origin that ended: what it signed above `upTo`, up to here, was given up. */
  givenUpTo?: bigint;
}

/** The keys of a log in their turn, from those that are trusted. */
export class KeySuccession {
  private readonly terms: Term[];
  private readonly endsTaken: OriginEnd[] = [];

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
    const end = readOriginEnd(text);
    if (note && end) return this.takeEnd(note, end);
    const said = readAnnouncement(text);
    return note && said ? this.takeAnnouncement(note, said) : 'MALFORMED';
  }

  private takeAnnouncement(note: Note, said: KeyAnnouncement): AnnouncementVerdict {
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

  /**
   * The origin ends where the log that follows is the same, for every key of it that is known; the
   * first key of the log that follows is known from then on.
   */
  private takeEnd(note: Note, end: OriginEnd): AnnouncementVerdict {
    const said = verifyNote(
      note,
      end.ended,
      this.terms.map(({ key }) => key),
    );
    if (said.verdict !== 'VALID') return said.verdict;
    const term = this.termOf(said.key)!;
    const next = this.termOf(end.newer);
    const isBack = this.endsTaken.some(({ ended }) => ended === end.newer.name);
    const isOver = term.upTo !== undefined || next?.upTo !== undefined;
    if (isOver || isBack || end.same.size < term.after) return 'OUT_OF_TURN';
    for (const one of this.terms) {
      const isPast = one.upTo !== undefined && one.upTo <= end.same.size;
      if (one.key.name !== end.ended || isPast) continue;
      one.upTo = end.same.size;
      one.givenUpTo = end.lastSigned.size;
    }
    if (!next) this.terms.push({ key: end.newer, after: end.same.size, upTo: undefined });
    this.endsTaken.push(end);
    return 'VALID';
  }

  /** How origins ended, in their order. */
  get ends(): readonly OriginEnd[] {
    return this.endsTaken;
  }

  has(key: PublicKey): boolean {
    return this.termOf(key) !== undefined;
  }

  /**
   * As `verifyCheckpoint`; `OUT_OF_TURN`: rightly signed, by a key whose turn it was not;
   * `GIVEN_UP`: rightly signed, of events that were given up when its origin ended.
   */
  verify(checkpoint: string): CheckpointVerdict | { readonly verdict: 'OUT_OF_TURN' | 'GIVEN_UP' } {
    const said = verifyCheckpoint(
      checkpoint,
      this.terms.map(({ key }) => key),
    );
    if (said.verdict !== 'VALID') return said;
    const { after, upTo, givenUpTo = 0n } = this.termOf(said.key)!;
    const { size } = said.head;
    if (size > after && (upTo === undefined || size <= upTo)) return said;
    return { verdict: size > after && size <= givenUpTo ? 'GIVEN_UP' : 'OUT_OF_TURN' };
  }

  private termOf({ name, bytes }: PublicKey): Term | undefined {
    return this.terms.find(({ key }) => key.name === name && key.bytes.equals(bytes));
  }
}
