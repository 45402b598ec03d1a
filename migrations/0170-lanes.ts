import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The read models are written in lanes, each with a checkpoint of its own, so that several
 * projectors share the work. What all of them have reached is the least of these.
 */
export class Lanes0170 implements MigrationInterface {
  readonly name = 'Lanes0000000000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.lanes (
  lane text PRIMARY KEY,
  position bigint NOT NULL
);
INSERT INTO read.lanes
  SELECT lane, c.position FROM read.checkpoint c,
    unnest(ARRAY['counties-0', 'counties-1', 'counties-2', 'counties-3', 'awards', 'payments']) AS lane;
DROP TABLE read.checkpoint;
CREATE VIEW read.checkpoint AS SELECT min(position) AS position FROM read.lanes;
GRANT SELECT ON read.lanes, read.checkpoint TO doudi_app;
`;
