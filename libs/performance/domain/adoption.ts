/** What an adopted evaluation says, and how it is read back. */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { Parameters } from '../../policy/parameters.js';
import { type Evaluation, INPUTS_OF, type InputName, type KnownInputs } from './evaluation.js';

export type AdoptedEvaluation = DataOf<'EvaluationAdopted'>;
type AdoptedInputs = AdoptedEvaluation['results'][number]['inputs'];

/** A county's year with its place among all. */
export interface CountyEvaluation extends Evaluation {
  readonly region: string;
  /** null: not judged. */
  readonly rank: number | null;
  /** The last month of an unbroken run of certifications from January; 0 without. */
  readonly certifiedThrough: number;
  readonly inputs: KnownInputs;
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
    results: counties.map(({ weightJudged, inputs, ...county }) => ({
      ...county,
      weightJudged: String(weightJudged),
      inputs: countsAsNumbers(inputs),
    })),
  };
}

const isAmount = (name: string): boolean => name.endsWith('Fen');

function countsAsNumbers(inputs: KnownInputs): AdoptedInputs {
  const entries = Object.entries(inputs) as [InputName, bigint | null][];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isAmount(name) ? value : Number(value)]),
  ) as unknown as AdoptedInputs;
}

/** Every input as digits, as JSON can hold them. */
export function exactInputs(inputs: AdoptedInputs): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, value?.toString() ?? null]),
  );
}

/** Those that the evaluation did not have, though the indicators go by them now, are null. */
export function inputsFromDigits(digits: Readonly<Record<string, string | null>>): KnownInputs {
  const ofName = (name: InputName): bigint | null => {
    const value = digits[name] ?? null;
    return value === null ? null : BigInt(value);
  };
  const entries = Object.values(INPUTS_OF).flatMap((names) =>
    names.map((name) => [name, ofName(name)]),
  );
  return Object.fromEntries(entries) as KnownInputs;
}
