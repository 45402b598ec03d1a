/** What answering the clauses asks, and of what. */
import type { policySource } from '../../policy/store/recorded-changes.js';

/** The region whose year is asked about; null region: all counties. */
export interface AskedYear {
  readonly region: string | null;
  readonly year: number;
  /** The day on which the year is judged. */
  readonly date: string;
  /** Only what had happened by the end of this day counts; null: everything recorded. */
  readonly asOf: string | null;
}

export type ClauseSources = ReturnType<typeof policySource>;
