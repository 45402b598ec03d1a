/** What passes of itself stops neither appends nor projectors, and is no event's fault. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { explanation } from '../../apps/system/explanation.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { createClient } from '../../libs/postgres/connections.js';
import { requireVersion, unusableDatabase } from '../../libs/postgres/database-fault.js';
import { ServerUnusable } from '../../libs/postgres/server-unusable.js';
import { Logins } from '../../libs/postgres/logins.js';
import { StorageTroubles, storageTroubleOf } from '../../libs/postgres/storage-troubles.js';
import type { Partition } from '../../libs/projection/partition.js';
import { Projector } from '../../libs/projection/projector.js';
import { runMigrations } from '../../migrations/run.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { oneEvent } from './one-event.js';
import { type Fault, type PostgresProxy, startPostgresProxy } from './postgres-proxy.js';

const PASSING: readonly (readonly [string, Fault])[] = [
  ...['53100', '53200', '25006', '57014', '58030', '57P01', '40001'].map(
    (code) => [code, { kind: 'error', code }] as const,
  ),
  ['a connection that broke before', { kind: 'drop' }],
  ['a connection that broke after', { kind: 'cut' }],
];

let database: TestDatabase;
let proxy: PostgresProxy;
let owner: pg.Client;
let store: PostgresEventStore;
const troubles = new StorageTroubles();

beforeAll(async () => {
  database = await freshDatabase();
  proxy = await startPostgresProxy(database.url);
  owner = createClient({ connectionString: database.url, role: 'owner' });
  await owner.connect();
  store = new PostgresEventStore({ ...Logins.ofOwner(proxy.url).of('app'), troubles });
});
afterEach(() => proxy.rules());
afterAll(async () => {
  await store.close();
  await owner.end();
  await proxy.close();
  await database.drop();
});

describe('12.C2 an append', () => {
  it.each(PASSING)('passes over %s, and is recorded once', async (_, fault) => {
    proxy.rules({ match: /store\.append/, fault, times: 2 });
    const before = await store.head();
    const { id, ...request } = oneEvent();
    await store.append(request);
    expect(await store.head()).toBe(before + 1n);
    expect(await store.findEvents([id])).toHaveLength(1);
  });

  it('says soon that the disk is full, and works once there is room', async () => {
    proxy.rules({ match: /store\.append/, fault: { kind: 'error', code: '53100' } });
    const refused = await store.append(oneEvent()).catch((error: unknown) => error);
    expect(storageTroubleOf(refused)).toBe('disk-full');
    expect(troubles.current).toBe('disk-full');
    proxy.rules();
    await store.append(oneEvent());
    expect(troubles.current).toBeUndefined();
  });
});

describe('12.C2 a projector', () => {
  /** Counts the events in a table, at the price of one statement each. */
  const counting: Partition = {
    name: 'awards',
    takes: () => true,
    projections: [
      {
        name: 'counted',
        apply: async (events, models) => {
          for (const _ of events) await models.insert({ name: 'counted', columns: ['n'] }, [[1]]);
        },
        forget: () => undefined,
      },
    ],
  };
  const connect = async (): Promise<pg.Client> => {
    const client = createClient({ connectionString: proxy.url, role: 'owner' });
    await client.connect();
    return client;
  };

  beforeAll(() => owner.query('CREATE TABLE read.counted (n int)'));

  it.each(PASSING)('goes on by itself after %s, and sets nothing aside', async (_, fault) => {
    await store.append(oneEvent());
    const head = await store.head();
    let reached = 0n;
    const interruptions: Error[] = [];
    const projector = new Projector({
      store,
      partitions: [counting],
      connect,
      onProgress: (position) => void (reached = position),
      onInterruption: (error) => void interruptions.push(error),
    });
    proxy.rules(
      { match: /INSERT INTO read\.counted/, fault, times: 1 },
      { match: /UPDATE read\.lanes/, fault, times: 1 },
    );
    const running = projector.run();
    while (reached < head) await pause(20);
    await projector.stop();
    await running;
    expect(interruptions.length).toBeGreaterThan(0);
    const { rows } = await owner.query<{ n: number; aside: number }>(
      `SELECT count(*)::int AS n, (SELECT count(*)::int FROM read.set_aside) AS aside FROM read.counted`,
    );
    expect(rows).toEqual([{ n: Number(head), aside: 0 }]);
  });
});

describe('12.C2 a start', () => {
  const url = (changes: Partial<URL>): string => Object.assign(new URL(database.url), changes).href;
  const failure = async (connectionString: string): Promise<string> => {
    const error = await runMigrations(connectionString, () => undefined).catch((e: unknown) => e);
    return explanation(unusableDatabase(error, connectionString));
  };

  it.each([
    ['a wrong password', () => url({ password: 'wrong' }), /口令.*password/],
    ['a database that is not there', () => url({ pathname: '/nowhere' }), /没有此数据库/],
    ['a port where nobody listens', () => url({ port: '1' }), /nobody answers/],
    ['a host that is not there', () => url({ hostname: 'nowhere.invalid' }), /no such host/],
  ])('says in one line what is wrong with %s', async (_, connectionString, said) => {
    const line = await failure(connectionString());
    expect(line).toMatch(said);
    expect(line.split('\n')).toHaveLength(1);
    expect(line).not.toContain(new URL(database.url).password);
  });

  it('names a pooler that takes no startup options', async () => {
    const message = 'unsupported startup parameter: options';
    const pooler = createServer((socket) => {
      socket.once('data', () => socket.end(errorResponse('08P01', message)));
    });
    await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
    const port = String((pooler.address() as AddressInfo).port);
    const line = await failure(url({ hostname: '127.0.0.1', port }));
    await new Promise((resolve) => pooler.close(resolve));
    expect(line).toMatch(/连接池.*pooler.*unsupported startup parameter: options/);
    expect(line.split('\n')).toHaveLength(1);
  });

  it('refuses PostgreSQL 15, and explains a connection lost under an import', () => {
    expect(() => requireVersion(150_008)).toThrow(ServerUnusable);
    expect(() => requireVersion(160_000)).not.toThrow();
    const crash = Object.assign(new Error('the server ended'), { code: '57P01' });
    const line = explanation(new Error('package', { cause: crash }));
    expect(line).toMatch(/连接中断.*connection was lost/);
    expect(line.split('\n')).toHaveLength(1);
  });
});

function errorResponse(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`, 'utf8');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
