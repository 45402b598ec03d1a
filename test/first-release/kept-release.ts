/** What is kept of the first release (`test/fixtures/first-release`), and a server on it. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunningDoudi, runDoudi } from '../end-to-end/running-doudi.js';
import { freshDatabase } from '../postgres-for-tests.js';
import type { AnsweredRequest, RepeatedRequest } from './requests.js';
import { type Keys, SECRET, witness, writeKeys } from './server.js';
import { type Rows, loadRows, readLines, readRows } from './stored-database.js';

const FOLDER = fileURLToPath(new URL('../fixtures/first-release/', import.meta.url));

/** `poison`: the need that no read model of that release gets past, recorded behind the others. */
export const keptRows = (of: 'database' | 'poison'): Promise<Rows> =>
  readRows(path.join(FOLDER, `${of}.ndjson.gz`));

export const keptWrites = (): Promise<readonly RepeatedRequest[]> =>
  readLines(path.join(FOLDER, 'writes.ndjson.gz'));

export const keptReads = (): Promise<readonly AnsweredRequest[]> =>
  readLines(path.join(FOLDER, 'reads.ndjson.gz'));

/** The finding that was explained behind its verdict, and the matter that waits for it. */
export async function keptLocked(): Promise<{
  readonly finding: string;
  readonly matterNo: string;
}> {
  return JSON.parse(await readFile(path.join(FOLDER, 'locked.json'), 'utf8')) as {
    readonly finding: string;
    readonly matterNo: string;
  };
}

/** Doudi as it is now, on a new database that holds these rows, with the keys of the time. */
export async function runOnKept(...all: readonly Rows[]): Promise<RunningDoudi> {
  const database = await freshDatabase();
  for (const rows of all) await loadRows(database.url, rows);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'doudi-first-release-'));
  const keys = await readFile(path.join(FOLDER, 'keys.json'), 'utf8');
  await writeKeys(dataDir, JSON.parse(keys) as Keys);
  const env = { AUTH_JWT_SECRET: SECRET, DOUDI_WITNESS_KEYS: witness() };
  return runDoudi(env, { database, dataDir });
}
