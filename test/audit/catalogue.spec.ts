/**
 * What a new database is made of, as `docs/verify/catalogue.txt` keeps it: `npm run catalogue`
 * writes it anew. Whatever somebody changes of it afterwards, verification names.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rebuild } from '../../apps/projector/read-models.js';
import {
  expectedCatalogue,
  verificationSections,
} from '../../apps/system/verification-sections.js';
import { verifyEvents } from '../../libs/audit/store/verification.js';
import {
  catalogueDifferences,
  catalogueOf,
  tooPowerfulLogins,
} from '../../libs/postgres/catalogue.js';
import { root } from '../tidy/tree.js';
import { RecordedEvents } from './recorded-events.js';

const HEAD = `# What the migrations of this release make of a new database: key, tab, value.
# Written by npm run catalogue; doudi verify compares with it.
`;

let recorded: RecordedEvents;
beforeAll(async () => {
  recorded = await RecordedEvents.open();
  await recorded.record(3);
});
afterAll(() => recorded.close());

/** As it would be after a change, which is taken back. */
async function found(change = ''): Promise<readonly string[]> {
  const { owner, sql } = recorded;
  await owner.query('BEGIN');
  try {
    await owner.query(change);
    return [...(await catalogueOf(sql)), ...(await tooPowerfulLogins(sql))];
  } finally {
    await owner.query('ROLLBACK');
  }
}

const differences = async (change?: string) =>
  catalogueDifferences(await expectedCatalogue(), await found(change));

describe('12.A5 the catalogue of the database', () => {
  it('is what the migrations make of a new one', async () => {
    if ((globalThis as { writeCatalogue?: boolean }).writeCatalogue) {
      const text = `${HEAD}${(await found()).join('\n')}\n`;
      await writeFile(path.join(root, 'docs/verify/catalogue.txt'), text);
    }
    expect(await differences()).toEqual([]);
  });

  it('is the same after the read models were rebuilt', async () => {
    const { store, database } = recorded;
    await rebuild(
      store,
      database.logins.of('projector'),
      () => undefined,
      new AbortController().signal,
    );
    expect(await differences()).toEqual([]);
  });

  const login = `clerk_${randomUUID().replaceAll('-', '')}`;
  it.each([
    [
      'a column that is more',
      'ALTER TABLE store.events ADD secret text',
      /column store.events.secret/,
    ],
    [
      'another type',
      'ALTER TABLE store.events ALTER schema_version TYPE bigint',
      /store.events.schema_version: 6 bigint not null，应为 should be: 6 integer/,
    ],
    [
      'a constraint dropped',
      'ALTER TABLE store.seals DROP CONSTRAINT seals_grow',
      /missing: constraint on store.seals: CHECK/,
    ],
    [
      'a trigger that is off',
      'ALTER TABLE store.events DISABLE TRIGGER events_stay',
      /store.events: events_stay: disabled/,
    ],
    [
      'a trigger that changes what is recorded',
      `CREATE FUNCTION store.better() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
       CREATE TRIGGER better BEFORE INSERT ON store.events FOR EACH ROW EXECUTE FUNCTION store.better()`,
      /not of this release: trigger on store.events: better \(enabled/,
    ],
    [
      'the body of a function',
      `CREATE OR REPLACE FUNCTION store.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      /differs: function store.refuse_change\(\)/,
    ],
    [
      'a rule',
      'CREATE RULE quiet AS ON DELETE TO store.claims DO INSTEAD NOTHING',
      /rule on store.claims: quiet/,
    ],
    [
      'an event trigger',
      `CREATE FUNCTION public.seen() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
       CREATE EVENT TRIGGER seen ON ddl_command_start EXECUTE FUNCTION public.seen()`,
      /event trigger seen/,
    ],
    [
      'another owner',
      'ALTER TABLE store.claims OWNER TO doudi_app',
      /table store.claims: owner doudi_app/,
    ],
    [
      'a grant',
      'GRANT UPDATE ON store.events TO doudi_app',
      /grant on store.events to doudi_app: SELECT, UPDATE/,
    ],
    [
      'a grant to everybody',
      'GRANT USAGE ON SCHEMA vault TO PUBLIC',
      /grant on schema vault to PUBLIC/,
    ],
    [
      'row security that hides',
      'ALTER TABLE store.events ENABLE ROW LEVEL SECURITY',
      /store.events: owner owner, row security/,
    ],
    [
      'a child that adds rows',
      'CREATE TABLE public.more () INHERITS (store.events)',
      /inheritance/,
    ],
    [
      'another text of a view',
      'CREATE OR REPLACE VIEW read.checkpoint AS SELECT max(position) AS position FROM read.lanes',
      /view read.checkpoint/,
    ],
    [
      'foreign keys that are off',
      'ALTER TABLE store.cosignatures DISABLE TRIGGER ALL',
      /foreign key triggers on store.cosignatures disabled/,
    ],
    [
      'a search path of a permission set',
      'ALTER ROLE doudi_verifier IN DATABASE current SET search_path = elsewhere',
      /setting search_path of doudi_verifier/,
    ],
    [
      'the attributes of a permission set',
      'ALTER ROLE doudi_app CREATEDB',
      /role doudi_app: .*createdb/,
    ],
    [
      'a login that may do too much',
      `CREATE ROLE ${login} SUPERUSER ROLE CURRENT_USER IN ROLE doudi_app`,
      /login clerk_\w+ of doudi_app: superuser/,
    ],
  ])('names %s', async (_, change, named) => {
    const current = new URL(recorded.database.url).pathname.slice(1);
    const changed = change.replace('IN DATABASE current', `IN DATABASE ${current}`);
    expect((await differences(changed)).join('\n')).toMatch(named);
  });

  it('is part of the verdict', async () => {
    await recorded.owner.query('ALTER TABLE store.events DISABLE TRIGGER events_stay');
    const { faults } = await verifyEvents({
      ...recorded.database.logins.of('verifier'),
      log: recorded.log,
      sections: verificationSections(),
    });
    expect(faults).toMatchObject([
      { what: 'CATALOGUE_DIFFERS', because: expect.stringContaining('events_stay: disabled') },
    ]);
  });
});
