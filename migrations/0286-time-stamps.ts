import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens of a time stamping authority (RFC 3161) on heads. */
export class TimeStamps0286 implements MigrationInterface {
  readonly name = 'TimeStamps0000000000286';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** A stamp is of one text: `signed_at` says which of its size, null: that of the seal. */
const table = `
CREATE TABLE store.time_stamps (
  size       bigint NOT NULL REFERENCES store.seals,
  signed_at  timestamptz(3),
  token      bytea NOT NULL,
  authority  text NOT NULL,
  stamped_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  FOREIGN KEY (size, signed_at) REFERENCES store.signed_heads (size, signed_at)
);
CREATE INDEX time_stamps_size ON store.time_stamps (size, stamped_at);
CREATE TRIGGER time_stamps_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.time_stamps
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
GRANT SELECT ON store.time_stamps TO doudi_app, doudi_verifier;
GRANT SELECT, INSERT ON store.time_stamps TO doudi_projector`;
