/**
 * Digests of the vault's ciphertexts, committed in batches: the rows of a batch lie in the vault,
 * their hash in an event, so that a row that is exchanged or replaced is found without the key.
 */
import { createHash } from 'node:crypto';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { eventIdOf, uuidFromName } from '../../event-store/identifiers.js';
import type { EventStore } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { commitVaultDigests } from '../domain/access-deciders.js';

const ROWS_A_BATCH = 20_000;
/** Batches that are looked at again: a process may have died before it recorded one. */
const LATEST_BATCHES = 20;
/** Any fixed UUID: the namespace of the ids of these commands. */
const NAMESPACE = '3c5a7b0e-1d64-4f2a-9a0b-8b1f6d2c9e57';
const ACTOR = { subject: 'doudi', role: 'system', organisation: '' };

export interface CommittedRow {
  readonly pseudonym: string;
  readonly digest: Buffer;
}

/** In hexadecimal. @param rows of a batch, by pseudonym and digest */
export function hashOfBatch(rows: readonly CommittedRow[]): string {
  const hash = createHash('sha256');
  for (const { pseudonym, digest } of rows) hash.update(`${pseudonym} ${digest.toString('hex')}\n`);
  return hash.digest('hex');
}

export function rowsOfBatch(sql: Sql, batch: bigint): Promise<readonly CommittedRow[]> {
  return sql.query<CommittedRow>(
    'SELECT pseudonym, digest FROM vault.committed WHERE batch = $1 ORDER BY pseudonym, digest',
    [batch],
  );
}

export interface Committing {
  readonly sql: Sql;
  readonly store: EventStore;
  readonly handler: CommandHandler;
}

/** Commits what is new in the vault. Several processes may do it at once. */
export async function commitDigests(committing: Committing): Promise<void> {
  const { sql } = committing;
  for (;;) {
    const [made] = await sql.query<{ batch: bigint | null }>(
      `SELECT vault.commit_digests(${ROWS_A_BATCH}) AS batch`,
    );
    if (made!.batch === null) break;
    await record(committing, made!.batch);
  }
  const latest = await sql.query<{ batch: bigint }>(
    `SELECT DISTINCT batch FROM vault.committed ORDER BY batch DESC LIMIT ${LATEST_BATCHES}`,
  );
  for (const { batch } of latest.toReversed()) await record(committing, batch);
}

async function record({ sql, store, handler }: Committing, batch: bigint): Promise<void> {
  const commandId = uuidFromName(NAMESPACE, String(batch));
  const [known] = await store.findEvents([eventIdOf(commandId, 0)]);
  if (known) return;
  const rows = await rowsOfBatch(sql, batch);
  const data = { batch: Number(batch), rows: rows.length, sha256: hashOfBatch(rows) };
  const context = { actor: ACTOR, commandId, correlationId: commandId };
  const { kind } = await handler.execute(commitVaultDigests, data, context);
  if (kind !== 'recorded') throw new Error(`the digests were not committed: ${kind}`);
}
