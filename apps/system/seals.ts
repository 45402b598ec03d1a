/** Who seals: the processes that project. Who signs receipts: those that answer. */
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { hkdfSync } from 'node:crypto';
import { KEY_BYTES, ensureKeyFile } from '../../libs/access/store/key-file.js';
import {
  type NoteSigner,
  type PublicKey,
  parseKey,
  privateKeyOf,
} from '../../libs/audit/domain/signed-note.js';
import { sealingRuleOn } from '../../libs/audit/domain/sealing-rule.js';
import { Cosignatures } from '../../libs/audit/store/cosignatures.js';
import { ReadModelCommitments } from '../../libs/audit/store/read-model-commitments.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import { ReceiptSigner } from '../../libs/audit/store/receipt-signer.js';
import { SealStateFile } from '../../libs/audit/store/seal-state.js';
import { Sealer } from '../../libs/audit/store/sealer.js';
import { TimeStamping } from '../../libs/audit/store/time-stamps.js';
import { type WitnessPolicy, Witnessing } from '../../libs/audit/store/witnessing.js';
import { type Settings, SettingsInvalid } from '../../libs/configuration/settings.js';
import { createClient } from '../../libs/postgres/connections.js';
import type { Logins } from '../../libs/postgres/logins.js';
import type { Sql } from '../../libs/postgres/sql.js';
import type { EventStorage } from './event-storage.js';

interface Sealed extends Pick<EventStorage, 'recordedLog'> {
  readonly settings: Settings;
  readonly logins: Logins;
  readonly sql: Sql;
}

export function openSealer(system: Sealed, onFailure: (error: Error) => void): Sealer {
  const { settings, logins, recordedLog: log } = system;
  const { connectionString } = logins.of('projector');
  const { province, sealHash: hash } = settings;
  const policy = witnessPolicyOf(settings);
  const { timestampUrl: url } = settings;
  const stampMs = sealingRuleOn(businessDateToday()).stampSeconds * 1000;
  const commitments = new ReadModelCommitments(async () => {
    const applicationName = 'doudi sealer';
    const client = createClient({ ...logins.of('projector'), applicationName });
    await client.connect();
    return client;
  });
  return new Sealer({
    connectionString,
    log,
    signer: () => sealSignerOf(settings),
    province,
    hash,
    today: businessDateToday,
    now: Date.now,
    state: sealStateOf(settings),
    readModels: (size) => commitments.upTo(size),
    ...(policy && { witnesses: new Witnessing(policy, onFailure) }),
    ...(url !== null && { stamps: new TimeStamping(url, stampMs, onFailure) }),
    onFailure,
  });
}

/** undefined: the sealer asks nobody. @throws SettingsInvalid for what is no key of a witness */
export function witnessPolicyOf({
  witnesses,
  witnessQuorum: quorum,
}: Settings): WitnessPolicy | undefined {
  if (witnesses.length === 0) return undefined;
  const known = witnesses.map(({ key, url }) => ({ key: witnessKey('DOUDI_WITNESSES', key), url }));
  return { witnesses: known, quorum };
}

function witnessKey(setting: string, text: string): PublicKey {
  const key = parseKey(text, 'cosignature');
  if (key) return key;
  const zh = `不是见证人公钥：${text}`;
  throw new SettingsInvalid([{ setting, zh, en: `no key of a witness: ${text}` }]);
}

/** @throws SettingsInvalid for what is no key of a witness */
export function cosignaturesOf({ settings, sql }: Pick<Sealed, 'settings' | 'sql'>): Cosignatures {
  const keys = settings.witnessKeys.map((text) => witnessKey('DOUDI_WITNESS_KEYS', text));
  return new Cosignatures(sql, keys);
}

export function receiptSigner(settings: Settings, sql: Sql, log: RecordedLog): ReceiptSigner {
  return new ReceiptSigner({
    sql,
    province: settings.province,
    hash: settings.sealHash,
    key: () => signingKey(settings.dataDir, 'receipt', settings.receiptKey),
    log,
  });
}

/** null: nothing remembers what was last signed. */
export function sealStateOf({ sealState }: Settings): SealStateFile | null {
  return sealState === null ? null : new SealStateFile(sealState);
}

/** Signs with the present key of seals. */
export async function sealSignerOf({ dataDir, sealKey }: Settings): Promise<NoteSigner> {
  return privateKeyOf(await signingKey(dataDir, 'seal', sealKey));
}

/** Of the settings or of the data folder. One longer than the seed of Ed25519 counts whole. */
async function signingKey(
  dataDir: string,
  use: 'seal' | 'receipt',
  given: string | null,
): Promise<Buffer> {
  return given === null ? ensureKeyFile(dataDir, use) : seedOf(use, given);
}

/** @param given base64 */
export function seedOf(use: 'seal' | 'receipt', given: string): Buffer {
  const secret = Buffer.from(given, 'base64');
  if (secret.length === KEY_BYTES) return secret;
  return Buffer.from(hkdfSync('sha256', secret, '', `doudi ${use} key`, KEY_BYTES));
}
