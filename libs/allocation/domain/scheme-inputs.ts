/**
 * What a scheme is reckoned from: the terms that the province sets, and the facts of each county.
 */
import type { AllocationFactor, DESIGNATION_KINDS } from '../../event-catalogue/vocabulary.js';
import { BAND_WORDS } from '../../wording/performance-words.js';
import { codesIn } from '../../wording/words.js';

export type Factor = AllocationFactor;

export const BANDS = codesIn(BAND_WORDS);
export type Band = (typeof BANDS)[number];

export type DesignationKind = (typeof DESIGNATION_KINDS)[number];

export interface FactorWeight {
  /** One of WEIGHED_FACTORS, or `INDICATOR:<name>`. */
  readonly factor: string;
  /** A decimal number, not negative. */
  readonly weight: string;
}

export const INDICATOR_PREFIX = 'INDICATOR:';

export interface SchemeTerms {
  readonly fiscalYear: number;
  readonly program: string;
  readonly totalFen: bigint;
  /** Above zero: every amount is a multiple of it. */
  readonly unitFen: bigint;
  /** A decimal number, not negative. */
  readonly floorRatio: string;
  /** A decimal number; null: no cap. */
  readonly capRatio: string | null;
  /** Factors left out of the score, to see their effect. */
  readonly switchedOff: readonly Factor[];
  /** Whether the score is multiplied by the fiscal effort too. */
  readonly effort: boolean;
  /** The province's own formula; null: the product of factors. */
  readonly weights: readonly FactorWeight[] | null;
}

/** Indicators are decimal numbers as reported; null: none reported. */
export interface CountyFacts {
  readonly region: string;
  /** On 1 January of Y. */
  readonly code: string;
  readonly name: string;
  /** The program's need in Y−1, Y−2, …, as many as policy says; null: none assessed. */
  readonly needsFen: readonly (bigint | null)[];
  /** Persons in need of the program in Y−1, on average over the year. */
  readonly persons: number;
  /** Award money of the program that lay idle at the end of Y−1. */
  readonly idleFen: bigint;
  readonly fiscalDifficulty: string | null;
  readonly revenue: string | null;
  readonly population: string | null;
  /** Whether anything was assessed in Y−1, and the need of all programs then. */
  readonly assessed: boolean;
  readonly assessedNeedFen: bigint;
  /** Budgets of source OWN in basic-livelihood accounts of Y−1. */
  readonly ownBudgetFen: bigint;
  /** Those that the formula weighs, of Y−1. */
  readonly indicators: Readonly<Record<string, string | null>>;
  /** In force on 1 January of Y, of the county or its prefecture. */
  readonly designations: readonly DesignationKind[];
  /** Of Y−1; null: not evaluated. */
  readonly band: Band | null;
  /** Transfers of the program issued for Y−1, reclaims not deducted. */
  readonly priorFen: bigint;
}
