/** Every row of the vault, opened with its keys: whole, of its person, and in its place. */
import { createHmac } from 'node:crypto';
import type { Sql } from '../../postgres/sql.js';
import { givenIdentityNumber, normalIdentityNumber } from '../domain/identity-number.js';
import type { Payee } from '../domain/payee.js';
import { nameMark, payeeMark } from './person-marks.js';
import { type TextTable, boundTo } from './sealed-texts.js';
import { unseal } from './sealing.js';
import type { VaultKeys } from './vault-keys.js';

export interface VaultExamination {
  /** Ciphertexts that were opened. */
  readonly opened: number;
  /** Of persons who were forgotten: their keys are gone, and nothing may lie under them. */
  readonly forgotten: number;
  /** Table and key of each row that does not open, or is not what its place says. */
  readonly bad: readonly string[];
}

const PERSONS_AT_ONCE = 500;
const TEXTS_AT_ONCE = 500;
/** Marks of names were shorter before payments kept them. */
const EARLIER_MARK_BYTES = 8;

interface PersonRow {
  readonly pseudonym: string;
  readonly key_no: number;
  readonly sealed_key: Buffer | null;
  readonly identity_no: Buffer | null;
}

interface KeptRow {
  readonly pseudonym: string;
  readonly mark: Buffer;
  readonly sealed: Buffer;
}

const PERSONS = `SELECT pseudonym, key_no, sealed_key, identity_no FROM vault.persons
  WHERE pseudonym > $1 ORDER BY pseudonym LIMIT ${PERSONS_AT_ONCE}`;
const KEPT = {
  names: 'SELECT pseudonym, mark, name AS sealed FROM vault.names WHERE pseudonym = ANY ($1)',
  payees: 'SELECT pseudonym, mark, payee AS sealed FROM vault.payees WHERE pseudonym = ANY ($1)',
} as const;
const ORPHANS = (table: keyof typeof KEPT): string =>
  `SELECT pseudonym FROM vault.${table} k WHERE NOT EXISTS
     (SELECT FROM vault.persons p WHERE p.pseudonym = k.pseudonym) LIMIT 20`;

/**
 * @param tables of sealed texts, beside persons
 * @param progress told how many rows were looked at
 */
export async function examineVault(
  sql: Sql,
  keys: VaultKeys,
  tables: readonly TextTable[],
  progress: (rows: number) => void = () => undefined,
): Promise<VaultExamination> {
  const examiner = new Examiner(sql, keys, progress);
  await examiner.persons();
  for (const table of tables) await examiner.texts(table);
  return examiner;
}

class Examiner implements VaultExamination {
  opened = 0;
  forgotten = 0;
  readonly bad: string[] = [];

  constructor(
    private readonly sql: Sql,
    private readonly keys: VaultKeys,
    private readonly progress: (rows: number) => void,
  ) {}

  async persons(): Promise<void> {
    for (let after = ''; ;) {
      const rows = await this.sql.query<PersonRow>(PERSONS, [after]);
      if (rows.length === 0) break;
      await this.some(rows);
      after = rows.at(-1)!.pseudonym;
      this.progress(this.opened + this.forgotten);
    }
    for (const table of ['names', 'payees'] as const) {
      const orphans = await this.sql.query<{ readonly pseudonym: string }>(ORPHANS(table));
      this.bad.push(...orphans.map(({ pseudonym }) => `${table} ${pseudonym}`));
    }
  }

  async texts({ name, number }: TextTable): Promise<void> {
    for (let after = ['', '', '']; ;) {
      const rows = await this.sql.query<{
        readonly no: string;
        readonly hash: string;
        readonly part: string;
        readonly sealed: Buffer;
        readonly key_no: number;
      }>(
        `SELECT ${number} AS no, content_hash AS hash, part, sealed, key_no FROM ${name}
          WHERE (${number}, content_hash, part) > ($1, $2, $3)
          ORDER BY ${number}, content_hash, part LIMIT ${TEXTS_AT_ONCE}`,
        after,
      );
      const last = rows.at(-1);
      if (!last) return;
      for (const { no, hash, part, sealed, key_no: keyNo } of rows) {
        await this.open(`${name} ${no} ${part}`, async () => {
          const { texts } = await this.keys.numbered(keyNo);
          unseal(texts, sealed, boundTo({ no, contentHash: hash }, part));
          return true;
        });
      }
      after = [last.no, last.hash, last.part];
      this.progress(this.opened + this.forgotten);
    }
  }

  private async some(rows: readonly PersonRow[]): Promise<void> {
    const own = new Map<string, Buffer>();
    for (const row of rows) {
      const { pseudonym, key_no: no, sealed_key: sealed, identity_no: number } = row;
      if (sealed === null) {
        this.forgotten++;
        if (number !== null) this.bad.push(`persons ${pseudonym}`);
        continue;
      }
      await this.open(`persons ${pseudonym}`, async () => {
        const key = unseal((await this.keys.numbered(no)).persons, sealed, pseudonym);
        own.set(pseudonym, key);
        const text = number === null ? '' : unseal(key, number, pseudonym).toString('utf8');
        return this.namesOf(text).has(pseudonym);
      });
    }
    const pseudonyms = rows.map(({ pseudonym }) => pseudonym);
    for (const table of ['names', 'payees'] as const) {
      for (const row of await this.sql.query<KeptRow>(KEPT[table], [pseudonyms])) {
        await this.open(`${table} ${row.pseudonym}`, async () =>
          this.isInPlace(table, row, unseal(own.get(row.pseudonym)!, row.sealed, row.pseudonym)),
        );
      }
    }
  }

  /** Pseudonyms of a number: as it stands, as it was given, and in its normal form. */
  private namesOf(number: string): ReadonlySet<string> {
    const of = (text: string): string =>
      createHmac('sha256', this.keys.steady.pseudonyms).update(text).digest('base64url');
    return new Set([number, givenIdentityNumber(number), normalIdentityNumber(number)].map(of));
  }

  private isInPlace(table: keyof typeof KEPT, { pseudonym, mark }: KeptRow, text: Buffer): boolean {
    if (mark.length === EARLIER_MARK_BYTES) return true;
    const { pseudonyms: key } = this.keys.steady;
    const content = text.toString('utf8');
    const due =
      table === 'names'
        ? nameMark(key, pseudonym, content)
        : payeeMark(key, pseudonym, JSON.parse(content) as Payee);
    return due === mark.toString('base64url');
  }

  /** @param opening answers whether what was opened is what its place says */
  private async open(place: string, opening: () => Promise<boolean>): Promise<void> {
    const isGood = await opening().catch(() => false);
    if (isGood) this.opened++;
    else this.bad.push(place);
  }
}
