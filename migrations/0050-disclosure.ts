import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was published and withdrawn, and objections of the public; what objections say lies sealed
 * beside the personal data.
 */
export class Disclosure0050 implements MigrationInterface {
  readonly name = 'Disclosure0000000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(vault);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.document_publications (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  subject text NOT NULL,
  published_on date NOT NULL,
  url text NOT NULL
);
CREATE INDEX document_publications_of_subject
  ON read.document_publications (kind, region, fiscal_year, subject);

CREATE TABLE read.disclosure_withdrawals (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  subject text NOT NULL,
  withdrawn_on date NOT NULL,
  reason text NOT NULL
);
CREATE INDEX disclosure_withdrawals_of_subject
  ON read.disclosure_withdrawals (kind, region, fiscal_year, subject);

CREATE TABLE read.objections (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  objection_no text NOT NULL UNIQUE,
  region text NOT NULL,
  program text,
  period text,
  document_no text,
  lodged_on date NOT NULL,
  due_on date NOT NULL,
  content_hash text NOT NULL,
  token_hash text NOT NULL,
  contact text NOT NULL
);
CREATE INDEX objections_of_region ON read.objections (region, position);

CREATE TABLE read.objection_answers (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  objection_no text NOT NULL UNIQUE,
  outcome text NOT NULL,
  answered_on date NOT NULL,
  content_hash text NOT NULL,
  answered_by text NOT NULL,
  role text NOT NULL
);

GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;

/** Texts and contacts under the vault's key; nothing of them is ever changed. */
const vault = `
CREATE TABLE vault.objection_texts (
  objection_no text COLLATE "C" NOT NULL,
  content_hash text NOT NULL,
  part text NOT NULL CHECK (part IN ('text', 'contact', 'answer')),
  sealed bytea NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (objection_no, content_hash, part)
);
GRANT SELECT, INSERT ON vault.objection_texts TO doudi_app`;
