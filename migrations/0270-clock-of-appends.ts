import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An append says what its process's clock shows, and stays out where that is far from here. */
export class ClockOfAppends0270 implements MigrationInterface {
  readonly name = 'ClockOfAppends0000000000270';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(requireClock);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/**
 * Asked in the statement of the append, which is taken back where this raises. The functions of the
 * append stay as they are, so that processes of the release before go on while others are replaced.
 */
const requireClock = `
CREATE FUNCTION store.require_clock(shown timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ahead numeric := extract(epoch FROM shown - clock_timestamp());
BEGIN
  IF abs(ahead) > 60 THEN
    RAISE EXCEPTION 'clocks differ by % s', round(ahead, 1) USING ERRCODE = 'DC001';
  END IF;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION store.require_clock FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.require_clock TO doudi_app;
`;
