/**
 * Deadlines of the offices' work. The documents order the work and leave the days open: all are
 * assumed, and the province sets its own. Rows are added, never edited.
 */
import type { ParameterDefinition, ParameterSource } from './parameter.js';

const NOTICE = '吉政办发〔2017〕63号';
const PAID_IN_TIME: ParameterSource = {
  ...{ document: NOTICE, clause: '四（四）' },
  quote: '提高资金申请的便捷性和发放的及时性',
};
const COMPLAINTS: ParameterSource = {
  ...{ document: NOTICE, clause: '五（三）' },
  quote: '规范投诉举报、巡查督查制度',
};
const EVALUATION: ParameterSource = {
  ...{ document: NOTICE, clause: '四（四）' },
  quote: '加强资金使用管理绩效评价',
};

type Unit = 'DAYS' | 'MONTHS';

function assumed(
  [chinese, english]: readonly [string, string],
  [unit, value, most]: readonly [Unit, string, string],
  source: ParameterSource,
): ParameterDefinition {
  const since = { effectiveFrom: '1990-01-01', effectiveTo: null };
  return {
    ...{ chinese, english, unit, places: 0, least: '1', most },
    values: [{ ...since, value, source, assumed: true }],
  };
}

export const TASK_PARAMETERS = {
  'tasks.arrival.days': assumed(
    ['指标下达后几日内确认到账', 'Days after its issue within which an arrival is confirmed'],
    ['DAYS', '5', '90'],
    PAID_IN_TIME,
  ),
  'tasks.explanation.days': assumed(
    ['问题或预警发出后几日内说明', 'Days within which a finding or an alert is answered'],
    ['DAYS', '15', '180'],
    COMPLAINTS,
  ),
  'tasks.rectification.days': assumed(
    ['问题认定后几日内整改', 'Days after the verdict within which a finding is rectified'],
    ['DAYS', '60', '365'],
    COMPLAINTS,
  ),
  'tasks.closing.months': assumed(
    ['年度终了后几个月内结账', 'Months after the year’s end within which it is closed'],
    ['MONTHS', '3', '12'],
    EVALUATION,
  ),
  'tasks.monitoring.months': assumed(
    ['当年第几个月末前报送绩效监控', 'The month of the year by whose end monitoring is reported'],
    ['MONTHS', '8', '12'],
    EVALUATION,
  ),
  'tasks.selfEvaluation.months': assumed(
    [
      '年度终了后几个月内报送绩效自评',
      'Months after the year’s end within which a county evaluates itself',
    ],
    ['MONTHS', '3', '12'],
    EVALUATION,
  ),
} as const satisfies Record<string, ParameterDefinition>;
