import type { MigrationInterface, QueryRunner } from 'typeorm';
import { emptiedReadModels } from './emptied-read-models.js';

/**
 * Receipts of several entries, transfers of several programs, and postings that say what of them is
 * redirectable, of the pooled group, and of which month. What is new follows from the events alone,
 * not from the rows: all of them are made anew.
 */
export class SecondEdition0180 implements MigrationInterface {
  readonly name = 'SecondEdition0000000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(emptiedReadModels);
    await runner.query(columns);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const columns = `
ALTER TABLE read.postings
  ADD COLUMN pooled boolean NOT NULL,
  ADD COLUMN redirectable_fen numeric NOT NULL,
  ADD COLUMN month integer;

ALTER TABLE read.receipts
  ADD COLUMN place integer NOT NULL,
  DROP CONSTRAINT receipts_pkey,
  ADD PRIMARY KEY (position, place);

ALTER TABLE read.transfers ALTER COLUMN program DROP NOT NULL;
ALTER TABLE read.transfer_lines
  ADD COLUMN program text NOT NULL,
  ADD COLUMN class text NOT NULL,
  ADD COLUMN pooled boolean NOT NULL;

ALTER TABLE read.fund_moves
  ADD COLUMN entry_program text,
  ADD COLUMN entry_source text,
  ADD COLUMN award_program text;

ALTER TABLE read.pool_moves
  ADD COLUMN entry_program text,
  ADD COLUMN entry_source text;
`;
