/** Which events a matter rests on: what a bundle of its evidence holds. */
import type { EventStore } from '../../event-store/port.js';
import { matterStream } from '../domain/matter.js';
import { matterFacts, matterOf, reversalsOf } from './matter-stream.js';

export interface MatterEvidence {
  readonly matter: string;
  /** Whole: its own, and those of the findings and objections that are linked to it. */
  readonly streams: readonly string[];
  /** Ids: events linked, entries that brought money back, and what reversed these. */
  readonly events: readonly string[];
}

/** undefined: there is no such matter. */
export async function matterEvidence(
  store: EventStore,
  matterNo: string,
): Promise<MatterEvidence | undefined> {
  const matter = matterOf(await matterFacts(store, matterNo));
  if (!matter) return undefined;
  const { links, recoveries } = matter;
  const linked = (kind: string) => links.filter((link) => link.kind === kind).map(({ id }) => id);
  const entries = recoveries.map(({ eventId }) => eventId);
  const reversals = await reversalsOf(store, entries);
  return {
    matter: matterNo,
    streams: [
      matterStream(matterNo),
      ...linked('FINDING').map((id) => `finding-${id}`),
      ...linked('OBJECTION').map((id) => `objection-${id}`),
    ],
    events: [...new Set([...linked('EVENT'), ...entries, ...reversals.values()])],
  };
}
