/** A failure in one line for people where it is an expected one; else with its trace. */
import { databaseFault } from '../../libs/postgres/database-fault.js';

/** Their messages say all that an operator needs. */
const EXPECTED = new Set([
  'SettingsInvalid',
  'EventStoreUnusable',
  'EventsInUse',
  'LogsDiffer',
  'LogNotFollowed',
  'VaultKeyMismatch',
  'KeyFileUnusable',
  'SealHashDiffers',
  'SealKeyNotInTurn',
  'SealMismatch',
  'SealStateMissing',
  'SealRepairRefused',
  'EventsGone',
  'KeyRotationUnderWay',
  'NextKeyUnusable',
  'ServerUnusable',
  'SessionRefused',
  'LoginMissing',
  'LoginUnusable',
  'NotMigrated',
  'NotDoudi',
  'ScratchNotEmpty',
  'NotVerifiable',
  'CannotListen',
  'UsageError',
  'TargetInUse',
]);

export function explanation(error: unknown): string {
  const { name, message, stack } = error as Error & { code?: string };
  const ofArguments = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  if (EXPECTED.has(name) || ofArguments) return message;
  const told = databaseFault(error);
  if (told !== undefined) return `数据库：${told[0]}。 The database: ${told[1]}`;
  return name === 'StoreUnavailable' ? message : (stack ?? message);
}
