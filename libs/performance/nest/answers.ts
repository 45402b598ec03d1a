/** What is answered of evaluations. */
import {
  type Codec,
  described,
  integer,
  listOf,
  named,
  nullable,
  number,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, pageOf, region, regionName, yuan } from '../../http/openapi/shapes.js';
import { CERTIFICATION_STATUSES } from '../domain/certifications.js';
import { BANDS, INDICATORS, INPUTS_OF, type Indicator } from '../domain/evaluation.js';

function byIndicator<T>(codecOf: (indicator: Indicator) => Codec<T>) {
  const entries = INDICATORS.map((indicator) => [indicator, codecOf(indicator)]);
  return recordOf(Object.fromEntries(entries) as Record<Indicator, Codec<T>>);
}

const fourPlaces = described(nullable(text), {
  description: '0 至 1；null：没有依据，不评 From 0 to 1; null: without a basis, not judged',
  example: '0.9847',
});
const points = described(text, { unit: 'points', example: '91.37' });
const score = described(nullable(points), {
  description:
    '已评指标按权重折算到百分；null：未评价 Of 100, over what was judged; null: not judged',
});
const band = described(oneOf(...BANDS), {
  description:
    '优、良、中、差；NOT_EVALUATED 未评价：有依据的指标不足 60 分 too little has a basis',
});
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
  score,
  band,
  rank: described(nullable(integer), { description: '同分同名次 Equal scores share a rank' }),
  previousScore: score,
  previousBand: nullable(band),
  change: described(nullable(points), { description: '较上年 Over the year before' }),
  indicators: byIndicator(() => fourPlaces),
  weightJudged: described(number, {
    description: '已评指标的分值合计 Weight of the indicators that were judged',
    example: 90,
  }),
  listedShare: described(nullable(text), {
    description: '逐笔列明的发放占净发放的比例 Share of what is net paid that is listed by line',
    example: '1.0000',
  }),
  certifiedThrough: described(integer, {
    description: '自一月起连续按期确认到的月份 Last month of an unbroken run of certifications',
    example: 12,
  }),
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
    name.endsWith('Fen') ? [name.slice(0, -'Fen'.length), nullable(yuan)] : [name, integer],
  );
  return recordOf(Object.fromEntries(entries) as Record<string, Codec<string | number | null>>);
}

export const Evaluation = named(
  'Evaluation',
  recordOf({
    ...year,
    ...line,
    ranked: described(integer, { description: '已评价县数 How many counties were ranked' }),
    evidence: byIndicator((indicator) =>
      recordOf({ value: fourPlaces, weight: points, clause: text, inputs: inputsOf(indicator) }),
    ),
  }),
);

export const Certification = named(
  'Certification',
  recordOf({
    region,
    name: regionName,
    fiscalYear,
    month: described(integer, { example: 3 }),
    certifiedOn: nullable(date),
    dueOn: described(date, { description: '应于此日前确认 To be certified by' }),
    status: described(oneOf(...CERTIFICATION_STATUSES), {
      description:
        '已按期确认、逾期确认、待确认、逾期未确认 Certified, certified late, not yet due, overdue',
    }),
  }),
);
export const Certifications = pageOf('Certifications', Certification);
