/** What the api asks of the clause register. */
import type { Answer } from '../../../libs/http/answers.js';

export interface ComplianceQuestion {
  readonly region: string;
  readonly year: number;
  readonly asOf?: string;
}

/** Every clause in the order of its id; `items` are whole. */
export interface ComplianceAnswer extends Answer {
  readonly items: readonly Answer[];
}

export interface ClauseQueries {
  clauses(): Promise<readonly Answer[]>;
  /** undefined: neither a registered county nor the province. */
  compliance(question: ComplianceQuestion): Promise<ComplianceAnswer | undefined>;
}
