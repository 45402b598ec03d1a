/** Words of what figures, indicators and policy values are counted in. */
import { type WordTable, words } from './words.js';

export const UNIT_WORDS = {
  YUAN: words('元', 'yuan'),
  YUAN_A_MONTH: words('元/月', 'yuan a month'),
  YUAN_A_PERSON: words('元/人', 'yuan a person'),
  RATIO: words('比例', 'ratio'),
  MULTIPLE: words('倍数', 'multiple'),
  PERSONS: words('人', 'persons'),
  PERSON_MONTHS: words('人月', 'person-months'),
  HOUSEHOLDS: words('户', 'households'),
  RECIPIENTS: words('人（户）', 'recipients'),
  DWELLINGS: words('套', 'dwellings'),
  COUNT: words('个', 'count'),
  TIMES: words('个（次）', 'times'),
  DAYS: words('天', 'days'),
  DAY_OF_MONTH: words('每月第几日', 'day of the month'),
  MONTHS: words('月', 'months'),
  YEARS: words('年', 'years'),
  DATE: words('日期', 'date'),
  PERCENT: words('%', 'per cent'),
  POINTS: words('分', 'points'),
  TEXT: words('文字', 'text'),
} as const satisfies WordTable;
