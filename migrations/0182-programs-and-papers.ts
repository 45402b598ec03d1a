import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Programs that the province added, its exemptions, and the budgets of works under an exemption or
 * a mandate. The rows follow from the events, which are projected anew after migration 0180.
 */
export class ProgramsAndPapers0182 implements MigrationInterface {
  readonly name = 'ProgramsAndPapers0000000000182';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.programs (
  position bigint PRIMARY KEY,
  code text NOT NULL,
  chinese_name text NOT NULL,
  english_name text NOT NULL,
  class text NOT NULL,
  pooled boolean NOT NULL,
  functional_codes jsonb NOT NULL,
  effective_from date NOT NULL,
  basis text NOT NULL
);

CREATE TABLE read.exemptions (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by text NOT NULL,
  exemption_no text NOT NULL,
  region text NOT NULL,
  project text NOT NULL,
  fiscal_year integer NOT NULL,
  amount_fen numeric NOT NULL,
  issued_on date NOT NULL,
  reason text NOT NULL
);
CREATE INDEX exemptions_of_number ON read.exemptions (exemption_no);

CREATE TABLE read.excepted_works (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  recorded_by text NOT NULL,
  entry_no text NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  project text NOT NULL,
  project_name text,
  project_kind text NOT NULL,
  mandate text,
  exemption_no text,
  amount_fen numeric NOT NULL,
  allocated_on date NOT NULL
);

GRANT SELECT ON read.programs, read.exemptions, read.excepted_works TO doudi_app`;
