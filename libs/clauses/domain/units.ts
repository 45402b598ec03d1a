/** What figures are counted in. */
import type { UNIT_WORDS } from '../../wording/unit-words.js';

/** Chinese, English. */
export type Words = readonly [string, string];

export const UNITS = [
  ...(['YUAN', 'YUAN_A_MONTH', 'YUAN_A_PERSON', 'RATIO', 'PERSONS', 'PERSON_MONTHS'] as const),
  ...(['HOUSEHOLDS', 'DWELLINGS', 'COUNT', 'DAYS', 'MONTHS', 'DATE', 'PERCENT'] as const),
  ...(['POINTS', 'TEXT'] as const),
] as const satisfies readonly (keyof typeof UNIT_WORDS)[];
export type Unit = (typeof UNITS)[number];
