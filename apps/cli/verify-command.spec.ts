import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { RecordedEvents } from '../../test/audit/recorded-events.js';
import { freshDatabase } from '../../test/postgres-for-tests.js';
import { makeRunFolder } from '../../test/test-run.js';
import { explanation } from '../system/explanation.js';
import { verifyCommand } from './verify-command.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await makeRunFolder();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const failure = async (env: Record<string, string>) => {
  const error: unknown = await verifyCommand.run([], { DOUDI_DATA_DIR: dataDir, ...env }).then(
    (code) => `ended with ${code}`,
    (thrown: unknown) => thrown,
  );
  return explanation(error);
};

describe('12.A1 verifying where there is no database of Doudi', () => {
  it('refuses an empty data folder in one line, and leaves it empty', async () => {
    expect(await failure({})).toMatch(/^[^\n]*There is no database in [^\n]*$/);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('refuses the database of another program in one line, and builds nothing in it', async () => {
    const server = await freshDatabase();
    const admin = new pg.Client({ connectionString: server.url });
    await admin.connect();
    const name = `empty_${randomUUID().replaceAll('-', '')}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    try {
      expect(await failure({ DATABASE_URL: url.href })).toMatch(
        /^[^\n]*no database of Doudi[^\n]*$/,
      );
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      const built = await client.query(
        `SELECT FROM pg_namespace WHERE nspname IN ('store', 'read', 'vault')`,
      );
      expect(built.rowCount).toBe(0);
      await client.end();
      expect(await readdir(dataDir)).toEqual([]);
    } finally {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
      await server.drop();
    }
  });
});

describe('12.A1 verifying with a login that may only read', () => {
  let recorded: RecordedEvents;
  let login: string;
  let env: Record<string, string>;
  let said: string[];
  beforeEach(async () => {
    recorded = await RecordedEvents.open();
    await recorded.record(3);
    await recorded.seal(randomBytes(32));
    login = `auditor_${randomUUID().replaceAll('-', '')}`;
    await recorded.owner.query(`CREATE ROLE ${login} LOGIN PASSWORD 'secret'`);
    const url = new URL(recorded.database.url);
    await recorded.owner.query(`GRANT CONNECT ON DATABASE ${url.pathname.slice(1)} TO ${login}`);
    [url.username, url.password] = [login, 'secret'];
    env = { DOUDI_DATA_DIR: dataDir, DATABASE_URL: url.href };
    said = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await recorded.owner.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`);
    await recorded.close();
  });
  const granted = () => recorded.owner.query(`GRANT doudi_verifier TO ${login}`);

  it('needs no key and no folder; the first line says what was compared with what', async () => {
    await granted();
    expect(await verifyCommand.run([], env)).toBe(3);
    expect(said[0]).toMatch(/compared with itself alone; above 0: the operator's word alone\n$/);
    expect(said[1]).toMatch(/newest head 3, signed [\d-]+T[\d:.]+Z, .* ago; all events are under/);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('holds against a checkpoint as the route answers it, kept by curl', async () => {
    await granted();
    const { checkpoint } = (await recorded.tree.latest())!;
    await recorded.record(2);
    const file = path.join(await makeRunFolder(), 'checkpoints.json');
    await writeFile(file, JSON.stringify({ items: [{ size: 3, checkpoint }], next: null }));
    expect(await verifyCommand.run(['--json', '--checkpoint', file], env)).toBe(0);
    const whole = JSON.parse(said.join('')) as Record<string, unknown>;
    expect(whole).toMatchObject({ verdict: 'holds', exitCode: 0, sealed: 3, events: 5 });
    expect(whole['compared']).toMatchObject({
      english: "agrees with the kept checkpoint 3; above 3: the operator's word alone",
    });
  });

  it('12.A3 proves the read models in an empty database, which it leaves empty', async () => {
    await granted();
    const scratch = new URL(recorded.database.url);
    scratch.pathname = `/scratch_${randomUUID().replaceAll('-', '')}`;
    const name = scratch.pathname.slice(1);
    await recorded.owner.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const verify = () => verifyCommand.run(['--read-models', '--scratch', scratch.href], env);
    try {
      expect([await verify(), said.join('')]).toEqual([
        3,
        expect.stringMatching(/read models: proven/),
      ]);
      await recorded.owner.query(`INSERT INTO read.linked_persons VALUES (2, 'p', 'q')`);
      expect([await verifyCommand.run([], env), said.join('')]).toEqual([
        1,
        expect.stringMatching(
          /commitment only, [^]* READ_DIGEST_DIFFERS .*read\.linked_persons .*1 rows, 0 written/,
        ),
      ]);
      expect([await verify(), said.join('')]).toEqual([
        1,
        expect.stringMatching(/2  READ_ROW_EXTRA .*read\.linked_persons \(beneficiary=p\) extra/),
      ]);
      const client = new pg.Client({ connectionString: scratch.href });
      await client.connect();
      await client.query('CREATE TABLE kept ()');
      await client.end();
      expect(explanation(await verify().catch((error: unknown) => error))).toMatch(/is not empty/);
    } finally {
      await recorded.owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  });

  it('is refused, by name, to who was not granted it', async () => {
    expect(await failure(env)).toMatch(/^[^\n]*GRANT doudi_verifier TO auditor_[^\n]*$/);
  });

  it('refuses a database of another release, and leaves it so', async () => {
    await granted();
    const latest = 'SELECT max(timestamp) AS latest FROM doudi_migrations';
    const { rows } = await recorded.owner.query<{ latest: bigint }>(latest);
    const move = (by: number) =>
      recorded.owner.query(
        `UPDATE doudi_migrations SET timestamp = timestamp + $1 WHERE timestamp = (${latest})`,
        [by],
      );
    await move(1);
    expect(await failure(env)).toMatch(/^[^\n]*of a newer release \(migration \d+[^\n]*$/);
    await move(-1);
    await recorded.owner.query('DELETE FROM doudi_migrations WHERE timestamp = $1', [
      rows[0]!.latest,
    ]);
    expect(await failure(env)).toMatch(/^[^\n]*of an older release \(migration \d+[^\n]*$/);
  });
});
