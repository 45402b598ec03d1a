/** What an operator says of the seal state, over the system of this process. */
import { announceSealKey, endLogOrigin } from '../../libs/audit/domain/log-deciders.js';
import { readAnnouncement } from '../../libs/audit/domain/key-succession.js';
import type { OriginEnd } from '../../libs/audit/domain/origin-end.js';
import { formatKey } from '../../libs/audit/domain/signed-note.js';
import { adoptCheckpoint, endOrigin } from '../../libs/audit/store/seal-repair.js';
import { SealStateMissing } from '../../libs/audit/store/seal-refusals.js';
import type { Seal } from '../../libs/audit/store/sealed-tree.js';
import { CommandHandler } from '../../libs/command-handling/command-handler.js';
import type { Decider } from '../../libs/command-handling/decider.js';
import type { Settings } from '../../libs/configuration/settings.js';
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { uuidFromName } from '../../libs/event-store/identifiers.js';
import { sealSignerOf, sealStateOf } from './seals.js';
import { openEventStorage } from './event-storage.js';
import { COMMANDS_WITHIN_MS, type ProjectingSystem } from './system.js';

/** Any fixed UUID: the namespace of the ids of what the log says of itself. */
const NAMESPACE = '0d6a4a52-6f0b-4e0a-9a9d-5b8f3c1f2e17';

/** @throws SealStateMissing, SealRepairRefused, SealMismatch */
export function adoptAsSealState(
  { settings, logins }: ProjectingSystem,
  kept: string,
): Promise<Seal> {
  const { connectionString } = logins.of('projector');
  return adoptCheckpoint({ connectionString, state: requiredState(settings) }, kept);
}

/** @throws SealStateMissing, SealRepairRefused, SealMismatch, SealKeyNotInTurn, LoginMissing */
export async function endOriginOf(
  system: ProjectingSystem,
  said: { readonly person: string; readonly reason: string; readonly at: string },
): Promise<OriginEnd> {
  const { settings, logins, recordedLog: recorded } = system;
  const { connectionString } = logins.of('projector');
  return recording(system, async (record) =>
    endOrigin({
      connectionString,
      state: requiredState(settings),
      recorded,
      signer: await sealSignerOf(settings),
      province: settings.province,
      ...said,
      record: ({ ended, newer, same, lastSigned, person, reason }, note) =>
        record(endLogOrigin, newer.name, {
          ended,
          begun: newer.name,
          size: String(same.size),
          givenUpTo: String(lastSigned.size),
          person,
          reason,
          note,
        }),
    }),
  );
}

type Record = <T>(decider: Decider<T, null>, name: string, data: T) => Promise<void>;

/** The next key of seals stands in the log that it signs. */
export async function recordAnnouncement(record: Record, announcement: string): Promise<void> {
  const { origin, older, newer, size } = readAnnouncement(announcement)!;
  const [previousKey, key] = [formatKey(older), formatKey(newer)];
  const data = { origin, previousKey, key, size: String(size), announcement };
  await record(announceSealKey, key, data);
}

/**
 * Who seals may not record: an event of the log itself is recorded by the login of the api, once
 * for each name.
 * @throws LoginMissing
 */
export async function recording<T>(
  { settings, logins, sql, troubles }: ProjectingSystem,
  work: (record: Record) => Promise<T>,
): Promise<T> {
  const storage = await openEventStorage(
    settings,
    { login: logins.of('app'), sql, troubles, answerWithinMs: COMMANDS_WITHIN_MS },
    true,
  );
  const handler = new CommandHandler({ store: storage.store, today: businessDateToday });
  const actor = { subject: 'command-line', role: 'admin', organisation: settings.province };
  try {
    return await work(async (decider, name, data) => {
      const commandId = uuidFromName(NAMESPACE, name);
      const context = { actor, commandId, correlationId: commandId };
      const { kind } = await handler.execute(decider, data, context);
      if (kind !== 'recorded') throw new Error(`not recorded: ${kind}`);
    });
  } finally {
    await storage.close();
  }
}

function requiredState(settings: Settings) {
  const state = sealStateOf(settings);
  if (state) return state;
  throw new SealStateMissing('未设置 DOUDI_SEAL_STATE', 'DOUDI_SEAL_STATE is not set');
}
