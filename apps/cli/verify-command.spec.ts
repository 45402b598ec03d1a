import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import pg from 'pg';
import { freshDatabase } from '../../test/postgres-for-tests.js';
import { makeRunFolder } from '../../test/test-run.js';
import { explanation } from '../system/explanation.js';
import { verifyCommand } from './verify-command.js';

describe('verifying where there is no database of Doudi', () => {
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
