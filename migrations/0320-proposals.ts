import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proposals and what they propose, which lies sealed. No earlier event is of these. */
export class Proposals0320 implements MigrationInterface {
  readonly name = 'Proposals0000000000320';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(steps);
    await runner.query(vault);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const steps = `
CREATE TABLE read.proposal_steps (
  position bigint PRIMARY KEY,
  recorded_at timestamptz(3) NOT NULL,
  proposal_id text NOT NULL,
  step text NOT NULL,
  revision bigint NOT NULL,
  kind text,
  event_type text,
  permission text,
  region text,
  fiscal_year integer,
  amount_fen bigint,
  key text,
  expires_on date,
  warnings text,
  reason text,
  taken_by text NOT NULL,
  role text NOT NULL,
  organisation text NOT NULL
);
CREATE INDEX proposal_steps_of_proposal ON read.proposal_steps (proposal_id, position);
CREATE INDEX proposal_steps_of_region ON read.proposal_steps (region, position);
GRANT SELECT ON read.proposal_steps TO doudi_app`;

/** Dropped where the proposal is over; until then nothing changes but the key they lie under. */
const vault = `
CREATE TABLE vault.proposal_texts (
  proposal_id text COLLATE "C" NOT NULL,
  content_hash text NOT NULL,
  part text NOT NULL CHECK (part IN ('command', 'form')),
  sealed bytea NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now(),
  key_no integer NOT NULL,
  PRIMARY KEY (proposal_id, content_hash, part)
);
GRANT SELECT, INSERT, DELETE ON vault.proposal_texts TO doudi_app;
GRANT UPDATE (sealed, key_no) ON vault.proposal_texts TO doudi_app`;
