/** Standards, supervision and performance, over the system of this process. */
import { businessDateAt, businessDateToday } from '../../../libs/event-store/business-date.js';
import { StoreUnavailable } from '../../../libs/event-store/port.js';
import type { CountyEvaluation } from '../../../libs/performance/domain/adoption.js';
import { EvaluationDesk } from '../../../libs/performance/store/evaluation-desk.js';
import {
  Evaluations,
  type YearEvaluation,
  evidenceOf,
  lineOf,
} from '../../../libs/performance/store/evaluations.js';
import { readModelsKnownAt } from '../../../libs/projection/known-read-models.js';
import { FindingDesk } from '../../../libs/supervision/store/finding-desk.js';
import { Findings } from '../../../libs/supervision/store/findings.js';
import { FINDINGS_KNOWN } from '../../../libs/supervision/store/findings-known.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import type { OversightDesks, OversightQueries, PerformanceQuestion } from '../oversight.js';
import { type System } from '../../system/system.js';

function findingSource({ sql }: Pick<System, 'sql'>) {
  return { sql, changes: () => recordedChanges(sql), today: businessDateToday };
}

/** As it was known at a time: what grows old by itself is then as old as on that day. */
async function sourceAt(system: System, knownAt: string | undefined) {
  if (knownAt === undefined) return findingSource(system);
  const position = await system.store.positionAt(knownAt);
  const sql = readModelsKnownAt(system.sql, position, FINDINGS_KNOWN);
  return { ...findingSource({ sql }), today: () => businessDateAt(knownAt) };
}

export function oversightOf(system: System): OversightQueries {
  return {
    ...performanceOf(async (knownAt) => new Evaluations(await sourceAt(system, knownAt))),
  };
}

/** The evaluations; `bandsOf` is what allocation asks for. */
export function evaluationsOf(system: System): Evaluations {
  return new Evaluations(findingSource(system));
}

type EvaluationsKnown = (knownAt: string | undefined) => Promise<Evaluations>;

function performanceOf(
  evaluations: EvaluationsKnown,
): Pick<OversightQueries, 'performance' | 'countyPerformance'> {
  return {
    performance: async ({ after, limit, region, ...question }) => {
      const [year, before] = await yearAndBefore(evaluations, question);
      const left = year.counties.filter(
        (county) =>
          (region === undefined || county.region === region) &&
          (after === undefined || county.region > after),
      );
      const page = left.slice(0, limit);
      const { counties: _, ...about } = year;
      return {
        ...about,
        items: page.map((county) => lineOf(county, year.fiscalYear, before.get(county.region))),
        next: left.length > page.length ? page.at(-1)!.region : null,
      };
    },
    countyPerformance: async (question, region) => {
      const [year, before] = await yearAndBefore(evaluations, question);
      const county = year.counties.find((candidate) => candidate.region === region);
      if (!county) return undefined;
      const { counties, weights, ...about } = year;
      return {
        ...about,
        ...lineOf(county, year.fiscalYear, before.get(region)),
        ranked: counties.length,
        evidence: evidenceOf(county, weights),
      };
    },
  };
}

async function yearAndBefore(
  known: EvaluationsKnown,
  { fiscalYear, asOf, knownAt, status }: PerformanceQuestion,
): Promise<readonly [YearEvaluation, ReadonlyMap<string, CountyEvaluation>]> {
  const evaluations = await known(knownAt);
  const at = { ...(asOf === undefined ? {} : { asOf }), anew: status === 'current' };
  const [year, before] = await Promise.all([
    evaluations.year({ fiscalYear, ...at }),
    evaluations.year({ fiscalYear: fiscalYear - 1, ...at }),
  ]);
  return [year, new Map(before.counties.map((county) => [county.region, county]))];
}

/** Reckoned on read models that hold everything recorded by now. */
export function adoptionsOf(system: System): OversightDesks['performance'] {
  const evaluations = new EvaluationDesk(system.handler, evaluationsOf(system));
  return {
    adopt: async (command) => {
      const head = await system.store.head();
      if (!(await system.position.waitFor(head, CATCH_UP_MILLISECONDS))) {
        throw new StoreUnavailable('the read models have not caught up');
      }
      return evaluations.adopt(command);
    },
  };
}

const CATCH_UP_MILLISECONDS = 5_000;

export function findingDesk(system: System): FindingDesk {
  return new FindingDesk(system.store, system.handler, new Findings(findingSource(system)));
}
