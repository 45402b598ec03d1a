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

/** Of these entries, those that were reversed since: they give nothing back any more. */
export async function reversedAmong(
  store: EventStore,
  eventIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const holders = await store.findClaims(eventIds.map(reversalKey));
  const reversed = new Set(holders.map(({ key }) => key));
  return new Set(eventIds.filter((id) => reversed.has(reversalKey(id))));
}

function reversalKey(eventId: string): string {
  return `reversal/${eventId}/0`;
}
