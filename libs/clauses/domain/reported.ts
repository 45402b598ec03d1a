/**
 * Rules over what only people can report: shares that must be whole, counts that must be none,
 * figures that must not fall. A missing figure is NO_DATA and says what to report; nobody
 * concerned is NOT_APPLICABLE.
 */
import {
  type Rational,
  ONE,
  ZERO_RATIONAL,
  compare,
  decimal,
  dividedBy,
  formatDecimal,
} from '../../money/rational.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { definitionOf } from '../../policy/parameters.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  judged,
  noData,
  notApplicable,
  ratio,
  reportedFigure,
  wantedIndicator,
} from './answer.js';
import { sumOfDecimals } from './decimal-sums.js';
import type { CountyFacts, ProvinceFacts, RegionFacts } from './facts.js';
import { type IndicatorName, INDICATORS } from './indicators.js';
import { type Rule, everyCounty } from './rule.js';

export type Relation = 'atLeast' | 'above' | 'atMost' | 'below';

const SIGNS: Readonly<Record<Relation, string>> = {
  atLeast: '≥',
  above: '>',
  atMost: '≤',
  below: '<',
};

export function holds(a: Rational, relation: Relation, b: Rational): boolean {
  const order = compare(a, b);
  switch (relation) {
    case 'atLeast':
      return order >= 0;
    case 'above':
      return order > 0;
    case 'atMost':
      return order <= 0;
    case 'below':
      return order < 0;
  }
}

/** A decimal as it was reported, without zeros that say nothing. */
export function plain(value: Rational): string {
  const text = formatDecimal(value, 8).replace(/0+$/, '');
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

/** Where a figure comes from that the answer itself reckons from the others. */
export const DERIVED = 'derived';

type Asked = Pick<RegionFacts, 'region' | 'indicator'>;

export function evidenceOf(region: string, name: IndicatorName, year: number): string {
  return `indicator/${region}/${year}/${name}`;
}

/** The figures that were reported of those asked, and what is still to be reported. */
export function askAll(facts: Asked, asked: readonly (readonly [IndicatorName, number])[]) {
  const values = asked.map(([name, year]) => facts.indicator(name, year));
  const figures: Figure[] = [];
  const wanted = [];
  for (const [index, [name, year]] of asked.entries()) {
    const value = values[index];
    if (value === undefined) wanted.push(wantedIndicator(name, year));
    else figures.push(reportedFigure(name, plain(value), evidenceOf(facts.region, name, year)));
  }
  return { values, figures, wanted };
}

export const NOT_REPORTED: Words = ['尚未报告', 'not reported yet'];
const NOBODY: Words = ['没有涉及的对象', 'nobody is concerned'];

/** A limit: a decimal that the document states, or a dated parameter. */
export type Limit = `${number}` | ParameterName;

export function limitOf(limit: Limit, facts: RegionFacts): Rational {
  return isParameterName(limit) ? facts.parameters.ratio(limit) : decimal(limit);
}

function isParameterName(limit: Limit): limit is ParameterName {
  return /[a-z]/.test(limit);
}

function limitWords(limit: Limit): Words {
  if (!isParameterName(limit)) return [limit, limit];
  const { chinese, english } = definitionOf(limit);
  return [`${chinese}（${limit}）`, `${english} (${limit})`];
}

function usedParameters(limit: Limit): Pick<Rule, 'parameters'> {
  return isParameterName(limit) ? { parameters: [limit] } : {};
}

export interface ShareOf {
  readonly of: IndicatorName;
  readonly among: IndicatorName;
  /** The whole, unless told. */
  readonly limit?: Limit;
  readonly relation?: Relation;
  /** Levels, not parts: counties’ figures say nothing when added up. */
  readonly level?: boolean;
}

/**
 * Reported part / reported whole against a limit. The province answers from its own report, else
 * from the sum over its counties: one that falls short of the whole is enough to fail.
 */
export function share(asked: ShareOf): Rule {
  const { of, among, limit = '1', relation = 'atLeast', level = false } = asked;
  const [[ofZh, ofEn], [amongZh, amongEn]] = [INDICATORS[of], INDICATORS[among]];
  const [zh, en] = limitWords(limit);
  const judge = (facts: RegionFacts): Verdict => {
    const { year } = facts;
    const found = askAll(facts, [
      [of, year],
      [among, year],
    ]);
    const [part, whole] = found.values;
    if (part === undefined || whole === undefined) {
      return noData(NOT_REPORTED, found.wanted, found.figures);
    }
    return judgeShare(facts, part, whole, { limit, relation }, found.figures);
  };
  return {
    method: 'INDICATOR',
    how: [
      `${ofZh} ÷ ${amongZh} ${SIGNS[relation]} ${zh}`,
      `${ofEn} (${of}) ÷ ${amongEn} (${among}) ${SIGNS[relation]} ${en}`,
    ],
    indicators: [of, among],
    ...usedParameters(limit),
    county: judge,
    province: level
      ? ownOrEvery(judge)
      : (facts) => ownOrSummed(facts, { of, among, limit, relation }, judge),
  };
}

function judgeShare(
  facts: RegionFacts,
  part: Rational,
  whole: Rational,
  { limit, relation }: Required<Pick<ShareOf, 'limit' | 'relation'>>,
  figures: readonly Figure[],
): Verdict {
  if (compare(whole, ZERO_RATIONAL) <= 0) return notApplicable(NOBODY, figures);
  const value = dividedBy(part, whole);
  const least = limitOf(limit, facts);
  return judged(holds(value, relation, least), [
    ...figures,
    ratio('share', value, DERIVED),
    ratio('threshold', least, DERIVED),
  ]);
}

function ownOrSummed(
  facts: ProvinceFacts,
  asked: Required<Omit<ShareOf, 'level'>>,
  judge: (facts: RegionFacts) => Verdict,
): Verdict {
  const { of, among } = asked;
  const own = judge(facts);
  if (own.status !== 'NO_DATA') return own;
  const tally = everyCounty(judge, facts);
  // A part of the whole: where one county falls short, so does their sum.
  const failing = asked.limit === '1' && tally.status === 'NOT_MET';
  if (!failing && tally.counties!.counts.NO_DATA > 0) return tally;
  const sums = [of, among].map((name) =>
    sumOfDecimals(facts.counties.flatMap((county) => county.indicator(name, facts.year) ?? [])),
  );
  const figures = [of, among].map((name, index) =>
    reportedFigure(name, plain(sums[index]!), evidenceOf('counties', name, facts.year)),
  );
  const summed = judgeShare(facts, sums[0]!, sums[1]!, asked, figures);
  return { ...summed, ...(failing ? { status: 'NOT_MET' } : {}), counties: tally.counties! };
}

/** A reported figure against a limit; the province by its own report, else by every county. */
export function value(name: IndicatorName, relation: Relation, limit: Limit): Rule {
  const [nameZh, nameEn] = INDICATORS[name];
  const [zh, en] = limitWords(limit);
  const judge = (facts: RegionFacts): Verdict => {
    const asked = askAll(facts, [[name, facts.year]]);
    const [found] = asked.values;
    if (found === undefined) return noData(NOT_REPORTED, asked.wanted);
    const least = limitOf(limit, facts);
    const threshold = { ...count('threshold', 0, DERIVED), value: plain(least) };
    return judged(holds(found, relation, least), [...asked.figures, threshold]);
  };
  return {
    method: 'INDICATOR',
    how: [`${nameZh} ${SIGNS[relation]} ${zh}`, `${nameEn} (${name}) ${SIGNS[relation]} ${en}`],
    indicators: [name],
    ...usedParameters(limit),
    county: judge,
    province: ownOrEvery(judge),
  };
}

/** No case of it: zero. */
export function none(name: IndicatorName): Rule {
  return value(name, 'atMost', '0');
}

/** The figure of the year against that of the year before. */
export function notFalling(name: IndicatorName): Rule {
  const [zh, en] = INDICATORS[name];
  const judge = (facts: RegionFacts): Verdict => {
    const { year } = facts;
    const asked = askAll(facts, [
      [name, year],
      [name, year - 1],
    ]);
    const [now, before] = asked.values;
    if (now === undefined || before === undefined) {
      return noData(NOT_REPORTED, asked.wanted, asked.figures);
    }
    return judged(compare(now, before) >= 0, asked.figures);
  };
  return {
    method: 'INDICATOR',
    how: [`${zh}：本年 ≥ 上年`, `${en} (${name}): this year ≥ last year`],
    indicators: [name],
    county: judge,
    province: ownOrEvery(judge),
  };
}

/** A share against the same share of the year before. */
export function shareAgainstLastYear(
  of: IndicatorName,
  among: IndicatorName,
  relation: Relation,
): Rule {
  const judge = (facts: RegionFacts): Verdict => {
    const { year } = facts;
    const asked = askAll(facts, [
      [of, year],
      [among, year],
      [of, year - 1],
      [among, year - 1],
    ]);
    const [part, whole, partBefore, wholeBefore] = asked.values;
    if (!part || !whole || !partBefore || !wholeBefore) {
      return noData(NOT_REPORTED, asked.wanted, asked.figures);
    }
    if (compare(whole, ZERO_RATIONAL) <= 0 || compare(wholeBefore, ZERO_RATIONAL) <= 0) {
      return notApplicable(NOBODY, asked.figures);
    }
    const now = dividedBy(part, whole);
    const before = dividedBy(partBefore, wholeBefore);
    return judged(holds(now, relation, before), [
      ...asked.figures,
      ratio('share', now, DERIVED),
      ratio('shareLastYear', before, DERIVED),
    ]);
  };
  const [[ofZh, ofEn], [amongZh, amongEn]] = [INDICATORS[of], INDICATORS[among]];
  return {
    method: 'INDICATOR',
    how: [
      `${ofZh} ÷ ${amongZh}：本年 ${SIGNS[relation]} 上年`,
      `${ofEn} (${of}) ÷ ${amongEn} (${among}): this year ${SIGNS[relation]} last year`,
    ],
    indicators: [of, among],
    county: judge,
    province: ownOrEvery(judge),
  };
}

/** The province by its own report where it made one, else by every county. */
export function ownOrEvery(
  judge: (facts: RegionFacts) => Verdict,
): (facts: ProvinceFacts) => Verdict {
  return (facts) => {
    const own = judge(facts);
    return own.status === 'NO_DATA' ? everyCounty(judge, facts) : own;
  };
}

/** Addressed to the province alone. */
export function ofProvince(rule: Rule): Rule {
  const judge = rule.county as (facts: RegionFacts) => Verdict;
  return { ...rule, county: null, province: judge };
}

/** Only where something is so: else it does not apply. */
export function where(condition: IndicatorName, reason: Words, rule: Rule): Rule {
  const judge = (facts: CountyFacts): Verdict => {
    const asked = askAll(facts, [[condition, facts.year]]);
    const [found] = asked.values;
    if (found === undefined) return noData(NOT_REPORTED, asked.wanted);
    if (compare(found, ONE) < 0) return notApplicable(reason, asked.figures);
    const verdict = rule.county!(facts);
    return { ...verdict, figures: [...asked.figures, ...verdict.figures] };
  };
  return {
    ...rule,
    indicators: [condition, ...(rule.indicators ?? [])],
    county: judge,
    province: 'every county',
  };
}
