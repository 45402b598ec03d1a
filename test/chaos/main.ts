/**
 * Campaigns on a PostgreSQL of their own in a temporary folder; each ends with 0 where everything
 * held.
 * `npm run chaos -- [--minutes 5] [--apis 2] [--projectors 3]`: one process after the other is
 * killed every three seconds under load.
 * `npm run chaos -- --faults [--count 500] [--seed 1]`: faults of processes and connections.
 * `npm run chaos -- --requests 100000 [--seed 1]`: generated requests over all operations.
 * `npm run chaos -- --soak 10 [--seed 1]`: the same for so many minutes.
 * `npm run chaos -- --heaviest`: each operation with the most that it takes, by itself.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { struck } from './faults/struck.js';
import { killed } from './killed.js';
import { heaviest } from './requests/heaviest.js';
import { requested } from './requests/requested.js';

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  requests: { type: 'string' },
  soak: { type: 'string' },
  faults: { type: 'boolean', default: false },
  count: { type: 'string', default: '500' },
  heaviest: { type: 'boolean', default: false },
  clients: { type: 'string', default: '8' },
  minutes: { type: 'string', default: '5' },
  apis: { type: 'string', default: '2' },
  projectors: { type: 'string', default: '3' },
  clerks: { type: 'string', default: '12' },
} as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-chaos-'));
  await chmod(folder, 0o711);
  const cluster = await startEmbeddedCluster({ dataDir: folder, log: say });
  const on = { connectionString: cluster.connectionString, folder, log: say };
  try {
    if (values.faults) return await struck(on, { ...values, faults: values.count });
    if (values.heaviest) return await heaviest(on);
    const { requests, soak, seed, clients } = values;
    if (requests === undefined && soak === undefined) return await killed(on, values);
    const minutes = soak === undefined ? {} : { minutes: Number(soak) };
    const counts = { requests: Number(requests ?? 0), clients: Number(clients), ...minutes };
    return await requested(on, { seed, ...counts });
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
