/** A rule answers one clause for a county, for the province, or for both. */
import type { ParameterName } from '../../policy/parameter-values.js';
import type { CountyTally, Status, Verdict, Words } from './answer.js';
import { count, notApplicable } from './answer.js';
import type { CountyFacts, ProvinceFacts } from './facts.js';
import type { IndicatorName } from './indicators.js';

export const METHODS = {
  LEDGER: ['由台账计算', 'computed from the ledgers'],
  STANDARDS: ['由保障标准计算', 'computed from the standards'],
  FINDINGS: ['由监督发现计算', 'computed from findings'],
  ALERTS: ['由缺口预警计算', 'computed from gap alerts'],
  TRANSFERS: ['由指标文和到位资金计算', 'computed from transfers and receipts'],
  DISCLOSURES: ['由公示记录计算', 'computed from publications'],
  ALLOCATION: ['由分配方案计算', 'computed from allocation schemes'],
  PERFORMANCE: ['由绩效评价计算', 'computed from evaluations'],
  MATTERS: ['由投诉整改事项计算', 'computed from matters'],
  CAPABILITY: ['由系统能力保证', 'met by what the system does'],
  INDICATOR: ['按指标报告', 'reported as indicators'],
  TARGET: ['按目标和进度报告', 'reported as a target with progress'],
  MILESTONE: ['按里程碑报告', 'reported as milestones'],
} as const satisfies Readonly<Record<string, Words>>;
export type Method = keyof typeof METHODS;
export const METHOD_NAMES = Object.keys(METHODS) as readonly Method[];

export interface Rule {
  readonly method: Method;
  /** The formula, in words. */
  readonly how: Words;
  readonly indicators?: readonly IndicatorName[];
  readonly parameters?: readonly ParameterName[];
  /** null: the clause is addressed to the province alone. */
  readonly county: ((facts: CountyFacts) => Verdict) | null;
  /** `every county`: the province meets it where every county does. */
  readonly province: ((facts: ProvinceFacts) => Verdict) | 'every county' | null;
}

const FOR_THE_PROVINCE: Words = ['该条由省级落实', 'the clause is addressed to the province'];
const FOR_COUNTIES: Words = ['该条由县（市）落实', 'the clause is addressed to counties'];

export function answerForCounty(rule: Rule, facts: CountyFacts): Verdict {
  if (rule.county === null) return notApplicable(FOR_THE_PROVINCE);
  return withParameters(rule, rule.county(facts));
}

export function answerForProvince(rule: Rule, facts: ProvinceFacts): Verdict {
  if (rule.province === null) return notApplicable(FOR_COUNTIES);
  const verdict =
    rule.province === 'every county' ? everyCounty(rule.county!, facts) : rule.province(facts);
  return withParameters(rule, verdict);
}

function withParameters({ parameters }: Rule, verdict: Verdict): Verdict {
  if (!parameters || verdict.status === 'NOT_APPLICABLE') return verdict;
  return { ...verdict, parameters };
}

/**
 * One county that fails is enough to fail; one that says nothing leaves it open; where no county
 * is concerned nor is the province.
 */
export function everyCounty(
  answer: (facts: CountyFacts) => Verdict,
  facts: ProvinceFacts,
): Verdict {
  const answers = facts.counties.map((county) => ({ county, verdict: answer(county) }));
  const of = (status: Status) =>
    answers.flatMap(({ county, verdict }) => (verdict.status === status ? [county.region] : []));
  const tally = tallyOf(of);
  const path = `/api/v1/policy/compliance?region={county}&year=${facts.year}`;
  const figures = [count('countiesConcerned', answers.length - tally.counts.NOT_APPLICABLE, path)];
  const open = answers.find(({ verdict }) => verdict.status === 'NO_DATA');
  const provisional = answers.some(({ verdict }) => verdict.provisional === true);
  const extras = { counties: tally, ...(provisional ? { provisional } : {}) };
  if (tally.counts.NOT_MET > 0) return { status: 'NOT_MET', figures, ...extras };
  if (open) {
    const { reason, report } = open.verdict;
    return {
      status: 'NO_DATA',
      figures,
      ...(reason ? { reason } : {}),
      ...(report ? { report } : {}),
      ...extras,
    };
  }
  if (tally.counts.MET > 0) return { status: 'MET', figures, ...extras };
  const reason: Words = ['没有涉及的县', 'no county is concerned'];
  return { ...notApplicable(reason, figures), counties: tally };
}

function tallyOf(of: (status: Status) => readonly string[]): CountyTally {
  const [notMet, noData] = [of('NOT_MET'), of('NO_DATA')];
  return {
    counts: {
      MET: of('MET').length,
      NOT_MET: notMet.length,
      NO_DATA: noData.length,
      NOT_APPLICABLE: of('NOT_APPLICABLE').length,
    },
    notMet,
    noData,
  };
}
