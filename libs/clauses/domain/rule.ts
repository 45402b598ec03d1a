/**
 * A rule answers one clause for a county, for the province, or for both. What the five principles
 * of domain.md, section 11, ask of every answer is asked here, once: a basis, the year or deadline
 * that must be over, and what nothing can mend any more.
 */
import type { IndicatorName } from '../../policy/indicators.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { CLAUSE_METHOD_WORDS } from '../../wording/clause-words.js';
import type { CountyTally, Status, Verdict, Words } from './answer.js';
import { count, noData, notApplicable } from './answer.js';
import type { Basis } from './basis.js';
import type { CountyFacts, ProvinceFacts, RegionFacts } from './facts.js';

export type Method = keyof typeof CLAUSE_METHOD_WORDS;
export const METHOD_NAMES = Object.keys(CLAUSE_METHOD_WORDS) as readonly Method[];

export interface Rule {
  readonly method: Method;
  /** When it is met. */
  readonly how: Words;
  /** When it is not met; null: nothing that is recorded here can show that. */
  readonly fails: Words | null;
  /** All that must be recorded before it is judged; `none` of what is never judged. */
  readonly basis: readonly [Basis, ...Basis[]] | 'none';
  /** Of the province, where it is another. */
  readonly provinceBasis?: readonly [Basis, ...Basis[]];
  /** Last day of its deadline; else 31 December of the year. */
  readonly until?: string;
  /** Set against figures of the whole year: judged when it is over. */
  readonly whenOver?: true;
  readonly indicators?: readonly IndicatorName[];
  readonly parameters?: readonly ParameterName[];
  /** null: the clause is addressed to the province alone. */
  readonly county: ((facts: CountyFacts) => Verdict) | null;
  /**
   * `every county`: the province meets it where every county does. `own or every county`: its own
   * report counts, as far as no county fails.
   */
  readonly province:
    ((facts: ProvinceFacts) => Verdict) | 'every county' | 'own or every county' | null;
}

const FOR_THE_PROVINCE: Words = ['该条由省级落实', 'the clause is addressed to the province'];
const FOR_COUNTIES: Words = ['该条由县（市）落实', 'the clause is addressed to counties'];
const NOT_OVER: Words = [
  '期限未到，尚可补正，暂不判断',
  'not over yet: what may still happen can mend it, so there is no verdict',
];
const WHEN_OVER: Words = [
  '按全年数判断，年度结束后评判',
  'judged by the whole year, when it is over',
];

export function answerForCounty(rule: Rule, facts: CountyFacts): Verdict {
  if (rule.county === null) return notApplicable(FOR_THE_PROVINCE);
  return withParameters(rule, evaluated(rule, rule.basis, facts, rule.county));
}

export function answerForProvince(rule: Rule, facts: ProvinceFacts): Verdict {
  const { province, basis, provinceBasis = basis } = rule;
  if (province === null) return notApplicable(FOR_COUNTIES);
  if (province === 'every county') return withParameters(rule, everyCounty(rule, facts));
  if (province !== 'own or every county') {
    return withParameters(rule, evaluated(rule, provinceBasis, facts, province));
  }
  const judge = rule.county as (facts: RegionFacts) => Verdict;
  const own = evaluated(rule, provinceBasis, facts, judge);
  const counties = everyCounty(rule, facts);
  const isCounties = own.status === 'NO_DATA' || counties.status === 'NOT_MET';
  return withParameters(rule, isCounties ? counties : { ...own, counties: counties.counties! });
}

function evaluated<F extends RegionFacts>(
  rule: Rule,
  basis: Rule['basis'],
  facts: F,
  judge: (facts: F) => Verdict,
): Verdict {
  const missing = basis === 'none' ? [] : basis.filter(({ holds }) => !holds(facts));
  if (missing.length > 0) return withoutBasis(missing, facts);
  return settled(rule, facts, judge(facts));
}

function withoutBasis(missing: readonly Basis[], facts: RegionFacts): Verdict {
  const doubts = missing.map(({ doubt }) => doubt?.(facts)).filter((words) => words !== undefined);
  const said = doubts.length === missing.length ? doubts : [...doubts, lackOf(missing)];
  const reason: Words = [said.map(([zh]) => zh).join('；'), said.map(([, en]) => en).join('; ')];
  return noData(
    reason,
    missing.flatMap(({ wanted }) => wanted(facts)),
  );
}

function lackOf(missing: readonly Basis[]): Words {
  return [
    `没有可据以判断的记录：${missing.map(({ words: [zh] }) => zh).join('；')}`,
    `nothing recorded to judge by: ${missing.map(({ words: [, en] }) => en).join('; ')}`,
  ];
}

/** Not before it is over. */
function settled(rule: Rule, { date, year }: RegionFacts, verdict: Verdict): Verdict {
  const { lasting = false, ...answer } = verdict;
  const isOver = date >= (rule.until ?? `${year}-12-31`);
  if (isOver || answer.status === 'NOT_APPLICABLE') return answer;
  if (answer.status === 'NO_DATA') return { ...answer, provisional: true };
  const open: Verdict = { ...answer, status: 'NO_DATA', provisional: true };
  if (rule.whenOver) return { ...open, reason: WHEN_OVER };
  if (answer.status === 'NOT_MET' && !lasting) return { ...open, reason: NOT_OVER };
  return { ...answer, provisional: true };
}

function withParameters({ parameters }: Rule, verdict: Verdict): Verdict {
  if (!parameters || verdict.status === 'NOT_APPLICABLE') return verdict;
  return { ...verdict, parameters };
}

/**
 * One county that fails is enough to fail; one that says nothing leaves it open; where no county
 * is concerned nor is the province.
 */
export function everyCounty(rule: Rule, facts: ProvinceFacts): Verdict {
  const answers = facts.counties.map((county) => ({
    county,
    verdict: answerForCounty(rule, county),
  }));
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
  const [first] = answers;
  const reason: Words = first?.verdict.reason ?? ['没有涉及的县', 'no county is concerned'];
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

/** A duty of every county. */
export function perCounty(
  rule: Omit<Rule, 'county' | 'province'>,
  judge: (facts: CountyFacts) => Verdict,
): Rule {
  return { ...rule, county: judge, province: 'every county' };
}

/** A duty of a county and of the province alike. */
export function ofBoth(
  rule: Omit<Rule, 'county' | 'province'>,
  judge: (facts: RegionFacts) => Verdict,
): Rule {
  return { ...rule, county: judge, province: judge };
}

/** A duty of the province alone. */
export function ofProvince(
  rule: Omit<Rule, 'county' | 'province'>,
  judge: (facts: ProvinceFacts) => Verdict,
): Rule {
  return { ...rule, county: null, province: judge };
}

/** What the clause permits, or encourages to try, or what only the software's nature would show. */
export function notJudged(reason: Words, addressee: 'both' | 'province' = 'both'): Rule {
  const judge = () => notApplicable(reason);
  return {
    method: 'NOT_JUDGED',
    how: reason,
    fails: null,
    basis: 'none',
    county: addressee === 'both' ? judge : null,
    province: judge,
  };
}
