/** Which counties an event is about: what may be linked to a matter, and to which. */
import type { Fact } from '../../event-catalogue/catalogue.js';

/** Of events about no county there is none: who looked at what is linked to nothing. */
export function countiesConcerned(fact: Fact): readonly string[] {
  switch (fact.type) {
    case 'TransferIssued':
      return fact.data.lines.map(({ region }) => region);
    case 'EntryReversed':
      return countiesConcerned(fact.data.reversed);
    default:
      return 'region' in fact.data && fact.data.region !== null ? [fact.data.region] : [];
  }
}
