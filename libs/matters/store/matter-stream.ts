/** What a matter's own stream says of it. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { Actor, EventStore } from '../../event-store/port.js';
import { type MatterState, evolveMatter, matterStream } from '../domain/matter.js';

export interface MatterFact {
  readonly fact: RecordedFact;
  readonly actor: Actor;
}

export async function matterFacts(
  store: EventStore,
  matterNo: string,
): Promise<readonly MatterFact[]> {
  const facts: MatterFact[] = [];
  for await (const page of store.readStream(matterStream(matterNo))) {
    for (const event of page) {
      facts.push({ fact: recordedFact(event), actor: event.metadata.actor });
    }
  }
  return facts;
}

export function matterOf(facts: readonly MatterFact[]): MatterState {
  let state: MatterState = null;
  for (const { fact, actor } of facts) state = evolveMatter(state, fact, actor.subject);
  return state;
}

/** The event that reversed an entry, by the entry's id: what was reversed gives nothing back. */
export async function reversalsOf(
  store: EventStore,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const holders = await store.findClaims(eventIds.map(reversalKey));
  const byKey = new Map(holders.map(({ key, eventId }) => [key, eventId]));
  return new Map(
    eventIds.flatMap((id) => {
      const reversal = byKey.get(reversalKey(id));
      return reversal === undefined ? [] : [[id, reversal] as const];
    }),
  );
}

function reversalKey(eventId: string): string {
  return `reversal/${eventId}/0`;
}
