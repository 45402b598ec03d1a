/** Whose a recorded target is, by its number: reports on it are judged by that. */
import { claimedFact } from '../../event-store/claimed-fact.js';
import type { EventStore } from '../../event-store/port.js';
import { targetKey } from '../domain/performance-targets.js';

/** The county of a target; undefined where none is recorded under the number. */
export async function regionOfTarget(store: EventStore, no: string): Promise<string | undefined> {
  const fact = await claimedFact(store, `target/${no}/0`);
  return fact?.type === 'TargetSet' ? fact.data.region : undefined;
}

/** The county of a performance target; undefined where none is recorded under the number. */
export async function regionOfPerformanceTarget(
  store: EventStore,
  no: string,
): Promise<string | undefined> {
  const fact = await claimedFact(store, `${targetKey(no)}/0`);
  return fact?.type === 'PerformanceTargetsSet' ? fact.data.region : undefined;
}
