/** The whole of Doudi on a database of its own: what `npm start` runs, with its log at hand. */
import assert from 'node:assert/strict';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import supertest from 'supertest';
import { createApp } from '../../apps/api/app.js';
import { type System, openSystem } from '../../apps/system/system.js';
import { createLog } from '../../libs/http/observation/log.js';
import { Metrics } from '../../libs/http/observation/metrics.js';
import { answerProbes } from '../../libs/http/observation/probes.js';
import { createProjector } from '../../apps/projector/read-models.js';
import type { Duty, Role } from '../../libs/access/domain/roles.js';
import { signToken } from '../../libs/access/tokens.js';
import { readSettings } from '../../libs/configuration/settings.js';
import type { ImportReport } from '../../libs/data-package/store/import-package.js';
import { Interface } from '../../libs/http/openapi/interface.js';
import { type Client, clientOf } from '../client/client.js';
import { type Described, DescribedAnswers } from '../described-answers.js';
import { SAMPLE, imported } from '../imported.js';
import { type TestDatabase, freshDatabase, runFolder } from '../postgres-for-tests.js';
import { trespasses, watchStatements } from '../walls/statement-walls.js';

export { SAMPLE };
const LOADER = new URL('../typescript-loader.js', import.meta.url).href;
const SECRET = 'a secret of thirty-two bytes or more, for tests';

watchStatements();

export interface RunningDoudi {
  readonly system: System;
  readonly database: TestDatabase;
  readonly dataDir: string;
  readonly address: string;
  /** What it tells Prometheus. */
  metrics(): Promise<string>;
  readonly logged: () => string;
  token(role: Role, region?: string, subject?: string): Promise<string>;
  as(
    role: Role,
    region?: string,
    subject?: string,
    duties?: readonly Duty[],
  ): Promise<supertest.Agent>;
  client(role: Role, region?: string, subject?: string): Promise<Client>;
  importFolder(path: string): Promise<ImportReport>;
  /** Resolves when the read models hold everything recorded. */
  settled(): Promise<void>;
  /** Ends the process, and leaves its database and folder for the next. */
  stop(): Promise<void>;
  /** Ends it and removes what it leaves. */
  close(): Promise<void>;
}

/**
 * With the sample imported and projected: on a copy of what the first such call of the run made.
 */
export async function runSample(env: Readonly<Record<string, string>> = {}): Promise<RunningDoudi> {
  const kept = join(runFolder(), 'sample-data');
  const database = await freshDatabase({
    name: 'sample',
    fill: async (filled) => {
      await rm(kept, { recursive: true, force: true });
      await mkdir(kept);
      const doudi = await runDoudi({}, { database: filled, dataDir: kept });
      assert.equal((await doudi.importFolder(SAMPLE)).outcome, 'posted');
      await doudi.settled();
      await doudi.stop();
    },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'doudi-e2e-'));
  await cp(kept, dataDir, { recursive: true, preserveTimestamps: true });
  return runDoudi(env, { database, dataDir });
}

/**
 * @param on what another has left
 * @param projects false: the read models stay as they are
 */
export async function runDoudi(
  env: Readonly<Record<string, string>> = {},
  on?: Pick<RunningDoudi, 'database' | 'dataDir'>,
  projects = true,
): Promise<RunningDoudi> {
  const database = on?.database ?? (await freshDatabase());
  const dataDir = on?.dataDir ?? (await mkdtemp(join(tmpdir(), 'doudi-e2e-')));
  await chmod(dataDir, 0o755);
  const settings = readSettings(
    {
      AUTH_JWT_SECRET: SECRET,
      DOUDI_DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      DOUDI_SEAL_STATE: join(dataDir, 'seal-state/last-signed.txt'),
      DOUDI_RATE_LIMIT: '0',
      DOUDI_WORK_SECONDS: '0',
      DOUDI_LOOP_WAIT_MS: '0',
      ...env,
    },
    'serve',
  );
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const system = await openSystem(settings, (message) => lines.push(message), {
    execArgv: ['--import', LOADER],
  });
  const { store, logins, position } = system;
  const projector = createProjector(store, logins.of('projector'), (at) => position.advance(at));
  const projecting = projects ? projector.run() : undefined;
  const app = await createApp(system, settings, {
    log: createLog('debug', sink),
  });
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer() as Server;
  const document = app.get(Interface).document as Described;
  const answers = new DescribedAnswers(document).watch(server);
  const { port } = server.address() as AddressInfo;
  const probed = { health: system.health, metrics: app.get(Metrics), isStopping: () => false };
  const probes = await answerProbes(probed, { host: '127.0.0.1', port: 0, probePort: 0 });
  const token = (
    role: Role,
    region?: string,
    subject = `a ${role}`,
    duties?: readonly Duty[],
  ): Promise<string> => {
    const office = { ...(region && { region }), ...(duties && { duties }) };
    return signToken(SECRET, { subject, roles: [role], ...office }, 3600);
  };
  const address = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await probes.close();
    await app.close();
    if (projecting) await projector.stop();
    await projecting;
    await system.close();
    answers.requireNone();
    // No lib may have named what is another's.
    assert.deepEqual(trespasses(), []);
  };
  return {
    system,
    database,
    dataDir,
    address,
    metrics: async () => (await fetch(`${probes.address}/metrics`)).text(),
    logged: () => lines.join(''),
    token,
    as: async (...who) =>
      supertest.agent(server).set('Authorization', `Bearer ${await token(...who)}`),
    client: async (...who) => clientOf(address, await token(...who)),
    importFolder: (path) => imported(system, path),
    settled: async () => {
      if (!(await position.waitFor(await store.head(), 600_000))) throw new Error('still behind');
    },
    stop,
    close: async () => {
      try {
        await stop();
      } finally {
        await database.drop();
        await rm(dataDir, { recursive: true, force: true });
      }
    },
  };
}
