import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { makeRunFolder } from '../test-run.js';
import { type ChaosOutcome, chaos } from './chaos.js';

describe('two apis and three projectors, each killed under load', () => {
  let folder: string;
  let database: TestDatabase;
  let outcome: ChaosOutcome;
  beforeAll(async () => {
    folder = await makeRunFolder();
    database = await freshDatabase();
    outcome = await chaos({
      connectionString: database.url,
      folder,
      ...{ apis: 2, projectors: 3, clerks: 4, kills: 5, everyMs: 0, deadForMs: 0 },
      log: () => undefined,
    });
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('lose nothing that was acknowledged, and record nothing twice', () => {
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ lost: [], doubled: [] });
  });

  it('show each writer a ledger that is right to the fen, whoever died meanwhile', () => {
    expect(outcome.projectorsKilled).toBe(3);
    expect(outcome.wrong).toEqual([]);
  });

  it('leave read models that are what a fold of the events makes, and events that verify', () => {
    expect(outcome.differing).toEqual([]);
    expect(outcome.verification).toMatchObject({ holds: true, faults: [] });
  });
});
