import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts tell which event changed them last: whoever follows them asks for what came since. */
export class AlertPositions0171 implements MigrationInterface {
  readonly name = 'AlertPositions0000000000171';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
    await runner.query(foldAnew);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const column = `
ALTER TABLE read.gap_alerts ADD COLUMN position bigint NOT NULL DEFAULT 0;
ALTER TABLE read.gap_alerts ALTER COLUMN position DROP DEFAULT;
CREATE INDEX gap_alerts_by_change ON read.gap_alerts (position);
`;

/** The counties' lanes begin again: their rows are folded from the first event on. */
const foldAnew = `
TRUNCATE read.postings, read.gap_alerts, read.gap_alert_acknowledgements;
UPDATE read.lanes SET position = 0 WHERE lane LIKE 'counties-%';
`;
