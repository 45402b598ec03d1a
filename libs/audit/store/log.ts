import { randomBytes } from 'node:crypto';
import type { Sql } from '../../postgres/sql.js';
import type { TreeHash } from '../domain/tree-hash.js';

/** What a log is for good. */
export interface Log {
  readonly origin: string;
  /** By which it began; another where it was ended after a restore and goes on. */
  readonly firstOrigin: string;
  readonly hash: TreeHash;
}

/** The settings ask for another hash than the log has had from its beginning. */
export class SealHashDiffers extends Error {
  override readonly name = 'SealHashDiffers';
  constructor(wanted: TreeHash, { origin, hash }: Log) {
    super(
      `DOUDI_SEAL_HASH=${wanted}: 日志 ${origin} 自首次封存起使用 ${hash}，不能更改；请改为 ${hash} 或不设置 / ` +
        `the log ${origin} has used ${hash} since its beginning, which stays: set ${hash} or nothing`,
    );
  }
}

/**
 * The name of the present key of seals is the origin: a log that was restored below what it had
 * signed goes on under another.
 * @returns undefined: nothing was sealed or receipted yet
 */
export async function knownLog(sql: Sql): Promise<Log | undefined> {
  const [row] = await sql.query<Log>(
    `SELECT hash, origin AS "firstOrigin", coalesce((SELECT split_part(key, '+', 1) FROM store.seal_keys
        ORDER BY since DESC, key LIMIT 1), origin) AS origin FROM store.log`,
  );
  return row;
}

export function newOrigin(province: string): string {
  return `doudi/${province}/${randomBytes(4).toString('hex')}`;
}

/**
 * The log's own name and its hash, given once: by the process that first seals or signs a receipt.
 * @param wanted null: what the log has, SHA-256 for a new one
 * @throws SealHashDiffers
 */
export async function openLog(sql: Sql, province: string, wanted: TreeHash | null): Promise<Log> {
  await sql.query('INSERT INTO store.log (origin, hash) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    newOrigin(province),
    wanted ?? 'sha256',
  ]);
  const log = (await knownLog(sql))!;
  requireHash(log, wanted);
  return log;
}

/** @throws SealHashDiffers */
export function requireHash(log: Log | undefined, wanted: TreeHash | null): void {
  if (log && wanted !== null && wanted !== log.hash) throw new SealHashDiffers(wanted, log);
}
