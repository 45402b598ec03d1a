import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which work of the notices a budget entry pays for. Entries of before name none. */
export class BudgetMandates0195 implements MigrationInterface {
  readonly name = 'BudgetMandates0000000000195';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE read.budget_lines ADD COLUMN mandate text');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
