import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Personal data lies apart from the events, sealed under a key for each person, so that a person
 * can be forgotten.
 */
export class PersonalDataVault0010 implements MigrationInterface {
  readonly name = 'PersonalDataVault0000000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SCHEMA vault;
      CREATE TABLE vault.key_check (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        value text NOT NULL
      );
      CREATE TABLE vault.persons (
        pseudonym text COLLATE "C" PRIMARY KEY,
        sealed_key bytea,
        identity_no bytea,
        remembered_at timestamptz NOT NULL DEFAULT now(),
        forgotten_at timestamptz,
        CHECK ((sealed_key IS NULL) = (forgotten_at IS NOT NULL)),
        CHECK ((identity_no IS NULL) = (forgotten_at IS NOT NULL))
      );
      CREATE TABLE vault.names (
        pseudonym text COLLATE "C" NOT NULL REFERENCES vault.persons,
        mark bytea NOT NULL,
        name bytea NOT NULL,
        first_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (pseudonym, mark)
      );
      COMMENT ON TABLE vault.names IS 'Every name under which a person was paid, sealed; mark is a keyed hash of it';
    `);
    await runner.query(`
      GRANT USAGE ON SCHEMA vault TO doudi_app;
      GRANT SELECT, INSERT ON vault.key_check, vault.persons, vault.names TO doudi_app;
      GRANT UPDATE ON vault.persons TO doudi_app;
      GRANT DELETE ON vault.names TO doudi_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('the vault is never dropped: migrations go forward only');
  }
}
