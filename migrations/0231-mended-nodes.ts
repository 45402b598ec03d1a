import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kept hashes of the tree follow from the leaves: the sealer puts right one that was changed. */
export class MendedNodes0231 implements MigrationInterface {
  readonly name = 'MendedNodes0000000000231';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(mend);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Runs as the owner, since no role may change a row otherwise. */
const mend = `
CREATE FUNCTION store.mend_tree_nodes(heights smallint[], places bigint[], hashes bytea[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  ALTER TABLE store.tree_nodes DISABLE TRIGGER tree_nodes_stay;
  INSERT INTO store.tree_nodes AS n (height, place, hash)
    SELECT * FROM unnest(heights, places, hashes)
    ON CONFLICT (height, place) DO UPDATE SET hash = excluded.hash;
  ALTER TABLE store.tree_nodes ENABLE TRIGGER tree_nodes_stay;
END
$$;
REVOKE ALL ON FUNCTION store.mend_tree_nodes(smallint[], bigint[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.mend_tree_nodes(smallint[], bigint[], bytea[]) TO doudi_projector`;
