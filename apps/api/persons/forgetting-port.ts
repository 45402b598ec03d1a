/** What the api needs to forget persons. */
import type { ForgettingState } from '../../../libs/access/domain/forgetting.js';
import type { CommandAnswer } from '../../../libs/command-handling/answers.js';
import type { Page, PageRequest, Recording } from '../../../libs/http/answers.js';

export interface ForgettingPort {
  propose(
    command: Recording & {
      readonly forgettingNo: string;
      readonly beneficiary: string;
      /** null: a provincial office. */
      readonly region: string | null;
      readonly basis: string;
      readonly reason: string;
    },
  ): Promise<CommandAnswer>;
  approve(command: Recording & { readonly forgettingNo: string }): Promise<CommandAnswer>;
  find(forgettingNo: string): Promise<Exclude<ForgettingState, { status: 'none' }> | null>;
  list(
    query: PageRequest & {
      readonly region?: string;
      readonly status?: 'proposed' | 'forgotten';
    },
  ): Promise<Page>;
}
