import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that a partition of the read models could not fold, and whose figures that stops. */
export class SetAside0210 implements MigrationInterface {
  readonly name = 'SetAside0000000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const table = `
CREATE TABLE read.set_aside (
  lane text NOT NULL,
  position bigint NOT NULL,
  event_id uuid NOT NULL,
  stream text NOT NULL,
  type text NOT NULL,
  regions text[] NOT NULL,
  reason text NOT NULL,
  since timestamptz NOT NULL,
  reversed_at bigint,
  PRIMARY KEY (lane, position)
);
GRANT SELECT ON read.set_aside TO doudi_app;
`;
