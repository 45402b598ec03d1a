import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The entries by which recovered money came back. Earlier rectifications named none. */
export class Recoveries0130 implements MigrationInterface {
  readonly name = 'Recoveries0000000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE read.finding_handlings ADD COLUMN recoveries jsonb NOT NULL DEFAULT '[]'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
