/** What answering the clauses takes from elsewhere: the read models, and other capabilities. */
import type { ParameterChange } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import type {
  AlertsOfYear,
  ComplaintsOfYear,
  EvaluationOfYear,
  FindingTotals,
  SchemeOfYear,
} from '../domain/facts.js';

/** The region whose year is asked about; null region: all counties. */
export interface AskedYear {
  readonly region: string | null;
  readonly year: number;
  /** The day on which the year is judged. */
  readonly date: string;
  /** Only what had happened by the end of this day counts; null: everything recorded. */
  readonly asOf: string | null;
}

export interface ClauseSources {
  readonly sql: Sql;
  /** Recorded changes of policy parameters, in the order of their recording. */
  readonly changes: () => Promise<readonly (ParameterChange & { readonly recordedAt?: string })[]>;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
  /** By region; the empty text stands for the province itself. */
  readonly findings: (asked: AskedYear) => Promise<ReadonlyMap<string, FindingTotals>>;
  /** The gap alerts of the year as they stood on a day, by county. */
  readonly alerts: (
    asked: AskedYear & { readonly asOf: string },
  ) => Promise<ReadonlyMap<string, AlertsOfYear>>;
  /** The evaluation of the year adopted by then, by county; empty where none was adopted. */
  readonly evaluations: (
    year: number,
    asOf: string | null,
  ) => Promise<ReadonlyMap<string, EvaluationOfYear>>;
  /** Complaints that are handled as matters, by county. */
  readonly complaints: (asked: AskedYear) => Promise<ReadonlyMap<string, ComplaintsOfYear>>;
  /** Schemes adopted for the year by then. */
  readonly schemes: (year: number, asOf: string | null) => Promise<readonly SchemeOfYear[]>;
}
