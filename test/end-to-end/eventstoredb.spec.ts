/** Doudi with its events in EventStoreDB: who may begin there, and what it refuses. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proofOfReadModels } from '../../apps/projector/read-models.js';
import { openSealer } from '../../apps/system/seals.js';
import { openSystem } from '../../apps/system/system.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { eventsOf } from '../../libs/audit/store/log-events.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { createClient } from '../../libs/postgres/connections.js';
import {
  type EventStoreDouble,
  startEventStoreDouble,
} from '../eventstoredb-double/eventstoredb-double.js';
import { freshDatabase } from '../postgres-for-tests.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

let double: EventStoreDouble;
let doudi: RunningDoudi;

beforeAll(async () => {
  double = await startEventStoreDouble();
  doudi = await runDoudi({ EVENTSTORE_URL: double.connectionString });
});
afterAll(async () => {
  await doudi.close();
  await double.stop();
});

async function register(on: RunningDoudi, code: string) {
  const province = await on.as('province-finance');
  const body = { code, name: '某县', level: 'county' };
  return (await province.post('/api/v1/regions').send(body).expect(201)).body;
}

/** What a process says that starts with these settings; it is closed again where it starts. */
async function started(databaseUrl: string, eventStoreUrl?: string, of = doudi.dataDir) {
  const env = {
    DATABASE_URL: databaseUrl,
    DOUDI_DATA_DIR: of,
    ...(eventStoreUrl === undefined ? {} : { EVENTSTORE_URL: eventStoreUrl }),
  };
  try {
    const system = await openSystem(readSettings(env, 'tool'), () => undefined);
    await system.close();
    return 'started';
  } catch (error) {
    expect((error as Error).name).toBe('EventStoreUnusable');
    return (error as Error).message;
  }
}

describe('a Doudi whose events live in EventStoreDB', () => {
  it('records there and nowhere else, and answers from its read models', async () => {
    const { position } = await register(doudi, '220421');
    const { rows } = await countInPostgres();
    expect([position, rows]).toEqual([1, 0n]);
    const auditor = await doudi.as('audit');
    const { body } = await auditor.get('/api/v1/regions').query({ minPosition: 1 }).expect(200);
    expect(body.items).toMatchObject([{ code: '220421' }]);
  });

  it('12.A3 proves what people read by a fold of that store', async () => {
    await doudi.settled();
    const { logins, recordedLog } = doudi.system;
    const live = logins.of('projector');
    const changed = async (name: string) => {
      const client = createClient(live);
      await client.connect();
      await client.query('UPDATE read.regions SET name = $1', [name]);
      await client.end();
      const database = await freshDatabase();
      const scratch = { connectionString: database.url, role: 'owner' } as const;
      const reading = await recordedLog.open();
      const { tables } = await proofOfReadModels(eventsOf(reading), live, scratch);
      await reading.close();
      await database.drop();
      return tables.flatMap(({ named }) =>
        named.map(({ table, row, columns }) => [table, row, columns]),
      );
    };
    expect(await changed('别县')).toEqual([
      ['regions', 'code=220421', [{ name: 'name', shown: '别县', proven: '某县' }]],
    ]);
    expect(await changed('某县')).toEqual([]);
  });

  it('says so to probes and to Prometheus', async () => {
    const anybody = await doudi.as('audit');
    await anybody.get('/health/ready').expect(200);
    await anybody.get('/metrics').expect(404);
    const text = await doudi.metrics();
    expect(text).toMatch(/^doudi_events_in_eventstoredb 1$/m);
    expect(text).toMatch(/^doudi_events_recorded [1-9]/m);
  });

  it('answers a repeated key as the first time, and refuses it with another body', async () => {
    const province = (await doudi.as('province-finance')).set('Idempotency-Key', 'once');
    const ask = (code: string) =>
      province.post('/api/v1/regions').send({ code, name: '某县', level: 'county' });
    const first = await ask('220422').expect(201);
    expect((await ask('220422').expect(201)).body).toEqual(first.body);
    await ask('220423').expect(409);
  });

  it('is started by several processes on the same log', async () => {
    expect(await started(doudi.database.url, double.connectionString)).toBe('started');
  });

  async function countInPostgres() {
    const [row] = await doudi.system.sql.query<{ rows: bigint }>(
      'SELECT count(*) AS rows FROM store.events',
    );
    return row!;
  }
});

describe('a process does not start', () => {
  it('on a database whose events are in EventStoreDB, without EVENTSTORE_URL', async () => {
    expect(await started(doudi.database.url)).toMatch(/必须设置.*it must be set/);
  });

  it('on another EventStoreDB, or an older copy of its own', async () => {
    const empty = await startEventStoreDouble();
    await doudi.settled();
    expect(await started(doudi.database.url, empty.connectionString)).toMatch(
      /只有 0 条.*restore a newer copy/,
    );
    await empty.stop();
  });

  it('on an EventStoreDB that holds the events of another database', async () => {
    const other = await freshDatabase();
    expect(await started(other.url, double.connectionString)).toMatch(/属于另一个数据库.*another/);
    await other.drop();
  });

  it('on a database that has events in PostgreSQL', async () => {
    const inPostgres = await runDoudi();
    await register(inPostgres, '220421');
    const empty = await startEventStoreDouble();
    expect(await started(inPostgres.database.url, empty.connectionString)).toMatch(
      /存放在 PostgreSQL 中.*move them/,
    );
    await empty.stop();
    await inPostgres.close();
  });

  it('on a server that cannot be reached, or by an address that is none', async () => {
    const gone = await startEventStoreDouble();
    await gone.stop();
    expect(await started(doudi.database.url, gone.connectionString)).toMatch(
      /无法连接 EventStoreDB.*cannot be reached/,
    );
    const secret = 'esdb://admin:geheim@?tls=maybe';
    const message = await started(doudi.database.url, secret);
    expect(message).toMatch(/连接字符串无法使用.*cannot be used/);
    expect(message).not.toContain('geheim');
  });
});

describe('PostgreSQL', () => {
  it('takes no event of a process that began there before the events went elsewhere', async () => {
    const before = await runDoudi();
    const own = await startEventStoreDouble();
    const { dataDir, database } = before;
    expect(await started(database.url, own.connectionString, dataDir)).toBe('started');
    const province = await before.as('province-finance');
    const body = { code: '220421', name: '某县', level: 'county' };
    expect((await province.post('/api/v1/regions').send(body)).status).toBe(503);
    await own.stop();
    await before.close();
  });
});

describe('verification', () => {
  const verified = async (log: RecordedLog, checkpoint: string) => {
    const { logins } = doudi.system;
    return verifyEvents({ ...logins.of('verifier'), log, checkpoints: [checkpoint] });
  };

  it('holds over the log, and names what is gone where there is an older copy of it', async () => {
    const sealer = openSealer(doudi.system, () => undefined);
    const { size, checkpoint } = (await sealer.sealAll())!;
    await sealer.disconnect();
    const { recordedLog, settings } = doudi.system;
    expect(await verified(recordedLog, checkpoint)).toMatchObject({ holds: true, sealed: size });
    const empty = await startEventStoreDouble();
    const env = { ...settings, eventStoreUrl: empty.connectionString };
    const mayLack = await openSystem(env, () => undefined, { mayLack: true });
    const { faults } = await verified(mayLack.recordedLog, checkpoint);
    expect(faults).toMatchObject([{ what: 'TRUNCATED', position: 1n }]);
    await mayLack.close();
    await empty.stop();
  });
});
