import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Numbers have one form, payments keep the name and the account they were recorded with, and
 * findings look at both.
 */
export class Persons0181 implements MigrationInterface {
  readonly name = 'Persons0000000000181';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(vault);
    await runner.query(readModels);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * `is_normal`: the number was judged and lies here in its one form; others are examined at a start.
 * `becomes`: the pseudonym of that form, where this one is of another.
 */
const vault = `
ALTER TABLE vault.persons ADD COLUMN is_normal boolean NOT NULL DEFAULT false;
ALTER TABLE vault.persons ADD COLUMN becomes text COLLATE "C";
CREATE INDEX persons_to_examine ON vault.persons (pseudonym)
  WHERE NOT is_normal AND forgotten_at IS NULL;
CREATE INDEX persons_of_another_form ON vault.persons (becomes) WHERE becomes IS NOT NULL;
CREATE TABLE vault.payees (
  pseudonym text COLLATE "C" NOT NULL REFERENCES vault.persons,
  mark bytea NOT NULL,
  payee bytea NOT NULL,
  first_seen timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (pseudonym, mark)
);
COMMENT ON TABLE vault.payees IS 'Payees and accounts of a person''s payments, sealed; mark is a keyed hash';
GRANT SELECT, INSERT, DELETE ON vault.payees TO doudi_app`;

/**
 * `name` is the part of a mark by which names are compared, empty where there is none or it is not
 * known. A person's payments are found by person and name.
 */
const readModels = `
ALTER TABLE read.payments ADD COLUMN name text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE read.payments ADD COLUMN payee text;
ALTER TABLE read.payments ADD COLUMN doubtful boolean NOT NULL DEFAULT false;
DROP INDEX read.payments_of_beneficiary;
CREATE INDEX payments_of_beneficiary ON read.payments (beneficiary, name);
CREATE TABLE read.linked_persons (
  position bigint NOT NULL,
  beneficiary text COLLATE "C" PRIMARY KEY,
  becomes text COLLATE "C" NOT NULL
);
GRANT SELECT ON read.linked_persons TO doudi_app`;
