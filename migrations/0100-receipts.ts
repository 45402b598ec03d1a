import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The name of the log, which receipts need before the first seal, and the keys that sign them. */
export class Receipts0100 implements MigrationInterface {
  readonly name = 'Receipts0000000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Where there are seals already, the log has their name. */
const tables = `
CREATE TABLE store.log (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  origin   text COLLATE "C" NOT NULL
);
INSERT INTO store.log (origin)
  SELECT split_part(checkpoint, E'\\n', 1) FROM store.seals ORDER BY size DESC LIMIT 1;

CREATE TABLE store.receipt_keys (
  key   text COLLATE "C" PRIMARY KEY,
  since timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);

CREATE TRIGGER log_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.log
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
CREATE TRIGGER receipt_keys_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.receipt_keys
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();

GRANT SELECT, INSERT ON store.log, store.receipt_keys TO doudi_app`;
