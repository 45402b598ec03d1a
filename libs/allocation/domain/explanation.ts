/**
 * Why a county gets what it gets: factor by factor, with the figures, the formula and the
 * clause.
 */
import { formatYuan } from '../../money/fen.js';
import { type Rational, formatDecimal } from '../../money/rational.js';
import { type ParameterName, type Parameters } from '../../policy/parameters.js';
import type { Draft, DraftCounty } from './draft.js';
import { factsOf, policyOf } from './draft.js';
import {
  type ProvinceMeans,
  countsEffort,
  needPerRevenue,
  ownPerRevenue,
  provinceMeans,
  revenuePerHead,
  untilted,
} from './factors.js';
import { boundOf, shownScore } from './scheme-line.js';
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
  const policy = policyOf(draft);
  return draft.counties.map((county, index) => {
    const of = { draft, county, facts: facts[index]!, means, policy };
    return [
      ...[need, difficulty, pressure, resource, performance].map((part) => part(of)),
      ...(countsEffort(draft) ? [effort(of)] : []),
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
  readonly policy: Parameters;
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

/** Of a formula by weights those count that are weighed; the need is in each of them. */
function counts({ draft: { switchedOff, weights } }: Explained, factor: Factor): boolean {
  if (switchedOff.includes(factor)) return false;
  return (
    weights === null ||
    weights.some(({ factor: weighed }) =>
      factor === 'need'
        ? !/^(?:EQUAL$|INDICATOR:)/.test(weighed)
        : weighed === factor.toUpperCase(),
    )
  );
}

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
  const { county, draft, facts, means, policy } = of;
  const [zh, en] = TILT[untilted(facts, means, policy) ?? 'COUNTS'];
  return {
    factor: 'resource',
    value: county.resource,
    counts: counts(of, 'resource'),
    zh,
    en,
    inputs: {
      designations: county.designations.join(', ') || null,
      onlyWhereDifficult: valueOf(draft, 'allocation.resourceOnlyWhereDifficult') || null,
    },
    ...cited(draft, 'allocation.resource.RESOURCE_DECLINING'),
  };
}

/** 向资源能源型困难地区倾斜: where a designation counts, and why it does not. */
const TILT = {
  COUNTS: [
    '年初有效的资源型地区类型中系数最高的一种；没有为 1',
    'The highest multiplier of the designations in force on 1 January; 1 without any',
  ],
  NOT_DIFFICULT: [
    '资源型地区，但财力薄弱系数不高于 1，不属困难地区：为 1',
    'A resource region whose difficulty is not above 1 does not struggle: 1',
  ],
  UNKNOWN: [
    '资源型地区，但没有财力数据，无从判断是否困难：为 1',
    'A resource region without figures of its finances, so that nobody knows whether it struggles: 1',
  ],
} as const;

function effort(of: Explained): Explanation {
  const { county, draft, facts, means } = of;
  const weight = valueOf(draft, 'allocation.effort.weight');
  return {
    factor: 'effort',
    value: county.effort,
    counts: counts(of, 'effort'),
    zh: `1 + ${weight} × (本级安排占财力之比 ÷ 全省之比 − 1)`,
    en: `1 + ${weight} × (own budgets over revenue ÷ the province’s − 1)`,
    inputs: {
      ownBudget: formatYuan(county.ownBudgetFen),
      revenue: county.revenue,
      ownPerRevenue: decimals(ownPerRevenue(facts)),
      provinceOwnPerRevenue: decimals(means.ownPerRevenue),
      ...boundsOf(draft, 'effort'),
    },
    ...cited(draft, 'allocation.effort.weight'),
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
    value: shownScore(county),
    counts: true,
    ...(draft.weights === null
      ? {
          zh: '需求 × 财力薄弱 × 保障压力 × 资源型地区 × 绩效（× 财政努力程度），各因素先行取整',
          en: 'Need × difficulty × pressure × resource × performance (× effort), each rounded before it is used',
        }
      : {
          zh: '各因素份额（该县 ÷ 全省，十位小数）按权重相加',
          en: 'The shares of the factors (the county’s of the province’s, ten places) by their weights',
        }),
    inputs: {
      ...Object.fromEntries((draft.weights ?? []).map(({ factor, weight }) => [factor, weight])),
      ...county.indicators,
    },
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
  const { amountFen } = county;
  const bound = boundOf(county);
  const [atFloor, atCap] = [bound === 'FLOOR', bound === 'CAP'];
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

function boundsOf(
  draft: Draft,
  factor: 'difficulty' | 'pressure' | 'effort',
): Record<string, string> {
  return {
    least: valueOf(draft, `allocation.${factor}.least`),
    most: valueOf(draft, `allocation.${factor}.most`),
  };
}

function decimals(value: Rational | null): string | null {
  return value && formatDecimal(value, 6);
}
