import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What leaks, what is late, what lies idle, and what became of it. */
export class Supervision0040 implements MigrationInterface {
  readonly name = 'Supervision0000000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await startAnew(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * `basic_payments` finds the payments of one person, program and month: `slot` is a hash of person
 * and program, and the month leads, so that a month's import stays in one part of the index.
 * `findings` are there from `since` on and before `until`; null: for good.
 */
const tables = `
CREATE TABLE read.basic_payments (
  month integer NOT NULL,
  slot bigint NOT NULL,
  batch bigint NOT NULL,
  payment_no integer NOT NULL
);
CREATE INDEX basic_payments_of_slot ON read.basic_payments (month, slot);

CREATE TABLE read.findings (
  kind text NOT NULL,
  batch bigint NOT NULL,
  payment_no integer NOT NULL,
  batch_no text NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  amount_fen bigint NOT NULL,
  since date NOT NULL,
  until date,
  PRIMARY KEY (batch, payment_no, kind)
);
CREATE INDEX findings_of_year ON read.findings (kind, region, fiscal_year);

CREATE TABLE read.finding_handlings (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  occurred_on date NOT NULL,
  finding_id text NOT NULL,
  status text NOT NULL,
  said text NOT NULL,
  recovered_fen bigint,
  evidence text,
  said_by text NOT NULL,
  role text NOT NULL
);
CREATE INDEX handlings_of_finding ON read.finding_handlings (finding_id, position);

CREATE TABLE read.pool_moves (
  position bigint NOT NULL,
  place integer NOT NULL,
  occurred_on date NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  cause text NOT NULL,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  pool_lot integer NOT NULL,
  from_lot integer,
  receipt_no text NOT NULL,
  document_no text,
  amount_fen bigint NOT NULL,
  PRIMARY KEY (position, place)
);
CREATE INDEX pool_moves_of_lot ON read.pool_moves (pool_lot);

CREATE INDEX disbursements_of_stream ON read.disbursements (payment_stream);
CREATE INDEX fund_moves_remaining ON read.fund_moves (region, fiscal_year) WHERE held = 'REMAINING';

GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;

/** New tables want the events of before: the read models are folded again from the first event. */
async function startAnew(runner: QueryRunner): Promise<void> {
  await runner.query(`DO $$ DECLARE name text; BEGIN
    IF (SELECT position FROM read.checkpoint) > 0 THEN
      FOR name IN SELECT tablename FROM pg_tables
        WHERE schemaname = 'read' AND tablename <> 'checkpoint' LOOP
        EXECUTE format('TRUNCATE read.%I', name);
      END LOOP;
      UPDATE read.checkpoint SET position = 0;
    END IF;
  END $$`);
}
