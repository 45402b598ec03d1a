import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents are found by the one form of their numbers, however somebody spells them. The rows
 * follow from the events, which are projected anew after migration 0180.
 */
export class DocumentForms0183 implements MigrationInterface {
  readonly name = 'DocumentForms0000000000183';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const columns = `
ALTER TABLE read.receipts ADD COLUMN document_form text NOT NULL;
ALTER TABLE read.transfers ADD COLUMN document_form text NOT NULL;
CREATE INDEX receipts_of_form ON read.receipts (document_form);
CREATE INDEX transfers_of_form ON read.transfers (document_form);
`;
