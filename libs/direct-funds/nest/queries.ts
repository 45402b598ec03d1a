/** The questions about direct funds. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf, pageByPosition } from '../../http/reading/lists.js';
import { positionAfter } from '../../http/reading/queries.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { type DirectFundFigures, lastDayOf } from '../domain/monthly-report.js';
import { DirectFunds } from '../store/direct-funds.js';
import { DirectFundReports } from '../store/report-list.js';
import type { DirectFund, DirectFundDuties } from './answers.js';
import type { DirectFundsQuery } from './requests.js';

export class ListDirectFunds extends ListOf<DirectFundsQuery, typeof DirectFund> {}
/** Of a month: as it stood at its end, or stands today where that is to come. */
export class DraftReport extends QueryOf<
  string,
  { readonly asOf: string; readonly lines: readonly DirectFundFigures[] }
> {}
export class ListReportDuties extends QueryOf<
  { readonly year?: number; readonly asOf?: string },
  ValueOf<typeof DirectFundDuties>
> {}

export const DIRECT_FUND_QUERIES = [
  queryHandlerOf(ListDirectFunds, [ReadModels], async ({ after, ...question }, models) => {
    const asked = { asOf: models.today(), ...question, after: positionAfter(after, -1n) };
    return pageByPosition(await new DirectFunds(models.sql).list(asked));
  }),
  queryHandlerOf(DraftReport, [ReadModels], async (month, { sql, today }) => {
    const lastDay = lastDayOf(month);
    const asOf = today() < lastDay ? today() : lastDay;
    return { asOf, lines: await new DirectFunds(sql).figures(asOf) };
  }),
  queryHandlerOf(ListReportDuties, [ReadModels], async ({ year, asOf }, models) => {
    const { sql, today, changes } = policySource(models);
    const reports = new DirectFundReports(sql, new DirectFunds(sql), changes);
    return { items: await reports.duties(asOf ?? today(), year), next: null };
  }),
];
