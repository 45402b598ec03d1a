/** A draft as people read it: amounts in yuan, factors with six places. */
import { formatYuan } from '../../money/fen.js';
import type { Draft, DraftCounty } from './draft.js';
import { explain } from './explanation.js';
import { boundOf, shownScore } from './scheme-line.js';
import { fairLines, fairnessOf } from './comparison.js';

export function termsAnswer(draft: Draft) {
  return {
    schemeId: draft.schemeId,
    fiscalYear: draft.fiscalYear,
    program: draft.program,
    total: formatYuan(draft.totalFen),
    unit: formatYuan(draft.unitFen),
    floorRatio: draft.floorRatio,
    capRatio: draft.capRatio,
    switchedOff: draft.switchedOff,
    effort: draft.effort,
    formula:
      draft.weights === null
        ? { form: 'product' as const, weights: null }
        : { form: 'weights' as const, weights: draft.weights },
    bounds: boundsOf(draft),
  };
}

export function linesAnswer(draft: Draft) {
  return draft.counties.map(schemeLine);
}

export function explainedAnswer(draft: Draft) {
  const explanations = explain(draft);
  const fair = fairLines(draft);
  return {
    fairness: fairnessOf(draft),
    parameters: draft.parameters,
    lines: draft.counties.map((county, index) => {
      const { perPerson, perYuanOfNeed, rank } = fair[index]!;
      return {
        ...schemeLine(county),
        persons: county.persons,
        perPerson,
        perYuanOfNeed,
        rank,
        explanation: explanations[index]!,
      };
    }),
  };
}

/** How many counties get their floor, and their cap. */
function boundsOf({ counties }: Draft) {
  const at = (bound: 'FLOOR' | 'CAP') =>
    counties.filter((county) => boundOf(county) === bound).length;
  return { atFloor: at('FLOOR'), atCap: at('CAP') };
}

function schemeLine(county: DraftCounty) {
  return {
    region: county.region,
    name: county.name,
    need: formatYuan(county.needFen),
    difficulty: county.difficulty,
    pressure: county.pressure,
    resource: county.resource,
    performance: county.performance,
    effort: county.effort,
    score: shownScore(county),
    floor: formatYuan(county.floorFen),
    cap: county.capFen === null ? null : formatYuan(county.capFen),
    prior: formatYuan(county.priorFen),
    amount: formatYuan(county.amountFen),
    change: formatYuan(county.amountFen - county.priorFen),
    bound: boundOf(county),
    band: county.band,
    designations: county.designations,
  };
}
