/**
 * `npm run chaos -- [--minutes 5] [--apis 2] [--projectors 3]`: one process after the other is
 * killed every three seconds under load, on a PostgreSQL of its own in a temporary folder. Ends
 * with 0 where nothing was lost, doubled or wrong, and partitions were taken over within five
 * seconds.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { chaos } from './chaos.js';

const EVERY_MS = 3_000;
const DEAD_FOR_MS = 1_500;
const TAKEOVER_WITHIN_MS = 5_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '5' },
      apis: { type: 'string', default: '2' },
      projectors: { type: 'string', default: '3' },
      clerks: { type: 'string', default: '12' },
    },
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-chaos-'));
  await chmod(folder, 0o711);
  const cluster = await startEmbeddedCluster({ dataDir: folder, log: say });
  try {
    const outcome = await chaos({
      connectionString: cluster.connectionString,
      folder,
      apis: Number(values.apis),
      projectors: Number(values.projectors),
      clerks: Number(values.clerks),
      kills: Math.ceil((Number(values.minutes) * 60_000) / EVERY_MS),
      everyMs: EVERY_MS,
      deadForMs: DEAD_FOR_MS,
      log: say,
    });
    const { lost, doubled, wrong, differing, verification, ...counts } = outcome;
    for (const [name, count] of Object.entries(counts)) say(`  ${name}: ${count}`);
    for (const [name, found] of Object.entries({ lost, doubled, wrong, differing })) {
      say(`  ${name}: ${found.length} ${found.slice(0, 5).join(', ')}`);
    }
    say(`  verification: holds: ${verification.holds}, sealed: ${verification.sealed}`);
    const isSound = [lost, doubled, wrong, differing].every((found) => found.length === 0);
    const isPrompt = outcome.longestTakeoverMs < TAKEOVER_WITHIN_MS;
    return isSound && verification.holds && isPrompt ? 0 : 1;
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
