import { InvalidCursor } from '../../http/answers.js';
import { queryHandlerOf } from '../../http/handlers.js';
import { ListOf } from '../../http/reading/lists.js';
import { Sql } from '../../postgres/sql.js';
import { type AlertKey, GapAlerts } from '../store/gap-alerts.js';
import type { GapAlert } from './answers.js';
import type { GapAlertsQuery } from './requests.js';

export class ListAlerts extends ListOf<GapAlertsQuery, typeof GapAlert> {}

export const GAP_ALERT_QUERIES = [
  queryHandlerOf(ListAlerts, [Sql], async ({ after, ...question }, sql) => {
    const key = after === undefined ? {} : { after: keyAfter(after) };
    const { items, next } = await new GapAlerts(sql).list({ ...question, ...key });
    return { items, next: next && `${next.region}-${next.fiscalYear}-${next.episode}` };
  }),
];

const ALERT_KEY = /^(\d{6})-(\d{4})-(\d{1,5})$/;

function alertKey(text: string): AlertKey | undefined {
  const [, region, fiscalYear, episode] = ALERT_KEY.exec(text) ?? [];
  if (region === undefined) return undefined;
  return { region, fiscalYear: Number(fiscalYear), episode: Number(episode) };
}

function keyAfter(after: string): AlertKey {
  const key = alertKey(after);
  if (key) return key;
  throw new InvalidCursor();
}
