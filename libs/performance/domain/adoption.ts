/** What an adopted evaluation says, and how it is read back. */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { Parameters } from '../../policy/parameters.js';
import type { Evaluation, EvaluationInputs, InputName } from './evaluation.js';

export type AdoptedEvaluation = DataOf<'EvaluationAdopted'>;
type AdoptedInputs = AdoptedEvaluation['results'][number]['inputs'];

/** A county's year with its place among all. */
export interface CountyEvaluation extends Evaluation {
  readonly region: string;
  readonly rank: number;
  readonly inputs: EvaluationInputs;
}

export function adoptionOf(
  fiscalYear: number,
  adoptedOn: string,
  policy: Parameters,
  counties: readonly CountyEvaluation[],
): AdoptedEvaluation {
  return {
    fiscalYear,
    adoptedOn,
    asOf: adoptedOn,
    parameters: policy
      .all()
      .filter(({ name }) => /^(?:performance|supervision|disclosure|standards)\./.test(name))
      .map(({ name, value }) => ({ name, value })),
    results: counties.map(({ region, score, band, rank, indicators, inputs }) => ({
      region,
      score,
      band,
      rank,
      indicators,
      inputs: countsAsNumbers(inputs),
    })),
  };
}

const isAmount = (name: string): boolean => name.endsWith('Fen');

function countsAsNumbers(inputs: EvaluationInputs): AdoptedInputs {
  const entries = Object.entries(inputs) as [InputName, bigint][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isAmount(name) ? value : Number(value)]),
  ) as unknown as AdoptedInputs;
}

/** Every input as digits, as JSON can hold them. */
export function exactInputs(inputs: AdoptedInputs): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, value.toString()]),
  );
}

export function inputsFromDigits(digits: Readonly<Record<string, string>>): EvaluationInputs {
  const entries = Object.entries(digits).map(([name, value]) => [name, BigInt(value)]);
  return Object.fromEntries(entries) as EvaluationInputs;
}
