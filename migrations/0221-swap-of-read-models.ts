import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A rebuild needs schemas beside the live ones, and their names in the end. The projector may make
 * none in the database: it asks for just these. Sealing is its own; what begins in EventStoreDB is
 * said by a function, for the process that says so is not the owner any more.
 */
export class SwapOfReadModels0221 implements MigrationInterface {
  readonly name = 'SwapOfReadModels0000000000221';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions);
    await runner.query(privileges);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Views before tables: whoever asks locks them in this order too. */
const functions = `
CREATE FUNCTION store.drop_next_read_models() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DROP SCHEMA IF EXISTS published_next, read_next CASCADE;
END
$$;

CREATE FUNCTION store.make_next_read_models() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM store.drop_next_read_models();
  CREATE SCHEMA read_next AUTHORIZATION doudi_projector;
  CREATE SCHEMA published_next AUTHORIZATION doudi_projector;
END
$$;

CREATE FUNCTION store.swap_read_models() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  DROP SCHEMA IF EXISTS published CASCADE;
  ALTER SCHEMA read RENAME TO read_before;
  ALTER SCHEMA read_next RENAME TO read;
  ALTER SCHEMA published_next RENAME TO published;
  DROP SCHEMA read_before CASCADE;
END
$$;

CREATE FUNCTION store.begin_in_eventstoredb(log uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE store.head SET home = 'eventstoredb', closed_at = 0, log_id = log
    WHERE home = 'postgresql' AND position = 0 AND log_id IS NULL
$$`;

const privileges = `
REVOKE ALL ON FUNCTION store.drop_next_read_models, store.make_next_read_models,
  store.swap_read_models, store.begin_in_eventstoredb FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.drop_next_read_models, store.make_next_read_models,
  store.swap_read_models TO doudi_projector;
GRANT EXECUTE ON FUNCTION store.begin_in_eventstoredb TO doudi_app, doudi_projector;
REVOKE INSERT ON store.seals, store.tree_nodes, store.seal_keys FROM doudi_app`;
