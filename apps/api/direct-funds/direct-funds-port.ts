/** What the api asks of direct funds. */
import type { DirectFundFigures } from '../../../libs/direct-funds/domain/monthly-report.js';
import type { DirectFundMark } from '../../../libs/event-catalogue/vocabulary.js';
import type { CommandAnswer } from '../../../libs/command-handling/answers.js';
import type { Answer, Page, PageRequest, Recording } from '../../../libs/http/answers.js';

export interface DirectFundsList extends PageRequest {
  readonly fiscalYear?: number;
  readonly program?: string;
  readonly directFund?: DirectFundMark;
  readonly region?: string;
  readonly asOf?: string;
}

export interface DirectFundsPort {
  list(question: DirectFundsList): Promise<Page>;
  /** As it stood at the month's end, or stands today where that is to come. */
  report(month: string): Promise<{
    readonly asOf: string;
    readonly lines: readonly DirectFundFigures[];
  }>;
  duties(question: { readonly year?: number; readonly asOf?: string }): Promise<readonly Answer[]>;
  submit(
    command: Recording & {
      readonly month: string;
      readonly reportedOn: string;
      readonly documentNo: string | null;
    },
  ): Promise<CommandAnswer>;
}
