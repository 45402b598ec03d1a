/** What is answered of standards. */
import { described, flag, named, oneOf, recordOf, text } from '../../event-catalogue/codec.js';
import { date, pageOf, region, yuan } from '../../http/openapi/shapes.js';
import { STANDARD_RULES } from '../domain/standard-rules.js';

export const StandardAnswer = named(
  'StandardAnswer',
  recordOf({
    region,
    date,
    rule: oneOf(...STANDARD_RULES),
    holds: flag,
    actual: yuan,
    required: described(yuan, { description: '达标的最低金额（元） The least amount that holds' }),
    per: described(oneOf('month', 'year'), { description: '金额的期间 What the amounts are for' }),
    clause: text,
  }),
);
export const StandardAnswers = pageOf('StandardAnswers', StandardAnswer);
