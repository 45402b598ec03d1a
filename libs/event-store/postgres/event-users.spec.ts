import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import { type TestDatabase, freshDatabase } from '../../../test/postgres-for-tests.js';
import { beginMove } from './event-home.js';
import { EventUser, workAlone } from './event-users.js';

const LOG_ID = '0f0b6e5a-8f0e-4c7e-9d55-0d6a3d7c1b11';
let database: TestDatabase;
let owner: pg.Client;
let users: EventUser[];

beforeEach(async () => {
  database = await freshDatabase();
  owner = createClient({ connectionString: database.url, role: 'owner' });
  await owner.connect();
  users = [];
});
afterEach(async () => {
  for (const user of users) await user.leave();
  await owner.end();
  await database.drop();
});

function user(onMoved: () => void = () => undefined): EventUser {
  const makeClient = () =>
    createClient({ ...database.logins.of('app'), applicationName: 'a user' });
  const made = new EventUser({ makeClient, place: 'postgresql', onMoved });
  users.push(made);
  return made;
}

const breakSessions = () =>
  owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'a user' AND datname = current_database()`);

describe('those who are at work on the events', () => {
  it('are several at once, and nobody moves the events beside them', async () => {
    const [one, other] = [user(), user()];
    expect([await one.enter(), await other.enter()]).toEqual([true, true]);
    expect(await workAlone(owner)).toBe(false);
    await one.leave();
    expect(await workAlone(owner)).toBe(false);
    await other.leave();
    expect(await workAlone(owner)).toBe(true);
  });

  it('do not begin while the events are moved, nor where they no longer are', async () => {
    expect(await workAlone(owner)).toBe(true);
    expect(await user().enter()).toBe(false);
    await owner.query('SELECT pg_advisory_unlock_all()');
    await beginMove(clientSql(owner), 'eventstoredb', LOG_ID);
    expect(await user().enter()).toBe(false);
  });

  it('are told where the events were moved while their session was broken', async () => {
    let tell = (): void => undefined;
    const told = new Promise<void>((resolve) => (tell = resolve));
    await user(() => tell()).enter();
    await beginMove(clientSql(owner), 'eventstoredb', LOG_ID);
    await breakSessions();
    await told;
    expect(await workAlone(owner)).toBe(true);
  });

  it('come back after an outage by themselves', async () => {
    let isMoved = false;
    await user(() => (isMoved = true)).enter();
    await breakSessions();
    // Looked at, not tried: who tried would be the mover before whom the user gives way.
    const isAtWork = async () => {
      const { rows } = await owner.query(`SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE a.application_name = 'a user' AND a.datname = current_database()
          AND l.locktype = 'advisory' AND l.granted`);
      return rows.length > 0;
    };
    while (!(await isAtWork())) await pause(20);
    expect(await workAlone(owner)).toBe(false);
    expect(isMoved).toBe(false);
  });
});
