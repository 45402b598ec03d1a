/** Writes read models over one PostgreSQL connection of the owner. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Cell, ReadModelTransaction, Row, Table } from './projection.js';
import { LIVE, type Schemas, inSchemas } from './published-views.js';

/** From so many rows on COPY is faster than INSERT. */
const COPY_FROM_ROWS = 50;
/** PostgreSQL takes at most 65,535 parameters a statement. */
const PARAMETERS = 60_000;

export class ReadModelWriter implements ReadModelTransaction {
  constructor(
    private readonly client: pg.ClientBase,
    private readonly schemas: Schemas = LIVE,
  ) {}

  async insert(table: Table, rows: readonly Row[]): Promise<void> {
    if (rows.length >= COPY_FROM_ROWS) return this.copy(table, rows);
    await this.insertValues(table, rows, '');
  }

  async upsert(table: Table, key: readonly string[], rows: readonly Row[]): Promise<void> {
    const others = table.columns.filter((column) => !key.includes(column));
    const assignments = others.map((column) => `${column} = excluded.${column}`).join(', ');
    const conflict = ` ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${assignments}`;
    const perStatement = Math.floor(PARAMETERS / table.columns.length);
    for (let start = 0; start < rows.length; start += perStatement) {
      await this.insertValues(table, rows.slice(start, start + perStatement), conflict);
    }
  }

  async read<R extends object>(text: string, values: readonly unknown[]): Promise<readonly R[]> {
    const result = await this.client.query<R & pg.QueryResultRow>(inSchemas(text, this.schemas), [
      ...values,
    ]);
    return result.rows;
  }

  async run(text: string, values: readonly unknown[]): Promise<void> {
    await this.client.query(inSchemas(text, this.schemas), [...values]);
  }

  private async insertValues(table: Table, rows: readonly Row[], suffix: string): Promise<void> {
    if (rows.length === 0) return;
    const width = table.columns.length;
    const tuples = rows.map((_, row) => {
      const places = table.columns.map((__, column) => `$${row * width + column + 1}`);
      return `(${places.join(', ')})`;
    });
    const into = `INSERT INTO ${this.schemas.read}.${table.name} (${table.columns.join(', ')})`;
    const text = `${into} VALUES ${tuples.join(', ')}${suffix}`;
    await this.client.query(text, rows.flat());
  }

  private async copy(table: Table, rows: readonly Row[]): Promise<void> {
    const into = `COPY ${this.schemas.read}.${table.name} (${table.columns.join(', ')}) FROM STDIN`;
    await pipeline(Readable.from(copyText(rows)), this.client.query(copyFrom(into)));
  }
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
