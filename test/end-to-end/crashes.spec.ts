/**
 * The server, its PostgreSQL and an import are killed with -9 at any moment, again and again:
 * afterwards every acknowledged write is there once, and the ledgers equal a fold of the events.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSystem } from '../../apps/system/system.js';
import { createProjector } from '../../apps/projector/read-models.js';
import { postingsOf } from '../../libs/county-ledger/domain/postings.js';
import { countyGapFen, noFigures, post } from '../../libs/county-ledger/domain/year-figures.js';
import { CountyLedgers } from '../../libs/county-ledger/store/county-ledgers.js';
import { signToken } from '../../libs/access/tokens.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { documentNumber } from '../../libs/event-catalogue/document-number.js';
import { recordedFact } from '../../libs/event-store/decoding.js';
import { formatYuan, parseYuan } from '../../libs/money/fen.js';
import { makeRunFolder } from '../test-run.js';
import { SAMPLE } from './running-doudi.js';
import { sampleRows } from './sample-rows.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SECRET = 'a secret of thirty-two bytes or more, for tests';
const ROUNDS = 20;

let dataDir: string;
let running: ChildProcess | undefined;

beforeAll(async () => {
  dataDir = await makeRunFolder();
});

afterAll(async () => {
  await kill(running);
  await rm(dataDir, { recursive: true, force: true });
});

function environment(): NodeJS.ProcessEnv {
  const env = { ...process.env, DOUDI_DATA_DIR: dataDir, AUTH_JWT_SECRET: SECRET };
  return {
    ...env,
    DOUDI_RATE_LIMIT: '0',
    DOUDI_LOOP_WAIT_MS: '0',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: '',
  };
}

function start(...args: readonly string[]): ChildProcess {
  const loader = join(ROOT, 'test', 'typescript-loader.js');
  return spawn(process.execPath, ['--import', loader, ...args], {
    cwd: ROOT,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** PostgreSQL's main process of the data folder, killed without a word. */
async function killPostgres(): Promise<void> {
  const text = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').catch(
    () => '',
  );
  const pid = Number.parseInt(text, 10);
  if (pid > 0) process.kill(pid, 'SIGKILL');
}

/** A server, and where it answers. */
async function startServer(): Promise<string> {
  const child = start(join(ROOT, 'test/end-to-end/server-process.ts'));
  running = child;
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /address (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

async function importSample(killAfterMs: number | null): Promise<number | null> {
  const child = start(join(ROOT, 'apps/cli/main.ts'), 'import', SAMPLE);
  child.stdout!.resume();
  child.stderr!.resume();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (killAfterMs !== null) {
    await Promise.race([pause(killAfterMs), ended]);
    await kill(child);
  }
  return ended;
}

interface Acknowledged {
  readonly key: string;
  readonly entryNo: string;
  readonly eventId: string;
}

const FETCH_LIMIT_MS = 20_000;

/**
 * Clients that write without pause and remember what was acknowledged; unanswered ones are sent
 * again.
 */
class Clients {
  readonly acknowledged: Acknowledged[] = [];
  private readonly unanswered: { key: string; entryNo: string }[] = [];
  private next = 0;

  constructor(readonly token: string) {}

  async write(address: () => string, until: () => boolean): Promise<void> {
    const client = async (): Promise<void> => {
      while (!until()) {
        const entry = this.unanswered.pop() ?? {
          key: randomUUID(),
          entryNo: `YS-CRASH-${this.next++}`,
        };
        if (!(await this.send(address(), entry))) {
          this.unanswered.push(entry);
          await pause(20);
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, client));
  }

  async finish(address: string): Promise<void> {
    for (const entry of this.unanswered.splice(0)) {
      if (!(await this.send(address, entry))) throw new Error(`${entry.entryNo} stays unanswered`);
    }
  }

  private async send(address: string, entry: { key: string; entryNo: string }): Promise<boolean> {
    const answer = await fetch(`${address}/api/v1/counties/220422/years/2019/budgets`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'idempotency-key': entry.key,
      },
      body: JSON.stringify({
        entryNo: entry.entryNo,
        class: 'BASIC_LIVELIHOOD',
        code: 'URBAN_DIBAO',
        source: 'OWN',
        amount: '1.00',
        allocatedOn: '2019-01-10',
      }),
      signal: AbortSignal.timeout(FETCH_LIMIT_MS),
    }).catch(() => undefined);
    if (answer?.status !== 201) return false;
    const body = (await answer.json().catch(() => undefined)) as
      { events: { id: string }[] } | undefined;
    if (!body) return false;
    this.acknowledged.push({ ...entry, eventId: body.events[0]!.id });
    return true;
  }
}

describe('crashes', () => {
  it('an import that is killed again and again ends as one that is not', async () => {
    for (let round = 0; round < ROUNDS / 4; round++) {
      await importSample(1_500 + 700 * round);
      if (round % 2 === 1) await killPostgres();
    }
    expect(await importSample(null)).toBe(0);
    const system = await openSystem(readSettings(environment(), 'tool'), () => undefined);
    const types = new Map<string, number>();
    for await (const page of system.store.readAll()) {
      for (const { type } of page) types.set(type, (types.get(type) ?? 0) + 1);
    }
    await system.close();
    // Each row of the package once, and each receipt, whose entries are rows of its number.
    const receipts = (await sampleRows('receipts')).map((row) => row['document_no']!);
    expect(types.get('ReceiptRecorded')).toBe(new Set(receipts.map(documentNumber)).size);
    for (const [type, table] of [
      ['RegionRegistered', 'regions'],
      ['DisbursementRecorded', 'disbursements'],
      ['PaymentReturned', 'returns'],
    ] as const) {
      expect([type, types.get(type)]).toEqual([type, (await sampleRows(table)).length]);
    }
  });

  it('a server and a PostgreSQL that are killed under load keep what they acknowledged', async () => {
    const content = { subject: 'clerk', roles: ['county-treasury' as const], region: '220422' };
    const clients = new Clients(await signToken(SECRET, content, 3600));
    let address = await startServer();
    let over = false;
    const writing = clients.write(
      () => address,
      () => over,
    );
    const reading = readsForwards(
      clients.token,
      () => address,
      () => over,
    );
    const untilMoreAcknowledged = async (): Promise<void> => {
      const before = clients.acknowledged.length;
      while (clients.acknowledged.length < before + 2) await pause(20);
    };
    for (let round = 0; round < ROUNDS; round++) {
      // Each killing hits writes in flight, also where a busy machine takes long to serve any.
      await untilMoreAcknowledged();
      await pause((round * 37) % 200);
      if (round % 2 === 0) {
        await kill(running);
        address = await startServer();
      } else await killPostgres();
    }
    await untilMoreAcknowledged();
    over = true;
    await writing;
    // 12.C4: what a client was told it is told again, whatever crashed in between.
    expect(await reading).toBeGreaterThan(5);
    await kill(running);
    address = await startServer();
    await clients.finish(address);
    await kill(running);
    expect(clients.acknowledged.length).toBeGreaterThan(ROUNDS);
    await expectEachOnce(clients.acknowledged);
  });
});

/** One client's reads: position and figure never fall. @returns how many were answered */
async function readsForwards(
  token: string,
  address: () => string,
  until: () => boolean,
): Promise<number> {
  let seen = { position: 0, fen: 0n };
  let answered = 0;
  while (!until()) {
    await pause(20);
    const minPosition = seen.position;
    const answer = await fetch(
      `${address()}/api/v1/counties/220422/years/2019/ledger?minPosition=${minPosition}`,
      {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(FETCH_LIMIT_MS),
      },
    ).catch(() => undefined);
    if (answer?.status !== 200) continue;
    const body = (await answer.json().catch(() => undefined)) as
      { position: number; programs: { ownBudget: string }[] } | undefined;
    if (!body) continue;
    const fen = body.programs.reduce((sum, one) => sum + parseYuan(one.ownBudget)!, 0n);
    if (body.position < minPosition || fen < seen.fen) {
      throw new Error(`read backwards: ${body.position} ${fen} after ${minPosition} ${seen.fen}`);
    }
    seen = { position: body.position, fen };
    answered++;
  }
  return answered;
}

/** On the store itself, and on read models that a projector has brought up to date. */
async function expectEachOnce(acknowledged: readonly Acknowledged[]): Promise<void> {
  const system = await openSystem(readSettings(environment(), 'tool'), () => undefined);
  const { store, logins, position } = system;
  const projector = createProjector(store, logins.of('projector'), (at) => position.advance(at));
  const projecting = projector.run();
  try {
    const recorded = new Map<string, string[]>();
    const figures = noFigures();
    let last = 0n;
    for await (const page of store.readAll()) {
      for (const event of page) {
        expect(event.position).toBe(last + 1n);
        last = event.position;
        const fact = recordedFact(event);
        if (fact.type === 'BudgetAllocated' && fact.data.fiscalYear === 2019) {
          const { entryNo } = fact.data;
          recorded.set(entryNo, [...(recorded.get(entryNo) ?? []), fact.id]);
        }
        for (const posting of postingsOf(fact)) {
          if (posting.region === '220422' && posting.fiscalYear === 2019) post(figures, posting);
        }
      }
    }
    for (const { entryNo, eventId } of acknowledged)
      expect(recorded.get(entryNo)).toEqual([eventId]);
    for (const ids of recorded.values()) expect(ids).toHaveLength(1);
    expect(await position.waitFor(last, 600_000)).toBe(true);
    const ledger = await new CountyLedgers(system.sql).ledger('220422', 2019);
    expect(ledger).toMatchObject({
      gap: formatYuan(countyGapFen(figures)),
      programs: [{ ownBudget: formatYuan(BigInt(recorded.size) * 100n) }],
    });
  } finally {
    await projector.stop();
    await projecting;
    await system.close();
  }
}
