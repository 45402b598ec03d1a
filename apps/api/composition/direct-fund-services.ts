/** Direct funds over the system of this process. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import { StoreUnavailable } from '../../../libs/event-store/port.js';
import { lastDayOf } from '../../../libs/direct-funds/domain/monthly-report.js';
import { DirectFunds } from '../../../libs/direct-funds/store/direct-funds.js';
import { DirectFundReportDesk } from '../../../libs/direct-funds/store/report-desk.js';
import { DirectFundReports } from '../../../libs/direct-funds/store/report-list.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import { type Answer, InvalidCursor } from '../backend.js';
import type { DirectFundsPort } from '../direct-funds/direct-funds-port.js';
import { type System } from '../../system/system.js';

const CATCH_UP_MILLISECONDS = 5_000;

export function directFundsOf(system: System): DirectFundsPort {
  const { sql, handler, store, position } = system;
  const funds = new DirectFunds(sql);
  const reports = new DirectFundReports(sql, funds, () => recordedChanges(sql));
  const reporting = new DirectFundReportDesk(handler, funds);
  return {
    list: async ({ after, asOf = businessDateToday(), ...question }) => {
      if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new InvalidCursor(after);
      const place = BigInt(after ?? -1);
      const { items, next } = await funds.list({ ...question, asOf, after: place });
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next === null ? null : String(next),
      };
    },
    report: async (month) => {
      const [today, lastDay] = [businessDateToday(), lastDayOf(month)];
      const asOf = today < lastDay ? today : lastDay;
      return { asOf, lines: await funds.figures(asOf) };
    },
    duties: async ({ year, asOf = businessDateToday() }) =>
      (await reports.duties(asOf, year)) as readonly object[] as readonly Answer[],
    // Reported on read models that hold everything recorded by now.
    submit: async (command) => {
      if (!(await position.waitFor(await store.head(), CATCH_UP_MILLISECONDS))) {
        throw new StoreUnavailable('the read models have not caught up');
      }
      return reporting.submit({ ...command, today: businessDateToday() });
    },
  };
}
