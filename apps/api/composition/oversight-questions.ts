/** Standards, supervision and performance, over the system of this process. */
import { StoreUnavailable } from '../../../libs/event-store/port.js';
import type { CountyEvaluation } from '../../../libs/performance/domain/adoption.js';
import { EvaluationDesk } from '../../../libs/performance/store/evaluation-desk.js';
import {
  Evaluations,
  type YearEvaluation,
  evidenceOf,
  lineOf,
} from '../../../libs/performance/store/evaluations.js';
import { type FindingKind, isFindingKind } from '../../../libs/supervision/domain/finding-kinds.js';
import { STANDARD_RULES } from '../../../libs/standards/domain/standard-rules.js';
import { StandardAnswers } from '../../../libs/standards/store/standard-answers.js';
import { readModelsKnownAt } from '../../../libs/projection/known-read-models.js';
import { FindingDesk } from '../../../libs/supervision/store/finding-desk.js';
import { type FindingPlace, Findings } from '../../../libs/supervision/store/findings.js';
import { FINDINGS_KNOWN } from '../../../libs/supervision/store/findings-known.js';
import { ReclaimsDue, reclaimKey } from '../../../libs/supervision/store/reclaims-due.js';
import { StockAgeing } from '../../../libs/supervision/store/stock-ageing.js';
import { parametersAt } from '../../../libs/policy/parameters.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import { type Answer, type Page, type PageRequest, InvalidCursor } from '../backend.js';
import type { OversightDesks, OversightQueries, PerformanceQuestion } from '../oversight.js';
import { type System, businessDateAt, businessDateToday } from '../../system/system.js';

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
    standards: async (question) => {
      const source = await sourceAt(system, question.knownAt);
      const standards = new StandardAnswers(source.sql);
      const date = question.date ?? source.today();
      const parameters = parametersAt(date, await source.changes());
      const region = question.region === undefined ? {} : { region: question.region };
      const answers = await standards.answers({ date, parameters, ...region });
      return keyedPage(answers, standardKey, question);
    },
    findings: async ({ after, knownAt, ...question }) => {
      const findings = new Findings(await sourceAt(system, knownAt));
      const place = after === undefined ? {} : { after: placeOf(after) };
      const { items, next } = await findings.list({ ...question, ...place });
      return {
        items: items as readonly object[] as readonly Answer[],
        next: next && JSON.stringify([next.kind, next.region, next.fiscalYear, next.key]),
      };
    },
    ageing: async ({ knownAt, ...question }) => {
      const ageing = new StockAgeing(await sourceAt(system, knownAt));
      return (await ageing.lines(question)) as readonly object[] as readonly Answer[];
    },
    reclaimsDue: async ({ knownAt, ...question }) => {
      const lines = await new ReclaimsDue(await sourceAt(system, knownAt)).lines(question);
      return keyedPage(lines, reclaimKey, question);
    },
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

export function findingsOf(system: System): OversightDesks['findings'] {
  const findings = findingDesk(system);
  const today = businessDateToday;
  return {
    locate: (findingId, asOf) => findings.locate(findingId, asOf),
    explain: (command) => findings.explain({ ...command, today: today() }),
    judge: (command) => findings.judge({ ...command, today: today() }),
    rectify: (command) => findings.rectify({ ...command, today: today() }),
  };
}

type StandardLine = { readonly region: string; readonly rule: (typeof STANDARD_RULES)[number] };

function standardKey({ region, rule }: StandardLine): string {
  return `${region}/${STANDARD_RULES.indexOf(rule)}`;
}

/** The lines after the key, which need not be there any more; they come in the order of keys. */
function keyedPage<T extends object>(
  lines: readonly T[],
  keyOf: (line: T) => string,
  { after, limit }: PageRequest,
): Page {
  const left = after === undefined ? lines : lines.filter((line) => keyOf(line) > after);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items as readonly object[] as readonly Answer[],
    next: left.length > items.length && last ? keyOf(last) : null,
  };
}

/** @throws InvalidCursor */
function placeOf(after: string): FindingPlace {
  try {
    const [kind, region, fiscalYear, key] = JSON.parse(after) as unknown[];
    const texts = [kind, region, key].every((part) => typeof part === 'string');
    if (texts && isFindingKind(kind as string) && Number.isSafeInteger(fiscalYear)) {
      return { kind, region, fiscalYear, key } as FindingPlace & { readonly kind: FindingKind };
    }
  } catch {
    // Not one of ours: said below.
  }
  throw new InvalidCursor();
}
