/** Performance targets by their numbers, for those who report on one. A target never changes. */
import type { KeptStates, RecordedInStream } from '../../command-handling/kept-states.js';
import { claimedFact } from '../../event-store/claimed-fact.js';
import type { EventStore } from '../../event-store/port.js';
import { type PerformanceTarget, targetKey } from '../domain/performance-targets.js';

export class KnownTargets implements KeptStates<string, PerformanceTarget | undefined> {
  private readonly byNumber = new Map<string, PerformanceTarget>();

  constructor(private readonly store: EventStore) {}

  async read(targetNo: string) {
    if (!this.byNumber.has(targetNo)) {
      const fact = await claimedFact(this.store, `${targetKey(targetNo)}/0`);
      if (fact) this.record({ fact });
    }
    return { state: this.byNumber.get(targetNo), revisions: new Map<string, bigint>() };
  }

  record({ fact }: Pick<RecordedInStream, 'fact'>): void {
    if (fact.type !== 'PerformanceTargetsSet') return;
    for (const target of fact.data.targets) this.byNumber.set(target.targetNo, target);
  }
}
