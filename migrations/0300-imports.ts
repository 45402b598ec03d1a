import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Imports that were asked for, each a row, and the workbooks that came back marked. What a report
 * says and every piece of a workbook are sealed under the import's own key. The pieces are
 * unlogged: they come into no write-ahead log and no backup.
 */
export class Imports0300 implements MigrationInterface {
  readonly name = 'Imports0000000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const tables = `
CREATE TABLE store.imports (
  id uuid PRIMARY KEY,
  person text NOT NULL,
  role text NOT NULL,
  organisation text NOT NULL,
  dry_run boolean NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'waiting',
  phase text,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  alive_at timestamptz NOT NULL DEFAULT now(),
  stop boolean NOT NULL DEFAULT false,
  ended_at timestamptz,
  failure text,
  sealed_key bytea NOT NULL,
  key_no integer NOT NULL,
  report bytea,
  marked_until timestamptz
);
CREATE INDEX imports_of_person ON store.imports (person, asked_at DESC, id);
CREATE INDEX imports_by_time ON store.imports (asked_at);

CREATE UNLOGGED TABLE store.import_pieces (
  import_id uuid NOT NULL,
  piece integer NOT NULL,
  until timestamptz NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (import_id, piece)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON store.imports, store.import_pieces TO doudi_app;
`;
