import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A log says by which hash it is sealed. Those before this were sealed with SHA-256; so is one that
 * a process of the release before begins. A key that signs seals is announced by the one before it.
 */
export class SealHash0160 implements MigrationInterface {
  readonly name = 'SealHash0000000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE store.log ADD COLUMN hash text NOT NULL DEFAULT 'sha256'
        CHECK (hash IN ('sha256', 'sm3'));
      ALTER TABLE store.seal_keys ADD COLUMN announcement text;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
