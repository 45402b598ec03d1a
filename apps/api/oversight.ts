/** What the api asks of standards, supervision and performance. */
import type { CommandAnswer } from '../../libs/command-handling/answers.js';
import type { FindingKind } from '../../libs/supervision/domain/finding-kinds.js';
import type { AdoptEvaluation } from '../../libs/performance/store/evaluation-desk.js';
import type {
  ExplainFinding,
  JudgeFinding,
  LocatedFinding,
  RectifyFinding,
} from '../../libs/supervision/store/finding-desk.js';
import type { Answer, Page, PageRequest, PointInTime } from '../../libs/http/answers.js';

export interface StandardsQuestion extends PageRequest {
  readonly region?: string;
  /** Today unless told. */
  readonly date?: string;
  /** As recorded by then, ISO 8601. */
  readonly knownAt?: string;
}

export interface FindingsQuestion extends PageRequest, PointInTime {
  readonly kind?: FindingKind;
  readonly region?: string;
  readonly fiscalYear?: number;
}

export interface AgeingQuestion extends PointInTime {
  readonly region?: string;
}

export interface ReclaimsQuestion extends PageRequest, PointInTime {
  readonly region?: string;
}

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
  standards(question: StandardsQuestion): Promise<Page>;
  findings(question: FindingsQuestion): Promise<Page>;
  reclaimsDue(question: ReclaimsQuestion): Promise<Page>;
  ageing(question: AgeingQuestion): Promise<readonly Answer[]>;
  performance(question: PerformanceList): Promise<Page & Answer>;
  countyPerformance(question: PerformanceQuestion, region: string): Promise<Answer | undefined>;
}

type FromApi<T> = Omit<T, 'today' | 'ifRevision' | 'lines'>;

export interface OversightDesks {
  readonly findings: {
    /** undefined: there is no such finding. */
    locate(findingId: string, asOf?: string): Promise<LocatedFinding | undefined>;
    explain(command: FromApi<ExplainFinding>): Promise<CommandAnswer>;
    judge(command: FromApi<JudgeFinding>): Promise<CommandAnswer>;
    rectify(command: FromApi<RectifyFinding>): Promise<CommandAnswer>;
  };
  readonly performance: { adopt(command: FromApi<AdoptEvaluation>): Promise<CommandAnswer> };
}
