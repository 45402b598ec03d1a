/** The vault verified without its key: rows exchanged, digests changed, erasures either way. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { tellOverdue } from '../../apps/api/vault-care.js';
import { type System, openSystem } from '../../apps/system/system.js';
import { vaultSection } from '../../apps/system/vault-section.js';
import { commitDigests } from '../../libs/access/store/vault-digests.js';
import { commitVaultDigests } from '../../libs/access/domain/access-deciders.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import { encodeFact } from '../../libs/event-catalogue/catalogue.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { someone } from '../ledger-at-work.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';

const [FIRST, SECOND, GONE] = [
  '11010119900307125X',
  '110101199003071268',
  '110101199003071284',
] as const;

let database: TestDatabase;
let system: System;
let dataDir: string;
let owner: pg.Client;
const of = (identityNo: string) => system.vault.pseudonymOf(identityNo);

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'doudi-vault-'));
  const env = { DATABASE_URL: database.url, DOUDI_DATA_DIR: dataDir };
  system = await openSystem(readSettings(env, 'tool'), () => undefined);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const persons = [FIRST, SECOND, GONE].map((identityNo, index) => {
    return { identityNo, name: `示例${index}` };
  });
  await system.vault.remember(persons);
  await commitDigests(system);
  await commitDigests(system);
  await system.vault.forget(of(GONE), await forgotten(of(GONE)));
});
afterAll(async () => {
  await owner.end();
  await system.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The event that orders it. */
async function forgotten(beneficiary: string): Promise<string> {
  const { actor, commandId, correlationId } = someone();
  const fact = { type: 'PersonForgotten', data: { forgettingNo: 'SC-1', beneficiary } } as const;
  const event = {
    ...{ id: randomUUID(), type: fact.type, schemaVersion: 1, occurredOn: '2018-01-02' },
    ...{ data: encodeFact(fact) },
    metadata: { actor, commandId, correlationId, causationId: commandId },
  };
  const writes = [
    { stream: `forgetting-${event.id}`, expectedRevision: 'none', events: [event] },
  ] as const;
  await (system.store as AppendingEventStore).append({ writes });
  return event.id;
}

async function verified() {
  const log = system.recordedLog;
  const login = database.logins.of('verifier');
  const { faults, lines } = await verifyEvents({ ...login, log, sections: [vaultSection] });
  const found = faults.map(({ what, because }) => `${what} ${because ?? ''}`);
  return { found, lines: lines.map(([, english]) => english) };
}

/** As somebody who owns the database would do it, triggers and all; taken back afterwards. */
async function changed(statement: string, ...values: unknown[]): Promise<readonly string[]> {
  const tables = ['vault.names', 'vault.persons', 'vault.digests', 'vault.erasures'];
  for (const table of tables) {
    await owner.query(`CREATE TABLE kept_${table.slice(6)} AS TABLE ${table}`);
  }
  await owner.query('SET session_replication_role = replica');
  try {
    await owner.query(statement, values);
    return (await verified()).found;
  } finally {
    for (const table of tables) {
      await owner.query(`DELETE FROM ${table}`);
      await owner.query(`INSERT INTO ${table} SELECT * FROM kept_${table.slice(6)}`);
      await owner.query(`DROP TABLE kept_${table.slice(6)}`);
    }
    await owner.query('SET session_replication_role = origin');
  }
}

describe('12.A9 the vault without its key', () => {
  it('holds, says what was compared, and commits what is new once', async () => {
    const { found, lines } = await verified();
    expect(found).toEqual([]);
    expect(lines.join()).toContain(
      '6 ciphertexts held against 1 committed batches, 0 not committed yet; 1 persons forgotten',
    );
    await system.vault.remember([{ identityNo: FIRST, name: '又一名' }]);
    expect((await verified()).lines.join()).toContain('1 not committed yet');
  });

  it('finds ciphertexts exchanged, replaced and removed', async () => {
    const [first, second] = [of(FIRST), of(SECOND)];
    const found = await changed(
      `UPDATE vault.persons p SET identity_no = o.identity_no FROM vault.persons o
        WHERE (p.pseudonym, o.pseudonym) IN (($1, $2), ($2, $1))`,
      first,
      second,
    );
    expect(new Set(found)).toEqual(
      new Set([`VAULT_ROW_CHANGED ${first}`, `VAULT_ROW_CHANGED ${second}`]),
    );
    const replaced = `UPDATE vault.names SET name = name || '\\x00' WHERE pseudonym = $1`;
    expect(await changed(replaced, second)).toEqual([`VAULT_ROW_CHANGED ${second}`]);
    expect(await changed('DELETE FROM vault.names WHERE pseudonym = $1', second)).toEqual([
      `VAULT_ROW_CHANGED ${second}`,
    ]);
  });

  it('finds digests that are not as committed', async () => {
    expect(await changed('DELETE FROM vault.digests WHERE pseudonym = $1', of(FIRST))).toEqual([
      'VAULT_DIGESTS_CHANGED batch 1',
    ]);
  });

  it('finds erasures without an order, and orders that were not carried out', async () => {
    const erased = 'INSERT INTO vault.erasures VALUES ($1, gen_random_uuid(), now())';
    expect(await changed(erased, of(SECOND))).toEqual([`ERASURE_UNORDERED ${of(SECOND)}`]);
    expect(await changed('DELETE FROM vault.erasures')).toEqual(
      expect.arrayContaining([`ERASURE_MISSING ${of(GONE)}`]),
    );
    const kept = `INSERT INTO vault.names SELECT $1, mark, name FROM vault.names LIMIT 1`;
    expect(await changed(kept, of(GONE))).toEqual([`ERASURE_MISSING ${of(GONE)}`]);
  });

  it('erases by the function alone, and keeps what was erased', async () => {
    const app = new pg.Client(database.logins.of('app'));
    await app.connect();
    try {
      for (const statement of [
        'DELETE FROM vault.names',
        'UPDATE vault.persons SET identity_no = NULL',
        'DELETE FROM vault.erasures',
        'DELETE FROM vault.digests',
      ]) {
        await expect(app.query(statement)).rejects.toThrow('permission denied');
      }
      await expect(app.query('SELECT vault.erase($1, NULL)', [of(SECOND)])).rejects.toThrow(
        'erasing needs the event',
      );
    } finally {
      await app.end();
    }
    await expect(owner.query('DELETE FROM vault.erasures')).rejects.toThrow('append-only');
  });

  it('records a batch once, whoever says it again', async () => {
    const data = { batch: 1, rows: 1, sha256: 'another' };
    const answer = await system.handler.execute(commitVaultDigests, data, someone());
    expect(answer.kind).toBe('recorded');
    expect((await verified()).found).toEqual(['VAULT_DIGESTS_CHANGED batch 1']);
  });
});

describe('12.B3 a forgotten person in backups', () => {
  it('is told of where the master key was not rotated in time', async () => {
    const reasons = async () => [...(await system.health.health()).reasons];
    await tellOverdue(system);
    expect(await reasons()).not.toContain('VAULT_KEY_OVERDUE');
    await owner.query('SET session_replication_role = replica');
    await owner.query(`UPDATE vault.keys SET made_at = now() - interval '120 days'`);
    await owner.query(`UPDATE vault.erasures SET erased_at = now() - interval '91 days'`);
    await tellOverdue(system);
    expect(await reasons()).toContain('VAULT_KEY_OVERDUE');
    expect((await verified()).lines.join()).toContain('rotate the master key of the vault');
    await owner.query('UPDATE vault.keys SET made_at = now()');
    await tellOverdue(system);
    expect(await reasons()).not.toContain('VAULT_KEY_OVERDUE');
  });
});
