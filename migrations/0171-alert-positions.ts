import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts tell which event changed them last: whoever follows them asks for what came since. */
export class AlertPositions0171 implements MigrationInterface {
  readonly name = 'AlertPositions0000000000171';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * Figures stay as they are while others read them. Of an alert that was there before, what is told
 * is the last event that moved its year: it changed no later. A rebuild tells exactly.
 */
const column = `
ALTER TABLE read.gap_alerts ADD COLUMN position bigint;
UPDATE read.gap_alerts a SET position = (
  SELECT max(p.position) FROM read.postings p
    WHERE p.region = a.region AND p.fiscal_year = a.fiscal_year);
ALTER TABLE read.gap_alerts ALTER COLUMN position SET NOT NULL;
CREATE INDEX gap_alerts_by_change ON read.gap_alerts (position);
`;
