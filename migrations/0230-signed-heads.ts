import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Heads signed anew while nothing came, so that a quiet log is told from a frozen one. */
export class SignedHeads0230 implements MigrationInterface {
  readonly name = 'SignedHeads0000000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * Of the size and root of a seal, with the time that the text has. A cosignature is of one text:
 * `signed_at` says which of its size, null: that of the seal.
 */
const tables = `
CREATE TABLE store.signed_heads (
  size       bigint NOT NULL REFERENCES store.seals,
  signed_at  timestamptz(3) NOT NULL,
  checkpoint text NOT NULL,
  PRIMARY KEY (size, signed_at)
);
CREATE TRIGGER signed_heads_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.signed_heads
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
GRANT SELECT ON store.signed_heads TO doudi_app;
GRANT INSERT ON store.signed_heads TO doudi_projector;

ALTER TABLE store.cosignatures
  ADD COLUMN signed_at timestamptz(3),
  ADD CONSTRAINT cosignatures_head
    FOREIGN KEY (size, signed_at) REFERENCES store.signed_heads (size, signed_at)`;
