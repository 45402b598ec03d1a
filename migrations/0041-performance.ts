import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evaluations of counties' years as they were adopted. */
export class Performance0041 implements MigrationInterface {
  readonly name = 'Performance0000000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.evaluations (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  fiscal_year integer NOT NULL,
  adopted_on date NOT NULL,
  as_of date NOT NULL,
  parameters json NOT NULL,
  adopted_by text NOT NULL
);
CREATE INDEX evaluations_of_year ON read.evaluations (fiscal_year, position);

CREATE TABLE read.evaluation_results (
  position bigint NOT NULL,
  region text NOT NULL,
  score text NOT NULL,
  band text NOT NULL,
  rank integer NOT NULL,
  indicators json NOT NULL,
  inputs json NOT NULL,
  PRIMARY KEY (position, region)
);

GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;
