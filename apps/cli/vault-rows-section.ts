/** With `--vault` and the master key every row of the vault is opened. Nothing of them is shown. */
import { examineVault } from '../../libs/access/store/vault-examination.js';
import { keyFilePath, readKeyFile } from '../../libs/access/store/key-file.js';
import { KEY_FILE, VaultKeys } from '../../libs/access/store/vault-keys.js';
import type { Fault } from '../../libs/audit/domain/faults.js';
import type {
  SectionContext,
  SectionReport,
  VerificationSection,
} from '../../libs/audit/store/verification-section.js';
import type { Settings } from '../../libs/configuration/settings.js';
import { SEALED_TEXTS } from '../system/vault-key-rotation.js';
import { clientSql } from '../../libs/postgres/client-sql.js';
import { createClient } from '../../libs/postgres/connections.js';
import type { Login } from '../../libs/postgres/logins.js';
import { vaultKeySource } from '../system/system.js';
import { UsageError } from './command.js';

const MOST_NAMED = 40;

/** @param login of the api: nobody else may read what lies in the vault */
export function vaultRows(settings: Settings, login: Login): VerificationSection {
  return { verify: (context) => opened(settings, login, context) };
}

async function opened(
  settings: Settings,
  login: Login,
  { progress }: SectionContext,
): Promise<SectionReport> {
  await requireKey(settings);
  const client = createClient({ ...login, applicationName: 'doudi verify' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sql = clientSql(client);
    const [any] = await sql.query('SELECT FROM vault.keys LIMIT 1');
    if (!any) return { faults: [], lines: [['保险库：尚无内容', 'vault: nothing lies in it yet']] };
    const keys = await VaultKeys.open(sql, vaultKeySource(settings));
    const tell = (rows: number): void => progress?.(BigInt(rows), BigInt(rows));
    const found = await examineVault(sql, keys, SEALED_TEXTS, tell);
    const { bad, forgotten, opened: count } = found;
    const more = bad.length > MOST_NAMED ? ` (+${bad.length - MOST_NAMED})` : '';
    const faults = bad.slice(0, MOST_NAMED).map((place, at): Fault => {
      const because = at === MOST_NAMED - 1 ? place + more : place;
      return { what: 'VAULT_ROW_UNREADABLE', position: 0n, because };
    });
    return {
      faults,
      lines: [
        [
          `保险库：用主密钥打开 ${count} 处，打不开 ${bad.length} 处；遗忘者 ${forgotten} 行`,
          `vault: ${count} opened with the master key, ${bad.length} not; ${forgotten} rows of persons who were forgotten`,
        ],
      ],
    };
  } finally {
    await client.end();
  }
}

/** Verifying makes nothing, and no key either. @throws UsageError */
async function requireKey({ vaultKey, dataDir }: Settings): Promise<void> {
  if (vaultKey !== null || (await readKeyFile(dataDir, KEY_FILE)) !== undefined) return;
  const where = `DOUDI_VAULT_KEY, ${keyFilePath(dataDir, KEY_FILE)}`;
  throw new UsageError(`--vault 需要保险库主密钥 needs the master key of the vault: ${where}`);
}
