import type pg from 'pg';
import { rawColumns } from '../../postgres/connections.js';
import { type MovableLog, type MovedEvent, LogNotFollowed, claimsByKey } from '../movable-log.js';
import type { Claim, StoredEvent } from '../port.js';
import {
  dateArray,
  int4Array,
  int8Array,
  jsonArray,
  textArray,
  uuidArray,
} from './binary-array.js';
import { eventColumns, eventDecoder, type EventRow } from './event-rows.js';

const PAGE_EVENTS = 500;

/** The log in PostgreSQL, over connections of the owner: the restricted role may only append. */
export class PostgresMovableLog implements MovableLog {
  /** @param connect a connection for each reading and for each page that is restored */
  constructor(private readonly connect: () => Promise<pg.Client>) {}

  async head(): Promise<bigint> {
    const client = await this.connect();
    try {
      return await headOf(client);
    } finally {
      await client.end();
    }
  }

  async *events(after: bigint): AsyncGenerator<readonly MovedEvent[]> {
    const client = await this.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const range = `position > ${after} ORDER BY position`;
      await client.query(`
        DECLARE moved NO SCROLL CURSOR FOR SELECT ${eventColumns} FROM store.events e WHERE ${range};
        DECLARE held NO SCROLL CURSOR FOR
          SELECT position, key, fingerprint FROM store.claims WHERE ${range}`);
      const claims = new ClaimsInOrder(client);
      const decode = eventDecoder();
      for (;;) {
        const rows = await fetchRows(client, 'moved');
        if (rows.length === 0) return;
        const page: MovedEvent[] = [];
        for (const row of rows) {
          const event = requirePlain(decode(row), row);
          page.push({ ...event, claims: await claims.of(event.position) });
        }
        yield page;
      }
    } finally {
      await client.end();
    }
  }

  async restore(events: readonly MovedEvent[]): Promise<void> {
    const [first, last] = [events[0]!, events.at(-1)!];
    const client = await this.connect();
    try {
      await client.query('BEGIN');
      const head = await headOf(client, 'FOR UPDATE');
      if (first.position !== head + 1n) throw new LogNotFollowed(first.position, head);
      await client.query(INSERT_EVENTS, [...eventArrays(events)]);
      await client.query(INSERT_CLAIMS, [...claimArrays(events)]);
      await client.query(MOVE_HEAD, [last.position, last.recordedAt]);
      await client.query('COMMIT');
    } finally {
      await client.end();
    }
  }
}

const INSERT_EVENTS = `
INSERT INTO store.events (position, stream, revision, id, type, schema_version, occurred_on,
                          recorded_at, metadata, data)
  SELECT position, stream, revision, id, type, schema_version, occurred_on,
         recorded_at::timestamptz, metadata, data
    FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::int[],
                $7::date[], $8::text[], $9::json[], $10::json[])
      AS e (position, stream, revision, id, type, schema_version, occurred_on, recorded_at,
            metadata, data)`;

const INSERT_CLAIMS = `
INSERT INTO store.claims (key, fingerprint, event_id, stream, position)
  SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::bigint[])`;

/** A head that is closed stays closed, where it is now. */
const MOVE_HEAD = `
UPDATE store.head SET position = $1, recorded_at = $2,
  closed_at = CASE WHEN closed_at IS NULL THEN NULL ELSE $1::bigint END`;

function eventArrays(events: readonly MovedEvent[]): readonly Buffer[] {
  return [
    int8Array(events.map(({ position }) => position)),
    textArray(events.map(({ stream }) => stream)),
    int8Array(events.map(({ revision }) => revision)),
    uuidArray(events.map(({ id }) => id)),
    textArray(events.map(({ type }) => type)),
    int4Array(events.map(({ schemaVersion }) => schemaVersion)),
    dateArray(events.map(({ occurredOn }) => occurredOn)),
    textArray(events.map(({ recordedAt }) => recordedAt)),
    jsonArray(events.map(({ metadata }) => JSON.stringify(metadata))),
    jsonArray(events.map(({ data }) => data)),
  ];
}

function claimArrays(events: readonly MovedEvent[]): readonly Buffer[] {
  const held = events.flatMap(({ id, stream, position, claims }) =>
    claims.map(({ key, fingerprint }) => ({ key, fingerprint, id, stream, position })),
  );
  return [
    textArray(held.map(({ key }) => key)),
    textArray(held.map(({ fingerprint }) => fingerprint)),
    uuidArray(held.map(({ id }) => id)),
    textArray(held.map(({ stream }) => stream)),
    int8Array(held.map(({ position }) => position)),
  ];
}

async function headOf(client: pg.Client, lock: '' | 'FOR UPDATE' = ''): Promise<bigint> {
  const { rows } = await client.query<{ position: bigint }>(
    `SELECT position FROM store.head ${lock}`,
  );
  return rows[0]!.position;
}

async function fetchRows(client: pg.Client, cursor: string): Promise<readonly EventRow[]> {
  const text = `FETCH ${PAGE_EVENTS} FROM ${cursor}`;
  const { rows } = await client.query<string[]>({
    text,
    rowMode: 'array',
    types: rawColumns,
  } as pg.QueryArrayConfig);
  return rows;
}

/** Every store writes metadata as this text of it, over which leaves are hashed. */
function requirePlain(event: StoredEvent, row: EventRow): StoredEvent {
  if (JSON.stringify(event.metadata) === row[8]) return event;
  throw new Error(`the metadata of event ${event.position} is not as any release wrote it`);
}

/** Claims by position, read beside the events. */
class ClaimsInOrder {
  private rows: readonly EventRow[] = [];
  private next = 0;
  private isRead = false;

  constructor(private readonly client: pg.Client) {}

  async of(position: bigint): Promise<readonly Claim[]> {
    const found: Claim[] = [];
    for (;;) {
      if (this.next === this.rows.length && !this.isRead) await this.fetch();
      const row = this.rows[this.next];
      if (row === undefined || BigInt(row[0]!) > position) return claimsByKey(found);
      found.push({ key: row[1]!, fingerprint: row[2]! });
      this.next++;
    }
  }

  private async fetch(): Promise<void> {
    this.rows = await fetchRows(this.client, 'held');
    this.next = 0;
    this.isRead = this.rows.length === 0;
  }
}
