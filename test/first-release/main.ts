/**
 * Records the scenario with the release that is checked out, and keeps what came of it in a folder:
 *   node --import ./test/typescript-loader.js test/first-release/main.ts <folder>
 */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { startEmbeddedCluster, stopEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { CATALOGUE } from '../../libs/event-catalogue/catalogue.js';
import { runMigrations } from '../../migrations/run.js';
import { makeRunFolder } from '../test-run.js';
import { reads, readsOfAuditors } from './reads.js';
import { Recorder, archiveOf } from './recorder.js';
import { type AnsweredRequest, type KeptRequest, type RepeatedRequest, send } from './requests.js';
import { POISONED, REGIONS_TABLE, auditor, drafter } from './offices.js';
import { scenario } from './scenario.js';
import { type Keys, type Server, startServer, writeKeys } from './server.js';
import { type Rows, loadRows, storedRows, writeLines, writeRows } from './stored-database.js';

const folder = process.argv[2];
if (!folder) throw new Error('which folder is it to be kept in?');
await mkdir(folder, { recursive: true });
const run = await makeRunFolder();
const cluster = await startEmbeddedCluster({ dataDir: run, log: () => undefined });
const closers: (() => Promise<unknown>)[] = [];
try {
  const { kept, rows, keys } = await recordScenario();
  await repeatAll(kept, rows, keys);
} finally {
  for (const close of closers.reverse()) await close();
  await cluster.stop();
  await stopEmbeddedCluster(run);
  await rm(run, { recursive: true });
}

async function recordScenario() {
  const url = await emptyDatabase('recorded');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'doudi-first-release-'));
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  closers.push(() => sql.end());
  let server = await start(url, dataDir);
  const recorder = new Recorder(server, sql);
  const locked = await scenario(recorder);
  await server.stop();
  const rows = await storedRows(url);
  const keys = await keysOf(dataDir);
  const head = BigInt(rows['store.events']!.at(-1)!['position']!);
  requireEveryVersion(rows);
  await keep('database', rows);
  await keepJson('keys', keys);
  await keepJson('locked', locked);
  server = await start(url, dataDir);
  await poison(server);
  await server.stop();
  await keep('poison', await storedRows(url, head));
  await rm(dataDir, { recursive: true });
  return { kept: recorder.kept, rows, keys };
}

/** A need whose product is beyond every figure: no read model gets past it. */
async function poison(server: Server): Promise<void> {
  const needs =
    'region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount\n' +
    `${POISONED},2020,ORPHAN,2020-01-05,,12,1000,110101199003071.00\n`;
  const { status } = await send(server.address, server.secret, {
    name: 'poison',
    as: drafter,
    method: 'POST',
    path: '/api/v1/imports',
    upload: await archiveOf({ 'regions.csv': REGIONS_TABLE, 'needs.csv': needs }),
  });
  if (status !== 201) throw new Error(`the poisoned package was answered with ${status}`);
}

/** On a database of its own, as who checks the kept one does it. */
async function repeatAll(kept: readonly AnsweredRequest[], rows: Rows, keys: Keys): Promise<void> {
  const url = await emptyDatabase('repeated');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'doudi-first-release-'));
  await writeKeys(dataDir, keys);
  await loadRows(url, rows);
  const server = await start(url, dataDir);
  const events = rows['store.events']!;
  await server.settled(events.at(-1)!['position']!);
  const ask = async (request: KeptRequest): Promise<AnsweredRequest> => ({
    request,
    answer: await send(server.address, server.secret, request),
  });
  const middle = events[Math.floor(events.length / 2)]!['recorded_at']!;
  const answers: AnsweredRequest[] = [];
  for (const one of reads(new Date(middle).toISOString())) answers.push(await ask(one));
  const repeated: RepeatedRequest[] = [];
  for (const one of kept) {
    repeated.push({ ...one, repeated: (await ask(one.request)).answer });
  }
  for (const one of readsOfAuditors(auditor)) answers.push(await ask(one));
  const document = await fetch(`${server.address}/openapi.json`);
  const described = (await document.json()) as OpenApi;
  requireEveryRoute(described, kept);
  await writeLines(path.join(folder!, 'openapi.json.gz'), [described]);
  await server.stop();
  await writeLines(path.join(folder!, 'writes.ndjson.gz'), repeated);
  await writeLines(path.join(folder!, 'reads.ndjson.gz'), answers);
  await rm(dataDir, { recursive: true });
}

interface OpenApi {
  readonly paths: Readonly<Record<string, object>>;
}

function requireEveryVersion(rows: Rows): void {
  const found = new Set(
    rows['store.events']!.map((row) => `${row['type']} ${row['schema_version']}`),
  );
  const missing = Object.entries(CATALOGUE)
    .flatMap(([type, { version }]) =>
      Array.from({ length: version }, (_, before) => `${type} ${before + 1}`),
    )
    .filter((version) => !found.has(version));
  if (missing.length > 0) throw new Error(`nothing was recorded of ${missing.join(', ')}`);
}

function requireEveryRoute({ paths }: OpenApi, kept: readonly AnsweredRequest[]): void {
  const asked = kept.map(({ request }) => request.path.replace(/\?.*/, ''));
  const missing = Object.entries(paths)
    .filter(([, methods]) => 'post' in methods)
    .map(([route]) => route)
    .filter((route) => {
      const pattern = new RegExp(`^${route.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);
      return !asked.some((path) => pattern.test(path));
    });
  if (missing.length > 0) throw new Error(`nothing was asked of ${missing.join(', ')}`);
}

async function start(url: string, dataDir: string): Promise<Server> {
  const server = await startServer(url, dataDir);
  closers.push(() => server.stop());
  return server;
}

async function emptyDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.connectionString });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  await client.end();
  const url = new URL(cluster.connectionString);
  url.pathname = `/${name}`;
  await runMigrations(url.href, () => undefined);
  return url.href;
}

async function keysOf(dataDir: string): Promise<Keys> {
  const keys: Record<string, string> = {};
  for (const name of (await readdir(path.join(dataDir, 'keys'))).toSorted()) {
    keys[name] = await readFile(path.join(dataDir, 'keys', name), 'utf8');
  }
  return keys;
}

function keep(name: string, rows: Rows): Promise<void> {
  return writeRows(path.join(folder!, `${name}.ndjson.gz`), rows);
}

function keepJson(name: string, value: object): Promise<void> {
  return writeFile(path.join(folder!, `${name}.json`), `${JSON.stringify(value, null, 1)}\n`);
}
