/**
 * What the first release recorded, under the release that runs: the same figures, the same answers
 * to requests that are repeated, proofs that hold, and every row as it was.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { differencesOf } from '../end-to-end/figure-differences.js';
import type { RunningDoudi } from '../end-to-end/running-doudi.js';
import { answersRecordedAnew, reasonOf } from './changed-answers.js';
import { keptLocked, keptReads, keptRows, keptWrites, runOnKept } from './kept-release.js';
import { POISONED, auditor, finding, inspector, otherClerk } from './offices.js';
import { type AnsweredRequest, type Person, commandsCounted, send } from './requests.js';
import { SECRET } from './server.js';
import { type Rows, storedRows } from './stored-database.js';

let doudi: RunningDoudi;
let kept: Rows;
let reads: readonly AnsweredRequest[];

beforeAll(async () => {
  kept = await keptRows('database');
  reads = await keptReads();
  doudi = await runOnKept(kept);
  await doudi.settled();
});

afterAll(() => doudi.close());

const isOfAuditors = ({ request }: AnsweredRequest) => request.as?.role === 'audit';

/** The same but for what is recorded anew, each with its reason; what was added since is free. */
async function expectAnswers(asked: readonly AnsweredRequest[]): Promise<void> {
  expect(asked).not.toEqual([]);
  const found: Record<string, readonly string[]> = {};
  for (const { request, answer } of asked) {
    const { status, body } = await send(doudi.address, SECRET, request);
    expect({ name: request.name, status }).toEqual({ name: request.name, status: answer.status });
    const differences = differencesOf(dayless(answer.body), dayless(body)).filter(
      (line) => !line.includes(': unexpected '),
    );
    if (differences.length > 0) found[request.name] = differences;
  }
  const names = new Set(asked.map(({ request }) => request.name));
  const recorded = Object.entries(await answersRecordedAnew()).filter(([name]) => names.has(name));
  expect(found).toEqual(Object.fromEntries(recorded));
  const lines = Object.values(found).flat();
  expect(lines.filter((line) => reasonOf(line) === undefined)).toEqual([]);
}

/** Public answers say of which day they are. */
function dayless(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('asOf' in body)) return body;
  const { asOf: _asOf, ...rest } = body;
  return rest;
}

describe('a database of the first release', () => {
  it('gives the same figures', async () => {
    await expectAnswers(reads.filter((one) => !isOfAuditors(one)));
  });

  it('answers every request that is repeated with its key as it did then', async () => {
    const writes = await keptWrites();
    for (const { request, repeated } of writes) {
      const { name, path } = request;
      const answer = await send(doudi.address, SECRET, request);
      // Recorded when it is taken, each time, and of another format today: docs/adr/0041. A purpose
      // has eight characters now: docs/adr/0042.
      if (path.endsWith('/audit/bundles')) {
        expect([name, answer.status]).toEqual([name, name === 'bundle-with-names' ? 400 : 201]);
        continue;
      }
      expect([name, answer.status]).toEqual([name, repeated.status]);
      expect(differencesOf({ name, ...repeated }, { name, ...answer })).toEqual([]);
    }
  });

  it('is proved by the seals that it has, and counts each read of an auditor', async () => {
    const asked = reads.filter(isOfAuditors);
    const before = commandsCounted(await doudi.metrics());
    await expectAnswers(asked);
    expect(commandsCounted(await doudi.metrics())).toBeGreaterThanOrEqual(before + asked.length);
  });

  it('stays word for word', async () => {
    const stored = await storedRows(doudi.database.url);
    for (const [table, rows] of Object.entries(kept)) {
      // A later release may have added rows and columns.
      const whole = rows.map((row) => expect.objectContaining(row) as unknown);
      expect(stored[table]).toEqual(expect.arrayContaining(whole));
    }
  });
});

describe('the finding that the first release locked', () => {
  it('stands with its verdict, is rectified, and its matter closes', async () => {
    const { finding: id, matterNo } = await keptLocked();
    const post = (name: string, as: Person, route: string, json: object) =>
      send(doudi.address, SECRET, {
        ...{ name, as, method: 'POST', path: `/api/v1${route}`, json },
      });
    const closing = { text: '已追回，同意结案。' };
    const close = (name: string) => post(name, inspector, `/matters/${matterNo}/closing`, closing);
    expect((await close('early')).body).toMatchObject({ code: 'MATTER_FINDING_UNSETTLED' });
    const done = { text: '已全额追回。' };
    const rectified = await post('unlocking', otherClerk, finding(id, 'rectification'), done);
    expect(rectified.status).toBe(201);
    expect((await close('closing-of-the-unlocked')).status).toBe(201);
  });
});

describe('the need that no read model of the first release gets past', () => {
  it('is folded to the fen', async () => {
    const poisoned = await runOnKept(kept, await keptRows('poison'));
    try {
      await poisoned.settled();
      const path = `/api/v1/counties/${POISONED}/years/2020/ledger`;
      const request = { name: 'ledger', as: auditor, method: 'GET', path } as const;
      const { status, body } = await send(poisoned.address, SECRET, request);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { gap: '1321214388036852000.00' },
      });
    } finally {
      await poisoned.close();
    }
  });
});
