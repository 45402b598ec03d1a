import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who seals asks witnesses, and keeps their words beside those that were brought. */
export class WordsOfWitnesses0285 implements MigrationInterface {
  readonly name = 'WordsOfWitnesses0000000000285';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT INSERT ON store.cosignatures TO doudi_projector');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
