/** The questions how the counties' years are judged. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { PageRequest } from '../../http/answers.js';
import { EventStore } from '../../event-store/port.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf } from '../../http/reading/lists.js';
import { keyedPage } from '../../http/reading/queries.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { regionOfPerformanceTarget } from '../../reference-facts/store/recorded-targets.js';
import { certificationList } from '../store/certification-list.js';
import { Evaluations, evidenceOf, lineOf } from '../store/evaluations.js';
import { targetSets } from '../store/target-sets.js';
import type { Certification, Evaluation, Evaluations as EvaluationsAnswer } from './answers.js';
import type { CertificationsQuery } from './requests.js';
import type { PerformanceTargetSet } from './target-answers.js';
import type { PerformanceTargetsQuery } from './target-requests.js';

interface YearAsked {
  readonly fiscalYear: number;
  /** Evaluated as of the end of that business day, whatever was adopted. */
  readonly asOf?: string;
  /** As recorded by then, ISO 8601. */
  readonly knownAt?: string;
  /** The adopted one unless told, where there is one. */
  readonly status?: 'current' | 'adopted';
}

export class ListEvaluations extends QueryOf<
  YearAsked & PageRequest & { readonly region?: string },
  ValueOf<typeof EvaluationsAnswer>
> {}
/** undefined: there is no such county. */
export class ShowEvaluation extends QueryOf<
  YearAsked & { readonly region: string },
  ValueOf<typeof Evaluation> | undefined
> {}

export class ListCertifications extends ListOf<CertificationsQuery, typeof Certification> {}

export class ListTargetSets extends ListOf<PerformanceTargetsQuery, typeof PerformanceTargetSet> {}
/** The county of a performance target. */
export class LocatePerformanceTarget extends QueryOf<string, string | undefined> {}

export const PERFORMANCE_QUERIES = [
  queryHandlerOf(ListTargetSets, [ReadModels], async (asked, models) => {
    const { sql, changes } = policySource(models);
    const found = await targetSets(sql, asked, await changes());
    const keyOf = ({ region, fiscalYear, program }: (typeof found)[number]) =>
      `${region}/${fiscalYear}/${program}`;
    return keyedPage(found, keyOf, asked);
  }),
  queryHandlerOf(LocatePerformanceTarget, [EventStore], (targetNo, store) =>
    regionOfPerformanceTarget(store, targetNo),
  ),
  queryHandlerOf(ListCertifications, [ReadModels], async (asked, models) => {
    const { sql, today, changes } = policySource(await models.knownAt(asked.knownAt));
    const { asOf = today(), fiscalYear = Number(asOf.slice(0, 4)), missing, ...of } = asked;
    const question = { ...of, fiscalYear, asOf, missing: missing === 'true' };
    const found = await certificationList(sql, question, await changes());
    const keyOf = (row: (typeof found)[number]) =>
      `${row.region}-${String(row.month).padStart(2, '0')}`;
    return keyedPage(found, keyOf, asked);
  }),
  queryHandlerOf(ListEvaluations, [ReadModels], async ({ region, ...asked }, models) => {
    const { year, line } = await evaluated(models, asked);
    const { counties, ...about } = year;
    const wanted = counties.filter((county) => region === undefined || county.region === region);
    const { items, next } = keyedPage(wanted, (county) => county.region, asked);
    return { ...about, items: items.map(line), next };
  }),
  queryHandlerOf(ShowEvaluation, [ReadModels], async ({ region, ...asked }, models) => {
    const { year, line } = await evaluated(models, asked);
    const { counties, weights, ...about } = year;
    const county = counties.find((candidate) => candidate.region === region);
    if (!county) return undefined;
    const evidence = evidenceOf(county, weights);
    const ranked = counties.filter(({ rank }) => rank !== null).length;
    return { ...about, ...line(county), ranked, evidence };
  }),
];

/** The year, and how a county of it stands beside the year before. */
async function evaluated(models: ReadModels, { fiscalYear, asOf, knownAt, status }: YearAsked) {
  const evaluations = new Evaluations(policySource(await models.knownAt(knownAt)));
  const at = { ...(asOf === undefined ? {} : { asOf }), anew: status === 'current' };
  const [year, before] = await Promise.all([
    evaluations.year({ fiscalYear, ...at }),
    evaluations.year({ fiscalYear: fiscalYear - 1, ...at }),
  ]);
  const ofBefore = new Map(before.counties.map((county) => [county.region, county]));
  const line = (county: (typeof year.counties)[number]) =>
    lineOf(county, fiscalYear, ofBefore.get(county.region));
  return { year, line };
}
