/** What answering the clauses takes from elsewhere: the read models, and other capabilities. */
import type { ParameterChange } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import type { EvaluationOfYear, FindingTotals, SchemeOfYear } from '../domain/facts.js';

/** The region whose year is asked about; null region: all counties. */
export interface AskedYear {
  readonly region: string | null;
  readonly year: number;
  /** The day on which the year is judged. */
  readonly date: string;
}

export interface ClauseSources {
  readonly sql: Sql;
  /** Recorded changes of policy parameters, in the order of their recording. */
  readonly changes: () => Promise<readonly (ParameterChange & { readonly recordedAt?: string })[]>;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
  /** By region; the empty text stands for the province itself. */
  readonly findings: (asked: AskedYear) => Promise<ReadonlyMap<string, FindingTotals>>;
  /** The adopted evaluation of the year, by county; empty where none was adopted. */
  readonly evaluations: (year: number) => Promise<ReadonlyMap<string, EvaluationOfYear>>;
  /** Schemes adopted for the year. */
  readonly schemes: (year: number) => Promise<readonly SchemeOfYear[]>;
}
