/** Who seals: the processes that project, with the key of the settings or of the data folder. */
import { hkdfSync } from 'node:crypto';
import { KEY_BYTES, ensureKeyFile } from '../../../libs/access/store/key-file.js';
import { Sealer } from '../../../libs/audit/store/sealer.js';
import { type System, businessDateToday } from './system.js';

export async function openSealer(
  system: System,
  onFailure: (error: Error) => void,
): Promise<Sealer> {
  const { settings, connectionString } = system;
  const key = await sealKey(settings.dataDir, settings.sealKey);
  const { province } = settings;
  return new Sealer({ connectionString, key, province, today: businessDateToday, onFailure });
}

/** A key that is longer than the seed of Ed25519 counts whole. */
async function sealKey(dataDir: string, given: string | null): Promise<Buffer> {
  if (given === null) return ensureKeyFile(dataDir, 'seal');
  const secret = Buffer.from(given, 'base64');
  if (secret.length === KEY_BYTES) return secret;
  return Buffer.from(hkdfSync('sha256', secret, '', 'doudi seal key', KEY_BYTES));
}
