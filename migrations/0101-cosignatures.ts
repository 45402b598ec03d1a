import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What witnesses said of checkpoints, each a signature line that goes below the log's own. */
export class Cosignatures0101 implements MigrationInterface {
  readonly name = 'Cosignatures0000000000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** `time` is the witness's, in POSIX seconds; `taken_by` is the subject of who brought it. */
const table = `
CREATE TABLE store.cosignatures (
  size     bigint NOT NULL REFERENCES store.seals,
  key      text COLLATE "C" NOT NULL,
  time     bigint NOT NULL,
  line     text NOT NULL,
  taken_by text NOT NULL,
  taken_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (size, key, time)
);
CREATE TRIGGER cosignatures_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.cosignatures
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
GRANT SELECT, INSERT ON store.cosignatures TO doudi_app`;
