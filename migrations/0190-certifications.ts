import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Certified months, and evaluations that leave unjudged what has no basis. Of those adopted before
 * every indicator was judged: their weights are those of their parameters. No month was certified.
 */
export class Certifications0190 implements MigrationInterface {
  readonly name = 'Certifications0000000000190';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.certifications (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  month integer NOT NULL,
  certified_on date NOT NULL
);
CREATE INDEX certifications_of_year ON read.certifications (fiscal_year, region);

ALTER TABLE read.evaluation_results
  ALTER COLUMN score DROP NOT NULL,
  ALTER COLUMN rank DROP NOT NULL,
  ADD COLUMN weight_judged text,
  ADD COLUMN listed_share text,
  ADD COLUMN certified_through integer NOT NULL DEFAULT 0;
UPDATE read.evaluation_results r SET weight_judged = (
  SELECT trim_scale(sum((p->>'value')::numeric))::text FROM read.evaluations e,
    json_array_elements(e.parameters) p
  WHERE e.position = r.position AND p->>'name' LIKE 'performance.weight.%');
ALTER TABLE read.evaluation_results ALTER COLUMN weight_judged SET NOT NULL;

GRANT SELECT ON read.certifications TO doudi_app`;
