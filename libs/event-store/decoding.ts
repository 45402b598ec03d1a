/** Between stored events and the facts that folds read. */
import { type RecordedFact, decodeFact } from '../event-catalogue/catalogue.js';
import type { StoredEvent } from './port.js';

export function recordedFact(event: StoredEvent): RecordedFact {
  const { type, data } = decodeFact(event);
  const { id, stream, revision, position, occurredOn, recordedAt } = event;
  return { type, data, id, stream, revision, position, occurredOn, recordedAt } as RecordedFact;
}
