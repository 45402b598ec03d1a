/** Certified months, performance targets and what is reported of them. domain.md, sections 8, 8a */
import {
  COMPARATORS,
  RESULT_KINDS,
  TARGET_LEVELS,
  TARGET_SUBLEVELS,
} from '../../event-catalogue/vocabulary.js';
import {
  COMPARATOR_WORDS,
  QUALITATIVE_WORDS,
  RESULT_KIND_WORDS,
  TARGET_LEVEL_WORDS,
  TARGET_SUBLEVEL_WORDS,
} from '../../wording/performance-words.js';
import {
  choice,
  count,
  county,
  date,
  decimal,
  documentNo,
  fiscalYear,
  key,
  optional,
  program,
  prose,
  region,
  table,
  text,
} from './table-columns.js';

export const PERFORMANCE_TABLES = [
  table(
    'certifications',
    '按期确认',
    'Months whose entries a county has certified to be complete',
    [county, fiscalYear, count('month', 1, 12, 'Month'), date('certified_on', 'Date')],
    ['region', 'fiscal_year', 'month'],
  ),
  table(
    'performance_targets',
    '绩效目标',
    'What a fund is to achieve in a region and year; the weights of a set add up to 90',
    [
      key('target_no', 'Target'),
      region,
      fiscalYear,
      program,
      optional(documentNo('document_no', 'Transfer document that it came with')),
      choice('level1', TARGET_LEVELS, TARGET_LEVEL_WORDS, 'Output, benefit or satisfaction'),
      choice('level2', TARGET_SUBLEVELS, TARGET_SUBLEVEL_WORDS, 'Kind within the level'),
      text('name', 'Name'),
      choice(
        'comparator',
        COMPARATORS,
        COMPARATOR_WORDS,
        'How the actual is held against the target',
      ),
      optional(text('target', 'Figure to reach; empty: QUALITATIVE', 64)),
      optional(text('unit', 'Unit', 64)),
      decimal('weight', 'Points'),
      date('declared_on', 'Date'),
    ],
    ['target_no'],
  ),
  table(
    'performance_results',
    '绩效结果',
    'What was achieved of performance targets',
    [
      key('target_no', 'Target'),
      choice('kind', RESULT_KINDS, RESULT_KIND_WORDS, 'Kind of report'),
      {
        ...text('actual', 'A figure, or FULL, MOSTLY, PARTLY, NONE'),
        type: { kind: 'text', maxLength: 64, words: QUALITATIVE_WORDS },
      },
      date('reported_on', 'Date'),
      optional(prose('reason', 'Reason of a deviation')),
      prose('basis', 'Document or source'),
    ],
    ['target_no', 'kind', 'reported_on'],
    [{ column: 'target_no', table: 'performance_targets', target: 'target_no' }],
  ),
] as const;
