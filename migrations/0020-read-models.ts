import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people look at: folds of the events, written by the projector, rebuilt at will. */
export class ReadModels0020 implements MigrationInterface {
  readonly name = 'ReadModels0000000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(privileges);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * Every row says by `position` which event made it. Questions about the past read `occurred_on`
 * (business date) and `recorded_at` (when the system learnt of it).
 */
const tables = `
CREATE SCHEMA read;

CREATE TABLE read.checkpoint (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  position bigint NOT NULL
);
INSERT INTO read.checkpoint (position) VALUES (0);

CREATE TABLE read.regions (
  code text PRIMARY KEY,
  name text NOT NULL,
  level text NOT NULL,
  parent text,
  position bigint NOT NULL
);

CREATE TABLE read.postings (
  position bigint NOT NULL,
  place integer NOT NULL,
  occurred_on date NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  class text NOT NULL,
  code text NOT NULL,
  project_kind text,
  kind text NOT NULL,
  figure text,
  amount_fen bigint NOT NULL,
  batch_no text,
  need_key text,
  from_month integer,
  months integer,
  PRIMARY KEY (position, place)
);
CREATE INDEX postings_of_year ON read.postings (region, fiscal_year, position);
CREATE INDEX postings_by_year ON read.postings (fiscal_year, position);

CREATE TABLE read.fund_moves (
  position bigint NOT NULL,
  place integer NOT NULL,
  occurred_on date NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  held text NOT NULL,
  amount_fen bigint NOT NULL,
  receipt_no text,
  document_no text,
  region text,
  fiscal_year integer NOT NULL,
  program text NOT NULL,
  batch_no text,
  lot integer,
  origin_year integer,
  available_from date,
  PRIMARY KEY (position, place)
);
CREATE INDEX fund_moves_of_receipt ON read.fund_moves (receipt_no, position);
CREATE INDEX fund_moves_of_document ON read.fund_moves (document_no, position);

CREATE TABLE read.receipts (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  document_no text NOT NULL,
  program text NOT NULL,
  fiscal_year integer NOT NULL,
  source text NOT NULL,
  amount_fen bigint NOT NULL,
  document_date date NOT NULL,
  received_on date NOT NULL
);
CREATE INDEX receipts_of_document ON read.receipts (document_no);

CREATE TABLE read.transfers (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  document_no text NOT NULL,
  program text NOT NULL,
  fiscal_year integer NOT NULL,
  scheme_id text,
  amount_fen bigint NOT NULL,
  issued_on date NOT NULL
);
CREATE INDEX transfers_of_document ON read.transfers (document_no);

CREATE TABLE read.transfer_lines (
  position bigint NOT NULL,
  place integer NOT NULL,
  region text NOT NULL,
  amount_fen bigint NOT NULL,
  PRIMARY KEY (position, place)
);
CREATE INDEX transfer_lines_of_region ON read.transfer_lines (region, position);

CREATE TABLE read.disbursements (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  batch_no text NOT NULL,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  class text NOT NULL,
  code text NOT NULL,
  project_kind text,
  period text,
  paid_on date NOT NULL,
  amount_fen bigint NOT NULL,
  payments integer NOT NULL,
  listed_payments integer NOT NULL,
  payment_stream text
);
CREATE INDEX disbursements_of_batch ON read.disbursements (batch_no);
CREATE INDEX disbursements_of_year ON read.disbursements (region, fiscal_year, position);

CREATE TABLE read.payments (
  stream text NOT NULL,
  payment_no integer NOT NULL,
  region text NOT NULL,
  beneficiary text NOT NULL,
  persons integer NOT NULL,
  months integer NOT NULL,
  component text NOT NULL,
  amount_fen bigint NOT NULL,
  position bigint NOT NULL,
  PRIMARY KEY (stream, payment_no)
);

CREATE INDEX payments_of_beneficiary ON read.payments (beneficiary);

CREATE TABLE read.exits (
  position bigint PRIMARY KEY,
  beneficiary text NOT NULL,
  region text NOT NULL,
  program text NOT NULL,
  exited_on date NOT NULL,
  reason text NOT NULL,
  readmitted_on date
);
CREATE INDEX exits_of_beneficiary ON read.exits (beneficiary);

CREATE TABLE read.payment_returns (
  position bigint PRIMARY KEY,
  event_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  return_no text NOT NULL,
  batch_no text NOT NULL,
  payment_no integer NOT NULL,
  region text NOT NULL,
  amount_fen bigint NOT NULL,
  returned_on date NOT NULL,
  reason text NOT NULL
);
CREATE INDEX payment_returns_of_batch ON read.payment_returns (batch_no);

CREATE TABLE read.reversals (
  event_id uuid PRIMARY KEY,
  position bigint NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  correction_no text NOT NULL
);

CREATE TABLE read.corrections (
  correction_no text PRIMARY KEY,
  position bigint NOT NULL,
  event_id uuid NOT NULL,
  stream text NOT NULL,
  reason text NOT NULL,
  proposed_by text NOT NULL,
  recorded_at timestamptz(3) NOT NULL
);

CREATE TABLE read.gap_alerts (
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  episode integer NOT NULL,
  opened_on date NOT NULL,
  closed_on date,
  closed_by text,
  gap_at_open_fen bigint NOT NULL,
  peak_gap_fen bigint NOT NULL,
  gap_fen bigint NOT NULL,
  construction_arranged_fen bigint NOT NULL,
  spent_during_fen bigint NOT NULL,
  must_compress_fen bigint NOT NULL,
  funded_through integer NOT NULL,
  PRIMARY KEY (region, fiscal_year, episode)
);

CREATE TABLE read.gap_alert_acknowledgements (
  position bigint PRIMARY KEY,
  region text NOT NULL,
  fiscal_year integer NOT NULL,
  episode integer NOT NULL,
  plan text NOT NULL,
  due_on date NOT NULL,
  occurred_on date NOT NULL,
  acknowledged_by text NOT NULL,
  recorded_at timestamptz(3) NOT NULL
);
CREATE INDEX acknowledgements_of_alert
  ON read.gap_alert_acknowledgements (region, fiscal_year, episode)`;

/** Ordinary work reads them; the owner writes them. A rebuilt schema gets the same rights. */
const privileges = `
GRANT USAGE ON SCHEMA read TO doudi_app;
GRANT SELECT ON ALL TABLES IN SCHEMA read TO doudi_app`;
