/**
 * The vault of personal data. Events know a person by a pseudonym only; number, names and accounts
 * lie here, sealed under a key of that person's own. Dropping the key forgets the person, and every
 * sum stays as it was.
 *
 * Each name and each payee of a person is kept once, under a keyed mark; a payment's event holds
 * the marks, so that it keeps the name it was recorded with. A forgotten person stays forgotten,
 * also when an old package is imported again.
 */
import { createHmac } from 'node:crypto';
import type { Sql } from '../../postgres/sql.js';
import {
  givenIdentityNumber,
  isOldNumber,
  normalIdentityNumber,
} from '../domain/identity-number.js';
import type { Payee } from '../domain/payee.js';
import { KEY_BYTES } from './key-file.js';
import { nameMark, payeeMark } from './person-marks.js';
import { seal, smallRandom, unseal } from './sealing.js';
import { type MasterKey, type VaultKeys, keyInUse } from './vault-keys.js';

export interface Person {
  readonly identityNo: string;
  /** Empty where it is not known: exits name nobody. */
  readonly name: string;
  readonly payee?: Payee;
}

/** What an event holds of a person. */
export interface PersonMarks {
  /** Pseudonym. */
  readonly beneficiary: string;
  /** Pseudonym of the 15 digits themselves, where the number was given so; else left out. */
  readonly given?: string;
  /** Mark of the name; empty: there was none. */
  readonly nameMark: string;
  readonly payeeMark: string | null;
}

export interface KnownPerson {
  /** In its normal form. */
  readonly identityNo: string;
  /** The name seen last for the first time. */
  readonly name: string;
  readonly earlierNames: readonly string[];
  /** By mark. */
  readonly names: ReadonlyMap<string, string>;
  /** The last one of the time before payments kept the name they were recorded with. */
  readonly nameBefore: string;
  readonly payees: ReadonlyMap<string, Payee>;
}

/** What the rest of Doudi asks of the vault. */
export abstract class PersonalDataVault {
  /** 43 characters, base64url. The same number, however spelt, has the same pseudonym. */
  abstract pseudonymOf(identityNo: string): string;
  /** The same, save that 15 digits have a pseudonym of their own: events of before hold it. */
  abstract givenPseudonymOf(identityNo: string): string;
  abstract marksOf(person: Person): PersonMarks;
  /** Keeps what is not known yet of the persons. Durable when it resolves. */
  abstract remember(persons: readonly Person[]): Promise<void>;
  /** The persons behind the pseudonyms, as far as they are known and not forgotten. */
  abstract reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>>;
  /** Whether there was such a person, whose key was dropped. */
  abstract isForgotten(pseudonym: string): Promise<boolean>;
  /** Those of them for whom that is so. */
  abstract forgottenAmong(pseudonyms: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * False where there is no such person, or the person was forgotten before.
   * @param ordered id of the event that orders it; null: the one that erased the person under
   *   another number
   */
  abstract forget(pseudonym: string, ordered: string | null): Promise<boolean>;
}

/** The name of a payment as it was recorded. @param mark null: recorded before names were marked */
export function nameRecorded(person: KnownPerson, mark: string | null): string {
  return mark === null ? person.nameBefore : (person.names.get(mark) ?? '');
}

export function openVault(sql: Sql, keys: VaultKeys): PersonalDataVault {
  return new SealedVault(sql, keys);
}

const LATEST_PSEUDONYMS = 200_000;
const PERSONS_A_STATEMENT = 2000;

interface Entry extends PersonMarks {
  readonly person: Person;
}

/** Something sealed under a person's key, by its mark. */
interface Kept {
  readonly pseudonym: string;
  readonly mark: Buffer;
  readonly text: string;
}

/** Tables of what is kept under the key of a person, and their sealed column. */
const KEPT = { names: 'name', payees: 'payee' } as const;

interface PersonRow {
  readonly pseudonym: string;
  readonly becomes: string | null;
  readonly key_no: number;
  readonly sealed_key: Buffer;
  readonly identity_no: Buffer;
  readonly names: readonly Buffer[];
  readonly name_marks: readonly Buffer[];
  readonly payees: readonly Buffer[];
  readonly payee_marks: readonly Buffer[];
}

class SealedVault implements PersonalDataVault {
  private readonly latest = new Map<string, string>();
  /** Pseudonym to the marks that were remembered last. */
  private readonly remembered = new Map<string, string>();

  constructor(
    private readonly sql: Sql,
    private readonly keys: VaultKeys,
  ) {}

  pseudonymOf(identityNo: string): string {
    const known = this.latest.get(identityNo);
    if (known !== undefined) return known;
    const pseudonym = this.keyed(normalIdentityNumber(identityNo));
    keepLatest(this.latest, identityNo, pseudonym);
    return pseudonym;
  }

  givenPseudonymOf(identityNo: string): string {
    return this.keyed(givenIdentityNumber(identityNo));
  }

  private keyed(number: string): string {
    return createHmac('sha256', this.keys.steady.pseudonyms).update(number).digest('base64url');
  }

  marksOf({ identityNo, name, payee }: Person): PersonMarks {
    const beneficiary = this.pseudonymOf(identityNo);
    const key = this.keys.steady.pseudonyms;
    const isOld = isOldNumber(givenIdentityNumber(identityNo));
    return {
      beneficiary,
      ...(isOld && { given: this.givenPseudonymOf(identityNo) }),
      nameMark: nameMark(key, beneficiary, name),
      payeeMark: payee ? payeeMark(key, beneficiary, payee) : null,
    };
  }

  async remember(persons: readonly Person[]): Promise<void> {
    const entries = this.unremembered(persons);
    for (let from = 0; from < entries.length; from += PERSONS_A_STATEMENT) {
      const part = entries.slice(from, from + PERSONS_A_STATEMENT);
      const made = await this.insertPersons(part);
      await this.keep('names', part.flatMap(nameOf), made);
      await this.keep('payees', part.flatMap(payeeOf), made);
      for (const entry of part) keepLatest(this.remembered, entry.beneficiary, marksText(entry));
    }
  }

  async reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const rows = await this.sql.query<PersonRow>(REVEAL, [pseudonyms]);
    const byPseudonym = new Map<string, OpenedRow[]>();
    for (const row of rows) {
      const opened = await this.open(row);
      for (const one of [row.pseudonym, row.becomes]) {
        if (one === null) continue;
        const known = byPseudonym.get(one);
        // What was recorded under the person's own pseudonym tells the number and comes last.
        if (!known) byPseudonym.set(one, [opened]);
        else if (one === row.pseudonym) known.push(opened);
        else known.unshift(opened);
      }
    }
    const answer = new Map<string, KnownPerson>();
    for (const pseudonym of pseudonyms) {
      const opened = byPseudonym.get(pseudonym);
      if (opened) answer.set(pseudonym, personOf(opened));
    }
    return answer;
  }

  async isForgotten(pseudonym: string): Promise<boolean> {
    return (await this.forgottenAmong([pseudonym])).has(pseudonym);
  }

  async forgottenAmong(pseudonyms: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql.query<{ pseudonym: string }>(
      `SELECT pseudonym FROM vault.persons
        WHERE pseudonym = ANY ($1::text[]) AND forgotten_at IS NOT NULL`,
      [pseudonyms],
    );
    return new Set(rows.map(({ pseudonym }) => pseudonym));
  }

  async forget(pseudonym: string, ordered: string | null): Promise<boolean> {
    const rows = await this.sql.query<{ pseudonym: string }>(FORGET, [pseudonym, ordered]);
    this.latest.clear();
    for (const row of rows) this.remembered.delete(row.pseudonym);
    return rows.length > 0;
  }

  /** One entry for each person, name and payee that this process has not seen lately. */
  private unremembered(persons: readonly Person[]): readonly Entry[] {
    const entries = new Map<string, Entry>();
    for (const person of persons) {
      const entry = { ...this.marksOf(person), person };
      const last = this.remembered.get(entry.beneficiary);
      const says = entry.nameMark !== '' || entry.payeeMark !== null;
      if (last === marksText(entry) || (!says && last !== undefined)) continue;
      entries.set(`${entry.beneficiary} ${marksText(entry)}`, entry);
    }
    return [...entries.values()];
  }

  /** Keeps the new persons. @returns the keys of those made here, by pseudonym */
  private async insertPersons(entries: readonly Entry[]): Promise<ReadonlyMap<string, Buffer>> {
    const given = new Map(entries.map((entry) => [entry.beneficiary, entry.person.identityNo]));
    const rows = await this.sql.query<{ pseudonym: string }>(
      'SELECT pseudonym FROM vault.persons WHERE pseudonym = ANY($1::text[])',
      [[...given.keys()]],
    );
    for (const { pseudonym } of rows) given.delete(pseudonym);
    if (given.size === 0) return new Map();
    return this.keys.underPresent((key) => this.insertUnder(key, given));
  }

  /** undefined: the master key is not in use any more. */
  private async insertUnder({ no, persons }: MasterKey, given: ReadonlyMap<string, string>) {
    const made = new Map<string, Buffer>();
    const sealedKeys: Buffer[] = [];
    const identityNos: Buffer[] = [];
    for (const [pseudonym, identityNo] of given) {
      const key = smallRandom(KEY_BYTES);
      made.set(pseudonym, key);
      sealedKeys.push(seal(persons, key, pseudonym));
      const number = normalIdentityNumber(identityNo);
      identityNos.push(seal(key, Buffer.from(number, 'utf8'), pseudonym));
    }
    const [answer] = await this.sql.query<{ isInUse: boolean; won: readonly string[] }>(INSERT, [
      [...given.keys()],
      sealedKeys,
      identityNos,
      no,
    ]);
    if (!answer!.isInUse) return undefined;
    const won = new Set(answer!.won);
    return new Map([...made].filter(([pseudonym]) => won.has(pseudonym)));
  }

  /** What is not kept yet, under the key that each person has. @param made keys at hand */
  private async keep(
    table: keyof typeof KEPT,
    all: readonly Kept[],
    made: ReadonlyMap<string, Buffer>,
  ): Promise<void> {
    if (all.length === 0) return;
    const rows = await this.sql.query<{ n: bigint }>(missing(table), columnsOf(all));
    const fresh = rows.map(({ n }) => all[Number(n) - 1]!);
    const keys = await this.keysOf(fresh, made);
    const kept = fresh.filter(({ pseudonym }) => keys.has(pseudonym));
    if (kept.length === 0) return;
    const sealed = kept.map(({ pseudonym, text }) =>
      seal(keys.get(pseudonym)!, Buffer.from(text, 'utf8'), pseudonym),
    );
    await this.sql.query(insertKept(table), [...columnsOf(kept), sealed]);
  }

  /** Of persons who are not forgotten. */
  private async keysOf(
    kept: readonly Kept[],
    made: ReadonlyMap<string, Buffer>,
  ): Promise<ReadonlyMap<string, Buffer>> {
    const keys = new Map(made);
    const others = new Set(kept.map(({ pseudonym }) => pseudonym).filter((one) => !made.has(one)));
    if (others.size === 0) return keys;
    const rows = await this.sql.query<Pick<PersonRow, 'pseudonym' | 'key_no' | 'sealed_key'>>(
      `SELECT pseudonym, key_no, sealed_key FROM vault.persons
        WHERE pseudonym = ANY($1::text[]) AND sealed_key IS NOT NULL`,
      [[...others]],
    );
    for (const { pseudonym, key_no: no, sealed_key: sealed } of rows) {
      keys.set(pseudonym, unseal((await this.keys.numbered(no)).persons, sealed, pseudonym));
    }
    return keys;
  }

  private async open(row: PersonRow): Promise<OpenedRow> {
    const { persons } = await this.keys.numbered(row.key_no);
    const key = unseal(persons, row.sealed_key, row.pseudonym);
    const text = (sealed: Buffer): string => unseal(key, sealed, row.pseudonym).toString('utf8');
    return {
      identityNo: normalIdentityNumber(text(row.identity_no)),
      names: row.names.map((name, at): Marked => [row.name_marks[at]!, text(name)]),
      payees: row.payees.map((payee, at): Marked => [row.payee_marks[at]!, text(payee)]),
    };
  }
}

type Marked = readonly [mark: Buffer, text: string];

interface OpenedRow {
  readonly identityNo: string;
  readonly names: readonly Marked[];
  readonly payees: readonly Marked[];
}

/** Marks of names were shorter before payments kept them. */
const EARLIER_MARK_BYTES = 8;

function personOf(rows: readonly OpenedRow[]): KnownPerson {
  const names = rows.flatMap((row) => row.names);
  const before = names.filter(([mark]) => mark.length === EARLIER_MARK_BYTES);
  const told = [...new Set(names.map(([, name]) => name))];
  return {
    identityNo: rows.at(-1)!.identityNo,
    name: told.at(-1) ?? '',
    earlierNames: told.slice(0, -1),
    names: new Map(names.map(([mark, name]) => [mark.toString('base64url'), name])),
    nameBefore: before.at(-1)?.[1] ?? '',
    payees: new Map(
      rows
        .flatMap((row) => row.payees)
        .map(([mark, text]) => [mark.toString('base64url'), JSON.parse(text) as Payee]),
    ),
  };
}

function marksText({ nameMark: name, payeeMark: payee }: PersonMarks): string {
  return `${name} ${payee ?? ''}`;
}

function nameOf({ beneficiary: pseudonym, nameMark: name, person }: Entry): readonly Kept[] {
  if (name === '') return [];
  return [{ pseudonym, mark: Buffer.from(name, 'base64url'), text: person.name }];
}

function payeeOf({ beneficiary: pseudonym, payeeMark: payee, person }: Entry): readonly Kept[] {
  if (payee === null) return [];
  const text = JSON.stringify(person.payee);
  return [{ pseudonym, mark: Buffer.from(payee, 'base64url'), text }];
}

function columnsOf(kept: readonly Kept[]): readonly unknown[] {
  return [kept.map(({ pseudonym }) => pseudonym), kept.map(({ mark }) => mark)];
}

const keptOf = (table: keyof typeof KEPT, column: string, as: string): string =>
  `ARRAY(SELECT k.${column} FROM vault.${table} k WHERE k.pseudonym = p.pseudonym
      ORDER BY k.first_seen, k.mark) AS ${as}`;

/** With those whose earlier number is linked to one of them. */
const REVEAL = `SELECT p.pseudonym, p.becomes, p.key_no, p.sealed_key, p.identity_no,
    ${keptOf('names', 'name', 'names')}, ${keptOf('names', 'mark', 'name_marks')},
    ${keptOf('payees', 'payee', 'payees')}, ${keptOf('payees', 'mark', 'payee_marks')}
  FROM vault.persons p
  WHERE (p.pseudonym = ANY($1::text[]) OR p.becomes = ANY($1::text[])) AND p.forgotten_at IS NULL
  ORDER BY p.remembered_at, p.pseudonym`;

/** The person under every pseudonym that is linked to the one given. */
const FORGET = 'SELECT erased AS pseudonym FROM vault.erase($1, $2) AS erased';

const INSERT = `WITH ${keyInUse('$4')}, given AS (
    SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[])
               AS g (pseudonym, sealed_key, identity_no)
  ), won AS (
    INSERT INTO vault.persons (pseudonym, sealed_key, identity_no, key_no, is_normal)
    SELECT pseudonym, sealed_key, identity_no, no, true FROM given, used ORDER BY pseudonym
    ON CONFLICT DO NOTHING RETURNING pseudonym
  )
  SELECT EXISTS (SELECT FROM used) AS "isInUse", ARRAY(SELECT pseudonym FROM won) AS won`;

const missing = (table: string): string => `SELECT g.n
  FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS g (pseudonym, mark, n)
  WHERE NOT EXISTS (SELECT FROM vault.${table} k
    WHERE k.pseudonym = g.pseudonym AND k.mark = g.mark) ORDER BY g.n`;

const insertKept = (table: keyof typeof KEPT): string => `INSERT INTO
    vault.${table} (pseudonym, mark, ${KEPT[table]}, first_seen)
  SELECT g.pseudonym, g.mark, g.sealed, now() + g.n * interval '1 microsecond'
    FROM unnest($1::text[], $2::bytea[], $3::bytea[]) WITH ORDINALITY
           AS g (pseudonym, mark, sealed, n)
    JOIN vault.persons p ON p.pseudonym = g.pseudonym AND p.sealed_key IS NOT NULL
   ORDER BY g.pseudonym, g.mark
  ON CONFLICT DO NOTHING`;

function keepLatest(map: Map<string, string>, key: string, value: string): void {
  if (map.size >= LATEST_PSEUDONYMS) {
    for (const oldest of map.keys()) {
      map.delete(oldest);
      if (map.size < LATEST_PSEUDONYMS * 0.9) break;
    }
  }
  map.set(key, value);
}
