import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A log says by which hash it is sealed. Those before this were sealed with SHA-256; so is one that
 * a process of the release before begins.
 */
export class SealHash0160 implements MigrationInterface {
  readonly name = 'SealHash0000000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE store.log ADD COLUMN hash text NOT NULL DEFAULT 'sha256'
        CHECK (hash IN ('sha256', 'sm3'))
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
