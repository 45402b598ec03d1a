import { InvalidCursor } from '../../http/answers.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf } from '../../http/reading/lists.js';
import type { Asked } from '../../http/reading/queries.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { SEVERITIES } from '../domain/severity.js';
import { GapAlerts, type ListedAlert } from '../store/gap-alerts.js';
import type { GapAlert } from './answers.js';
import { countyList } from '../store/county-list.js';
import type { Counties } from './county-answers.js';
import type { CountiesQuery, GapAlertsQuery } from './requests.js';

export class ListAlerts extends ListOf<GapAlertsQuery, typeof GapAlert> {}

export class ListCounties extends QueryOf<Asked<CountiesQuery>, ValueOf<typeof Counties>> {}

export const GAP_ALERT_QUERIES = [
  queryHandlerOf(ListAlerts, [ReadModels], async ({ after, ...question }, models) => {
    const key = after === undefined ? {} : { after: keyAfter(after) };
    const source = policySource(await models.knownAt(question.knownAt));
    const { items, next } = await new GapAlerts(source).list({ ...question, ...key });
    return { items, next: next && keyText(next) };
  }),
  queryHandlerOf(ListCounties, [ReadModels], async (question, models) => {
    const source = policySource(await models.knownAt(question.knownAt));
    const fiscalYear = question.fiscalYear ?? Number(source.today().slice(0, 4));
    return countyList(source, { ...question, fiscalYear });
  }),
];

function keyText({ region, fiscalYear, episode, code, ...urgency }: ListedAlert): string {
  const { severity, fundedThrough, gapFen } = urgency;
  return [region, fiscalYear, episode, code, severity, fundedThrough, gapFen].join('-');
}

const ALERT_KEY = /^(\d{6})-(\d{4})-(\d{1,5})-(\d{6})-([A-Z]+)-(\d{1,2})-(\d+)$/;

/** @throws InvalidCursor */
function keyAfter(after: string): ListedAlert {
  const [, region, year, episode, code, written, month, gap] = ALERT_KEY.exec(after) ?? [];
  const severity = SEVERITIES.find((known) => known === written);
  if (region === undefined || code === undefined || !severity) throw new InvalidCursor();
  const urgency = { severity, fundedThrough: Number(month), gapFen: BigInt(gap!) };
  return { region, fiscalYear: Number(year), episode: Number(episode), code, ...urgency };
}
