import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was printed, by its check code. A row stays as it was written. */
export class Papers0310 implements MigrationInterface {
  readonly name = 'Papers0000000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const table = `
CREATE TABLE store.papers (
  code           text PRIMARY KEY CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  kind           text NOT NULL,
  subject        jsonb NOT NULL,
  as_of          date,
  recorded_until timestamptz(3),
  position       bigint NOT NULL,
  figures_sha256 text NOT NULL CHECK (figures_sha256 ~ '^[0-9a-f]{64}$'),
  printed_at     timestamptz(3) NOT NULL,
  printed_by     text NOT NULL,
  role           text NOT NULL
);
CREATE TRIGGER papers_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.papers
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
GRANT SELECT, INSERT ON store.papers TO doudi_app`;
