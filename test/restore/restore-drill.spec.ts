import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { makeRunFolder } from '../test-run.js';
import { type Outcome, restoreDrill } from './restore-drill.js';

describe('a restore to a point in time', () => {
  let folder: string;
  let outcome: Outcome;
  beforeAll(async () => {
    folder = await makeRunFolder();
    outcome = await restoreDrill({ folder, events: 5, log: () => undefined });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has what was recorded by then, and nothing that came later', () => {
    expect(outcome).toMatchObject({ kept: 11n, lost: 16n, restored: 11n, rebuiltTo: 11n });
  });

  it('verifies against the checkpoint that was kept by then', () => {
    expect(outcome.againstKept).toMatchObject({ holds: true, events: 11n, sealed: 11n });
  });

  it('does not hide from a later checkpoint that events are gone', () => {
    expect(outcome.againstLost.holds).toBe(false);
    expect(outcome.againstLost.faults.map(({ what }) => what)).toEqual(['ROLLED_BACK']);
  });

  it('12.A4 ends the log by a note, records on, and is verified with the same checkpoint', () => {
    expect(outcome.goingOn).toMatchObject({ holds: true, events: 17n, sealed: 17n });
  });
});
