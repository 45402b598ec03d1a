/** What an office is answered of its own county’s entries: sentences, figures, no person’s name. */
import {
  described,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { ROLES } from '../../access/domain/roles.js';
import { date, instant, pageOf, position, region, yuan } from '../../http/openapi/shapes.js';
import { figureChange, fiscalYear, gap, lateness, ofFigure, point } from './answers.js';

const sentences = {
  text: described(text, {
    description: '一句话说明 What it says, in Chinese',
    example: '本级预算安排：城市低保1,200,000.00元（本级财力，编号YS-2017-01）',
  }),
  textEn: described(text, { description: 'The same in English' }),
};

export const CountyEntry = named(
  'CountyEntry',
  recordOf({
    eventId: text,
    position,
    kind: described(text, { description: '事件类型 Event type', example: 'BudgetAllocated' }),
    on: described(date, { description: '业务日期 Business day' }),
    recordedAt: instant,
    ...sentences,
    amount: described(yuan, {
      description: '元；冲销为负 yuan, negative where it takes an entry back',
    }),
    state: described(oneOf('recorded', 'reversed'), {
      description: 'recorded：已入账；reversed：已冲销 It counts, or was reversed',
    }),
    reversedBy: described(nullable(text), { description: '更正编号 Number of the correction' }),
    by: described(text, { description: '登记人 Subject of who recorded it' }),
    role: oneOf(...ROLES),
    permits: described(listOf(oneOf('correct')), {
      description: '查询人可办理的事项 What the asker may do with it',
    }),
  }),
);
export const CountyEntries = pageOf('CountyEntries', CountyEntry);

const step = {
  position,
  kind: text,
  on: date,
  recordedAt: instant,
  role: described(oneOf(...ROLES), { description: '登记岗位 The post, not the person' }),
  ...sentences,
  changes: listOf(figureChange),
  ...lateness,
};

export const HistoryStep = named('HistoryStep', recordOf({ ...step, gap }));
export const HistorySteps = pageOf('HistorySteps', HistoryStep);

export const CountyDiff = named(
  'CountyDiff',
  recordOf({
    region,
    fiscalYear,
    from: point,
    to: point,
    gap,
    figures: listOf(recordOf({ ...ofFigure, difference: yuan })),
    steps: listOf(
      recordOf({
        ...step,
        side: described(oneOf('added', 'removed'), {
          description: 'added：只计入 to；removed：只计入 from Counts at `to` or at `from` only',
        }),
      }),
    ),
  }),
);
