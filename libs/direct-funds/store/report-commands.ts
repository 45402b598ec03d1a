/** Submits the monthly report of direct funds: what stood at the month's end is recorded. */
import { members } from '../../command-handling/content.js';
import type { Decider } from '../../command-handling/decider.js';
import { fingerprintOf } from '../../event-store/identifiers.js';
import { type DirectFundFigures, lastDayOf, refuseReport } from '../domain/monthly-report.js';
import type { DirectFunds } from './direct-funds.js';

export interface SubmitReport {
  /** `YYYY-MM`, the month that is reported. */
  readonly month: string;
  readonly reportedOn: string;
  /** Number of the report, where it has one. */
  readonly documentNo: string | null;
}

/** Once a month: what is corrected later shows in the next report. */
export function submitReport(
  funds: DirectFunds,
): Decider<SubmitReport, readonly DirectFundFigures[]> {
  return {
    name: () => 'SubmitDirectFundReport',
    content: (command) => ({ asked: contentOf(command) }),
    read: async (reading, { month, reportedOn }, { today }) =>
      refuseReport(month, reportedOn, today)
        ? []
        : reading.figures(() => funds.figures(lastDayOf(month))),
    decide: (command, lines, { today }) => {
      const { month, reportedOn, documentNo } = command;
      const refusal = refuseReport(month, reportedOn, today);
      if (refusal) return refusal;
      const fingerprint = fingerprintOf(contentOf(command));
      return {
        fact: { type: 'DirectFundsReported', data: { month, reportedOn, documentNo, lines } },
        occurredOn: reportedOn,
        stream: 'direct-fund-reports',
        claim: { key: `direct-fund-report/${month}/0`, fingerprint },
      };
    },
  };
}

function contentOf(command: SubmitReport): object {
  return { report: command.month, ...members(command, 'reportedOn', 'documentNo') };
}
