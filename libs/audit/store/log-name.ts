import { randomBytes } from 'node:crypto';
import type { Sql } from '../../postgres/sql.js';

/** The log's own name, given once: by the process that first seals or signs a receipt. */
export async function logName(sql: Sql, province: string): Promise<string> {
  const name = `doudi/${province}/${randomBytes(4).toString('hex')}`;
  await sql.query('INSERT INTO store.log (origin) VALUES ($1) ON CONFLICT DO NOTHING', [name]);
  const [row] = await sql.query<{ origin: string }>('SELECT origin FROM store.log');
  return row!.origin;
}
