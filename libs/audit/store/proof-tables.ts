/** The tables beside events and seals that proofs are served from. */
import type { Sql } from '../../postgres/sql.js';
import { readCheckpoint } from '../domain/checkpoint.js';
import { verifyCosignature } from '../domain/cosignature.js';
import type { Fault } from '../domain/faults.js';
import { parseKey } from '../domain/signed-note.js';
import type { NewestHead } from '../domain/verdict.js';
import { rowsOf } from './cursor-rows.js';
import type { Log } from './log.js';
import type { LogKeys } from './log-keys.js';

interface Known {
  /** As the first seal says. */
  readonly origin: string | undefined;
  /** As the table says. */
  readonly log: Log | undefined;
}

/** Names of the log, heads that were signed anew, cosignatures. */
export async function recordFaults(
  sql: Sql,
  keys: LogKeys,
  { origin, log }: Known,
): Promise<readonly Fault[]> {
  const because = `${log?.firstOrigin ?? '-'} / ${origin}`;
  const isOther = origin !== undefined && log?.firstOrigin !== origin;
  return [
    ...(isOther ? [{ what: 'KEY_CHANGED', position: 0n, because } as const] : []),
    ...(await signedHeadFaults(sql, keys)),
    ...(await cosignatureFaults(sql)),
  ];
}

interface HeadRow {
  readonly size: bigint;
  readonly signedAt: string;
  readonly checkpoint: string;
  /** Of the seal of that size; null: there is none. */
  readonly root: Buffer | null;
}

/** Each is of the size and root of a seal, by a key in its turn, with the time that is signed. */
async function signedHeadFaults(sql: Sql, keys: LogKeys): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const text = `SELECT h.size, h.signed_at AS "signedAt", h.checkpoint, s.root
    FROM store.signed_heads h LEFT JOIN store.seals s ON s.size = h.size ORDER BY h.size, h.signed_at`;
  for await (const row of rowsOf<HeadRow>(sql, 'heads_signed_anew', text)) {
    const { size, signedAt, checkpoint, root } = row;
    const said = keys.verify(checkpoint);
    if (said.verdict === 'OUT_OF_TURN') faults.push({ what: 'KEY_OUT_OF_TURN', position: size });
    else if (said.verdict !== 'VALID') {
      faults.push({ what: 'SEAL_CHANGED', position: size, because: said.verdict });
    } else if (said.head.size !== size || !root?.equals(said.head.root)) {
      const isSplit = said.head.size === size && root !== null;
      faults.push({ what: isSplit ? 'SPLIT_VIEW' : 'SEAL_CHANGED', position: size });
    } else if (said.head.time !== signedAt) {
      faults.push({ what: 'SEAL_TIME_FALLS', position: size, because: 'NOT_AS_SIGNED' });
    }
  }
  return faults;
}

interface CosignatureRow {
  readonly size: bigint;
  readonly key: string;
  readonly time: bigint;
  readonly line: string;
  /** The text that it is of; null: there is none. */
  readonly checkpoint: string | null;
}

const COSIGNATURES = `SELECT c.size, c.key, c.time, c.line, t.checkpoint
  FROM store.cosignatures c
  LEFT JOIN (SELECT size, NULL::timestamptz AS signed_at, checkpoint FROM store.seals
             UNION ALL SELECT size, signed_at, checkpoint FROM store.signed_heads) AS t
    ON t.size = c.size AND t.signed_at IS NOT DISTINCT FROM c.signed_at
  ORDER BY c.size, c.key, c.time`;

async function cosignatureFaults(sql: Sql): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for await (const row of rowsOf<CosignatureRow>(sql, 'cosignatures_kept', COSIGNATURES)) {
    const key = parseKey(row.key, 'cosignature');
    const said = key && verifyCosignature(`${row.checkpoint ?? ''}${row.line}`, key);
    const isGood = said?.verdict === 'VALID' && said.time === row.time;
    if (isGood) continue;
    const because = `${said?.verdict ?? 'MALFORMED'} ${row.key}`;
    faults.push({ what: 'COSIGNATURE_CHANGED', position: row.size, because });
  }
  return faults;
}

/** The newest text of the largest size. */
export async function newestHead(sql: Sql, now: number): Promise<NewestHead | null> {
  const [row] = await sql.query<{ size: bigint; checkpoint: string; at: string }>(
    `SELECT size, checkpoint, sealed_at AS at FROM store.seals
       WHERE size = (SELECT max(size) FROM store.seals)
     UNION ALL SELECT size, checkpoint, signed_at FROM store.signed_heads
       WHERE size = (SELECT max(size) FROM store.seals)
     ORDER BY at DESC LIMIT 1`,
  );
  if (!row) return null;
  const signed = readCheckpoint(row.checkpoint)?.time;
  const signedAt = signed ?? row.at;
  const ageSeconds = Math.round((now - Date.parse(signedAt)) / 1000);
  return { size: row.size, signedAt, isSigned: signed !== undefined, ageSeconds };
}
