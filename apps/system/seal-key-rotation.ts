/** Rotation of the key of seals, with keys of the settings or of the data folder. */
import { ensureKeyFile, replaceKeyFile } from '../../libs/access/store/key-file.js';
import { privateKeyOf } from '../../libs/audit/domain/signed-note.js';
import { type RotationMade, rotateSealKey } from '../../libs/audit/store/seal-key-rotation.js';
import { type SettingProblem, SettingsInvalid } from '../../libs/configuration/settings.js';
import { recordAnnouncement, recording } from './seal-repair.js';
import { sealSignerOf, seedOf } from './seals.js';
import type { ProjectingSystem } from './system.js';

const NEXT_FILE = 'seal-next';

/**
 * Where both keys are files the newer takes the place of the older in the end; a command that was
 * killed is made again and goes on where it was.
 * @param isLost the older key is gone: the present one of the settings or files begins unannounced
 * @throws SettingsInvalid, SealKeyNotInTurn
 */
export async function rotateKeyOfSeals(
  system: ProjectingSystem,
  isLost: boolean,
  at: string,
): Promise<RotationMade> {
  const { settings, logins } = system;
  const { dataDir, sealKey, sealKeyNext } = settings;
  const { connectionString } = logins.of('projector');
  const present = await sealSignerOf(settings);
  if (isLost) return rotateSealKey({ connectionString, older: null, newer: present, at });
  if (sealKey !== null && sealKeyNext === null) throw new SettingsInvalid([NEXT_MISSING]);
  const seed =
    sealKeyNext === null ? await ensureKeyFile(dataDir, NEXT_FILE) : seedOf('seal', sealKeyNext);
  const newer = privateKeyOf(seed);
  const made = await recording(system, async (record) => {
    const rotated = await rotateSealKey({ connectionString, older: present, newer, at });
    if (rotated.kind !== 'first' && rotated.announcement !== null) {
      await recordAnnouncement(record, rotated.announcement);
    }
    return rotated;
  });
  if (sealKeyNext === null) await replaceKeyFile(dataDir, 'seal', NEXT_FILE);
  return made;
}

const NEXT_MISSING: SettingProblem = {
  setting: 'DOUDI_SEAL_KEY_NEXT',
  zh: '当前密钥来自 DOUDI_SEAL_KEY，新密钥也须由设置给出（openssl rand -base64 32）',
  en: 'the present key comes from DOUDI_SEAL_KEY, so the next must be given too (openssl rand -base64 32)',
};
