import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders and what counties did about them. No earlier event is of these. */
export class Reminders0330 implements MigrationInterface {
  readonly name = 'Reminders0000000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE read.reminders (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  reminder_no text NOT NULL,
  region text NOT NULL,
  about_kind text NOT NULL,
  about_id text NOT NULL,
  text text NOT NULL,
  sent_on date NOT NULL,
  due_on date NOT NULL,
  sent_by text NOT NULL,
  role text NOT NULL,
  organisation text
);
CREATE INDEX reminders_of_region ON read.reminders (region, position);
CREATE TABLE read.reminder_steps (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  reminder_no text NOT NULL,
  step text NOT NULL,
  taken_on date NOT NULL,
  reply text,
  taken_by text NOT NULL,
  role text NOT NULL
);
CREATE INDEX reminder_steps_of_reminder ON read.reminder_steps (reminder_no, position);
GRANT SELECT ON read.reminders, read.reminder_steps TO doudi_app`;
