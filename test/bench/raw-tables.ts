import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { NewEvent } from '../../libs/event-store/port.js';

/**
 * The plain way: the same rows into a table with the same indexes, without any promise of the
 * store.
 */
export class RawTable {
  private position = 0;
  private readonly pools = new Map<number, pg.Pool>();

  constructor(private readonly connectionString: string) {}

  async create(): Promise<void> {
    await this.pool(1).query('CREATE TABLE raw_events (LIKE store.events INCLUDING ALL)');
  }

  /** One autocommitted INSERT of all rows on one of `connections` pooled connections. */
  async insert(connections: number, stream: string, events: readonly NewEvent[]): Promise<void> {
    const values = events.flatMap((event) => this.row(stream, event));
    await this.pool(connections).query({
      name: `insert-${events.length}`,
      text: insertText(events.length),
      values,
    });
  }

  async copyIn(stream: string, events: readonly NewEvent[]): Promise<void> {
    const lines = events.map((event) => `${this.row(stream, event).map(escape).join('\t')}\n`);
    const client = await this.pool(1).connect();
    try {
      const sink = client.query(copyFrom('COPY raw_events FROM STDIN'));
      await pipeline(Readable.from(lines.join('')), sink);
    } finally {
      client.release();
    }
  }

  /** Rows as pg gives them unless told otherwise: objects, with json parsed. */
  async select(count: number): Promise<void> {
    await this.pool(1).query('SELECT * FROM store.events WHERE position <= $1 ORDER BY position', [
      count,
    ]);
  }

  /** Bytes as the server sends them, looked at by nobody. */
  async copyOut(count: number): Promise<void> {
    const client = await this.pool(1).connect();
    try {
      const text = `COPY (SELECT * FROM store.events WHERE position <= ${count} ORDER BY position) TO STDOUT`;
      for await (const chunk of client.query(copyTo(text))) void chunk;
    } finally {
      client.release();
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private row(stream: string, event: NewEvent): (string | number)[] {
    const position = ++this.position;
    return [
      position,
      stream,
      position,
      event.id,
      event.type,
      event.schemaVersion,
      event.occurredOn,
      new Date().toISOString(),
      JSON.stringify(event.metadata),
      event.data,
    ];
  }

  private pool(connections: number): pg.Pool {
    const known = this.pools.get(connections);
    if (known) return known;
    const { connectionString } = this;
    const pool = new pg.Pool({ connectionString, max: connections, idleTimeoutMillis: 1_000 });
    this.pools.set(connections, pool);
    return pool;
  }
}

const columns = 10;

function insertText(rows: number): string {
  const row = (index: number) =>
    `(${Array.from({ length: columns }, (_, column) => `$${index * columns + column + 1}`).join()})`;
  return `INSERT INTO raw_events VALUES ${Array.from({ length: rows }, (_, n) => row(n)).join()}`;
}

function escape(value: string | number): string {
  return String(value).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
}
