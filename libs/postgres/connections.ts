import pg from 'pg';
import type { Login } from './logins.js';
import { type SessionOptions, openSession } from './session.js';

export interface ConnectionOptions extends Login, SessionOptions {
  readonly applicationName?: string;
}

const oids = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 };
const arrayOids = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, numeric: 1231 };

const asText = (value: string) => value;
const asWholeOrText = (value: string) => (value.includes('.') ? value : BigInt(value));
const asInstant = (value: string) => new Date(value).toISOString();

const scalarParsers = new Map<number, (value: string) => unknown>([
  [oids.int8, BigInt],
  [oids.numeric, asWholeOrText],
  [oids.date, asText],
  [oids.timestamp, asText],
  [oids.timestamptz, asInstant],
]);

const arrayParsers = new Map<number, (value: string) => unknown>([
  [arrayOids.int8, arrayOf(BigInt)],
  [arrayOids.numeric, arrayOf(asWholeOrText)],
  [arrayOids.date, arrayOf(asText)],
  [arrayOids.timestamp, arrayOf(asText)],
  [arrayOids.timestamptz, arrayOf(asInstant)],
]);

/**
 * How values arrive: bigint as BigInt, and so a numeric without decimals, since sums of money have
 * no bound; other numeric as text, date as `YYYY-MM-DD`, timestamptz as ISO 8601 in UTC with
 * milliseconds. Given to each pool, so that no other user of `pg` is changed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): unknown =>
    (format === 'binary' ? undefined : (scalarParsers.get(oid) ?? arrayParsers.get(oid))) ??
    pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** Every value as the text that the server sent. */
export const rawColumns: pg.CustomTypesConfig = {
  getTypeParser: (() => asText) as typeof pg.types.getTypeParser,
};

function clientConfig(options: ConnectionOptions): pg.ClientConfig {
  return {
    connectionString: options.connectionString,
    application_name: options.applicationName ?? 'doudi',
    types: columnTypes,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  };
}

/**
 * Broken idle connections leave the pool quietly; the next query takes a new one.
 * @throws SessionRefused at a query, where the new connection's session is not what it should be
 */
export function createPool(options: ConnectionOptions & { readonly max?: number }): pg.Pool {
  // The pool waits for the promise, though its types tell of none.
  const onConnect: (client: pg.ClientBase) => unknown = (client) => openSession(client, options);
  const pool = new pg.Pool({ ...clientConfig(options), max: options.max ?? 10, onConnect });
  pool.on('error', () => undefined);
  // The pool listens to idle connections only; one that breaks while lent would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * With a time limit, a query that gets no answer fails as an outage does. Its `connect` throws
 * SessionRefused where the session is not what it should be.
 */
export function createClient(options: ConnectionOptions, answerWithinMs?: number): pg.Client {
  const limit = answerWithinMs === undefined ? {} : { query_timeout: answerWithinMs };
  const client = new SessionClient(options, { ...clientConfig(options), ...limit });
  client.on('error', () => undefined);
  return client;
}

class SessionClient extends pg.Client {
  constructor(
    private readonly session: SessionOptions,
    config: pg.ClientConfig,
  ) {
    super(config);
  }

  override async connect(): Promise<pg.Client> {
    await super.connect();
    try {
      await openSession(this, this.session);
      return this;
    } catch (error) {
      await this.end().catch(() => undefined);
      throw error;
    }
  }
}

/** One-dimensional arrays; NULL members stay null. */
function arrayOf(parse: (value: string) => unknown): (text: string) => unknown {
  const textArrayOid = 1009 as Parameters<typeof pg.types.getTypeParser>[0];
  const members = pg.types.getTypeParser(textArrayOid) as (text: string) => (string | null)[];
  return (text) => members(text).map((member) => (member === null ? null : parse(member)));
}
