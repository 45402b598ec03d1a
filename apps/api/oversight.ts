/** What the api asks of standards, supervision and performance. */
import type { CommandAnswer } from '../../libs/command-handling/answers.js';
import type { AdoptEvaluation } from '../../libs/performance/store/evaluation-desk.js';
import type { Answer, Page, PageRequest } from '../../libs/http/answers.js';

export interface PerformanceQuestion {
  readonly fiscalYear: number;
  /** Evaluated as of the end of that business day, whatever was adopted. */
  readonly asOf?: string;
  /** As recorded by then, ISO 8601. */
  readonly knownAt?: string;
  /** The adopted one unless told, where there is one. */
  readonly status?: 'current' | 'adopted';
}

export interface PerformanceList extends PerformanceQuestion, PageRequest {
  readonly region?: string;
}

export interface OversightQueries {
  performance(question: PerformanceList): Promise<Page & Answer>;
  countyPerformance(question: PerformanceQuestion, region: string): Promise<Answer | undefined>;
}

type FromApi<T> = Omit<T, 'today' | 'ifRevision' | 'lines'>;

export interface OversightDesks {
  readonly performance: { adopt(command: FromApi<AdoptEvaluation>): Promise<CommandAnswer> };
}
