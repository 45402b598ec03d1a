/** What the api asks of standards, supervision and performance. */
import type { SingleAnswer } from '../../libs/funds/domain/desk.js';
import type { FindingKind } from '../../libs/supervision/domain/finding-kinds.js';
import type {
  ExplainFinding,
  JudgeFinding,
  LocatedFinding,
  RectifyFinding,
} from '../../libs/supervision/store/finding-desk.js';
import type { Answer, Page, PageRequest } from './answers.js';

export interface StandardsQuestion extends PageRequest {
  readonly region?: string;
  /** Today unless told. */
  readonly date?: string;
}

export interface FindingsQuestion extends PageRequest {
  readonly kind?: FindingKind;
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly asOf?: string;
}

export interface AgeingQuestion {
  readonly region?: string;
  readonly asOf?: string;
}

export interface OversightQueries {
  standards(question: StandardsQuestion): Promise<Page>;
  findings(question: FindingsQuestion): Promise<Page>;
  ageing(question: AgeingQuestion): Promise<readonly Answer[]>;
}

type FromApi<T> = Omit<T, 'today' | 'ifRevision' | 'lines'>;

export interface OversightDesks {
  readonly findings: {
    /** undefined: there is no such finding. */
    locate(findingId: string, asOf?: string): Promise<LocatedFinding | undefined>;
    explain(command: FromApi<ExplainFinding>): Promise<SingleAnswer>;
    judge(command: FromApi<JudgeFinding>): Promise<SingleAnswer>;
    rectify(command: FromApi<RectifyFinding>): Promise<SingleAnswer>;
  };
}
