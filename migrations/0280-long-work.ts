import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each person's long work has taken in the hour. Unlogged: after a crash everybody begins
 * anew, and counting costs no write to the log.
 */
export class LongWork0280 implements MigrationInterface {
  readonly name = 'LongWork0000000000280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const table = `
CREATE UNLOGGED TABLE store.long_work (
  person text PRIMARY KEY,
  hour timestamptz NOT NULL,
  milliseconds bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON store.long_work TO doudi_app;
`;
