import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { makeRunFolder } from '../test-run.js';
import { type FaultsOutcome, faultCampaign } from './faults/fault-campaign.js';

describe('12.C7 two apis and two projectors under load, and twenty faults', () => {
  let folder: string;
  let database: TestDatabase;
  let outcome: FaultsOutcome;
  const said: string[] = [];
  beforeAll(async () => {
    folder = await makeRunFolder();
    database = await freshDatabase();
    outcome = await faultCampaign({
      connectionString: database.url,
      folder,
      ...{ apis: 2, projectors: 2, clerks: 4, faults: 20, seed: '1' },
      log: (line) => said.push(line),
    });
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('lose nothing that was acknowledged, and record nothing twice or unasked', () => {
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ lost: [], doubled: [], unknown: [], otherwise: [] });
  });

  it('show each writer a ledger that is right to the fen, and never an earlier one', () => {
    expect(outcome.wrong).toEqual([]);
  });

  it('recover from each by themselves', () => {
    // Each by which statements failed has left a line in a log.
    expect(outcome).toMatchObject({ lasting: [], ended: [], silent: [] });
    expect(said).toHaveLength(20);
  });

  it('leave replays and read models that are what the events make, and events that verify', () => {
    expect(outcome).toMatchObject({ differing: [], misreplayed: [] });
    expect(outcome.verification).toMatchObject({ holds: true, faults: [] });
  });
});
