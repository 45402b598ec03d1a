import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { Logins } from '../../libs/postgres/logins.js';
import { makeLogins } from '../../libs/postgres/make-logins.js';
import { runMigrations } from '../../migrations/run.js';
import type { BenchContext, Measurement } from './measuring.js';
import { sections } from './sections.js';

/**
 * `npm run bench -- [--json file] [--rounds 5] [--round-ms 700] [--lines 150000] [--only name]
 * [--beside folder]`: what the machine does with Doudi, beside what it does the plain way in the
 * same minutes on the same server (DATABASE_URL's, or one of its own in a temporary folder).
 * DATABASE_URL's user must be allowed to make a database.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      'round-ms': { type: 'string', default: '700' },
      lines: { type: 'string', default: '150000' },
      only: { type: 'string' },
      beside: { type: 'string' },
    },
  });
  const chosen = sections.filter(({ name }) => values.only === undefined || values.only === name);
  if (chosen.length === 0) {
    const names = sections.map(({ name }) => name).join(', ');
    process.stderr.write(`--only takes one of: ${names}\n`);
    process.exitCode = 2;
    return;
  }
  await onServer(async (serverUrl) => {
    const results = [];
    const settings = {
      rounds: Number(values.rounds),
      roundMs: Number(values['round-ms']),
      lines: Number(values.lines),
      beside: values.beside,
    };
    let about = {};
    for (const { name, run } of chosen) {
      // A database for each, so that no section is slowed or helped by what another left.
      const names = [databaseName];
      const nextName = (): string => {
        const next = `${databaseName}_${names.length}`;
        names.push(next);
        return next;
      };
      const context = {
        connectionString: await makeDatabase(serverUrl, databaseName),
        anotherDatabase: () => makeDatabase(serverUrl, nextName()),
        emptyDatabase: () => emptyDatabase(serverUrl, nextName()),
        ...settings,
      };
      const measurements = await run(context);
      about = await surroundings(context);
      for (const made of names) await dropDatabase(serverUrl, made);
      print(name, measurements);
      results.push({ section: name, measurements });
    }
    const report = { ...about, results };
    if (values.json) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
  });
}

const databaseName = `doudi_bench_${process.pid}`;

async function onServer(work: (url: string) => Promise<void>): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (given) return work(given);
  const folder = await mkdtemp(path.join(tmpdir(), 'doudi-bench-'));
  await chmod(folder, 0o711);
  const log = (message: string) => process.stderr.write(`${message}\n`);
  const cluster = await startEmbeddedCluster({ dataDir: folder, log });
  try {
    await work(cluster.connectionString);
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeDatabase(serverUrl: string, name: string): Promise<string> {
  const url = await emptyDatabase(serverUrl, name);
  await runMigrations(url, () => undefined);
  await makeLogins(Logins.ofOwner(url), () => undefined);
  return url;
}

async function emptyDatabase(serverUrl: string, name: string): Promise<string> {
  await query(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await query(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
}

async function surroundings({ connectionString, rounds, roundMs }: BenchContext) {
  const postgres = (await query(connectionString, 'SHOW server_version'))[0]?.['server_version'];
  const fsync = (await query(connectionString, 'SHOW fsync'))[0]?.['fsync'];
  const cores = cpus();
  const machine = { model: cores[0]?.model ?? 'unknown', cores: cores.length };
  return { machine, node: process.version, postgres, fsync, rounds, roundMs };
}

async function query(url: string, text: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(text)).rows;
  } finally {
    await client.end();
  }
}

function print(section: string, measurements: readonly Measurement[]): void {
  const lines = measurements.map(
    ({ what, perSecond, unit, ratio, baseline, baselinePerSecond }) =>
      `${what.padEnd(36)}${String(perSecond).padStart(9)} ${unit.padEnd(9)}` +
      `${ratio.toFixed(2).padStart(6)} x ${baseline} (${baselinePerSecond})`,
  );
  process.stdout.write(`\n${section}\n${lines.join('\n')}\n`);
}

await main();
