import type { MigrationInterface, QueryRunner } from 'typeorm';
import { emptiedReadModels } from './emptied-read-models.js';

/**
 * Digests of the rows that the projector writes, what concerns each county, and the commitments to
 * both that seals have signed. Digests are of rows as they are written, never of rows as they are
 * found: all of them are written anew.
 */
export class Digests0240 implements MigrationInterface {
  readonly name = 'Digests0000000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(emptiedReadModels);
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * A commitment: `counties` are the leaves of the counties, by their codes; `tables` the head over
 * the digests, `root` the hash over both heads.
 */
const tables = `
CREATE TABLE read.digests (
  "table" text COLLATE "C" NOT NULL,
  unit text COLLATE "C" NOT NULL,
  year text COLLATE "C" NOT NULL,
  rows bigint NOT NULL,
  state bytea NOT NULL,
  PRIMARY KEY ("table", unit, year)
);
CREATE TABLE read.county_histories (
  region text COLLATE "C" PRIMARY KEY,
  revision bigint NOT NULL,
  province_events bigint NOT NULL,
  running text NOT NULL
);
CREATE TABLE store.read_model_commitments (
  position bigint NOT NULL,
  root bytea NOT NULL,
  tables bytea NOT NULL,
  counties text[] NOT NULL,
  PRIMARY KEY (position, root)
);
GRANT SELECT ON store.read_model_commitments TO doudi_app, doudi_verifier;
GRANT SELECT, INSERT ON store.read_model_commitments TO doudi_projector`;
