/** What the read models came to at positions: made for the sealer, kept for whoever proves. */
import type pg from 'pg';
import type { Sql } from '../../postgres/sql.js';
import { digestLeaves } from '../../projection/digest-leaves.js';
import type { ReadModelsCommitment } from '../domain/checkpoint.js';
import { countyLeaf, readCountyLeaf } from '../domain/county-history.js';
import {
  type CountyProof,
  commitmentRoot,
  countyProof,
  headOfTexts,
} from '../domain/read-model-tree.js';
import { HISTORY_COLUMNS, type HistoryRow, historyOfRow } from '../projections/county-histories.js';

interface Made extends ReadModelsCommitment {
  /** Head over the digests of the tables. */
  readonly tables: Buffer;
  /** Leaves, by the counties' codes. */
  readonly counties: readonly string[];
}

/** Of the rows as they are; undefined: the partitions are not at one position. */
export async function presentCommitment(client: pg.ClientBase): Promise<Made | undefined> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const found = await digestLeaves(client);
    if (!found) return undefined;
    const { position } = found;
    const { rows } = await client.query<HistoryRow>(
      `SELECT ${HISTORY_COLUMNS} FROM read.county_histories ORDER BY region`,
    );
    const counties = rows.map((row) => countyLeaf(historyOfRow(row), position));
    const tables = headOfTexts(found.leaves);
    return { position, tables, counties, root: commitmentRoot(counties, tables) };
  } finally {
    await client.query('COMMIT');
  }
}

const INSERT = `INSERT INTO store.read_model_commitments (position, root, tables, counties)
  VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;

/** Making one takes at most so much of a second of the sealer's time: one part in twenty. */
const PAUSE_FACTOR = 20;

/** For the sealer: the latest commitment that a head of so many events may name. */
export class ReadModelCommitments {
  private made: readonly ReadModelsCommitment[] = [];
  private notBefore = 0;

  /** @param connect a connection that reads the read models and adds commitments, for one time */
  constructor(private readonly connect: () => Promise<pg.Client>) {}

  async upTo(size: bigint): Promise<ReadModelsCommitment | undefined> {
    if (performance.now() >= this.notBefore) await this.make();
    return this.made.find(({ position }) => position <= size);
  }

  /** The present one is kept, and the one before it, which heads name that end before it. */
  private async make(): Promise<void> {
    const startedAt = performance.now();
    const client = await this.connect();
    try {
      const present = await presentCommitment(client);
      const [latest] = this.made;
      if (present && latest?.position !== present.position) {
        const { position, root, tables, counties } = present;
        await client.query(INSERT, [position, root, tables, counties]);
        this.made = [{ position, root }, ...(latest ? [latest] : [])];
      }
    } finally {
      await client.end().catch(() => undefined);
      const now = performance.now();
      this.notBefore = now + (now - startedAt) * PAUSE_FACTOR;
    }
  }
}

/** The county's leaf under what a checkpoint names; undefined: there is none. */
export async function committedCounty(
  sql: Sql,
  { position, root }: ReadModelsCommitment,
  region: string,
): Promise<CountyProof | undefined> {
  const [row] = await sql.query<{ tables: Buffer; counties: readonly string[] }>(
    `SELECT tables, counties FROM store.read_model_commitments
      WHERE position = $1 AND root = $2`,
    [position, root],
  );
  const index = row?.counties.findIndex((leaf) => readCountyLeaf(leaf)?.region === region) ?? -1;
  return row && index >= 0 ? countyProof(row.counties, index, row.tables) : undefined;
}
