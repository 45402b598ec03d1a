/** What a policy parameter is: a unit, bounds, and dated values with their source. */
export const PARAMETER_UNITS = {
  RATIO: ['比例', 'ratio'],
  MULTIPLE: ['倍数', 'multiple'],
  POINTS: ['分', 'points'],
  DAYS: ['天', 'days'],
  DAY_OF_MONTH: ['每月第几日', 'day of the month'],
  YEARS: ['年', 'years'],
  RECIPIENTS: ['人（户）', 'recipients'],
  TIMES: ['个（次）', 'times'],
} as const;
export type ParameterUnit = keyof typeof PARAMETER_UNITS;

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
