/** A wrong clock dates no event, and a damaged key refuses the start. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { receiptSigner, sealSignerOf } from '../../apps/system/seals.js';
import { ClockCheck } from '../../libs/audit/store/clock-check.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { ClockDisagrees, ClockWatch } from '../../libs/event-store/clock.js';
import type { AppendRequest } from '../../libs/event-store/port.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { WriteDeadline } from '../../libs/event-store/write-deadline.js';
import { createPool } from '../../libs/postgres/connections.js';
import { poolSql } from '../../libs/postgres/pool-sql.js';
import { CLERK } from '../ledger-at-work.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { makeRunFolder } from '../test-run.js';

let database: TestDatabase;
let store: PostgresEventStore;
let pool: pg.Pool;
let dataDir: string;

beforeAll(async () => {
  database = await freshDatabase();
  store = new PostgresEventStore(database.logins.of('app'));
  pool = createPool(database.logins.of('app'));
  dataDir = await makeRunFolder();
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await store.close();
  await pool.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The clock of this process shows so much more than it should. */
function clockAhead(seconds: number): void {
  const { now } = Date;
  jest.spyOn(Date, 'now').mockImplementation(() => now() + seconds * 1000);
}

function events(count: number): AppendRequest {
  const of = { schemaVersion: 1, occurredOn: '2019-01-01', data: '{}' };
  const made = Array.from({ length: count }, () => {
    const id = randomUUID();
    const metadata = { actor: CLERK, commandId: id, correlationId: id, causationId: id };
    return { id, type: 'RegionRegistered', metadata, ...of };
  });
  return { writes: [{ stream: `region-${randomUUID()}`, expectedRevision: 'none', events: made }] };
}

describe('12.C5 an append', () => {
  it.each([
    [61, 1],
    [-61, 1],
    [3600, 2],
    [-3600, 300],
  ])('is refused by a clock that is %i s ahead, of %i events', async (seconds, count) => {
    const head = await store.head();
    clockAhead(seconds);
    const deadline = new WriteDeadline();
    const appended = deadline.within(5_000, () => store.append(events(count)));
    await expect(appended).rejects.toThrow(ClockDisagrees);
    expect(deadline.mayBeRecorded).toBe(false);
    expect(await store.head()).toBe(head);
  });

  it('is taken where clocks differ by less, and is dated by the server', async () => {
    clockAhead(-50);
    const { recordedAt } = await store.append(events(1));
    expect(Math.abs(Date.parse(recordedAt) - Date.now() - 50_000)).toBeLessThan(5_000);
  });

  it('is refused likewise where another store holds the events', async () => {
    const watch = new ClockWatch(poolSql(pool));
    await watch.require();
    // Seen at once, since the clock has moved against the one that only counts.
    clockAhead(120);
    await expect(watch.require()).rejects.toThrow(ClockDisagrees);
    jest.restoreAllMocks();
    await watch.require();
  });
});

it('12.C5 verification names a recording time ahead of the clock', async () => {
  const now = Date.parse('2019-06-30T00:00:00.000Z');
  const verified = (recordedAt: string) => {
    const reading = { end: async () => ({ head: 1n, last: 1n }), at: async () => [{ recordedAt }] };
    return new ClockCheck().verify({ reading, now } as never);
  };
  expect((await verified('2019-06-30T00:00:30.000Z')).lines).toBeUndefined();
  const [line] = (await verified('2021-06-30T00:00:00.000Z')).lines!;
  expect(line!.join()).toMatch(/超前.*ahead of the clock/);
});

describe('12.C5 a key file', () => {
  const opened = (use: string): Promise<unknown> => {
    const settings = readSettings({ DOUDI_DATA_DIR: dataDir }, 'tool');
    if (use === 'seal') return sealSignerOf(settings);
    return receiptSigner(settings, poolSql(pool), {} as never).open();
  };

  it.each([
    ['seal', 'not a key at all', 0o600, /damaged/],
    ['seal', `${'A'.repeat(43)}=`, 0o644, /chmod 600/],
    ['receipt', `${'A'.repeat(40)}`, 0o600, /damaged/],
    ['receipt', `!${'A'.repeat(43)}=`, 0o600, /damaged/],
    ['receipt', `${'A'.repeat(43)}=`, 0o640, /chmod 600/],
  ])(
    'of %s that holds "%s" with mode %i is refused at the start',
    async (use, text, mode, said) => {
      const file = join(dataDir, 'keys', `${use}.key`);
      await mkdir(join(dataDir, 'keys'), { recursive: true });
      await writeFile(file, `${text}\n`);
      await chmod(file, mode);
      await expect(opened(use)).rejects.toThrow(said);
    },
  );
});
