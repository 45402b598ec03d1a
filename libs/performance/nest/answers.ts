/** What is answered of evaluations. */
import {
  type Codec,
  described,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, region, yuan } from '../../http/openapi/shapes.js';
import { BANDS, INDICATORS, INPUTS_OF, type Indicator } from '../domain/evaluation.js';

function byIndicator<T>(codecOf: (indicator: Indicator) => Codec<T>) {
  const entries = INDICATORS.map((indicator) => [indicator, codecOf(indicator)]);
  return recordOf(Object.fromEntries(entries) as Record<Indicator, Codec<T>>);
}

const fourPlaces = described(text, { description: '0 至 1 From 0 to 1', example: '0.9847' });
const points = described(text, { unit: 'points', example: '91.37' });
const band = oneOf(...BANDS);
const fiscalYear = described(integer, { example: 2017 });

const year = {
  fiscalYear,
  status: described(oneOf('current', 'adopted'), {
    description: '现时评价或已采用的评价 Evaluated now, or the one that was adopted',
  }),
  asOf: date,
  adoptedOn: nullable(date),
  adoptedBy: nullable(text),
};

const line = {
  region,
  fiscalYear,
  score: points,
  band,
  rank: described(integer, { description: '同分同名次 Equal scores share a rank' }),
  previousScore: nullable(points),
  previousBand: nullable(band),
  change: described(nullable(points), { description: '较上年 Over the year before' }),
  indicators: byIndicator(() => fourPlaces),
};

export const EvaluationLine = named('EvaluationLine', recordOf(line));

export const Evaluations = named(
  'Evaluations',
  recordOf({
    ...year,
    weights: byIndicator(() => points),
    items: listOf(EvaluationLine),
    next: described(nullable(text), { description: 'cursor' }),
  }),
);

/** Amounts in yuan, counts as they are. */
function inputsOf(indicator: Indicator) {
  const entries = INPUTS_OF[indicator].map((name) =>
    name.endsWith('Fen') ? [name.slice(0, -'Fen'.length), yuan] : [name, integer],
  );
  return recordOf(Object.fromEntries(entries) as Record<string, Codec<string | number>>);
}

export const Evaluation = named(
  'Evaluation',
  recordOf({
    ...year,
    ...line,
    ranked: described(integer, { description: '参评县数 How many counties were ranked' }),
    evidence: byIndicator((indicator) =>
      recordOf({ value: fourPlaces, weight: points, clause: text, inputs: inputsOf(indicator) }),
    ),
  }),
);
