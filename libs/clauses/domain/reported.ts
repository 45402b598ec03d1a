/**
 * Rules over what only people can report: shares that must be whole, cases that must not be,
 * figures that must not fall. A share is judged by its numerator and denominator, never by a typed
 * percentage; a part larger than its whole contradicts itself and is not judged; nobody concerned
 * is NOT_APPLICABLE.
 */
import { type IndicatorName, INDICATORS } from '../../policy/indicators.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { definitionOf } from '../../policy/parameters.js';
import {
  type Rational,
  ONE,
  compare,
  decimal,
  dividedBy,
  formatDecimal,
} from '../../money/rational.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  figureOf,
  judged,
  noData,
  notApplicable,
  ratio,
  reportedFigure,
} from './answer.js';
import { type Basis, indicator, known } from './basis.js';
import type { RegionFacts } from './facts.js';
import { type Rule, ofProvince } from './rule.js';

export type Relation = 'atLeast' | 'above' | 'atMost' | 'below';

const SIGNS: Readonly<Record<Relation, string>> = {
  atLeast: '≥',
  above: '>',
  atMost: '≤',
  below: '<',
};
const OPPOSITES: Readonly<Record<Relation, string>> = {
  atLeast: '<',
  above: '≤',
  atMost: '>',
  below: '≥',
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

export function evidenceOf(region: string, name: IndicatorName, year: number): string {
  return `indicator/${region}/${year}/${name}`;
}

export type Asked = readonly [name: IndicatorName, back: 0 | 1];
export const now = (name: IndicatorName): Asked => [name, 0];
export const before = (name: IndicatorName): Asked => [name, 1];

/** A figure that was reported, of a year before with the year in its name. */
export function reportOf(facts: RegionFacts, [name, back]: Asked): Figure[] {
  const year = facts.year - back;
  const value = known(facts, name, year);
  if (value === undefined) return [];
  const shown = reportedFigure(name, plain(value), evidenceOf(facts.region, name, year));
  return [back === 0 ? shown : figureOf(year, shown)];
}

/** Values of indicators that are in the rule's basis, and their figures. */
export function ask(facts: RegionFacts, asked: readonly Asked[]) {
  const values = asked.map(([name, back]) => known(facts, name, facts.year - back)!);
  return { values, figures: asked.flatMap((one) => reportOf(facts, one)) };
}

/** A basis of indicators; the first is there. */
export function reports(asked: readonly Asked[]): readonly [Basis, ...Basis[]] {
  return asked.map(([name, back]) => indicator(name, back)) as unknown as [Basis, ...Basis[]];
}

const NOBODY: Words = ['没有涉及的对象', 'nobody is concerned'];
const CONTRADICTION: Words = [
  '报告的数自相矛盾（部分大于整体），请核对',
  'what is reported contradicts itself (a part larger than its whole): check it',
];

export function contradictory(figures: readonly Figure[]): Verdict {
  return noData(CONTRADICTION, [], figures);
}

/** A limit: a decimal that the document states, or a dated parameter. */
export type Limit = `${number}` | ParameterName;

export function limitOf(limit: Limit, facts: RegionFacts): Rational {
  return isParameterName(limit) ? facts.parameters.ratio(limit) : decimal(limit);
}

function isParameterName(limit: Limit): limit is ParameterName {
  return /[a-z]/.test(limit);
}

export function limitWords(limit: Limit): Words {
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
  /** Two levels beside each other, no part of a whole. */
  readonly level?: boolean;
  /** The clause goes step by step, without a deadline: short of the whole is no breach. */
  readonly gradual?: boolean;
}

const STEP_BY_STEP: Words = [
  '该条逐步推进、没有期限：尚未达到，但不算违反',
  'the clause goes step by step without a deadline: not there yet, which is no breach',
];

/** Reported part / reported whole against a limit. */
export function share(asked: ShareOf): Rule {
  const { of, among, limit = '1', relation = 'atLeast', level = false, gradual = false } = asked;
  const [[ofZh, ofEn], [amongZh, amongEn]] = [INDICATORS[of], INDICATORS[among]];
  const [zh, en] = limitWords(limit);
  const compared = (signs: typeof SIGNS): Words => [
    `${ofZh} ÷ ${amongZh} ${signs[relation]} ${zh}`,
    `${ofEn} (${of}) ÷ ${amongEn} (${among}) ${signs[relation]} ${en}`,
  ];
  const judge = (facts: RegionFacts): Verdict => {
    const { values, figures } = ask(facts, [now(of), now(among)]);
    const [part, whole] = values as [Rational, Rational];
    if (whole.numerator <= 0n) return notApplicable(NOBODY, figures);
    if (!level && compare(part, whole) > 0) return contradictory(figures);
    const value = dividedBy(part, whole);
    const least = limitOf(limit, facts);
    const shown = [...figures, ratio('share', value, DERIVED), ratio('threshold', least, DERIVED)];
    const met = holds(value, relation, least);
    return gradual && !met ? noData(STEP_BY_STEP, [], shown) : judged(met, shown);
  };
  return {
    method: 'INDICATOR',
    how: compared(SIGNS),
    fails: gradual ? null : compared(OPPOSITES),
    basis: reports([now(of), now(among)]),
    indicators: [of, among],
    ...usedParameters(limit),
    county: judge,
    province: 'own or every county',
  };
}

/** A reported figure against a limit. @param gradual step by step, without a deadline */
export function value(
  name: IndicatorName,
  relation: Relation,
  limit: Limit,
  gradual = false,
): Rule {
  const [nameZh, nameEn] = INDICATORS[name];
  const [zh, en] = limitWords(limit);
  const compared = (signs: typeof SIGNS): Words => [
    `${nameZh} ${signs[relation]} ${zh}`,
    `${nameEn} (${name}) ${signs[relation]} ${en}`,
  ];
  const judge = (facts: RegionFacts): Verdict => {
    const { values, figures } = ask(facts, [now(name)]);
    const least = limitOf(limit, facts);
    const threshold = { ...count('threshold', 0, DERIVED), value: plain(least) };
    const met = holds(values[0]!, relation, least);
    const shown = [...figures, threshold];
    return gradual && !met ? noData(STEP_BY_STEP, [], shown) : judged(met, shown);
  };
  return {
    method: 'INDICATOR',
    how: compared(SIGNS),
    fails: gradual ? null : compared(OPPOSITES),
    basis: reports([now(name)]),
    indicators: [name],
    ...usedParameters(limit),
    county: judge,
    province: 'own or every county',
  };
}

/** No case of it, among those that there were: a zero of nothing is no fact. */
export function none(name: IndicatorName, among: IndicatorName): Rule {
  const [[zh, en], [amongZh, amongEn]] = [INDICATORS[name], INDICATORS[among]];
  return {
    method: 'INDICATOR',
    how: [`${zh} = 0（${amongZh} > 0）`, `${en} (${name}) = 0, of ${amongEn} (${among}) > 0`],
    fails: [`${zh} > 0`, `${en} (${name}) > 0`],
    basis: reports([now(name), now(among)]),
    indicators: [name, among],
    county: (facts) => {
      const { values, figures } = ask(facts, [now(name), now(among)]);
      const [cases, whole] = values as [Rational, Rational];
      if (cases.numerator > 0n) return judged(false, figures);
      return whole.numerator > 0n ? judged(true, figures) : notApplicable(NOBODY, figures);
    },
    province: 'own or every county',
  };
}

/** A share against the same share of the year before. */
export function shareAgainstLastYear(
  of: IndicatorName,
  among: IndicatorName,
  relation: Relation,
): Rule {
  const asked = [now(of), now(among), before(of), before(among)];
  const judge = (facts: RegionFacts): Verdict => {
    const { values, figures } = ask(facts, asked);
    const [part, whole, partBefore, wholeBefore] = values as [
      Rational,
      Rational,
      Rational,
      Rational,
    ];
    if (whole.numerator <= 0n || wholeBefore.numerator <= 0n) return notApplicable(NOBODY, figures);
    if (compare(part, whole) > 0 || compare(partBefore, wholeBefore) > 0) {
      return contradictory(figures);
    }
    const share = dividedBy(part, whole);
    const shareBefore = dividedBy(partBefore, wholeBefore);
    return judged(holds(share, relation, shareBefore), [
      ...figures,
      ratio('share', share, DERIVED),
      ratio('shareLastYear', shareBefore, DERIVED),
    ]);
  };
  const [[ofZh, ofEn], [amongZh, amongEn]] = [INDICATORS[of], INDICATORS[among]];
  const compared = (signs: typeof SIGNS): Words => [
    `${ofZh} ÷ ${amongZh}：本年 ${signs[relation]} 上年`,
    `${ofEn} (${of}) ÷ ${amongEn} (${among}): this year ${signs[relation]} last year`,
  ];
  return {
    method: 'INDICATOR',
    how: compared(SIGNS),
    fails: compared(OPPOSITES),
    basis: reports(asked),
    indicators: [of, among],
    whenOver: true,
    county: judge,
    province: 'own or every county',
  };
}

/** The rule of a county, asked of the province alone. */
export function provinceOnly({ county, province: _, ...rule }: Rule): Rule {
  return ofProvince(rule, county as (facts: RegionFacts) => Verdict);
}

/** Only where something is so: else it does not apply. */
export function where(condition: IndicatorName, reason: Words, rule: Rule): Rule {
  const [first, ...rest] = rule.basis as readonly [Basis, ...Basis[]];
  const onlyIf: Basis = {
    ...first,
    holds: (facts) => isOutside(facts, condition) || first.holds(facts),
  };
  return {
    ...rule,
    basis: [indicator(condition), onlyIf, ...rest],
    indicators: [condition, ...(rule.indicators ?? [])],
    county: (facts) => {
      const { figures } = ask(facts, [now(condition)]);
      if (isOutside(facts, condition)) return notApplicable(reason, figures);
      const verdict = rule.county!(facts);
      return { ...verdict, figures: [...figures, ...verdict.figures] };
    },
    province: 'every county',
  };
}

function isOutside(facts: RegionFacts, condition: IndicatorName): boolean {
  const found = known(facts, condition, facts.year);
  return found !== undefined && compare(found, ONE) < 0;
}
