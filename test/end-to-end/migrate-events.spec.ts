/**
 * A Doudi whose events are moved to EventStoreDB by a command that is killed half-way, go on there,
 * and are moved back: figures, proofs, keys and promises stay.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSealer } from '../../apps/system/seals.js';
import { rebuild } from '../../apps/projector/read-models.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { createClient } from '../../libs/postgres/connections.js';
import {
  type EventStoreDouble,
  startEventStoreDouble,
} from '../eventstoredb-double/eventstoredb-double.js';
import { freshDatabase } from '../postgres-for-tests.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let double: EventStoreDouble;
let doudi: RunningDoudi;
let elsewhere: Readonly<Record<string, string>>;
/** Before anything was moved. */
let readModels: ReadonlyMap<string, string>;
let stored: string;
const kept: string[] = [];

beforeAll(async () => {
  double = await startEventStoreDouble();
  elsewhere = { EVENTSTORE_URL: double.connectionString };
  doudi = await runDoudi();
  await importPart();
  await register('220499', 'before');
  await doudi.settled();
  kept.push(await seal());
  readModels = await rowsOfReadModels(doudi.database.url);
  stored = await storedInPostgres(doudi.database.url);
});
afterAll(async () => {
  await doudi.close();
  await double.stop();
});

/** Of the sample what needs no payments: some thousand events, and every kind of natural key. */
async function importPart(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'doudi-part-'));
  const tables = [
    'regions',
    'recodings',
    'designations',
    'standards',
    'receipts',
    'transfers',
    'needs',
    'exemptions',
    'budgets',
  ];
  for (const table of tables) {
    await copyFile(join(SAMPLE, `${table}.csv`), join(folder, `${table}.csv`));
  }
  const report = await doudi.importFolder(folder);
  expect(report).toMatchObject({ outcome: 'posted', refused: 0 });
  await rm(folder, { recursive: true });
}

async function register(code: string, key: string) {
  const province = (await doudi.as('province-finance')).set('Idempotency-Key', key);
  return province.post('/api/v1/regions').send({ code, name: '某县', level: 'county' });
}

async function seal(): Promise<string> {
  const sealer = openSealer(doudi.system, () => undefined);
  const { checkpoint } = (await sealer.sealAll())!;
  await sealer.disconnect();
  return checkpoint;
}

/** Every event, claim and the head, as a hash. */
async function storedInPostgres(url: string, upTo = '9000000'): Promise<string> {
  const client = createClient({ connectionString: url, role: 'owner' });
  await client.connect();
  try {
    const { rows } = await client.query<{ content: string }>(`
      SELECT md5(string_agg(line, E'\\n' ORDER BY line)) AS content FROM (
        SELECT e::text AS line FROM store.events e WHERE position <= ${upTo}
        UNION ALL SELECT c::text FROM store.claims c WHERE position <= ${upTo}) AS lines`);
    return rows[0]!.content;
  } finally {
    await client.end();
  }
}

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** The command as a process of its own, killed with -9 once it has said so. */
function migrate(to: string, on = doudi.database.url, killAt?: RegExp, ...more: string[]) {
  const main = join(ROOT, 'apps/cli/main.ts');
  const loader = join(ROOT, 'test/typescript-loader.js');
  const args = ['--import', loader, main, 'migrate-events', '--to', to, ...more];
  const env = {
    ...process.env,
    ...elsewhere,
    DATABASE_URL: on,
    DOUDI_DATA_DIR: doudi.dataDir,
    AUTH_JWT_SECRET: '',
  };
  const child = spawn(process.execPath, args, { cwd: ROOT, env });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    if (killAt?.test(said)) child.kill('SIGKILL');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, said }));
  });
}

/** The next process on what the last one left. */
async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  doudi = await runDoudi(env, doudi);
}

async function expectProved(): Promise<void> {
  const { logins, recordedLog: log } = doudi.system;
  const report = await verifyEvents({ ...logins.of('verifier'), log, checkpoints: kept });
  expect(report).toMatchObject({ holds: true, faults: [] });
  expect(report.checkpoints.map(({ holds }) => holds)).toEqual(kept.map(() => true));
}

async function expectSameReadModels(wanted: ReadonlyMap<string, string>): Promise<void> {
  const { store, logins } = doudi.system;
  await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
  expect(await rowsOfReadModels(doudi.database.url)).toEqual(wanted);
}

describe('events that are moved to EventStoreDB', () => {
  it('stay where they are while a server is at work on them', async () => {
    const { code, said } = await migrate('eventstoredb');
    expect([code, said]).toEqual([1, expect.stringMatching(/先停止.*stop all servers/)]);
    expect((await register('220498', 'still')).status).toBe(201);
    await doudi.settled();
    kept.push(await seal());
    readModels = await rowsOfReadModels(doudi.database.url);
    stored = await storedInPostgres(doudi.database.url);
    await doudi.stop();
  });

  it('are nowhere to go on from while the move is not ended', async () => {
    const killed = await migrate('eventstoredb', doudi.database.url, /copying \d+/);
    expect(killed.code).toBeNull();
    await expect(start()).rejects.toThrow(/正在迁移.*being moved/);
    await expect(start(elsewhere)).rejects.toThrow(/正在迁移.*being moved/);
    expect((await migrate('postgresql')).said).toMatch(/moving to eventstoredb/);
  });

  it('may stay after all', async () => {
    const { code } = await migrate('eventstoredb', doudi.database.url, undefined, '--give-up');
    expect(code).toBe(0);
    await start();
    await expectProved();
    await doudi.stop();
  });

  it('arrive whole where the command is run again, in spite of a second kill', async () => {
    const killed = await migrate('eventstoredb', doudi.database.url, /comparing[^]*copying/);
    expect(killed.code).toBeNull();
    const { code, said } = await migrate('eventstoredb');
    expect([code, said]).toEqual([0, expect.stringMatching(/已迁移 moved \d{4}/)]);
    expect(await migrate('eventstoredb')).toMatchObject({
      code: 0,
      said: expect.stringContaining('there already'),
    });
  });

  it('verify there, and give the same read models', async () => {
    await start(elsewhere);
    await expectProved();
    await expectSameReadModels(readModels);
  });

  it('keep their idempotency and natural keys', async () => {
    const head = await doudi.system.store.head();
    const again = await register('220499', 'before');
    expect([again.status, again.body.position]).toEqual([201, Number(head) - 1]);
    expect((await register('220497', 'before')).status).toBe(409);
    const taken = await register('220499', 'another');
    expect([taken.status, taken.body.code]).toEqual([409, 'DUPLICATE_KEY']);
    expect(await doudi.system.store.head()).toBe(head);
  });

  it('are gone on from', async () => {
    expect((await register('220497', 'there')).status).toBe(201);
    await doudi.settled();
    kept.push(await seal());
    readModels = await rowsOfReadModels(doudi.database.url);
    await doudi.stop();
  });
});

describe('events that are moved back to PostgreSQL', () => {
  it('are the same, with those that came meanwhile', async () => {
    const { code, said } = await migrate('postgresql');
    expect([code, said]).toEqual([0, expect.stringMatching(/已迁移 moved \d{4}/)]);
    await start();
    await expectProved();
    await expectSameReadModels(readModels);
    const head = await doudi.system.store.head();
    expect(await storedInPostgres(doudi.database.url, String(head - 1n))).toBe(stored);
    expect((await register('220497', 'there')).body.position).toBe(Number(head));
    expect((await register('220496', 'back')).body.position).toBe(Number(head) + 1);
    await doudi.settled();
    kept.push(await seal());
    await expectProved();
  });

  it('fill an empty PostgreSQL to the same rows', async () => {
    await doudi.stop();
    expect((await migrate('eventstoredb')).code).toBe(0);
    const empty = await freshDatabase();
    const client = createClient({ connectionString: empty.url, role: 'owner' });
    await client.connect();
    await client.query(`UPDATE store.head SET home = 'eventstoredb', closed_at = 0,
      log_id = '${await logId()}'`);
    await client.end();
    expect((await migrate('postgresql', empty.url)).code).toBe(0);
    expect(await storedInPostgres(empty.url)).toBe(await storedInPostgres(doudi.database.url));
    await empty.drop();
    await start(elsewhere);
    await expectProved();
  });

  async function logId(): Promise<string> {
    const client = createClient({ connectionString: doudi.database.url, role: 'owner' });
    await client.connect();
    const { rows } = await client.query<{ log_id: string }>('SELECT log_id FROM store.head');
    await client.end();
    return rows[0]!.log_id;
  }
});

describe('a database', () => {
  it('does not send its events to the log of another', async () => {
    const other = await freshDatabase();
    const { code, said } = await migrate('eventstoredb', other.url);
    expect([code, said]).toEqual([1, expect.stringMatching(/属于另一个数据库.*another database/)]);
    await other.drop();
  });
});
