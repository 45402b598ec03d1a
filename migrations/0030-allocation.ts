import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policy values as decided, allocation schemes, and the persons behind assessed needs. */
export class Allocation0030 implements MigrationInterface {
  readonly name = 'Allocation0000000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.policy_changes (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  name text NOT NULL,
  effective_from date NOT NULL,
  effective_to date,
  value text NOT NULL,
  document text NOT NULL,
  clause text NOT NULL,
  quote text NOT NULL,
  decided_by text NOT NULL
);

CREATE TABLE read.schemes (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  scheme_id text NOT NULL UNIQUE,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  total_fen bigint NOT NULL,
  switched_off text NOT NULL,
  drafted_by text NOT NULL
);

CREATE TABLE read.scheme_adoptions (
  scheme_id text PRIMARY KEY,
  position bigint NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  adopted_on date NOT NULL,
  adopted_by text NOT NULL
);

CREATE TABLE read.need_assessments (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  from_month integer,
  months integer NOT NULL,
  persons integer NOT NULL
);
CREATE INDEX need_assessments_of_year ON read.need_assessments (fiscal_year, program, region);

GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;
