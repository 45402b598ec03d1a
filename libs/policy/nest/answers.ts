/** What is answered of policy. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date } from '../../http/openapi/shapes.js';
import { PARAMETER_UNITS } from '../parameter.js';
import { PARAMETER_NAMES } from '../parameters.js';

const PolicyParameter = named(
  'PolicyParameter',
  recordOf({
    name: described(oneOf(...PARAMETER_NAMES), { example: 'supervision.idle.days' }),
    chinese: text,
    english: text,
    unit: oneOf(...PARAMETER_UNITS),
    unitName: described(text, { example: '天 days' }),
    places: described(integer, { description: '小数位数 Decimal places that a value may have' }),
    least: described(text, { description: '允许的最小值 The least value allowed' }),
    most: described(text, { description: '允许的最大值 The greatest value allowed' }),
    value: described(text, { description: '十进制数 A decimal number', example: '60' }),
    effectiveFrom: date,
    effectiveTo: described(nullable(date), {
      description: 'null：直至有新的值 Until a later value takes its place',
    }),
    assumed: described(flag, {
      description: '文件未定数值，为假定 The documents leave the figure open',
    }),
    decided: described(flag, { description: '由省决定调整 Decided by the province since' }),
    document: text,
    clause: text,
    quote: described(text, { description: '条文原文 The words of the clause' }),
  }),
);

export const PolicyParameters = named(
  'PolicyParameters',
  recordOf({ date, items: listOf(PolicyParameter) }),
);
