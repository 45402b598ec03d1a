/** Between stored events and the facts that folds read. */
import { type RecordedFact, decodeFact } from '../event-catalogue/catalogue.js';
import { folded } from './event-set-aside.js';
import type { StoredEvent } from './port.js';

/** @throws EventSetAside where it does not have the shape of its version */
export function recordedFact(event: StoredEvent): RecordedFact {
  const { type, data } = folded(event, () => decodeFact(event));
  const { id, stream, revision, position, occurredOn, recordedAt } = event;
  return { type, data, id, stream, revision, position, occurredOn, recordedAt } as RecordedFact;
}
