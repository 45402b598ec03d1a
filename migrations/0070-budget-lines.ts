import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the counties' budget money is from: clauses tell land revenue, lottery and gifts apart. */
export class BudgetLines0070 implements MigrationInterface {
  readonly name = 'BudgetLines0000000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(startAnew);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const table = `
CREATE TABLE read.budget_lines (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  class text NOT NULL,
  code text NOT NULL,
  project_kind text,
  source text NOT NULL,
  amount_fen bigint NOT NULL
);
CREATE INDEX budget_lines_of_year ON read.budget_lines (fiscal_year, region);

GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;

/** A new table wants the events of before: the read models are folded again from the first. */
const startAnew = `DO $$ DECLARE name text; BEGIN
  IF (SELECT position FROM read.checkpoint) > 0 THEN
    FOR name IN SELECT tablename FROM pg_tables
      WHERE schemaname = 'read' AND tablename <> 'checkpoint' LOOP
      EXECUTE format('TRUNCATE read.%I', name);
    END LOOP;
    UPDATE read.checkpoint SET position = 0;
  END IF;
END $$`;
