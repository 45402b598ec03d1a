/** Claims of every type and version of event that the first release recorded, tampered with. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventClaims } from '../../apps/system/event-claims.js';
import { ClaimCheck } from '../../libs/audit/store/claim-check.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { keptRows } from '../first-release/kept-release.js';
import { loadRows } from '../first-release/stored-database.js';
import { RecordedEvents } from './recorded-events.js';

let recorded: RecordedEvents;
beforeAll(async () => {
  recorded = await RecordedEvents.open();
  await loadRows(recorded.database.url, await keptRows('database'));
  await recorded.owner.query('SET session_replication_role = replica');
});
afterAll(() => recorded.close());

/** Of the rectification that the recording of the fixture put there by hand. */
const BY_HAND = 'finding/PAYMENT_DUPLICATE:4:FF-B1/rectification/0: fingerprint';

async function verify() {
  const { database, log } = recorded;
  const sections = [new ClaimCheck(() => new EventClaims())];
  const report = await verifyEvents({
    connectionString: database.url,
    role: 'owner',
    log,
    sections,
  });
  const faults = report.faults.filter(({ because }) => because !== BY_HAND);
  return { faults, line: report.lines[0]![1] };
}

describe('12.A2 claims', () => {
  it('of an older release are all those that its events make', async () => {
    const { faults, line } = await verify();
    expect(faults).toEqual([]);
    expect(line).toMatch(/^claims compared with events: \d+, of which 1 differ/);
  });

  const receipt = `key = (SELECT min(key) FROM store.claims WHERE key LIKE 'receipt/%')`;
  const region = `key = (SELECT min(key) FROM store.claims WHERE key LIKE 'region/%')`;
  it.each([
    ['is gone', `DELETE FROM store.claims WHERE ${receipt}`, 'CLAIM_MISSING', /^receipt\//],
    [
      'is of a later generation, so that the first is free again',
      `UPDATE store.claims SET key = replace(key, '/0', '/1') WHERE ${receipt}`,
      'CLAIM_CHANGED',
      /^receipt\/.*\/1: receipt\/.*\/0$/,
    ],
    [
      'is of another event',
      `UPDATE store.claims SET event_id = gen_random_uuid() WHERE ${receipt}`,
      'CLAIM_CHANGED',
      /: event$/,
    ],
    [
      'is of another stream',
      `UPDATE store.claims SET stream = 'county-1' WHERE ${receipt}`,
      'CLAIM_CHANGED',
      /: stream$/,
    ],
    [
      'stands for other content',
      `UPDATE store.claims SET fingerprint = repeat('0', 64) WHERE ${region}`,
      'CLAIM_CHANGED',
      /: fingerprint$/,
    ],
    [
      'was slipped in',
      `INSERT INTO store.claims VALUES ('receipt/X-1/0', '', gen_random_uuid(), 'province-22', 1)`,
      'CLAIM_INSERTED',
      /^receipt\/X-1\/0$/,
    ],
  ])('is named where it %s', async (_, change, what, because) => {
    await recorded.owner.query(`CREATE TEMP TABLE before AS TABLE store.claims; ${change}`);
    const { faults } = await verify();
    await recorded.owner.query(`DELETE FROM store.claims;
      INSERT INTO store.claims TABLE before; DROP TABLE before`);
    expect(faults).toMatchObject([{ what, because: expect.stringMatching(because) }]);
  });
});
