import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that stand otherwise than they were sent: no receipt is ever given for them. */
export class RecordedOtherwise0250 implements MigrationInterface {
  readonly name = 'RecordedOtherwise0000000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const table = `
CREATE TABLE store.recorded_otherwise (
  event_id uuid PRIMARY KEY,
  found_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER recorded_otherwise_stays BEFORE UPDATE OR DELETE OR TRUNCATE
  ON store.recorded_otherwise FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
GRANT SELECT, INSERT ON store.recorded_otherwise TO doudi_app;
`;
