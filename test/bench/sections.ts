import { benchEventStore } from './event-store-bench.js';
import type { Measurement } from './measuring.js';

export interface BenchContext {
  /** The owner's connection to a migrated, empty database. */
  readonly connectionString: string;
  readonly rounds: number;
  readonly roundMs: number;
}

/** What is measured, in this order, on one database. A further section is a further line. */
export const sections: readonly {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly Measurement[]>;
}[] = [{ name: 'event store', run: benchEventStore }];
