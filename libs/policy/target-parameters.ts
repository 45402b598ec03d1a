/**
 * How performance targets are evaluated, and by when a month is certified: figures that the
 * documents leave open. Rows are added, never edited, as in `parameter-values.ts`.
 * @source domain.md, section 8a
 */
import type { ParameterDefinition, ParameterUnit } from './parameter.js';

const SOURCE = {
  document: '吉政办发〔2017〕63号',
  clause: '四（四）',
  quote: '加强资金使用管理绩效评价',
} as const;

function assumed(
  unit: ParameterUnit,
  most: string,
  [chinese, english]: readonly [string, string],
  value: string,
): ParameterDefinition {
  const places = unit === 'DAY_OF_MONTH' ? 0 : 6;
  const least = unit === 'DAY_OF_MONTH' ? '1' : '0';
  const only = { effectiveFrom: '1990-01-01', effectiveTo: null, value, source: SOURCE };
  return { unit, places, least, most, chinese, english, values: [{ ...only, assumed: true }] };
}

export const TARGET_PARAMETERS = {
  'performance.certification.dueDay': assumed(
    'DAY_OF_MONTH',
    '28',
    ['次月应于几日前按期确认上月', 'Day of the next month by which a month is certified'],
    '10',
  ),
  'performance.targets.executionPoints': assumed(
    'POINTS',
    '100',
    ['绩效目标评价中预算执行的分值', 'Points of a set of targets for execution'],
    '10',
  ),
  'performance.targets.points': assumed(
    'POINTS',
    '100',
    ['一组绩效目标的分值合计', 'Weights of a set of targets together'],
    '90',
  ),
  'performance.targets.mostly': assumed(
    'RATIO',
    '1',
    ['定性目标基本达成的得分率', 'Attainment of a qualitative target mostly reached'],
    '0.8',
  ),
  'performance.targets.partly': assumed(
    'RATIO',
    '1',
    ['定性目标部分达成的得分率', 'Attainment of a qualitative target partly reached'],
    '0.6',
  ),
  'performance.targets.tooLow': assumed(
    'MULTIPLE',
    '10',
    ['完成值超过目标值多少倍视为目标偏低', 'Multiple of a target above which it was set too low'],
    '1.3',
  ),
  'performance.targets.deviation': assumed(
    'RATIO',
    '1',
    ['得分低于权重多少比例视为偏差', 'Share of its weight under which a part is a deviation'],
    '0.6',
  ),
} as const;
