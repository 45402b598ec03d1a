/** What a policy parameter is: a unit, bounds, and dated values with their source. */
import type { UNIT_WORDS } from '../wording/unit-words.js';

export const PARAMETER_UNITS = [
  ...(['RATIO', 'MULTIPLE', 'POINTS', 'DAYS', 'DAY_OF_MONTH', 'MONTHS', 'YEARS'] as const),
  ...(['RECIPIENTS', 'YUAN', 'TIMES'] as const),
] as const satisfies readonly (keyof typeof UNIT_WORDS)[];
export type ParameterUnit = (typeof PARAMETER_UNITS)[number];

export interface ParameterSource {
  readonly document: string;
  readonly clause: string;
  /** The words of the clause. */
  readonly quote: string;
}

export interface DatedValue {
  /** First day, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  /** Last day; null: until a later value takes its place. */
  readonly effectiveTo: string | null;
  /** A decimal number. */
  readonly value: string;
  readonly source: ParameterSource;
  /** True where the documents order something but leave the figure open. */
  readonly assumed: boolean;
}

export interface ParameterDefinition {
  readonly chinese: string;
  readonly english: string;
  readonly unit: ParameterUnit;
  /** Decimal places that a value may have; 0: a whole number. */
  readonly places: number;
  readonly least: string;
  readonly most: string;
  /** By first day. */
  readonly values: readonly DatedValue[];
}
