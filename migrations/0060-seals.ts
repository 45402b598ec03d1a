import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signed heads of the tree over all events, and what proofs are made of. */
export class Seals0060 implements MigrationInterface {
  readonly name = 'Seals0000000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(immutability);
    await runner.query(privileges);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * `leaves` are the hashes of the leaves from `previous_size` to `size`, 32 bytes each, not
 * compressed, so that a part is read without the rest. `tree_nodes` are the complete subtrees of
 * 256 leaves and more; smaller ones are hashed from the leaves. `seal_keys` are all the public keys
 * that ever signed, as `name+id+key`.
 */
const tables = `
CREATE TABLE store.seals (
  size          bigint PRIMARY KEY,
  previous_size bigint NOT NULL UNIQUE,
  root          bytea NOT NULL,
  checkpoint    text NOT NULL,
  sealed_at     timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  leaves        bytea NOT NULL,
  CONSTRAINT seals_grow CHECK (size > previous_size AND previous_size >= 0),
  CONSTRAINT seals_leaves CHECK (octet_length(leaves) = 32 * (size - previous_size)),
  CONSTRAINT seals_root CHECK (octet_length(root) = 32)
);
ALTER TABLE store.seals ALTER COLUMN leaves SET STORAGE EXTERNAL;

CREATE TABLE store.tree_nodes (
  height smallint NOT NULL,
  place  bigint NOT NULL,
  hash   bytea NOT NULL,
  PRIMARY KEY (height, place)
);

CREATE TABLE store.seal_keys (
  key   text COLLATE "C" PRIMARY KEY,
  since timestamptz(3) NOT NULL DEFAULT clock_timestamp()
)`;

const immutability = ['seals', 'tree_nodes', 'seal_keys']
  .map(
    (table) => `
CREATE TRIGGER ${table}_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON store.${table}
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();`,
  )
  .join('');

const privileges = `
GRANT SELECT, INSERT ON store.seals, store.tree_nodes, store.seal_keys TO doudi_app`;
