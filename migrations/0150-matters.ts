import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Matters and their steps; what complaints say lies sealed beside the personal data. No earlier
 * event is of these: nothing is folded anew.
 */
export class Matters0150 implements MigrationInterface {
  readonly name = 'Matters0000000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(vault);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.matters (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  matter_no text NOT NULL UNIQUE,
  kind text NOT NULL,
  region text NOT NULL,
  title text NOT NULL,
  program text,
  fiscal_year integer,
  opened_on date NOT NULL,
  due_on date NOT NULL,
  required_fen bigint,
  opened_by text NOT NULL,
  role text NOT NULL
);
CREATE INDEX matters_of_region ON read.matters (region, position);

CREATE TABLE read.matter_steps (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  matter_no text NOT NULL,
  step text NOT NULL,
  taken_on date NOT NULL,
  due_on date,
  recovery_event uuid,
  amount_fen bigint,
  taken_by text NOT NULL,
  role text NOT NULL
);
CREATE INDEX matter_steps_of_matter ON read.matter_steps (matter_no, position);

GRANT SELECT ON read.matters, read.matter_steps TO doudi_app`;

/** Nothing of these is ever changed, but for the key that they lie under. */
const vault = `
CREATE TABLE vault.matter_texts (
  matter_no text COLLATE "C" NOT NULL,
  content_hash text NOT NULL,
  part text NOT NULL CHECK (part IN ('text', 'complainant', 'contact')),
  sealed bytea NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now(),
  key_no integer NOT NULL,
  PRIMARY KEY (matter_no, content_hash, part)
);
GRANT SELECT, INSERT ON vault.matter_texts TO doudi_app;
GRANT UPDATE (sealed, key_no) ON vault.matter_texts TO doudi_app`;
