/**
 * The bundled package, its events in EventStoreDB: the same figures, and proofs over them. On the
 * protocol double, or on the server of EVENTSTORE_TEST_URL, which must be empty.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { openSealer } from '../../apps/system/seals.js';
import { rebuild } from '../../apps/projector/read-models.js';
import { testServer } from '../event-store/test-server.js';
import { startEventStoreDouble } from '../eventstoredb-double/eventstoredb-double.js';
import { expectedFigures } from './expected-figures.js';
import { everyFigure } from './figure-cases.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

const server = testServer('the figures of the bundled package through EventStoreDB');
const VERIFIER = join(import.meta.dirname, '../../docs/verify/verify.mjs');
let stopServer: () => Promise<void> = async () => {};
let doudi: RunningDoudi;
let auditor: supertest.Agent;
const imported = { doudi: () => doudi, auditor: () => auditor };

beforeAll(async () => {
  let url = server;
  if (url === undefined) {
    const double = await startEventStoreDouble();
    stopServer = () => double.stop();
    url = double.connectionString;
  }
  doudi = await runDoudi({ EVENTSTORE_URL: url });
  const report = await doudi.importFolder(SAMPLE);
  expect(report).toMatchObject({ outcome: 'posted', issueCount: 0, refused: 0 });
  await doudi.settled();
  auditor = await doudi.as('audit');
});
afterAll(async () => {
  await doudi.close();
  await stopServer();
});

everyFigure(imported);

describe('what has been imported', () => {
  it('is rebuilt to the same rows, in every table', async () => {
    await doudi.settled();
    const live = await rowsOfReadModels(doudi.database.url);
    const { store, logins } = doudi.system;
    await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(live);
  });
});

describe('the proofs of what has been imported', () => {
  beforeAll(async () => {
    const sealer = openSealer(doudi.system, () => undefined);
    await sealer.sealAll();
    await sealer.disconnect();
  });

  it('hold, every event recomputed', async () => {
    const { body } = await auditor.get('/api/v1/audit/verification').expect(200);
    expect(body).toMatchObject({ holds: true, faults: [], badEvents: 0 });
    expect(body.sealed).toBeGreaterThan(28_000);
    expect(body.events).toBe(Number(await doudi.system.store.head()));
  });

  it.each([
    { documentNo: expectedFigures().traces[0]!.documentNo },
    { region: '220422', year: 2017 },
    { streams: ['province-220000'] },
  ])('go with the evidence that is taken away: %j', async (selection) => {
    const asked = auditor.post('/api/v1/audit/bundles').send(selection);
    const { body } = await asked.responseType('blob').expect(201);
    const folder = await mkdtemp(join(tmpdir(), 'doudi-bundle-'));
    try {
      await writeFile(join(folder, 'bundle.zip'), body as Buffer);
      const options = { cwd: folder, encoding: 'utf8' } as const;
      const kept = (await auditor.get('/api/v1/audit/checkpoints').expect(200)).body.items[0];
      await writeFile(join(folder, 'kept.txt'), kept.checkpoint as string);
      const keys = (await auditor.get('/api/v1/audit/keys').expect(200)).text;
      await writeFile(join(folder, 'keys.json'), keys);
      const outside = ['--checkpoint', 'kept.txt', '--keys', 'keys.json'];
      const args = [VERIFIER, 'bundle.zip', ...outside];
      const said = execFileSync(process.execPath, args, options);
      expect(said).toContain('个事件全部有效');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
