import { benchEventStore } from './event-store-bench.js';
import { benchReads } from './http-bench.js';
import type { BenchContext, Measurement } from './measuring.js';

/** What is measured, in this order, on one database. A further section is a further line. */
export const sections: readonly {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly Measurement[]>;
}[] = [
  // First, since its projector knows none of the events that the store is measured with.
  { name: 'reads over HTTP', run: benchReads },
  { name: 'event store', run: benchEventStore },
];
