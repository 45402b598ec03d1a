/**
 * Why a county gets what it gets: factor by factor, with the figures, the formula and the
 * clause.
 */
import { formatYuan } from '../../money/fen.js';
import { type Rational, formatDecimal } from '../../money/rational.js';
import { type ParameterName } from '../../policy/parameters.js';
import type { Draft, DraftCounty } from './draft.js';
import { factsOf } from './draft.js';
import { type ProvinceMeans, needPerRevenue, provinceMeans, revenuePerHead } from './factors.js';
import type { CountyFacts, Factor } from './scheme-inputs.js';

export interface Explanation {
  readonly factor: Factor | 'score' | 'floor' | 'cap' | 'amount';
  readonly value: string | null;
  /** False where the scheme leaves the factor out. */
  readonly counts: boolean;
  readonly zh: string;
  readonly en: string;
  /** What the formula was fed, as text. */
  readonly inputs: Readonly<Record<string, string | null>>;
  readonly clause: string;
  readonly quote: string;
}

/** Explanations of every county of the draft, in its order. */
export function explain(draft: Draft): readonly (readonly Explanation[])[] {
  const facts = factsOf(draft);
  const means = provinceMeans(facts);
  return draft.counties.map((county, index) => {
    const of = { draft, county, facts: facts[index]!, means };
    return [
      ...[need, difficulty, pressure, resource, performance].map((part) => part(of)),
      score(of),
      bound(of, 'floor'),
      bound(of, 'cap'),
      amount(of),
    ];
  });
}

interface Explained {
  readonly draft: Draft;
  readonly county: DraftCounty;
  readonly facts: CountyFacts;
  readonly means: ProvinceMeans;
}

function cited(draft: Draft, name: ParameterName): Pick<Explanation, 'clause' | 'quote'> {
  const used = draft.parameters.find((parameter) => parameter.name === name);
  return used
    ? { clause: `${used.document} ${used.clause}`, quote: used.quote }
    : { clause: '', quote: '' };
}

function valueOf(draft: Draft, name: ParameterName): string {
  return draft.parameters.find((parameter) => parameter.name === name)?.value ?? '';
}

const counts = ({ draft }: Explained, factor: Factor) => !draft.switchedOff.includes(factor);

function need(of: Explained): Explanation {
  const { county, draft } = of;
  const years = county.needsFen.map((fen, index): [string, string | null] => [
    String(draft.fiscalYear - 1 - index),
    fen === null ? null : formatYuan(fen),
  ]);
  const idle = { idle: formatYuan(county.idleFen), deducted: formatYuan(county.deductedFen) };
  return {
    factor: 'need',
    value: formatYuan(county.needFen),
    counts: counts(of, 'need'),
    zh: '有核定的各年保障需求的平均数，四舍五入到分；取滞后平均，不与人数变化直接挂钩',
    en: 'The mean of the years that have an assessed need, to the fen; lagged, so as not to follow a change in headcount',
    inputs: { ...Object.fromEntries(years), ...(county.deductedFen > 0n ? idle : {}) },
    ...cited(draft, 'allocation.need.years'),
  };
}

function difficulty(of: Explained): Explanation {
  const { county, draft, facts, means } = of;
  const weight = valueOf(draft, 'allocation.difficulty.weight');
  const reported = county.fiscalDifficulty !== null;
  return {
    factor: 'difficulty',
    value: county.difficulty,
    counts: counts(of, 'difficulty'),
    zh: reported ? '上报的财政困难系数' : `1 + ${weight} × (1 − 人均财力 ÷ 全省人均财力)`,
    en: reported
      ? 'The reported coefficient of fiscal difficulty'
      : `1 + ${weight} × (1 − revenue per head ÷ the province’s)`,
    inputs: {
      fiscalDifficulty: county.fiscalDifficulty,
      revenue: county.revenue,
      population: county.population,
      revenuePerHead: decimals(revenuePerHead(facts)),
      provinceRevenuePerHead: decimals(means.revenuePerHead),
      ...boundsOf(draft, 'difficulty'),
    },
    ...cited(draft, 'allocation.difficulty.weight'),
  };
}

function pressure(of: Explained): Explanation {
  const { county, draft, facts, means } = of;
  const weight = valueOf(draft, 'allocation.pressure.weight');
  return {
    factor: 'pressure',
    value: county.pressure,
    counts: counts(of, 'pressure'),
    zh: `1 + ${weight} × (需求占财力之比 ÷ 全省之比 − 1)`,
    en: `1 + ${weight} × (need over revenue ÷ the province’s − 1)`,
    inputs: {
      assessedNeed: formatYuan(county.assessedNeedFen),
      revenue: county.revenue,
      needPerRevenue: decimals(needPerRevenue(facts)),
      provinceNeedPerRevenue: decimals(means.needPerRevenue),
      ...boundsOf(draft, 'pressure'),
    },
    ...cited(draft, 'allocation.pressure.weight'),
  };
}

function resource(of: Explained): Explanation {
  const { county, draft } = of;
  return {
    factor: 'resource',
    value: county.resource,
    counts: counts(of, 'resource'),
    zh: '年初有效的资源型地区类型中系数最高的一种；没有为 1',
    en: 'The highest multiplier of the designations in force on 1 January; 1 without any',
    inputs: { designations: county.designations.join(', ') || null },
    ...cited(draft, 'allocation.resource.RESOURCE_DECLINING'),
  };
}

function performance(of: Explained): Explanation {
  const { county, draft } = of;
  return {
    factor: 'performance',
    value: county.performance,
    counts: counts(of, 'performance'),
    zh: '上年度绩效等级对应的系数；未评价为 1',
    en: 'The factor of last year’s band; 1 where it was not evaluated',
    inputs: { band: county.band },
    ...cited(draft, 'allocation.performance.EXCELLENT'),
  };
}

function score({ county, draft }: Explained): Explanation {
  return {
    factor: 'score',
    value: formatYuan(county.scoreFen),
    counts: true,
    zh: '需求 × 财力薄弱 × 保障压力 × 资源型地区 × 绩效，各因素先行取整',
    en: 'Need × difficulty × pressure × resource × performance, each rounded before it is used',
    inputs: {},
    ...cited(draft, 'allocation.pressure.weight'),
  };
}

function bound({ county, draft }: Explained, which: 'floor' | 'cap'): Explanation {
  const isFloor = which === 'floor';
  const fen = isFloor ? county.floorFen : county.capFen;
  return {
    factor: which,
    value: fen === null ? null : formatYuan(fen),
    counts: fen !== null,
    zh: isFloor
      ? '上年下达数 × 保底比例，进到整单位'
      : '上年下达数 × 封顶比例，舍到整单位，不低于保底',
    en: isFloor
      ? 'Last year’s transfers × floor ratio, up to a whole unit'
      : 'Last year’s transfers × cap ratio, down to a whole unit, never under the floor',
    inputs: {
      prior: formatYuan(county.priorFen),
      ratio: isFloor ? draft.floorRatio : draft.capRatio,
      unit: formatYuan(draft.unitFen),
    },
    ...cited(draft, 'allocation.floorRatio'),
  };
}

function amount({ county, draft }: Explained): Explanation {
  const { amountFen, floorFen, capFen } = county;
  const atFloor = amountFen === floorFen;
  const atCap = !atFloor && amountFen === capFen;
  const [zh, en] = atFloor
    ? ['按得分分配低于保底，取保底', 'By score it would be less: the floor']
    : atCap
      ? ['按得分分配高于封顶，取封顶', 'By score it would be more: the cap']
      : [
          '按得分比例分配，余数单位给余数最大者',
          'In proportion to the score, units left over to the largest remainders',
        ];
  return {
    factor: 'amount',
    value: formatYuan(amountFen),
    counts: true,
    zh,
    en,
    inputs: { total: formatYuan(draft.totalFen), unit: formatYuan(draft.unitFen) },
    ...cited(draft, atFloor ? 'allocation.floorRatio' : 'allocation.pressure.weight'),
  };
}

function boundsOf(draft: Draft, factor: 'difficulty' | 'pressure'): Record<string, string> {
  return {
    least: valueOf(draft, `allocation.${factor}.least`),
    most: valueOf(draft, `allocation.${factor}.most`),
  };
}

function decimals(value: Rational | null): string | null {
  return value && formatDecimal(value, 6);
}
