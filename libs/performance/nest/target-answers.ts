/** What is answered of performance targets. */
import {
  described,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { COMPARATORS, TARGET_LEVELS, TARGET_SUBLEVELS } from '../../event-catalogue/vocabulary.js';
import { date, pageOf, region } from '../../http/openapi/shapes.js';
import { BANDS } from '../domain/evaluation.js';
import { TARGET_MARKS } from '../domain/target-sets.js';

const points = described(text, { unit: 'points', example: '19.00' });
const asWritten = (description: string, example: string) =>
  described(nullable(text), { description, example });

const target = recordOf({
  targetNo: described(text, { example: 'JX-220422-2018-01' }),
  level1: oneOf(...TARGET_LEVELS),
  level2: oneOf(...TARGET_SUBLEVELS),
  name: text,
  comparator: oneOf(...COMPARATORS),
  target: asWritten('目标值，按原文 As it was written', '95'),
  unit: asWritten('单位 Unit', '%'),
  weight: described(text, { description: '权重，按原文 As it was written', example: '20' }),
  documentNo: nullable(text),
  declaredOn: date,
  actual: asWritten('自评完成值，按原文；null：尚未自评 null: not evaluated yet', '97'),
  reportedOn: nullable(date),
  reason: asWritten('偏差原因 Reason of a deviation', '物价上涨'),
  monitoring: described(
    nullable(recordOf({ actual: text, reportedOn: date, reason: nullable(text) })),
    { description: '最近一次监控 The latest monitoring' },
  ),
  attainment: asWritten('完成程度 How far it was reached', '0.9500'),
  part: points,
  marks: described(listOf(oneOf(...TARGET_MARKS)), {
    description: '目标偏低；偏差较大，应说明原因 Set too low; a deviation that wants a reason',
  }),
});

export const PerformanceTargetSet = named(
  'PerformanceTargetSet',
  recordOf({
    region,
    fiscalYear: described(integer, { example: 2018 }),
    program: described(text, { example: 'URBAN_DIBAO' }),
    status: described(oneOf('COMPLETE', 'INCOMPLETE'), {
      description:
        'INCOMPLETE：缺自评结果，或权重合计不是90 A result is missing, or the weights are not 90',
    }),
    score: nullable(points),
    band: nullable(oneOf(...BANDS)),
    execution: described(points, {
      description: '预算执行得分，满分10 Points for execution, of 10',
    }),
    reviewedScore: described(nullable(points), { description: '复核得分 The province’s score' }),
    reviewReason: nullable(text),
    targets: listOf(target),
  }),
);
export const PerformanceTargetSets = pageOf('PerformanceTargetSets', PerformanceTargetSet);
