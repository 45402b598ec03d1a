/**
 * An answer is whole, or says that it is not: after a start with much to project, beside an import,
 * and while the projector stands.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type supertest from 'supertest';
import { importCommand } from '../../apps/cli/import-command.js';
import { createProjector } from '../../apps/projector/read-models.js';
import type { Projector } from '../../libs/projection/projector.js';
import { type PayrollFacts, writePayroll } from '../bench/payroll-package.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const LINES = 20_000;

let folder: string;
let facts: PayrollFacts;
let doudi: RunningDoudi;
let province: supertest.Agent;
let auditor: supertest.Agent;
let projector: Projector | undefined;
let projecting: Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doudi-whole-'));
  facts = await writePayroll(join(folder, 'payroll'), {
    ...{ counties: 4, batchesPerProgram: 1, lines: LINES },
  });
  const first = await runDoudi({}, undefined, false);
  expect((await first.importFolder(join(folder, 'payroll'))).outcome).toBe('posted');
  await first.stop();
  doudi = await runDoudi({}, first, false);
  province = await doudi.as('province-finance');
  auditor = await doudi.as('audit');
});
afterAll(async () => {
  await stopProjector();
  await doudi.close();
  await rm(folder, { recursive: true });
});

function startProjector(): void {
  const { store, logins, position } = doudi.system;
  projector = createProjector(store, logins.of('projector'), (at) => position.advance(at));
  projecting = projector.run();
}

async function stopProjector(): Promise<void> {
  await projector?.stop();
  await projecting;
}

interface Answer {
  readonly url: string;
  readonly status: number;
  readonly body: { readonly code?: string; readonly position?: number };
}

async function asked(url: string): Promise<Answer> {
  const { status, body } = await province.get(`/api/v1${url}`);
  return { url, status, body };
}

/** Asks until the work is done. */
async function askedBeside(urls: readonly string[], work: Promise<unknown>): Promise<Answer[]> {
  const answers: Answer[] = [];
  let isDone = false;
  const done = work.finally(() => (isDone = true));
  while (!isDone) for (const url of urls) answers.push(await asked(url));
  await done;
  return answers;
}

const positionless = ({ body: { position: _, ...body } }: Answer) => body;

it('is not ready until the read models hold what was recorded before the start', async () => {
  const head = await doudi.system.store.head();
  const ready = await province.get('/health/ready');
  expect([ready.status, ready.body]).toMatchObject([
    503,
    { status: 'down', reason: 'READ_MODELS_BEHIND', lag: Number(head), setAside: [] },
  ]);
  expect((await auditor.get('/api/v1/audit/events?limit=1')).body.items).toHaveLength(1);
  const urls = [
    '/counties/220102/years/2018/ledger',
    '/gap-alerts',
    '/supervision/findings?limit=1000',
    '/disbursements?limit=1000',
  ];
  for (const url of urls) {
    expect(await asked(url)).toMatchObject({ status: 503, body: { code: 'READ_MODELS_BEHIND' } });
  }
  startProjector();
  const beside = await askedBeside(urls, doudi.settled());
  const whole = new Map<string, Answer>();
  for (const url of urls) whole.set(url, await asked(url));
  const { body: findings } = whole.get('/supervision/findings?limit=1000')!;
  expect((findings as { items?: unknown[] }).items!.length).toBeGreaterThanOrEqual(facts.findings);
  for (const answer of beside) {
    if (answer.body.code === 'READ_MODELS_BEHIND') expect(answer.status).toBe(503);
    else expect(positionless(answer)).toEqual(positionless(whole.get(answer.url)!));
  }
  expect(beside.filter(({ status }) => status === 503)).not.toEqual([]);
  expect((await province.get('/health/ready')).status).toBe(200);
});

async function needsOf(name: string, programs: readonly string[]): Promise<string> {
  const path = await mkdtemp(join(folder, `${name}-`));
  const head = 'region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount\n';
  const rows = programs.map((program) => `220102,2019,${program},2019-01-05,,12,10,100.00\n`);
  await writeFile(join(path, 'needs.csv'), head + rows.join(''));
  return path;
}

async function imported(...args: string[]): Promise<string> {
  const said: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  const env = { DATABASE_URL: doudi.database.url, DOUDI_DATA_DIR: doudi.dataDir };
  const code = await importCommand.run(args, env);
  write.mockRestore();
  expect([code, said.join('')]).toEqual([0, expect.stringContaining('posted')]);
  return said.join('');
}

const LEDGER = '/counties/220102/years/2019/ledger';

it('stays ready while the projector stands, and its answers tell their position', async () => {
  await stopProjector();
  projector = undefined;
  const before = await doudi.system.store.head();
  const said = await imported(await needsOf('unseen', ['ORPHAN']), '--no-wait');
  expect(said).toContain(`whole from position ${await doudi.system.store.head()} on`);
  expect((await province.get('/health/ready')).status).toBe(200);
  expect((await asked(LEDGER)).body).toMatchObject({ position: Number(before), gap: '0.00' });
  // It may be what was recorded since.
  expect(await asked('/disbursements/unknown')).toMatchObject({
    ...{ status: 503, body: { code: 'READ_MODELS_BEHIND' } },
  });
});

it('ends an import of the command line with its figures, though no server projects', async () => {
  await imported(await needsOf('seen', ['ORPHAN', 'DISABILITY_LIVING']));
  const position = Number(await doudi.system.store.head());
  expect((await asked(LEDGER)).body).toMatchObject({ position, gap: '24000.00' });
});

it('tells by its position what it lacks beside an import', async () => {
  startProjector();
  const programs = ['URBAN_DIBAO', 'RURAL_DIBAO', 'URBAN_DESTITUTE', 'RURAL_DESTITUTE'];
  const path = await needsOf('beside', programs);
  const urls = [LEDGER, '/gap-alerts?fiscalYear=2019'];
  const beside = await askedBeside(urls, imported(path));
  const end = Number(await doudi.system.store.head());
  for (const url of urls) {
    const whole = await asked(url);
    expect(whole.body.position).toBe(end);
    for (const answer of beside.filter((one) => one.url === url)) {
      if (answer.body.position! >= end) expect(answer.body).toEqual(whole.body);
    }
  }
  expect((await asked(LEDGER)).body).toMatchObject({ gap: '72000.00' });
});
