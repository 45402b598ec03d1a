import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The master key of the vault may be changed: each row says under which one it lies, and what must
 * outlive a change, pseudonyms above all, is kept apart from it.
 */
export class VaultKeys0161 implements MigrationInterface {
  readonly name = 'VaultKeys0000000000161';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * `keys` holds no key: `key_check` is derived one-way. A key is made, retired when nothing new is
 * sealed under it, and dropped when nothing is. `steady_keys` holds those that never change, sealed
 * under each master key that is in use. The key that there was is number 1.
 */
const tables = `
CREATE TABLE vault.keys (
  no integer PRIMARY KEY,
  key_check text NOT NULL UNIQUE,
  made_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  retired_at timestamptz(3),
  dropped_at timestamptz(3)
);
INSERT INTO vault.keys (no, key_check) SELECT 1, value FROM vault.key_check;
CREATE TABLE vault.steady_keys (
  key_no integer NOT NULL REFERENCES vault.keys,
  purpose text NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (key_no, purpose)
);
ALTER TABLE vault.persons ADD COLUMN key_no integer NOT NULL DEFAULT 1;
ALTER TABLE vault.objection_texts ADD COLUMN key_no integer NOT NULL DEFAULT 1;
GRANT SELECT, INSERT ON vault.keys, vault.steady_keys TO doudi_app;
GRANT UPDATE (retired_at, dropped_at) ON vault.keys TO doudi_app;
GRANT DELETE ON vault.steady_keys TO doudi_app;
GRANT UPDATE (sealed, key_no) ON vault.objection_texts TO doudi_app`;
