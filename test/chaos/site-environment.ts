import { randomBytes } from 'node:crypto';
import path from 'node:path';

export const SECRET = randomBytes(32).toString('hex');

/** What all processes of a site over the database are told. */
export function environmentOf(
  connectionString: string,
  folder: string,
): Readonly<Record<string, string>> {
  const key = (): string => randomBytes(32).toString('base64');
  return {
    DATABASE_URL: connectionString,
    AUTH_JWT_SECRET: SECRET,
    DOUDI_VAULT_KEY: key(),
    DOUDI_SEAL_KEY: key(),
    DOUDI_SEAL_STATE: path.join(folder, 'seal-state/last-signed.txt'),
    DOUDI_RECEIPT_KEY: key(),
    DOUDI_RATE_LIMIT: '0',
    DOUDI_WORK_SECONDS: '0',
    DOUDI_LOOP_WAIT_MS: '0',
    LOG_LEVEL: 'warn',
  };
}
