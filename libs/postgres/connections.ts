import pg from 'pg';
import type { Login } from './logins.js';
import { type SessionOptions, openSession } from './session.js';

export interface ConnectionOptions extends Login, SessionOptions {
  readonly applicationName?: string;
  /**
   * A query that gets no answer within so many milliseconds fails as an outage does, and its
   * connection is thrown away. Left out where a statement may take as long as it takes.
   */
  readonly answerWithinMs?: number;
}

/** On connections that answer requests. */
export const ANSWER_WITHIN_MS = 5_000;

/** How often a session that holds locks says that its process still runs. */
const STILL_EVERY_MS = 2_000;
const LEAVE_WITHIN_MS = 1_000;
const CONNECT_WITHIN_MS = 10_000;

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
  const { answerWithinMs } = options;
  return {
    connectionString: options.connectionString,
    application_name: options.applicationName ?? 'doudi',
    types: columnTypes,
    ...(answerWithinMs === undefined ? {} : { query_timeout: answerWithinMs }),
    keepAlive: true,
    connectionTimeoutMillis: Math.min(answerWithinMs ?? CONNECT_WITHIN_MS, CONNECT_WITHIN_MS),
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

/** Its `connect` throws SessionRefused where the session is not what it should be. */
export function createClient(options: ConnectionOptions): pg.Client {
  const client = new SessionClient(options, clientConfig(options));
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

/** Does work of other connections while the client, idle meanwhile, keeps its session's locks. */
export async function heldStill<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  let asking: Promise<unknown> | undefined;
  const beat = setInterval(() => {
    asking ??= client
      .query('SELECT 1')
      .catch(() => undefined)
      .finally(() => (asking = undefined));
  }, STILL_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await asking;
  }
}

/** Ends a session, also where its server does not answer any more. */
export async function leave(client: pg.Client): Promise<void> {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } };
  const cut = setTimeout(() => connection.stream.destroy(), LEAVE_WITHIN_MS);
  await client.end().catch(() => undefined);
  clearTimeout(cut);
}

/** One-dimensional arrays; NULL members stay null. */
function arrayOf(parse: (value: string) => unknown): (text: string) => unknown {
  const textArrayOid = 1009 as Parameters<typeof pg.types.getTypeParser>[0];
  const members = pg.types.getTypeParser(textArrayOid) as (text: string) => (string | null)[];
  return (text) => members(text).map((member) => (member === null ? null : parse(member)));
}
