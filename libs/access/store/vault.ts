/**
 * The vault of personal data. Events know a person by a pseudonym only; name and identity number
 * lie here, sealed under a key of that person's own. Dropping the key forgets the person, and every
 * sum stays as it was.
 *
 * A name that differs from what is known is kept beside it, with the day it was first seen: a
 * payment made out to another name under the same number is something an auditor wants to find. A
 * forgotten person stays forgotten, also when an old package is imported again.
 */
import { createHmac } from 'node:crypto';
import type { Sql } from '../../postgres/sql.js';
import { KEY_BYTES } from './key-file.js';
import { seal, smallRandom, unseal } from './sealing.js';
import { type MasterKey, type VaultKeys, keyInUse } from './vault-keys.js';

export interface Person {
  readonly identityNo: string;
  /** Empty where it is not known: exits name nobody. */
  readonly name: string;
}

export interface KnownPerson {
  readonly identityNo: string;
  /** The name seen last for the first time. */
  readonly name: string;
  readonly earlierNames: readonly string[];
}

/** What the rest of Doudi asks of the vault. */
export abstract class PersonalDataVault {
  /** 43 characters, base64url. The same number, however spelt, has the same pseudonym. */
  abstract pseudonymOf(identityNo: string): string;
  /** Keeps persons that are not known yet, and names that are not. Durable when it resolves. */
  abstract remember(persons: readonly Person[]): Promise<void>;
  /** The persons behind the pseudonyms, as far as they are known and not forgotten. */
  abstract reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>>;
  /** Whether there was such a person, whose key was dropped. */
  abstract isForgotten(pseudonym: string): Promise<boolean>;
  /** Those of them for whom that is so. */
  abstract forgottenAmong(pseudonyms: readonly string[]): Promise<ReadonlySet<string>>;
  /** False where there is no such person, or the person was forgotten before. */
  abstract forget(pseudonym: string): Promise<boolean>;
}

export function openVault(sql: Sql, keys: VaultKeys): PersonalDataVault {
  return new SealedVault(sql, keys);
}

const LATEST_PSEUDONYMS = 200_000;
const PERSONS_A_STATEMENT = 2000;

interface Entry {
  readonly pseudonym: string;
  readonly person: Person;
  readonly mark: Buffer;
}

interface KeyRow {
  readonly pseudonym: string;
  readonly key_no: number;
  readonly sealed_key: Buffer | null;
  readonly marks: readonly string[] | null;
}

class SealedVault implements PersonalDataVault {
  private readonly latest = new Map<string, string>();
  /** Pseudonym to the mark of the name that was remembered last. */
  private readonly remembered = new Map<string, string>();

  constructor(
    private readonly sql: Sql,
    private readonly keys: VaultKeys,
  ) {}

  pseudonymOf(identityNo: string): string {
    const known = this.latest.get(identityNo);
    if (known !== undefined) return known;
    const pseudonym = createHmac('sha256', this.keys.steady.pseudonyms)
      .update(normalizeIdentityNo(identityNo))
      .digest('base64url');
    keepLatest(this.latest, identityNo, pseudonym);
    return pseudonym;
  }

  async remember(persons: readonly Person[]): Promise<void> {
    const entries = this.unremembered(persons);
    for (let from = 0; from < entries.length; from += PERSONS_A_STATEMENT) {
      const part = entries.slice(from, from + PERSONS_A_STATEMENT);
      const others = await this.insertPersons(part);
      await this.insertNames(others);
      for (const { pseudonym, mark } of part) {
        keepLatest(this.remembered, pseudonym, mark.toString('hex'));
      }
    }
  }

  async reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const rows = await this.sql.query<{
      pseudonym: string;
      key_no: number;
      sealed_key: Buffer;
      identity_no: Buffer;
      names: readonly Buffer[] | null;
    }>(
      `SELECT p.pseudonym, p.key_no, p.sealed_key, p.identity_no,
              array_agg(n.name ORDER BY n.first_seen, n.mark) FILTER (WHERE n.name IS NOT NULL) AS names
         FROM vault.persons p LEFT JOIN vault.names n USING (pseudonym)
        WHERE p.pseudonym = ANY($1::text[]) AND p.forgotten_at IS NULL GROUP BY p.pseudonym`,
      [pseudonyms],
    );
    const answer = new Map<string, KnownPerson>();
    for (const { pseudonym, identity_no: identityNo, names, ...row } of rows) {
      const { persons } = await this.keys.numbered(row.key_no);
      const key = unseal(persons, row.sealed_key, pseudonym);
      const open = (sealed: Buffer): string => unseal(key, sealed, pseudonym).toString('utf8');
      const opened = (names ?? []).map(open);
      answer.set(pseudonym, {
        identityNo: open(identityNo),
        name: opened.at(-1) ?? '',
        earlierNames: opened.slice(0, -1),
      });
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

  async forget(pseudonym: string): Promise<boolean> {
    const rows = await this.sql.query<{ pseudonym: string }>(
      `WITH gone AS (DELETE FROM vault.names WHERE pseudonym = $1)
       UPDATE vault.persons SET sealed_key = NULL, identity_no = NULL, forgotten_at = now()
        WHERE pseudonym = $1 AND forgotten_at IS NULL RETURNING pseudonym`,
      [pseudonym],
    );
    this.latest.clear();
    this.remembered.delete(pseudonym);
    return rows.length > 0;
  }

  /** One entry for each person and name that this process has not seen lately. */
  private unremembered(persons: readonly Person[]): readonly Entry[] {
    const entries = new Map<string, Entry>();
    for (const person of persons) {
      const pseudonym = this.pseudonymOf(person.identityNo);
      const name = person.name.normalize('NFC').trim();
      const mark = createHmac('sha256', this.keys.steady.pseudonyms)
        .update(`name\0${pseudonym}\0${name}`)
        .digest()
        .subarray(0, 8);
      const markText = mark.toString('hex');
      const last = this.remembered.get(pseudonym);
      if (last === markText || (name === '' && last !== undefined)) continue;
      entries.set(`${pseudonym} ${markText}`, {
        pseudonym,
        person: { identityNo: normalizeIdentityNo(person.identityNo), name },
        mark,
      });
    }
    return [...entries.values()];
  }

  /** Keeps the new persons with their first name; answers the entries of persons known before. */
  private async insertPersons(entries: readonly Entry[]): Promise<readonly Entry[]> {
    const first = new Map<string, Entry>();
    for (const entry of entries) {
      if (!first.has(entry.pseudonym)) first.set(entry.pseudonym, entry);
    }
    const known = await this.knownAmong([...first.keys()]);
    const fresh = [...first.values()].filter(({ pseudonym }) => !known.has(pseudonym));
    const won = new Set<string>();
    if (fresh.length > 0) {
      const inserted = await this.keys.underPresent((key) => this.insertUnder(key, fresh));
      for (const pseudonym of inserted) won.add(pseudonym);
    }
    return entries.filter(
      (entry) => !(won.has(entry.pseudonym) && first.get(entry.pseudonym) === entry),
    );
  }

  private async knownAmong(pseudonyms: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sql.query<{ pseudonym: string }>(
      'SELECT pseudonym FROM vault.persons WHERE pseudonym = ANY($1::text[])',
      [pseudonyms],
    );
    return new Set(rows.map(({ pseudonym }) => pseudonym));
  }

  /**
   * The pseudonyms that were not there. Person and first name in one statement, so that no crash
   * leaves one without the other.
   */
  private async insertUnder({ no, persons }: MasterKey, fresh: readonly Entry[]) {
    const sealedKeys: Buffer[] = [];
    const identityNos: Buffer[] = [];
    const names: (Buffer | null)[] = [];
    for (const { pseudonym, person } of fresh) {
      const key = smallRandom(KEY_BYTES);
      sealedKeys.push(seal(persons, key, pseudonym));
      identityNos.push(seal(key, Buffer.from(person.identityNo, 'utf8'), pseudonym));
      const { name } = person;
      names.push(name === '' ? null : seal(key, Buffer.from(name, 'utf8'), pseudonym));
    }
    const [answer] = await this.sql.query<{ isInUse: boolean; won: readonly string[] }>(
      `WITH ${keyInUse('$6')}, given AS (
         SELECT * FROM unnest($1::text[], $2::bytea[], $3::bytea[], $4::bytea[], $5::bytea[])
                    AS g (pseudonym, sealed_key, identity_no, mark, name)
       ), won AS (
         INSERT INTO vault.persons (pseudonym, sealed_key, identity_no, key_no)
         SELECT pseudonym, sealed_key, identity_no, no FROM given, used ORDER BY pseudonym
         ON CONFLICT DO NOTHING RETURNING pseudonym
       ), named AS (
         INSERT INTO vault.names (pseudonym, mark, name)
         SELECT pseudonym, mark, name FROM given JOIN won USING (pseudonym) WHERE name IS NOT NULL
       )
       SELECT EXISTS (SELECT FROM used) AS "isInUse",
              ARRAY(SELECT pseudonym FROM won) AS won`,
      [
        fresh.map(({ pseudonym }) => pseudonym),
        sealedKeys,
        identityNos,
        fresh.map(({ mark }) => mark),
        names,
        no,
      ],
    );
    return answer!.isInUse ? answer!.won : undefined;
  }

  /** Further names of known persons, under the key each person has. */
  private async insertNames(candidates: readonly Entry[]): Promise<void> {
    const entries = candidates.filter(({ person }) => person.name !== '');
    if (entries.length === 0) return;
    const rows = await this.sql.query<KeyRow>(
      `SELECT p.pseudonym, p.key_no, p.sealed_key, array_agg(encode(n.mark, 'hex')) AS marks
         FROM vault.persons p LEFT JOIN vault.names n USING (pseudonym)
        WHERE p.pseudonym = ANY($1::text[]) GROUP BY p.pseudonym`,
      [[...new Set(entries.map(({ pseudonym }) => pseudonym))]],
    );
    const byPseudonym = new Map(rows.map((row) => [row.pseudonym, row]));
    const further: { entry: Entry; name: Buffer }[] = [];
    for (const entry of entries) {
      const row = byPseudonym.get(entry.pseudonym);
      if (!row?.sealed_key || row.marks?.includes(entry.mark.toString('hex'))) continue;
      const { persons } = await this.keys.numbered(row.key_no);
      const key = unseal(persons, row.sealed_key, entry.pseudonym);
      const name = seal(key, Buffer.from(entry.person.name, 'utf8'), entry.pseudonym);
      further.push({ entry, name });
    }
    if (further.length === 0) return;
    await this.sql.query(
      `INSERT INTO vault.names (pseudonym, mark, name)
       SELECT g.pseudonym, g.mark, g.name
         FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS g (pseudonym, mark, name)
         JOIN vault.persons p ON p.pseudonym = g.pseudonym AND p.sealed_key IS NOT NULL
        ORDER BY g.pseudonym, g.mark
       ON CONFLICT DO NOTHING`,
      [
        further.map(({ entry }) => entry.pseudonym),
        further.map(({ entry }) => entry.mark),
        further.map(({ name }) => name),
      ],
    );
  }
}

/** Full-width digits and a small x are the same number. */
function normalizeIdentityNo(identityNo: string): string {
  return identityNo.normalize('NFKC').trim().toUpperCase();
}

function keepLatest(map: Map<string, string>, key: string, value: string): void {
  if (map.size >= LATEST_PSEUDONYMS) {
    for (const oldest of map.keys()) {
      map.delete(oldest);
      if (map.size < LATEST_PSEUDONYMS * 0.9) break;
    }
  }
  map.set(key, value);
}
