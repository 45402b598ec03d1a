/** What is for reference: programs, divisions, indicators, standards. */
import {
  DESIGNATION_KINDS,
  REGION_LEVELS,
  SPENDING_CLASSES,
} from '../../event-catalogue/vocabulary.js';
import { INDICATOR_WORDS } from '../../wording/codes.js';
import {
  DESIGNATION_WORDS,
  REGION_LEVEL_WORDS,
  SPENDING_CLASS_WORDS,
  TIER_WORDS,
} from '../../wording/fund-words.js';
import { type WordTable, words } from '../../wording/words.js';
import {
  amount,
  choice,
  column,
  date,
  key,
  optional,
  prose,
  region,
  table,
  text,
  year,
} from './table-columns.js';

const FLAG_WORDS = {
  true: words('是', 'Yes'),
  false: words('否', 'No'),
} as const satisfies WordTable;

export const REFERENCE_TABLES = [
  table(
    'programs',
    '资金项目',
    'Programs that the province added; a row a functional budget code',
    [
      key('code', 'Program'),
      text('chinese_name', 'Chinese name'),
      text('english_name', 'English name'),
      choice('class', SPENDING_CLASSES, SPENDING_CLASS_WORDS, 'Spending class'),
      choice('pooled', ['true', 'false'], FLAG_WORDS, 'Whether it is of the pooled group'),
      optional(key('functional_code', 'Functional budget code from then on; empty: none')),
      date('effective_from', 'First day; that of the first row is the first of the program'),
      prose('basis', 'Document'),
    ],
    ['code', 'effective_from'],
    [],
  ),
  table(
    'regions',
    '行政区划',
    'Divisions of the province',
    [
      column('code', { kind: 'region-code' }, 'GB/T 2260 code, or a private one of six digits'),
      text('name', 'Name'),
      choice('level', REGION_LEVELS, REGION_LEVEL_WORDS, 'Level'),
      optional(column('parent', { kind: 'region' }, 'Division above; none for the province')),
    ],
    ['code'],
    [{ column: 'parent', table: 'regions', target: 'code' }],
  ),
  table(
    'recodings',
    '区划变更',
    'From a day on a region has another code, name or parent',
    [
      column('region', { kind: 'region' }, 'Region, by a code that it has or had'),
      column('new_code', { kind: 'region-code' }, 'Its code from then on'),
      optional(text('new_name', 'Its name from then on; empty: as before')),
      optional(
        column('new_parent', { kind: 'region' }, 'Division above from then on; empty: as before'),
      ),
      date('effective_on', 'First day'),
      prose('basis', 'Document'),
    ],
    ['new_code', 'effective_on'],
  ),
  table(
    'designations',
    '地区类型',
    'Regions of a type, by date',
    [
      region,
      choice('kind', DESIGNATION_KINDS, DESIGNATION_WORDS, 'Type of resource region'),
      date('effective_from', 'First day'),
      optional(date('effective_to', 'Last day, inclusive; empty: until further notice')),
      prose('basis', 'Document'),
    ],
    ['region', 'kind', 'effective_from', 'effective_to'],
  ),
  table(
    'indicators',
    '指标',
    'Figures that regions report',
    [
      region,
      year('year', 'Year'),
      key('indicator', 'Indicator', INDICATOR_WORDS),
      column('value', { kind: 'decimal', isSize: true }, 'Value'),
    ],
    ['region', 'year', 'indicator'],
  ),
  table(
    'standards',
    '保障标准',
    'Monthly standards by date',
    [
      region,
      column('program', { kind: 'program', benefits: true }, 'Program or benefit'),
      optional(key('tier', 'Tier; empty: none', TIER_WORDS)),
      amount('monthly_amount', 'Yuan a month'),
      date('effective_from', 'First day'),
      prose('basis', 'Document'),
    ],
    ['region', 'program', 'tier', 'effective_from'],
  ),
] as const;
