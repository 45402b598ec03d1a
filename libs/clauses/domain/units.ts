/** What figures are counted in. */

/** Chinese, English. */
export type Words = readonly [string, string];

export const UNIT_WORDS = {
  YUAN: ['元', 'yuan'],
  YUAN_A_MONTH: ['元/月', 'yuan a month'],
  YUAN_A_PERSON: ['元/人', 'yuan a person'],
  RATIO: ['比例', 'ratio'],
  PERSONS: ['人', 'persons'],
  PERSON_MONTHS: ['人月', 'person-months'],
  HOUSEHOLDS: ['户', 'households'],
  DWELLINGS: ['套', 'dwellings'],
  COUNT: ['个', 'count'],
  DAYS: ['天', 'days'],
  MONTHS: ['月', 'months'],
  DATE: ['日期', 'date'],
  PERCENT: ['%', 'per cent'],
  POINTS: ['分', 'points'],
  TEXT: ['文字', 'text'],
} as const satisfies Readonly<Record<string, Words>>;
export type Unit = keyof typeof UNIT_WORDS;
export const UNITS = Object.keys(UNIT_WORDS) as readonly Unit[];
