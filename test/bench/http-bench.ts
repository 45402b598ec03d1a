import { importerVault } from '../../libs/data-package/store/importer-vault.js';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createApp } from '../../apps/api/app.js';
import { openSystem, type System } from '../../apps/system/system.js';
import { createLog } from '../../libs/http/observation/log.js';
import { createProjector } from '../../apps/projector/read-models.js';
import { signToken } from '../../libs/access/tokens.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import { compare, during, type Measurement } from './measuring.js';
import type { BenchContext } from './measuring.js';

const secret = 'a secret of thirty-two bytes or more, for the bench';
const clientCounts = [1, 16];

/** The rows that a ledger is made of, as they stand: what any way of answering has to read. */
const rawSelect = `SELECT * FROM read.postings WHERE region = '220422' AND fiscal_year = 2017`;

const reads = [
  { name: 'ledger', path: '/api/v1/counties/220422/years/2017/ledger' },
  { name: 'ledger as of', path: '/api/v1/counties/220422/years/2017/ledger?asOf=2017-06-30' },
  { name: 'gap alerts', path: '/api/v1/gap-alerts?status=open' },
];

/** Reads over HTTP on the bundled package, beside a plain SELECT of a ledger's rows. */
export async function benchReads(context: BenchContext): Promise<Measurement[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'doudi-bench-http-'));
  const settings = readSettings(
    {
      DATABASE_URL: context.connectionString,
      DOUDI_DATA_DIR: dataDir,
      AUTH_JWT_SECRET: secret,
      DOUDI_RATE_LIMIT: '0',
      DOUDI_WORK_SECONDS: '0',
      DOUDI_LOOP_WAIT_MS: '0',
      LOG_LEVEL: 'silent',
    },
    'serve',
  );
  const system = await openSystem(settings, () => undefined);
  const { store, logins, position } = system;
  const projector = createProjector(store, logins.of('projector'), (at) => position.advance(at));
  const projecting = projector.run();
  const app = await createApp(system, settings, { log: createLog('silent') });
  try {
    await importSample(system, dataDir);
    await app.listen(0, '127.0.0.1');
    const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
    return await benchAll(context, port);
  } finally {
    await app.close();
    await projector.stop();
    await projecting;
    await system.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function importSample(system: System, dataDir: string): Promise<void> {
  const report = await importPackage({
    path: 'samples/jilin',
    ledger: system.ledger,
    vault: importerVault(system.vault),
    actor: { subject: 'bench', role: 'admin', organisation: '220000' },
    onError: 'stop',
    workDir: path.join(dataDir, 'spool'),
  });
  if (report.outcome !== 'posted') throw new Error(`the package was ${report.outcome}`);
  const head = await system.store.head();
  process.stderr.write(`imported in ${report.seconds} s\n`);
  await system.position.waitFor(head, 60_000);
}

async function benchAll(
  { connectionString, rounds, roundMs }: BenchContext,
  port: number,
): Promise<Measurement[]> {
  const token = await signToken(secret, { subject: 'bench', roles: ['audit'] }, 3600);
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const pool = new pg.Pool({ connectionString, max: Math.max(...clientCounts) });
  const measurements: Measurement[] = [];
  try {
    for (const { name, path: route } of reads) {
      for (const clients of clientCounts) {
        const get = async () => {
          await answer(agent, port, route, token);
          return 1;
        };
        const select = async () => {
          await pool.query(rawSelect);
          return 1;
        };
        measurements.push(
          ...(await compare(
            rounds,
            {
              what: `GET ${name}, ${clients} clients`,
              unit: 'reads/s',
              attempt: () => during(roundMs, clients, get),
            },
            [
              {
                name: "SELECT of a ledger's rows",
                attempt: () => during(roundMs, clients, select),
              },
            ],
          )),
        );
      }
    }
    return measurements;
  } finally {
    agent.destroy();
    await pool.end();
  }
}

/** Resolves when the whole answer has come. */
function answer(agent: Agent, port: number, route: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const sent = request({ agent, port, host: '127.0.0.1', path: route, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${route}: ${response.statusCode}`));
      });
    });
    sent.once('error', reject);
    sent.end();
  });
}
