/** A draft as people read it: amounts in yuan, factors with six places. */
import { formatYuan } from '../../money/fen.js';
import type { Draft, DraftCounty } from './draft.js';
import { type Explanation, explain } from './explanation.js';
import { type Fairness, fairLines, fairnessOf } from './comparison.js';

/** api.md, POST /allocation-schemes */
export interface SchemeLine {
  readonly region: string;
  readonly name: string;
  readonly need: string;
  readonly difficulty: string;
  readonly pressure: string;
  readonly resource: string;
  readonly performance: string;
  readonly score: string;
  readonly floor: string;
  readonly cap: string | null;
  readonly prior: string;
  readonly amount: string;
  /** amount − prior */
  readonly change: string;
  readonly band: string | null;
  readonly designations: readonly string[];
}

export interface ExplainedLine extends SchemeLine {
  readonly persons: number;
  readonly perPerson: string | null;
  readonly perYuanOfNeed: string | null;
  readonly rank: number | null;
  readonly explanation: readonly Explanation[];
}

export interface SchemeTermsAnswer {
  readonly schemeId: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly total: string;
  readonly unit: string;
  readonly floorRatio: string;
  readonly capRatio: string | null;
  readonly switchedOff: readonly string[];
}

export function termsAnswer(draft: Draft): SchemeTermsAnswer {
  return {
    schemeId: draft.schemeId,
    fiscalYear: draft.fiscalYear,
    program: draft.program,
    total: formatYuan(draft.totalFen),
    unit: formatYuan(draft.unitFen),
    floorRatio: draft.floorRatio,
    capRatio: draft.capRatio,
    switchedOff: draft.switchedOff,
  };
}

export function linesAnswer(draft: Draft): readonly SchemeLine[] {
  return draft.counties.map(schemeLine);
}

export interface ExplainedScheme {
  readonly fairness: Fairness;
  readonly parameters: Draft['parameters'];
  readonly lines: readonly ExplainedLine[];
}

export function explainedAnswer(draft: Draft): ExplainedScheme {
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

function schemeLine(county: DraftCounty): SchemeLine {
  return {
    region: county.region,
    name: county.name,
    need: formatYuan(county.needFen),
    difficulty: county.difficulty,
    pressure: county.pressure,
    resource: county.resource,
    performance: county.performance,
    score: formatYuan(county.scoreFen),
    floor: formatYuan(county.floorFen),
    cap: county.capFen === null ? null : formatYuan(county.capFen),
    prior: formatYuan(county.priorFen),
    amount: formatYuan(county.amountFen),
    change: formatYuan(county.amountFen - county.priorFen),
    band: county.band,
    designations: county.designations,
  };
}
