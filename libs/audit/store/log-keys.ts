/** The keys by which a log is verified: those that are trusted, and those that they announced. */
import type { Sql } from '../../postgres/sql.js';
import { verifyCheckpoint } from '../domain/checkpoint.js';
import type { Fault } from '../domain/faults.js';
import { type AnnouncementVerdict, KeySuccession } from '../domain/key-succession.js';
import type { GivenKeys } from '../domain/kept-files.js';
import { readOriginEnd } from '../domain/origin-end.js';
import { type PublicKey, formatKey, parseKey } from '../domain/signed-note.js';
import { receiptKeyName } from '../domain/signed-receipt.js';
import type { Log } from './log.js';

interface KeyRow {
  readonly key: string;
  readonly announcement: string | null;
}

const NONE: GivenKeys = { keys: [], announcements: [] };

export class LogKeys {
  readonly succession: KeySuccession;
  /** Keys of receipts. */
  readonly ofReceipts: readonly PublicKey[];
  /** Why each key that is not in the succession is not. */
  private readonly unannounced = new Map<string, AnnouncementVerdict | 'NO_ANNOUNCEMENT'>();
  private readonly told = new Set<string>();
  /** Keys of seals, in the order in which they came. */
  private readonly ofSeals: readonly PublicKey[];
  private readonly trusted: readonly PublicKey[];
  /** Texts of the keys that the database has. */
  private readonly known: readonly string[];
  private readonly wrong: Fault[] = [];

  private constructor(
    seals: readonly KeyRow[],
    receipts: readonly KeyRow[],
    private readonly given: GivenKeys,
    log: Log | undefined,
  ) {
    const ended = seals.flatMap((row) => readOriginEnd(row.announcement ?? '')?.ended ?? []);
    const origins = log && [...ended, log.origin];
    this.ofSeals = this.parsed(seals, origins);
    const ofReceipts = this.parsed(receipts, origins?.map(receiptKeyName));
    const isOfReceipts = ({ name }: PublicKey): boolean => name.endsWith(receiptKeyName(''));
    const givenOfReceipts = given.keys.filter(isOfReceipts);
    const givenOfSeals = given.keys.filter((key) => !isOfReceipts(key));
    this.known = [...this.ofSeals, ...ofReceipts].map((key) => formatKey(key));
    this.ofReceipts = givenOfReceipts.length > 0 ? givenOfReceipts : ofReceipts;
    this.trusted = givenOfSeals.length > 0 ? givenOfSeals : this.ofSeals.slice(0, 1);
    this.succession = new KeySuccession(this.trusted);
    const announced = seals.flatMap((row) => row.announcement ?? []);
    const led = new Set(announced.toReversed().filter((text) => this.succession.lead(text)));
    // What the auditor was told before the database was is taken first.
    for (const text of given.announcements) if (!led.has(text)) this.succession.take(text);
    for (const row of seals) this.take(row, led);
  }

  /** @param given by the auditor; else the first key of seals is trusted, and all of receipts */
  static async read(sql: Sql, given: GivenKeys = NONE, log: Log | undefined): Promise<LogKeys> {
    const seals = await sql.query<KeyRow>(
      'SELECT key, announcement FROM store.seal_keys ORDER BY since, key',
    );
    const receipts = await sql.query<KeyRow>(
      'SELECT key, NULL AS announcement FROM store.receipt_keys ORDER BY since, key',
    );
    return new LogKeys(seals, receipts, given, log);
  }

  /** All there are, trusted or not. */
  get all(): readonly PublicKey[] {
    return [...this.trusted, ...this.ofSeals];
  }

  /** Whether a later key that is trusted must vouch for what was sealed before it. */
  isLed(key: PublicKey): boolean {
    return this.succession.isLed(key);
  }

  /** What is wrong with the tables of keys themselves, and with what was given beside them. */
  get faults(): readonly Fault[] {
    const missing = this.given.keys.filter((key) => !this.known.includes(formatKey(key)));
    return [
      ...this.wrong,
      ...missing.map((key) => {
        return { what: 'KEY_UNKNOWN_HERE', position: 0n, because: formatKey(key) } as const;
      }),
    ];
  }

  /** One log, also where it went on under another name after a restore. */
  isOneLog(origin: string, other: string | undefined): boolean {
    if (origin === other) return true;
    const { ends } = this.succession;
    const names = new Set(ends.flatMap(({ ended, newer }) => [ended, newer.name]));
    return other !== undefined && names.has(origin) && names.has(other);
  }

  verify(checkpoint: string): ReturnType<KeySuccession['verify']> {
    return this.succession.verify(checkpoint);
  }

  /** What is wrong with a seal that did not verify; a key that nobody announced is told once. */
  faultOf(
    checkpoint: string,
    because: Exclude<ReturnType<KeySuccession['verify']>['verdict'], 'VALID'>,
  ): Pick<Fault, 'what' | 'because'> | undefined {
    if (because === 'OUT_OF_TURN' || because === 'GIVEN_UP') return { what: 'KEY_OUT_OF_TURN' };
    const said = verifyCheckpoint(checkpoint, this.all);
    if (because !== 'UNKNOWN_KEY' || said.verdict !== 'VALID') {
      return { what: 'SEAL_CHANGED', because };
    }
    const key = formatKey(said.key);
    if (this.told.has(key)) return undefined;
    this.told.add(key);
    return { what: 'KEY_UNANNOUNCED', because: this.unannounced.get(key) ?? because };
  }

  private take({ key: text, announcement }: KeyRow, led: ReadonlySet<string>): void {
    const key = parseKey(text);
    if (!key) return;
    const isGiven = announcement !== null && this.given.announcements.includes(announcement);
    if (announcement !== null && !led.has(announcement) && !isGiven) {
      const said = this.succession.take(announcement);
      if (!this.succession.has(key)) this.unannounced.set(text, said);
      // Announcements before the trusted key are not judged.
      else if (said !== 'VALID' && said !== 'UNKNOWN_KEY') this.changed(text, said);
    } else if (!this.succession.has(key)) {
      this.unannounced.set(text, 'NO_ANNOUNCEMENT');
    }
  }

  private parsed(
    rows: readonly KeyRow[],
    names: readonly string[] | undefined,
  ): readonly PublicKey[] {
    return rows.flatMap(({ key: text }) => {
      const key = parseKey(text);
      if (!key) this.changed(text, 'MALFORMED');
      else if (names && !names.includes(key.name)) this.changed(text, 'OTHER_LOG');
      return key ?? [];
    });
  }

  private changed(key: string, because: string): void {
    this.wrong.push({ what: 'KEY_CHANGED', position: 0n, because: `${because} ${key}` });
  }
}
