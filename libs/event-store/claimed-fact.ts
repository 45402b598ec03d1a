import type { RecordedFact } from '../event-catalogue/catalogue.js';
import { recordedFact } from './decoding.js';
import type { EventStore } from './port.js';

/** The fact that holds a natural key; undefined where none does. */
export async function claimedFact(
  store: EventStore,
  key: string,
): Promise<RecordedFact | undefined> {
  const [claim] = await store.findClaims([key]);
  const [event] = claim ? await store.findEvents([claim.eventId]) : [];
  return event && recordedFact(event);
}
