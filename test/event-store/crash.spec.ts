import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logins } from '../../libs/postgres/logins.js';
import { makeLogins } from '../../libs/postgres/make-logins.js';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { AppendRequest } from '../../libs/event-store/port.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import {
  startEmbeddedCluster,
  type EmbeddedCluster,
} from '../../libs/postgres/embedded-cluster.js';
import { runMigrations } from '../../migrations/run.js';
import { makeRunFolder } from '../test-run.js';
import { allOf, freshStream, newEvents } from './contract/given-events.js';

/** With fsync on, as in use; the server is this file's own, since it is killed again and again. */
describe('events outlive crashes', () => {
  let folder: string;
  let cluster: EmbeddedCluster;
  let logins: Logins;
  let store: PostgresEventStore;

  beforeAll(async () => {
    folder = await makeRunFolder();
    cluster = await startEmbeddedCluster({ dataDir: folder, log: () => undefined });
    await runMigrations(cluster.connectionString, () => undefined);
    logins = Logins.ofOwner(cluster.connectionString);
    await makeLogins(logins, () => undefined);
  });

  beforeEach(() => {
    store = new PostgresEventStore({
      ...logins.of('app'),
      retryForMs: 30_000,
    });
  });

  afterEach(() => store.close());

  afterAll(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let killed = 0;
  const killServer = async () => {
    const pidFile = path.join(folder, 'postgres', 'data', 'postmaster.pid');
    // A killed server's busy sessions still answer for a moment: the file tells the new one's
    // state.
    for (;;) {
      const text = await readFile(pidFile, 'utf8').catch(() => '');
      const pid = Number.parseInt(text, 10);
      if (text.includes('ready') && pid !== killed) {
        killed = pid;
        process.kill(pid, 'SIGKILL');
        return;
      }
      await sleep(20);
    }
  };

  const killAppendingSession = async () => {
    const client = new pg.Client({ connectionString: cluster.connectionString });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity 
         WHERE application_name IN ('doudi appends', 'doudi events', 'doudi notices')`,
    );
    await client.end();
  };

  it.each([
    ['the server is killed', killServer, 3],
    ['its sessions are cut off', killAppendingSession, 10],
  ])('every append counts once where %s in the midst', async (_, disturb, times) => {
    const start = await store.head();
    const seen: bigint[] = [];
    const subscription = store.subscribe({
      afterPosition: start,
      onEvents: async (events) => {
        seen.push(...events.map(({ position }) => position));
      },
    });
    let running = true;
    const acknowledged = new Map<string, bigint>();
    const requests: AppendRequest[] = [];
    const write = async (count: number) => {
      while (running) {
        const events = newEvents(count);
        const request: AppendRequest = {
          writes: [{ stream: freshStream(), expectedRevision: 'none', events }],
        };
        requests.push(request);
        const result = await store.append(request);
        for (const { id, position } of result.events) acknowledged.set(id, position);
      }
    };
    const writers = [1, 1, 1, 2, 3, 5, 8, 300].map(write);
    await sleep(300);
    for (let round = 0; round < times; round++) {
      await sleep(300);
      await disturb();
    }
    await sleep(500);
    running = false;
    await Promise.all(writers);

    const stored = await allOf(store.readAll({ fromPosition: start + 1n }));
    const sent = requests.flatMap(({ writes }) => writes[0]!.events.map(({ id }) => id));
    expect(stored.map(({ id }) => id).sort()).toEqual(sent.sort());
    expect(stored.map(({ position }) => position)).toEqual(
      stored.map((_event, index) => start + BigInt(index + 1)),
    );
    for (const { id, position } of stored) expect(acknowledged.get(id)).toBe(position);

    const head = await store.head();
    for (let wait = 0; seen.length < stored.length && wait < 2_000; wait++) await sleep(50);
    expect(seen).toEqual(stored.map(({ position }) => position));
    expect(seen.at(-1)).toBe(head);
    await subscription.stop();
  });

  it('what a killed process was told is there', async () => {
    const start = await store.head();
    for (let round = 0; round < 3; round++) {
      const told = await runAndKill(logins.of('app').connectionString);
      const found = new Set((await store.findEvents(told)).map(({ id }) => id));
      expect(told.filter((id) => !found.has(id))).toEqual([]);
      expect(told.length).toBeGreaterThan(0);
    }
    const positions = (await allOf(store.readAll({ fromPosition: start + 1n }))).map(
      ({ position }) => position,
    );
    expect(positions).toEqual(positions.map((_, index) => start + BigInt(index + 1)));
  });

  it('tells that it is unavailable when the server stays away, and loses nothing', async () => {
    const impatient = new PostgresEventStore({
      connectionString: 'postgresql://doudi@127.0.0.1:9/doudi',
      role: 'app',
      retryForMs: 300,
    });
    const stream = `away-${randomUUID()}`;
    const request: AppendRequest = {
      writes: [{ stream, expectedRevision: 'none', events: newEvents(1) }],
    };
    await expect(impatient.append(request)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await expect(impatient.head()).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await impatient.close();
    await expect(impatient.append(request)).rejects.toMatchObject({ name: 'StoreUnavailable' });
  });
});

/** Returns the ids that the process printed before it was killed. */
async function runAndKill(connectionString: string): Promise<string[]> {
  const root = path.resolve(import.meta.dirname, '..', '..');
  const child = spawn(
    process.execPath,
    [
      '--import',
      './test/typescript-loader.js',
      'test/event-store/writer-process.ts',
      connectionString,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
    if (output.length > 20_000) child.kill('SIGKILL');
  });
  await ended;
  return output.split('\n').slice(0, -1);
}
