import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the command line has carried out, so that `doudi_commands_total` holds it: nobody scrapes a
 * process that ends by itself.
 */
export class CommandTallies0173 implements MigrationInterface {
  readonly name = 'CommandTallies0000000000173';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const table = `
CREATE TABLE store.command_tallies (
  command text NOT NULL,
  outcome text NOT NULL,
  total bigint NOT NULL,
  PRIMARY KEY (command, outcome)
);
GRANT SELECT, INSERT, UPDATE ON store.command_tallies TO doudi_app;
`;
