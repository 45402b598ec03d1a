/**
 * A draft: the facts of every county, the policy in force on 1 January of the year, and what comes
 * of them, frozen together. @source domain.md, section 7
 */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { decimal, formatDecimal, rational, roundHalfUp } from '../../money/rational.js';
import {
  type InForce,
  type ParameterName,
  Parameters,
  isParameter,
} from '../../policy/parameters.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import { refuseAmount } from '../../refusals/sizes.js';
import { type Share, distribute } from './distribution.js';
import { type CountyScore, FACTOR_PLACES, countsEffort, scoreInFen, scoresOf } from './factors.js';
import type { Band, CountyFacts, DesignationKind, SchemeTerms } from './scheme-inputs.js';
import { SHARE_PLACES, refuseWeights, shareOfScore, weighed } from './weighing.js';

export type Draft = DataOf<'SchemeDrafted'>;
export type DraftCounty = Draft['counties'][number];

export interface DraftScheme extends SchemeTerms {
  readonly schemeId: string;
}

/** The day whose policy and designations count: 1 January of the year. */
export function policyDateOf(fiscalYear: number): string {
  return `${fiscalYear}-01-01`;
}

/** Refusals that need no figures. */
export function refuseTerms(terms: SchemeTerms): Refusal | undefined {
  const { totalFen, unitFen, switchedOff, weights } = terms;
  if (switchedOff.includes('need')) return refuse('FACTOR_NOT_SWITCHABLE', { factor: 'need' });
  return (
    refuseAmount(totalFen) ??
    refuseAmount(unitFen) ??
    (weights === null ? undefined : refuseWeights(weights))
  );
}

/** @param facts of the whole province, by the codes that counties have on 1 January of the year */
export function draftScheme(
  command: DraftScheme,
  facts: readonly CountyFacts[],
  policy: Parameters,
): Draft | Refusal {
  const refusal = refuseTerms(command);
  if (refusal) return refusal;
  const scores = scoresOf(command, facts, policy);
  const { totalFen, unitFen, capRatio, weights } = command;
  const shared = weights === null ? null : weighed(weights, facts, scores);
  if (shared !== null && isRefusal(shared)) return shared;
  const shares = distribute(
    {
      totalFen,
      unitFen,
      floorRatio: decimal(command.floorRatio),
      capRatio: capRatio === null ? null : decimal(capRatio),
    },
    scores.map(({ region, score }, index) => ({
      region,
      score: shared === null ? score : shared[index]!,
      priorFen: facts[index]!.priorFen,
    })),
  );
  if (isRefusal(shares)) return shares;
  return {
    schemeId: command.schemeId,
    fiscalYear: command.fiscalYear,
    program: command.program,
    totalFen,
    unitFen,
    floorRatio: command.floorRatio,
    capRatio,
    switchedOff: [...command.switchedOff],
    effort: command.effort,
    weights,
    parameters: usedParameters(policy),
    counties: facts.map((county, index) => ({
      ...frozen(county, scores[index]!, shares[index]!),
      ...shownScore(command, scores[index]!, shared?.[index]),
    })),
  };
}

/** @param share Σ weight × share; undefined where the score is a product */
function shownScore(terms: SchemeTerms, { score, effort }: CountyScore, share: bigint | undefined) {
  return {
    effort: countsEffort(terms) ? millionths(effort) : null,
    scoreFen: share === undefined ? roundHalfUp(scoreInFen(score)) : null,
    share: share === undefined ? null : formatDecimal(shareOfScore(share), SHARE_PLACES),
  };
}

const millionths = (factor: bigint) => formatDecimal(rational(factor, 10n ** 6n), FACTOR_PLACES);

function frozen(
  facts: CountyFacts,
  score: CountyScore,
  share: Share,
): Omit<DraftCounty, 'effort' | 'scoreFen' | 'share'> {
  return {
    ...facts,
    needFen: score.needFen,
    deductedFen: score.deductedFen,
    difficulty: millionths(score.difficulty),
    pressure: millionths(score.pressure),
    resource: millionths(score.resource),
    performance: millionths(score.performance),
    floorFen: share.floorFen,
    capFen: share.capFen,
    amountFen: share.amountFen,
  };
}

function usedParameters(policy: Parameters): Draft['parameters'] {
  return policy
    .all()
    .filter(({ name }) => name.startsWith('allocation.'))
    .map(({ name, value, effectiveFrom, source, assumed, changed }) => ({
      name,
      value,
      effectiveFrom,
      basis: changed ? ('DECIDED' as const) : assumed ? ('ASSUMED' as const) : ('STATED' as const),
      ...source,
    }));
}

/** The policy that a draft used, from the draft alone. */
export function policyOf(draft: Draft): Parameters {
  const values = new Map<ParameterName, InForce>();
  for (const { name, value, effectiveFrom, basis, document, clause, quote } of draft.parameters) {
    if (!isParameter(name)) continue;
    const source = { document, clause, quote };
    const [assumed, changed] = [basis === 'ASSUMED', basis === 'DECIDED'];
    values.set(name, { name, value, effectiveFrom, effectiveTo: null, source, assumed, changed });
  }
  return new Parameters(policyDateOf(draft.fiscalYear), values);
}

/** The facts that a draft was reckoned from, from the draft alone. */
export function factsOf(draft: Draft): readonly CountyFacts[] {
  return draft.counties.map((county) => ({
    region: county.region,
    code: county.code,
    name: county.name,
    needsFen: county.needsFen,
    persons: county.persons,
    idleFen: county.idleFen,
    fiscalDifficulty: county.fiscalDifficulty,
    revenue: county.revenue,
    population: county.population,
    assessed: county.assessed,
    assessedNeedFen: county.assessedNeedFen,
    ownBudgetFen: county.ownBudgetFen,
    indicators: county.indicators,
    designations: county.designations as readonly DesignationKind[],
    band: county.band as Band | null,
    priorFen: county.priorFen,
  }));
}

/** The same draft with other factors switched off: what the difference is, that factor does. */
export function without(draft: Draft, switchedOff: SchemeTerms['switchedOff']): Draft | Refusal {
  return draftScheme({ ...draft, switchedOff }, factsOf(draft), policyOf(draft));
}
