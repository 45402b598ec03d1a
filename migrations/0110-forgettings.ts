import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is to be forgotten, and who was. No earlier event is of these: nothing is folded anew. */
export class Forgettings0110 implements MigrationInterface {
  readonly name = 'Forgettings0000000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE read.forgettings (
        position bigint PRIMARY KEY,
        recorded_at timestamptz(3) NOT NULL,
        forgetting_no text NOT NULL UNIQUE,
        beneficiary text NOT NULL,
        region text,
        basis text NOT NULL,
        reason text NOT NULL,
        proposed_by text NOT NULL
      );
      CREATE TABLE read.forgetting_approvals (
        position bigint PRIMARY KEY,
        recorded_at timestamptz(3) NOT NULL,
        forgetting_no text NOT NULL UNIQUE,
        approved_by text NOT NULL
      );
      GRANT SELECT ON read.forgettings, read.forgetting_approvals TO doudi_app`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
