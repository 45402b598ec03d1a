import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the events live, so that no two stores go on from the same one. */
export class EventHome0140 implements MigrationInterface {
  readonly name = 'EventHome0000000000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(home);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * `closed_at`: the head stays there, for appends are refused by the constraint, in the same
 * statement that would move it; null: events are appended here. `log_id`: of the one log in
 * EventStoreDB that belongs to this database.
 */
const home = `
ALTER TABLE store.head
  ADD COLUMN home text NOT NULL DEFAULT 'postgresql'
    CONSTRAINT head_home CHECK (home IN ('postgresql', 'eventstoredb',
                                         'moving to eventstoredb', 'moving to postgresql')),
  ADD COLUMN closed_at bigint,
  ADD COLUMN log_id uuid,
  ADD CONSTRAINT head_closed CHECK (closed_at IS NULL OR position = closed_at),
  ADD CONSTRAINT head_closed_away CHECK ((home = 'postgresql') = (closed_at IS NULL)),
  ADD CONSTRAINT head_log CHECK (home = 'postgresql' OR log_id IS NOT NULL)`;
