/** Events that PostgreSQL holds, as binary COPY sends them and by its own search. */
import { ACCESS_RECORD } from '../../event-catalogue/access-record.js';
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import type { Login } from '../../postgres/logins.js';
import type { Sql } from '../../postgres/sql.js';
import type { RecordedEvent } from '../domain/leaf.js';
import type { Selection } from '../domain/selection.js';
import { visitRows } from './event-copy.js';
import type { LogEnd, LogReading, RecordedLog, Stretch, VisitRow } from './recorded-log.js';

const EVENT_COLUMNS = `position, stream, revision, id, type,
  schema_version AS "schemaVersion", occurred_on AS "occurredOn", recorded_at AS "recordedAt",
  metadata::text AS metadata, data::text AS data`;

export class PostgresLog implements RecordedLog {
  constructor(
    private readonly login: Login,
    private readonly sql: Sql,
  ) {}

  /** On a connection of its own, which sees what the transaction of the snapshot sees. */
  async open(snapshot?: string): Promise<LogReading> {
    const client = await this.connected();
    if (snapshot !== undefined) {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    }
    return new PostgresReading(client);
  }

  private async connected(): Promise<pg.Client> {
    const client = createClient({ ...this.login, applicationName: 'doudi audit' });
    await client.connect();
    return client;
  }

  async find(id: string): Promise<RecordedEvent | undefined> {
    return (await this.withIds([id]))[0];
  }

  withIds(ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    return this.sql.query<RecordedEvent>(
      `SELECT ${EVENT_COLUMNS} FROM store.events WHERE id = ANY ($1::uuid[]) ORDER BY position`,
      [ids],
    );
  }

  /** On a connection of its own: a search for a document looks at every event. */
  async chosen(selection: Selection, upTo: bigint, most: number): Promise<readonly bigint[]> {
    const client = await this.connected();
    try {
      return await chosenPositions(clientSql(client), selection, upTo, most);
    } finally {
      await client.end();
    }
  }
}

async function chosenPositions(
  sql: Sql,
  selection: Selection,
  upTo: bigint,
  most: number,
): Promise<readonly bigint[]> {
  const [condition, values] = conditionOf(selection);
  const rows = await sql.query<{ readonly position: bigint }>(
    `WITH chosen AS MATERIALIZED (
         SELECT e.position, e.type, e.data FROM store.events e
           WHERE e.position <= $1 AND ${condition}),
       lists AS (
         SELECT l.position FROM chosen c
           JOIN store.events l ON l.stream = c.data->>'paymentStream'
           WHERE c.type = 'DisbursementRecorded' AND l.position <= $1)
       SELECT position FROM chosen UNION SELECT position FROM lists
         ORDER BY position LIMIT ${most}`,
    [upTo, ...values],
  );
  return rows.map(({ position }) => position);
}

class PostgresReading implements LogReading {
  private readonly sql: Sql;

  constructor(private readonly client: pg.Client) {
    this.sql = clientSql(client);
  }

  async end(): Promise<LogEnd> {
    const [end] = await this.sql.query<LogEnd>(
      `SELECT (SELECT position FROM store.head) AS head,
              (SELECT coalesce(max(position), 0) FROM store.events) AS last`,
    );
    return end!;
  }

  visit({ after, upTo }: Stretch, visit: VisitRow): Promise<void> {
    const bounds = [
      ...(after === null ? [] : [`position > ${after}`]),
      ...(upTo === null ? [] : [`position <= ${upTo}`]),
    ];
    return visitRows(this.client, ['true', ...bounds].join(' AND '), visit);
  }

  at(positions: readonly bigint[]): Promise<readonly RecordedEvent[]> {
    return this.sql.query<RecordedEvent>(
      `SELECT ${EVENT_COLUMNS} FROM store.events WHERE position = ANY ($1::bigint[])`,
      [positions],
    );
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** What `isChosen` says, as a condition on `e`; `$1` is taken. */
function conditionOf(selection: Selection): readonly [string, readonly unknown[]] {
  if ('streams' in selection) {
    const { streams, events = [] } = selection;
    return ['(e.stream = ANY ($2) OR e.id = ANY ($3::uuid[]))', [streams, events]];
  }
  if ('documentNo' in selection) {
    return [
      'e.type <> ALL ($3) AND strpos(e.data::text, $2) > 0',
      [JSON.stringify(selection.documentNo), ACCESS_RECORD],
    ];
  }
  const condition = `(e.stream = 'county-' || $2
    OR e.stream LIKE 'province-%' AND strpos(e.data::text, '"' || $2 || '"') > 0)`;
  return [condition, [selection.region]];
}
