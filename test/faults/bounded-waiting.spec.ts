/** Nobody waits without end: writes, statements, and whoever a stopped process holds up. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { CallHandler, ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import type pg from 'pg';
import { pino } from 'pino';
import { lastValueFrom, from as observed } from 'rxjs';
import type { AppendRequest } from '../../libs/event-store/port.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { WriteDeadline } from '../../libs/event-store/write-deadline.js';
import { answerProblem } from '../../libs/http/problems/problem-filter.js';
import { BoundedWrites } from '../../libs/http/recording/bounded-writes.js';
import { createClient, createPool } from '../../libs/postgres/connections.js';
import { Logins } from '../../libs/postgres/logins.js';
import { isOutage } from '../../libs/postgres/passing-errors.js';
import type { Partition } from '../../libs/projection/partition.js';
import { Projector } from '../../libs/projection/projector.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { oneEvent } from './one-event.js';
import { type PostgresProxy, startPostgresProxy } from './postgres-proxy.js';

const APPEND = /store\.append/;

let database: TestDatabase;
let proxy: PostgresProxy;
/** Through the proxy. */
let passing: Logins;
let store: PostgresEventStore;

beforeAll(async () => {
  database = await freshDatabase();
  proxy = await startPostgresProxy(database.url);
  passing = Logins.ofOwner(proxy.url);
  store = new PostgresEventStore({ ...passing.of('app'), answerWithinMs: 1_000 });
});
afterEach(() => proxy.rules());
afterAll(async () => {
  await store.close();
  await proxy.close();
  await database.drop();
});

const within = (milliseconds: number, request: AppendRequest) =>
  new WriteDeadline()
    .within(milliseconds, () => store.append(request))
    .catch((error: unknown) => error);

describe('12.C3 a write that takes too long', () => {
  it('may be recorded where its append has left, and is answered under the same id', async () => {
    proxy.rules({ match: APPEND, fault: { kind: 'withhold' }, times: 1 });
    const request = oneEvent();
    expect(await within(500, request)).toMatchObject({ mayBeRecorded: true });
    expect(await store.append(request)).toMatchObject({ events: [{ id: request.id }] });
    expect(await store.findEvents([request.id])).toHaveLength(1);
  });

  it('is not recorded where its append waits, and never leaves after that', async () => {
    proxy.rules({ match: APPEND, fault: { kind: 'delay', ms: 700 }, times: 1 });
    const first = store.append(oneEvent());
    await pause(100);
    const second = oneEvent();
    expect(await within(300, second)).toMatchObject({ mayBeRecorded: false });
    await first;
    await store.append(oneEvent());
    expect(await store.findEvents([second.id])).toEqual([]);
  });

  it('is not recorded where the database has refused it each time', async () => {
    proxy.rules({ match: APPEND, fault: { kind: 'error', code: '57014' } });
    expect(await within(500, oneEvent())).toMatchObject({ mayBeRecorded: false });
  });

  describe('is answered by what is known of it', () => {
    const answered = async (deadline: WriteDeadline, ago: number, work: () => Promise<unknown>) => {
      const startedAt = process.hrtime.bigint() - BigInt(ago) * 1_000_000n;
      const doudi = { startedAt, deadline, traceId: 'a trace' };
      const request = { complete: true, headers: {}, doudi };
      const context = { switchToHttp: () => ({ getRequest: () => request }) };
      const next: CallHandler = { handle: () => observed(work()) };
      const answer = new BoundedWrites().intercept(context as unknown as ExecutionContext, next);
      const thrown = await lastValueFrom(answer).catch((error: unknown) => error);
      let said: { status?: number; code?: string; retry?: string } = {};
      const response: object = {
        setHeader: (name: string, retry: string) => {
          if (name === 'Retry-After') said = { ...said, retry };
        },
        status: (status: number) => ((said = { ...said, status }), response),
        type: () => response,
        vary: () => response,
        send: (body: string) => {
          said = { ...said, code: (JSON.parse(body) as { code: string }).code };
        },
      };
      answerProblem(
        thrown,
        request as unknown as Request,
        response as Response,
        pino({ level: 'silent' }),
        { nameOf: () => undefined },
      );
      return said;
    };
    const never = () => new Promise<never>(() => undefined);

    it.each<[string, boolean, () => Promise<unknown>, number, string]>([
      ['is late', false, never, 503, 'NOT_RECORDED'],
      ['is late after its append left', true, never, 503, 'OUTCOME_UNKNOWN'],
      ['was refused by a full disk', false, failing('53100'), 507, 'STORAGE_FULL'],
      ['was refused by a standby', false, failing('25006'), 503, 'STORAGE_READ_ONLY'],
      ['lost its connection', true, failing('ECONNRESET'), 503, 'OUTCOME_UNKNOWN'],
      ['found no connection', false, failing('ECONNREFUSED'), 503, 'NOT_RECORDED'],
    ])('where it %s', async (_, hasLeft, work, status, code) => {
      const deadline = new WriteDeadline();
      if (hasLeft) deadline.letGo(oneEvent());
      expect(await answered(deadline, 9_300, work)).toMatchObject({ status, code });
    });

    function failing(code: string) {
      return () => Promise.reject(Object.assign(new Error('a fault of a test'), { code }));
    }
  });
});

describe('12.C3 a statement of a request', () => {
  it('has a deadline, after which its connection is thrown away', async () => {
    const pool = createPool({ ...passing.of('app'), max: 1, answerWithinMs: 300 });
    try {
      proxy.rules({ match: /SELECT 1 AS asked/, fault: { kind: 'withhold' }, times: 1 });
      const failed = await pool.query('SELECT 1 AS asked').catch((error: unknown) => error);
      expect(isOutage(failed)).toBe(true);
      expect((await pool.query('SELECT 1 AS asked')).rows).toEqual([{ asked: 1 }]);
    } finally {
      await pool.end();
    }
  });
});

describe('12.C3 a stopped process', () => {
  const partition = (): Partition & { readonly applied: bigint[] } => {
    const applied: bigint[] = [];
    const rows = Array.from({ length: 200 }, (_, n) => [n, `["${n}\\t"]`, null]);
    return {
      applied,
      name: 'awards',
      takes: () => true,
      projections: [
        {
          name: 'many',
          apply: async (events, models) => {
            for (const { fact } of events) {
              await models.insert({ name: 'many', columns: ['n', 'texts', 'nothing'] }, rows);
              applied.push(fact.position);
            }
          },
          forget: () => undefined,
        },
      ],
    };
  };
  const connecting = (logins: Logins) => async (): Promise<pg.Client> => {
    const client = createClient({ ...logins.of('projector'), holdsLocks: true });
    await client.connect();
    return client;
  };
  const reading = () => new PostgresEventStore(database.logins.of('app'));
  let owner: pg.Client;

  beforeAll(async () => {
    owner = createClient({ connectionString: database.url, role: 'owner' });
    await owner.connect();
    await owner.query('CREATE TABLE read.many (n int, texts jsonb, nothing date)');
    await owner.query('ALTER TABLE read.many OWNER TO doudi_projector');
    for (let n = 0; n < 3; n++) await store.append(oneEvent());
  });
  afterAll(() => owner.end());

  it.each([
    ['between two statements', undefined],
    ['within a transaction', /UPDATE read\.lanes/],
    ['while it sends rows', /read\.many/],
  ])(
    'loses its partitions within ten seconds %s, and finds out',
    async (_, match) => {
      await owner.query('UPDATE read.lanes SET position = 0; TRUNCATE read.many');
      const struck = proxy.struck.length;
      if (match) proxy.rules({ match, fault: { kind: 'freeze' }, times: 1 });
      const stores = [reading(), reading()] as const;
      const [stopped, other] = [partition(), partition()];
      const interruptions: Error[] = [];
      const first = new Projector({
        store: stores[0],
        partitions: [stopped],
        connect: connecting(passing),
        onInterruption: (error) => void interruptions.push(error),
      });
      const running = first.run();
      while (first.held.length === 0) await pause(20);
      if (match) while (proxy.struck.length === struck) await pause(20);
      else proxy.freezeAll();
      proxy.rules();
      const frozenAt = performance.now();
      const second = new Projector({
        store: stores[1],
        partitions: [other],
        connect: connecting(database.logins),
      });
      const taking = second.run();
      while (second.held.length === 0) await pause(50);
      expect(performance.now() - frozenAt).toBeLessThan(11_000);
      const head = await stores[1].head();
      while (other.applied.at(-1) !== head) await pause(50);
      proxy.thaw();
      while (interruptions.length === 0) await pause(50);
      await Promise.all([first.stop(), second.stop()]);
      await Promise.all([running, taking]);
      await Promise.all(stores.map((one) => one.close()));
      const { rows } = await owner.query<{ n: bigint; position: bigint }>(
        `SELECT count(*) FILTER (WHERE texts->>0 = n || E'\t' AND nothing IS NULL) AS n, (SELECT position FROM read.lanes WHERE lane = 'awards') FROM read.many`,
      );
      expect(rows).toEqual([{ n: head * 200n, position: head }]);
    },
    40_000,
  );
});
