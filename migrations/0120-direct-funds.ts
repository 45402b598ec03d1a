import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Direct money: the mark of a receipt, and the monthly reports. Earlier receipts carry no mark. */
export class DirectFunds0120 implements MigrationInterface {
  readonly name = 'DirectFunds0000000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
ALTER TABLE read.receipts ADD COLUMN direct_fund text;
CREATE INDEX receipts_marked ON read.receipts (position) WHERE direct_fund IS NOT NULL;

CREATE TABLE read.direct_fund_reports (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  month text NOT NULL,
  reported_on date NOT NULL,
  document_no text,
  reported_by text NOT NULL
);

GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;
