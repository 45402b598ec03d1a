import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is a product or a sum of entries has no bound, while an entry has: persons times a monthly
 * amount, the figures of an alert, the total of a transfer document. A `bigint` ended every read
 * model at the first that was too large.
 */
export class UnboundedSums0172 implements MigrationInterface {
  readonly name = 'UnboundedSums0000000000172';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const columns = `
ALTER TABLE read.postings ALTER COLUMN amount_fen TYPE numeric;
ALTER TABLE read.transfers ALTER COLUMN amount_fen TYPE numeric;
ALTER TABLE read.gap_alerts
  ALTER COLUMN gap_at_open_fen TYPE numeric,
  ALTER COLUMN peak_gap_fen TYPE numeric,
  ALTER COLUMN gap_fen TYPE numeric,
  ALTER COLUMN construction_arranged_fen TYPE numeric,
  ALTER COLUMN spent_during_fen TYPE numeric,
  ALTER COLUMN must_compress_fen TYPE numeric;
`;
