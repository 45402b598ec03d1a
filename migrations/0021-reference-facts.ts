import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was reported about regions, by date: the inputs of allocation, performance and supervision.
 */
export class ReferenceFacts0021 implements MigrationInterface {
  readonly name = 'ReferenceFacts0000000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.designations (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  kind text NOT NULL,
  effective_from date NOT NULL,
  effective_to date,
  basis text NOT NULL
);

CREATE TABLE read.indicators (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  year integer NOT NULL,
  indicator text NOT NULL,
  value text NOT NULL
);
CREATE INDEX indicators_of_year ON read.indicators (year, indicator, region);

CREATE TABLE read.standards (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  program text NOT NULL,
  tier text,
  monthly_amount_fen bigint NOT NULL,
  effective_from date NOT NULL,
  basis text NOT NULL
);
CREATE INDEX standards_of_region ON read.standards (region, program, effective_from);

CREATE TABLE read.disclosures (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  period text NOT NULL,
  published_on date NOT NULL,
  url text NOT NULL
);
CREATE INDEX disclosures_of_year ON read.disclosures (region, fiscal_year, program, period);

CREATE TABLE read.targets (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  target_no text NOT NULL UNIQUE,
  region text NOT NULL,
  clause text NOT NULL,
  name text NOT NULL,
  unit text NOT NULL,
  target text NOT NULL,
  due_on date NOT NULL
);

CREATE TABLE read.target_progress (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  target_no text NOT NULL,
  reported_on date NOT NULL,
  value text NOT NULL,
  basis text NOT NULL
);
CREATE INDEX progress_of_target ON read.target_progress (target_no, reported_on);

GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;
