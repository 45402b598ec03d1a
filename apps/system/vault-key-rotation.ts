/** Rotation of the vault's master key over the system of this process, and its record. */
import { rotateVaultKey } from '../../libs/access/domain/access-deciders.js';
import type { CommandHandler } from '../../libs/command-handling/command-handler.js';
import { PersonKeys } from '../../libs/access/store/person-keys.js';
import { type KeyRotation, rotateMasterKey } from '../../libs/access/store/vault-key-rotation.js';
import { TextSeals } from '../../libs/access/store/text-seals.js';
import { COMPLAINT_TEXTS } from '../../libs/matters/store/complaint-texts.js';
import { OBJECTION_TEXTS } from '../../libs/disclosure/store/objection-texts.js';
import { PROPOSAL_TEXTS } from '../../libs/proposals/store/proposal-texts.js';
import { uuidFromName } from '../../libs/event-store/identifiers.js';
import type { Actor } from '../../libs/event-store/port.js';
import { type System, vaultKeySource } from './system.js';

/** Tables of the vault that hold sealed texts. */
export const SEALED_TEXTS = [OBJECTION_TEXTS, COMPLAINT_TEXTS, PROPOSAL_TEXTS];

/** Any fixed UUID: the namespace of the ids of rotations. */
const NAMESPACE = '6f1d9b1e-3a52-4c0e-9b57-2d1f0c8e7a44';

export interface RotationWatch {
  readonly actor: Actor;
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export function rotateKeyOfVault(system: System, watch: RotationWatch): Promise<KeyRotation> {
  const { logins, handler, settings } = system;
  const { actor, progress, signal } = watch;
  return rotateMasterKey({
    connectionString: logins.of('app').connectionString,
    source: vaultKeySource(settings),
    persons: (sql) => new PersonKeys(sql),
    texts: (sql) => SEALED_TEXTS.map((table) => new TextSeals(sql, table)),
    record: (rotation) => recordRotation(handler, actor, rotation),
    progress,
    signal,
  });
}

/** A rotation has one id, so that it is recorded once, also by a command that is made again. */
async function recordRotation(
  handler: CommandHandler,
  actor: Actor,
  rotation: KeyRotation,
): Promise<void> {
  const commandId = uuidFromName(NAMESPACE, rotation.keyId);
  const context = { actor, commandId, correlationId: commandId };
  const { kind } = await handler.execute(rotateVaultKey, rotation, context);
  if (kind !== 'recorded') throw new Error(`the rotation was not recorded: ${kind}`);
}
