/** The turn of the vault's master key over the system of this process, and its record. */
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { PersonKeys } from '../../libs/access/store/person-keys.js';
import { type KeyTurn, turnVaultKey } from '../../libs/access/store/vault-key-turn.js';
import { TextSeals } from '../../libs/access/store/text-seals.js';
import { COMPLAINT_TEXTS } from '../../libs/matters/store/complaint-texts.js';
import { OBJECTION_TEXTS } from '../../libs/disclosure/store/objection-texts.js';
import { encodeFact } from '../../libs/event-catalogue/catalogue.js';
import { eventIdOf, uuidFromName } from '../../libs/event-store/identifiers.js';
import type { Actor, EventStore } from '../../libs/event-store/port.js';
import { type System, vaultKeySource } from './system.js';

const STREAM = 'vault-keys';
/** Any fixed UUID: the namespace of the ids of turns. */
const NAMESPACE = '6f1d9b1e-3a52-4c0e-9b57-2d1f0c8e7a44';

export interface TurnWatch {
  readonly actor: Actor;
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

export function turnKeyOfVault(system: System, watch: TurnWatch): Promise<KeyTurn> {
  const { connectionString, store, settings } = system;
  const { actor, progress, signal } = watch;
  return turnVaultKey({
    connectionString,
    source: vaultKeySource(settings),
    persons: (sql) => new PersonKeys(sql),
    texts: (sql) => [OBJECTION_TEXTS, COMPLAINT_TEXTS].map((table) => new TextSeals(sql, table)),
    record: (turn) => recordTurn(store, actor, turn),
    progress,
    signal,
  });
}

/** A turn has one id, so that it is recorded once, also by a command that is made again. */
async function recordTurn(store: EventStore, actor: Actor, turn: KeyTurn): Promise<void> {
  const commandId = uuidFromName(NAMESPACE, turn.keyId);
  const id = eventIdOf(commandId, 0);
  if ((await store.findEvents([id])).length > 0) return;
  const type = 'VaultKeyRotated';
  const metadata = { actor, commandId, correlationId: commandId, causationId: commandId };
  const data = encodeFact({ type, data: turn });
  const event = { id, type, schemaVersion: 1, occurredOn: businessDateToday(), metadata, data };
  await store.append({ writes: [{ stream: STREAM, expectedRevision: 'any', events: [event] }] });
}
