import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Alerts tell money of every source, and spending on days that were not funded; entries that
 * lowered a need or added construction during a gap are found, by the number of their entry;
 * budgets name their project. The rows follow from the events, which are projected anew after
 * migration 0180.
 */
export class AlertsOfSecondEdition0185 implements MigrationInterface {
  readonly name = 'AlertsOfSecondEdition0000000000185';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
ALTER TABLE read.postings ADD COLUMN entry_no text;
ALTER TABLE read.budget_lines
  ADD COLUMN project_name text,
  ADD COLUMN allocated_on date NOT NULL;
ALTER TABLE read.gap_alerts
  ADD COLUMN construction_total_fen numeric NOT NULL,
  ADD COLUMN unfunded jsonb NOT NULL;

CREATE TABLE read.entries_in_gap (
  position bigint NOT NULL,
  occurred_on date NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  amount_fen numeric NOT NULL,
  PRIMARY KEY (position, kind)
);
CREATE INDEX entries_in_gap_of_year ON read.entries_in_gap (region, fiscal_year);

GRANT SELECT ON read.entries_in_gap TO doudi_app`;
