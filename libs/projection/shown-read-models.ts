/** The live read models at one moment, for whoever may only read: rows and how far they are. */
import type pg from 'pg';
import type { Partition } from './partition.js';
import { leastOf } from './positions.js';
import { partitionPositions } from './projector.js';
import type { Place } from './row-comparison.js';

/** Before the snapshot, so that none of the tables is exchanged for another meanwhile. */
const LOCK_ALL = `SELECT string_agg('read."' || c.relname || '"', ', ') AS tables
  FROM pg_class c WHERE c.relnamespace = 'read'::regnamespace AND c.relkind IN ('r', 'p')`;

export class ShownReadModels {
  private constructor(
    readonly place: Place,
    private readonly positions: ReadonlyMap<string, bigint>,
    private readonly lanes: string,
  ) {}

  /** Up to there all of them are written. */
  get position(): bigint {
    return leastOf(this.positions.values());
  }

  /** Begins a transaction, which ends with the connection. */
  static async open(client: pg.ClientBase): Promise<ShownReadModels> {
    for (;;) {
      const lanes = await lanesTable(client);
      const { rows } = await client.query<{ tables: string }>(LOCK_ALL);
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(`LOCK TABLE ${rows[0]!.tables} IN ACCESS SHARE MODE`);
      const positions = await partitionPositions(client);
      const shown = new ShownReadModels({ client, schema: 'read' }, positions, lanes);
      // A rebuild may have exchanged the tables while the locks were taken.
      if (await shown.isCurrent()) return shown;
      await client.query('ROLLBACK');
    }
  }

  /** Of a partition that has lost its row, what all have that have one. */
  positionOf({ name }: Partition): bigint {
    return this.positions.get(name) ?? this.position;
  }

  /** False once a rebuild has put other tables in the place of these. */
  async isCurrent(): Promise<boolean> {
    return (await lanesTable(this.place.client)) === this.lanes;
  }
}

/** By its name now, whatever the snapshot. */
async function lanesTable(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ lanes: string }>(
    `SELECT to_regclass('read.lanes')::oid::text AS lanes`,
  );
  return rows[0]!.lanes;
}
