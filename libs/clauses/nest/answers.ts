/** What is answered of the clauses. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  optional,
  recordOf,
  text,
  type ValueOf,
} from '../../event-catalogue/codec.js';
import { date, pageOf, position, region, regionName } from '../../http/openapi/shapes.js';
import { STATUSES, WANTED_KINDS } from '../domain/answer.js';
import { METHOD_NAMES } from '../domain/rule.js';
import { CLAUSE_KINDS } from '../domain/register-row.js';
import { UNITS } from '../domain/units.js';

const said = { zh: text, en: text };
const words = recordOf(said);
const unit = oneOf(...UNITS);

const value = described(nullable(text), { description: 'null：当日无有效值 None is in force' });
const parameterOf = <V>(shown: V) => ({
  name: described(text, { example: 'supervision.idle.days' }),
  ...said,
  unit: text,
  value: shown,
  assumed: described(nullable(flag), {
    description: '文件未定数值，为假定 The documents leave the figure open',
  }),
  source: nullable(recordOf({ document: text, clause: text, quote: text })),
});
const parameter = recordOf(parameterOf(value));
const registerParameter = recordOf(parameterOf(optional(value)));
/** Without its value for who sees no figures. */
export type RegisterParameter = ValueOf<typeof registerParameter>;

const about = {
  id: described(text, { example: 'A001' }),
  document: described(text, { example: '吉政办发〔2017〕63号' }),
  clause: described(text, { description: '条款号 Where in the document' }),
  kind: oneOf(...CLAUSE_KINDS),
  words: described(text, { description: '所问原文 The words that are asked about' }),
  passage: described(text, { description: '所在句子 The sentence that they stand in' }),
  demand: described(text, { description: '要求（英文） What they demand, in English' }),
  method: oneOf(...METHOD_NAMES),
  formula: words,
};

const Clause = named(
  'Clause',
  recordOf({
    ...about,
    kindName: words,
    effectiveFrom: date,
    effectiveTo: described(nullable(date), { description: 'null：至今有效 Until further notice' }),
    scanned: optional(described(text, { description: '扫描件的文字 As the scan has it' })),
    methodName: words,
    fails: described(nullable(words), {
      description: '何时为未落实；null：不判为未落实 When it is not met; null: never',
    }),
    basis: described(recordOf({ county: listOf(words), province: listOf(words) }), {
      description: '判断依据，缺一即 NO_DATA What must be recorded before it is judged',
    }),
    addressedTo: listOf(oneOf('county', 'province')),
    indicators: listOf(recordOf({ name: text, ...said, unit })),
    parameters: listOf(registerParameter),
  }),
);
export const Clauses = pageOf('Clauses', Clause);

const status = oneOf(...STATUSES);
const counts = recordOf({
  MET: integer,
  NOT_MET: integer,
  NO_DATA: integer,
  NOT_APPLICABLE: integer,
});

const ClauseAnswer = named(
  'ClauseAnswer',
  recordOf({
    ...about,
    status,
    provisional: described(flag, {
      description: '年度或期限未到，答案可能改变 Not over yet: the answer may change',
    }),
    reason: nullable(words),
    figures: listOf(
      recordOf({
        name: text,
        ...said,
        value: described(nullable(text), {
          description: '数、日期或文字 A decimal, a date or words',
          example: '0.984700',
        }),
        unit,
        evidence: described(text, { description: '出处 Where it comes from' }),
      }),
    ),
    parameters: listOf(parameter),
    report: described(
      listOf(
        recordOf({
          kind: oneOf(...WANTED_KINDS),
          name: text,
          ...said,
          route: described(text, { example: 'POST /indicators' }),
          year: optional(integer),
        }),
      ),
      { description: '需要报告的事项 What to report so that it can be answered' },
    ),
    counties: described(
      nullable(recordOf({ counts, notMet: listOf(region), noData: listOf(region) })),
      { description: '全省：各县如何 Of the province: how its counties answer' },
    ),
  }),
);

export const Compliance = named(
  'Compliance',
  recordOf({
    region,
    name: regionName,
    level: oneOf('county', 'province'),
    year: described(integer, { example: 2017 }),
    date: described(date, { description: '判断日期 The day on which the year is judged' }),
    asOf: nullable(date),
    position,
    counts,
    items: listOf(ClauseAnswer),
    next: described(nullable(text), { description: 'cursor' }),
  }),
);
