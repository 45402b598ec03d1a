/** Rotation of the key that signs seals. */
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import { signAnnouncement } from '../domain/key-succession.js';
import { type NoteSigner, type PublicKey, formatKey, publicKeyOf } from '../domain/signed-note.js';
import { knownLog } from './log.js';
import { SealKeyNotInTurn } from './seal-refusals.js';

/** Any fixed number. Shared by seals, exclusive to a rotation: its size is the last seal's. */
const ROTATION_LOCK = 20_160_433;

/** The text of the present key; undefined: there is none yet. */
export async function presentSealKey(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ key: string }>(
    'SELECT key FROM store.seal_keys ORDER BY since DESC, key LIMIT 1',
  );
  return rows[0]?.key;
}

/** Makes the first key known. @throws SealKeyNotInTurn for any other than the present one */
export async function requirePresentKey(client: pg.ClientBase, key: PublicKey): Promise<void> {
  await client.query(
    `INSERT INTO store.seal_keys (key) SELECT $1
       WHERE NOT EXISTS (SELECT FROM store.seal_keys) ON CONFLICT DO NOTHING`,
    [formatKey(key)],
  );
  if ((await presentSealKey(client)) !== formatKey(key)) throw new SealKeyNotInTurn(key);
}

/** Does what adds a seal in one transaction, during which no key is rotated. */
export async function sealUnderPresentKey(
  client: pg.ClientBase,
  key: PublicKey,
  insert: () => Promise<unknown>,
): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock_shared($1)', [ROTATION_LOCK]);
    if ((await presentSealKey(client)) !== formatKey(key)) throw new SealKeyNotInTurn(key);
    await insert();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

export interface SealKeyRotation {
  readonly connectionString: string;
  /** null: the older key is lost, so nobody announces the newer. */
  readonly older: NoteSigner | null;
  readonly newer: NoteSigner;
  /** ISO 8601. */
  readonly at: string;
}

export type RotationMade =
  /** `announcement` is null where the older key is lost. */
  | { readonly kind: 'made'; readonly size: bigint; readonly announcement: string | null }
  /** It was made before, by a command that did not come to its end. */
  | { readonly kind: 'made-before'; readonly announcement: string | null }
  /** No seal was made yet, so nobody is to be notified. */
  | { readonly kind: 'first' };

/** @throws SealKeyNotInTurn where the older key is not the present one */
export async function rotateSealKey(rotation: SealKeyRotation): Promise<RotationMade> {
  const { connectionString } = rotation;
  const client = createClient({
    connectionString,
    role: 'projector',
    applicationName: 'doudi keys',
    holdsLocks: true,
  });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [ROTATION_LOCK]);
    const made = await rotateIn(client, rotation);
    await client.query('COMMIT');
    return made;
  } finally {
    await client.end();
  }
}

async function rotateIn(
  client: pg.Client,
  { older, newer, at }: SealKeyRotation,
): Promise<RotationMade> {
  const present = await presentSealKey(client);
  if (present === undefined) return { kind: 'first' };
  const { rows } = await client.query<{ size: bigint }>(
    'SELECT coalesce(max(size), 0) AS size FROM store.seals',
  );
  const [{ origin }, { size }] = [(await knownLog(clientSql(client)))!, rows[0]!];
  const next = publicKeyOf(origin, newer);
  if (present === formatKey(next)) {
    const { rows: known } = await client.query<{ announcement: string | null }>(
      'SELECT announcement FROM store.seal_keys WHERE key = $1',
      [present],
    );
    return { kind: 'made-before', announcement: known[0]!.announcement };
  }
  const announcement = older && announced(older, { origin, size, newer: next, announcedAt: at });
  if (older && present !== formatKey(publicKeyOf(origin, older))) {
    throw new SealKeyNotInTurn(publicKeyOf(origin, older));
  }
  const { rowCount } = await client.query(
    // Later than all before it, also where the clock was set back.
    `INSERT INTO store.seal_keys (key, announcement, since)
       SELECT $1, $2, greatest(clock_timestamp(), max(since) + interval '1 ms')
         FROM store.seal_keys ON CONFLICT DO NOTHING`,
    [formatKey(next), announcement],
  );
  // A key that was present before never becomes present again.
  if (rowCount === 0) throw new SealKeyNotInTurn(next);
  return { kind: 'made', size, announcement };
}

function announced(
  older: NoteSigner,
  said: { origin: string; size: bigint; newer: PublicKey; announcedAt: string },
): string {
  return signAnnouncement({ ...said, older: publicKeyOf(said.origin, older) }, older);
}
