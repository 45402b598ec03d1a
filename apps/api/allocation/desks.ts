/** What the api asks of allocation; answered in composition/. */
import type { Draft } from '../../../libs/allocation/domain/draft.js';
import type { Comparison, Fairness } from '../../../libs/allocation/domain/comparison.js';
import type { Factor } from '../../../libs/allocation/domain/scheme-inputs.js';
import type {
  AdoptScheme,
  DraftScheme,
  IssueScheme,
} from '../../../libs/allocation/store/scheme-commands.js';
import type { CommandAnswer, CommandContext } from '../../../libs/command-handling/answers.js';
import type { Refusal } from '../../../libs/refusals/refusals.js';

export type { Comparison, Draft, DraftScheme, Fairness };

export interface DraftRequest extends CommandContext {
  readonly scheme: DraftScheme;
}

export interface SchemesQuestion {
  readonly limit: number;
  readonly after?: string;
  readonly fiscalYear?: number;
  readonly program?: string;
}

/** How far a scheme has come. */
export interface SchemeProgress {
  readonly status: 'draft' | 'adopted' | 'issued';
  readonly draftedBy: string;
  readonly adoptedBy: string | null;
  readonly adoptedOn: string | null;
  readonly documentNo: string | null;
  readonly issuedOn: string | null;
}

export interface FoundScheme {
  readonly draft: Draft;
  readonly progress: SchemeProgress;
}

export interface AllocationDesks {
  readonly schemes: {
    /** @throws Problem READ_MODELS_BEHIND where the facts are not at hand yet */
    draft(request: DraftRequest): Promise<CommandAnswer>;
    adopt(request: AdoptScheme & CommandContext): Promise<CommandAnswer>;
    issue(request: IssueScheme & CommandContext): Promise<CommandAnswer>;
    find(schemeId: string): Promise<FoundScheme | undefined>;
    /** undefined: there is no such other scheme. */
    compare(draft: Draft, withScheme: string): Promise<Comparison | Refusal | undefined>;
    effect(draft: Draft, without: readonly Factor[]): Comparison | Refusal;
    list(
      question: SchemesQuestion,
    ): Promise<{ readonly items: readonly object[]; readonly next: string | null }>;
  };
}
