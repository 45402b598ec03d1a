/** The digests of the rows that a transaction writes, kept beside them and committed with them. */
import type pg from 'pg';
import type { Row, Table } from './projection.js';
import type { Schemas } from './published-views.js';
import { type DigestKey, RowDigest, TableDigests, type Value } from './row-digest.js';

interface Change {
  readonly key: DigestKey;
  readonly digest: RowDigest;
}

type Changes = Map<string, Change>;

const OF_TABLE = new WeakMap<Table, TableDigests>();

export class Digests {
  /** Those of the transaction, then of each savepoint that is open. */
  private readonly levels: Changes[] = [new Map<string, Change>()];

  add(table: Table, rows: readonly Row[]): void {
    this.change(table, rows, 1);
  }

  /** @param rows as they were found: what somebody else changed in them stays in the sum */
  takeOut(table: Table, rows: readonly (readonly Value[])[]): void {
    this.change(table, rows, -1);
  }

  begin(): void {
    this.levels.push(new Map());
  }

  keep(): void {
    const last = this.levels.pop()!;
    for (const [name, { key, digest }] of last) this.of(name, key).join(digest);
  }

  giveUp(): void {
    this.levels.pop();
  }

  /** Before the commit. */
  async write(client: pg.ClientBase, { read }: Schemas): Promise<void> {
    const changes = [...this.levels[0]!.values()].filter(({ digest }) => !digest.isNothing);
    this.levels[0]!.clear();
    if (changes.length === 0) return;
    const keys = columnsOf(changes.map(({ key }) => [key.table, key.unit, key.year]));
    const { rows } = await client.query<{ at: bigint; rows: bigint; state: Buffer }>(
      `SELECT k.at, d.rows, d.state FROM unnest($1::text[], $2::text[], $3::text[])
          WITH ORDINALITY AS k ("table", unit, year, at)
        JOIN ${read}.digests d ON (d."table", d.unit, d.year) = (k."table", k.unit, k.year)`,
      keys,
    );
    for (const { at, rows: count, state } of rows) {
      changes[Number(at) - 1]!.digest.join(RowDigest.of(state, Number(count)));
    }
    const counts = changes.map(({ digest }) => digest.rows);
    const states = changes.map(({ digest }) => digest.state);
    await client.query(
      `INSERT INTO ${read}.digests ("table", unit, year, rows, state)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bytea[])
        ON CONFLICT ("table", unit, year) DO UPDATE SET rows = excluded.rows, state = excluded.state`,
      [...keys, counts, states],
    );
    const gone = changes.filter(({ digest }) => digest.isNothing);
    if (gone.length === 0) return;
    await client.query(
      `DELETE FROM ${read}.digests d USING unnest($1::text[], $2::text[], $3::text[])
        AS k ("table", unit, year) WHERE (d."table", d.unit, d.year) = (k."table", k.unit, k.year)`,
      columnsOf(gone.map(({ key }) => [key.table, key.unit, key.year])),
    );
  }

  private change(table: Table, rows: readonly (readonly Value[])[], sign: 1 | -1): void {
    let digests = OF_TABLE.get(table);
    if (!digests) OF_TABLE.set(table, (digests = new TableDigests(table)));
    for (const row of rows) {
      const key = digests.keyOf(row);
      this.of(`${key.table}\n${key.unit}\n${key.year}`, key).add(digests.hashOf(row), sign);
    }
  }

  private of(name: string, key: DigestKey): RowDigest {
    const changes = this.levels.at(-1)!;
    let change = changes.get(name);
    if (!change) changes.set(name, (change = { key, digest: new RowDigest() }));
    return change.digest;
  }
}

function columnsOf(
  rows: readonly (readonly [string, string, string])[],
): [string[], string[], string[]] {
  return [rows.map(([a]) => a), rows.map(([, b]) => b), rows.map(([, , c]) => c)];
}
