/** Writes read models over one PostgreSQL connection of the owner. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Digests } from './digests.js';
import type { Cell, ReadModelTransaction, Row, Table } from './projection.js';
import { LIVE, type Schemas, inSchemas } from './published-views.js';

/** From so many rows on they are sent whole, not value by value. */
const MANY_ROWS = 50;
/** Statements by relation and columns, as the tables of the connection's database are. */
const TEXTS = new WeakMap<pg.ClientBase, Map<string, string>>();
/** Sent at once as JSON. */
const ROWS_A_STATEMENT = 5_000;
/** PostgreSQL takes at most 65,535 parameters a statement. */
const PARAMETERS = 60_000;

export class ReadModelWriter implements ReadModelTransaction {
  constructor(
    private readonly client: pg.ClientBase,
    private readonly schemas: Schemas,
    private readonly digests: Digests,
  ) {}

  async insert(table: Table, rows: readonly Row[]): Promise<void> {
    await this.write(table, rows);
    this.digests.add(table, rows);
  }

  private async write(table: Table, rows: readonly Row[]): Promise<void> {
    if (rows.length < MANY_ROWS) return this.insertValues(table, rows);
    return this.schemas === LIVE ? this.insertWhole(table, rows) : this.copy(table, rows);
  }

  /**
   * COPY is faster, but a server that waits for the rows of a COPY waits for a stopped process for
   * ever, with all locks of the session. A statement it has whole or not at all.
   */
  private async insertWhole(table: Table, rows: readonly Row[]): Promise<void> {
    const text = await this.insertText(table);
    for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
      const page = rows.slice(start, start + ROWS_A_STATEMENT);
      await this.client.query(text, [recordsOf(table, page)]);
    }
  }

  async upsert(table: Table, key: readonly string[], rows: readonly Row[]): Promise<void> {
    const places = key.map((column) => table.columns.indexOf(column));
    const perStatement = Math.floor(PARAMETERS / key.length);
    for (let start = 0; start < rows.length; start += perStatement) {
      const part = rows.slice(start, start + perStatement);
      const same = part.map((_, row) => {
        const isSame = key.map((column, at) => `r.${column} = $${row * key.length + at + 1}`);
        return `(${isSame.join(' AND ')})`;
      });
      const values = part.flatMap((row) => places.map((place) => row[place]!));
      await this.remove(table, `WHERE ${same.join(' OR ')}`, values);
      await this.insert(table, part);
    }
  }

  async remove(table: Table, which: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const removed = table.columns.map((column) => `r.${column}`).join(', ');
    const found = await this.rows(
      `DELETE FROM read.${table.name} AS r ${which} RETURNING ${removed}`,
      values,
    );
    this.digests.takeOut(table, found);
    return found;
  }

  async read<R extends object>(text: string, values: readonly unknown[]): Promise<readonly R[]> {
    const result = await this.client.query<R & pg.QueryResultRow>(inSchemas(text, this.schemas), [
      ...values,
    ]);
    return result.rows;
  }

  async rows(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    const { rows } = await this.client.query<Cell[]>({
      ...{ text: inSchemas(text, this.schemas), values: [...values], rowMode: 'array' as const },
    });
    return rows;
  }

  async plan(setting: string): Promise<void> {
    await this.client.query(`SET LOCAL ${setting}`);
  }

  /** Each cell is text that its column's type reads, as in COPY. */
  private async insertText({ name, columns }: Table): Promise<string> {
    const relation = `${this.schemas.read}.${name}`;
    const key = `${relation} ${columns.join()}`;
    let texts = TEXTS.get(this.client);
    if (!texts) TEXTS.set(this.client, (texts = new Map<string, string>()));
    let text = texts.get(key);
    if (text !== undefined) return text;
    const { rows } = await this.client.query<{ readonly column: string; readonly type: string }>(
      `SELECT attname AS column, format_type(atttypid, atttypmod) AS type
         FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0`,
      [relation],
    );
    const types = new Map(rows.map(({ column, type }) => [column, type]));
    const cells = columns.map((column) => `r.${column}::${types.get(column)}`);
    text = `INSERT INTO ${relation} (${columns.join(', ')}) SELECT ${cells.join(', ')}
      FROM json_to_recordset($1) AS r (${columns.map((column) => `${column} text`).join(', ')})`;
    texts.set(key, text);
    return text;
  }

  private async insertValues(table: Table, rows: readonly Row[]): Promise<void> {
    const width = table.columns.length;
    const perStatement = Math.floor(PARAMETERS / width);
    for (let start = 0; start < rows.length; start += perStatement) {
      const part = rows.slice(start, start + perStatement);
      const tuples = part.map((_, row) => {
        const places = table.columns.map((__, column) => `$${row * width + column + 1}`);
        return `(${places.join(', ')})`;
      });
      const into = `INSERT INTO ${this.schemas.read}.${table.name} (${table.columns.join(', ')})`;
      await this.client.query(`${into} VALUES ${tuples.join(', ')}`, part.flat());
    }
  }

  private async copy(table: Table, rows: readonly Row[]): Promise<void> {
    const into = `COPY ${this.schemas.read}.${table.name} (${table.columns.join(', ')}) FROM STDIN`;
    await pipeline(Readable.from(copyText(rows)), this.client.query(copyFrom(into)));
  }
}

/** As JSON: an array of objects by column. */
function recordsOf({ columns }: Table, rows: readonly Row[]): string {
  const names = columns.map((column) => `${JSON.stringify(column)}:`);
  const records = rows.map((row) => {
    const members = names.map((name, place) => name + jsonCell(row[place]!));
    return `{${members.join(',')}}`;
  });
  return `[${records.join(',')}]`;
}

function jsonCell(cell: Cell): string {
  if (typeof cell === 'string') return JSON.stringify(cell.replace(/\p{Surrogate}/gu, '\ufffd'));
  return String(cell);
}

function* copyText(rows: readonly Row[]): Iterable<string> {
  const page = 500;
  for (let start = 0; start < rows.length; start += page) {
    let text = '';
    for (const row of rows.slice(start, start + page)) text += `${row.map(copyCell).join('\t')}\n`;
    yield text;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A cell in COPY's text format. */
function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return cell.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!);
}
