import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = 'test/eventstoredb-double/main.ts';

let running: ChildProcess;
let client: EventStoreDBClient;

beforeEach(async () => {
  running = spawn(process.execPath, ['--import', './test/typescript-loader.js', MAIN], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: running.stdout! }), 'line')) as [string];
  const port = /^listening (\d+)$/.exec(line)![1]!;
  client = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
});

afterEach(async () => {
  await client.dispose();
  running.kill('SIGKILL');
});

it('serves as a process of its own, and fails as its input says', async () => {
  const event = jsonEvent({ type: 'Recorded', data: {} });
  const write = () => client.appendToStream('a', event, { expectedRevision: 'no_stream' });
  running.stdin!.write('disconnectAfterAppend 1\n');
  // The line and the append come by different ways: until the fault is there, appends succeed.
  let lost = false;
  for (let number = 0; !lost; number += 1) {
    const other = jsonEvent({ type: 'Recorded', data: { number } });
    lost = await client.appendToStream('b', other).then(
      () => false,
      () => true,
    );
  }
  expect(await write()).toMatchObject({ nextExpectedRevision: 0n });
  expect(await write()).toMatchObject({ nextExpectedRevision: 0n });
});

it('ends when it is asked to', async () => {
  running.kill('SIGTERM');
  const [code] = (await once(running, 'exit')) as [number | null];
  expect(code).toBe(0);
});
