import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Performance targets, results and reviews. No earlier event is of these. */
export class PerformanceTargets0191 implements MigrationInterface {
  readonly name = 'PerformanceTargets0000000000191';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.performance_targets (
  position bigint NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  place integer NOT NULL,
  target_no text NOT NULL UNIQUE,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  document_no text,
  declared_on date NOT NULL,
  level1 text NOT NULL,
  level2 text NOT NULL,
  name text NOT NULL,
  comparator text NOT NULL,
  target text,
  unit text,
  weight text NOT NULL,
  PRIMARY KEY (position, place)
);
CREATE INDEX performance_targets_of_set
  ON read.performance_targets (region, fiscal_year, program);

CREATE TABLE read.performance_results (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  target_no text NOT NULL,
  kind text NOT NULL,
  actual text NOT NULL,
  reported_on date NOT NULL,
  reason text,
  basis text NOT NULL
);
CREATE INDEX performance_results_of_target ON read.performance_results (target_no, reported_on);

CREATE TABLE read.performance_reviews (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  score text NOT NULL,
  reason text NOT NULL,
  reviewed_on date NOT NULL,
  reviewed_by text NOT NULL
);
CREATE INDEX performance_reviews_of_set
  ON read.performance_reviews (region, fiscal_year, program, position);

GRANT SELECT ON read.performance_targets, read.performance_results, read.performance_reviews
  TO doudi_app`;
