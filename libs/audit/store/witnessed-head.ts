/** The furthest head in the database that a quorum of the given witnesses cosigned. */
import type { Sql } from '../../postgres/sql.js';
import { cosignaturesOf } from '../domain/cosignature.js';
import { type PublicKey, formatKey } from '../domain/signed-note.js';
import type { OutsideWord } from '../domain/verdict.js';

export interface Witnesses {
  readonly keys: readonly PublicKey[];
  /** So many of them must have cosigned. */
  readonly quorum: number;
  /** Their latest quorum is no older; left out: two hours. */
  readonly mostAgeSeconds?: number;
}

/**
 * A head is signed anew at least hourly though nothing came, and witnesses follow: a copy whose
 * latest quorum is older than this may be an old one.
 */
export const MOST_AGE_SECONDS = 2 * 3600;

/** Texts with a line of any of the witnesses, the largest and newest first. */
const WITNESSED = `
  SELECT c.size, t.checkpoint || string_agg(c.line, '') AS text
    FROM store.cosignatures c
    JOIN (SELECT size, NULL::timestamptz AS signed_at, checkpoint FROM store.seals
          UNION ALL SELECT size, signed_at, checkpoint FROM store.signed_heads) AS t
      ON t.size = c.size AND t.signed_at IS NOT DISTINCT FROM c.signed_at
   WHERE c.key = ANY ($1) AND c.size <= $2
   GROUP BY c.size, t.signed_at, t.checkpoint
   ORDER BY c.size DESC, t.signed_at DESC NULLS LAST LIMIT $3 OFFSET $4`;
const AT_ONCE = 200;

/** @param upTo heads up to there are known to be what they say */
export async function witnessedHead(
  sql: Sql,
  witnesses: Witnesses,
  upTo: bigint,
): Promise<OutsideWord | undefined> {
  const names = witnesses.keys.map((key) => formatKey(key, 'cosignature'));
  for (let skipped = 0; ; skipped += AT_ONCE) {
    const rows = await sql.query<{ readonly size: bigint; readonly text: string }>(WITNESSED, [
      names,
      upTo,
      AT_ONCE,
      skipped,
    ]);
    for (const { size, text } of rows) {
      const word = quorumOn(text, size, witnesses);
      if (word) return word;
    }
    if (rows.length < AT_ONCE) return undefined;
  }
}

/** undefined: too few of them cosigned the text. */
export function quorumOn(
  text: string,
  size: bigint,
  { keys, quorum }: Witnesses,
): OutsideWord | undefined {
  const cosignatures = cosignaturesOf(text, keys);
  const times = cosignatures.map(({ time }) => Number(time)).sort((a, b) => b - a);
  // So many of them knew of no larger tree at this time or later.
  const time = times[quorum - 1];
  if (time === undefined) return undefined;
  const at = new Date(time * 1000).toISOString();
  return { kind: 'quorum', size, time: at, by: `${cosignatures.length}/${quorum}` };
}
