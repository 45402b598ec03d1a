/**
 * Standards beside wages, poverty lines and living costs, and what they rest on.
 * @source 吉政办发〔2017〕63号 四（四）; 吉政发〔2006〕48号 二¶1, 二¶4, 八¶1
 */
import { type Rational, compare, dividedBy, rational } from '../../../money/rational.js';
import { roundHalfUp, times } from '../../../money/rational.js';
import type { ProgramCode } from '../../../policy/programs.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  judged,
  monthly,
  noData,
  ratio,
  text,
  yuan,
} from '../answer.js';
import type { CountyFacts, ProvinceFacts, RegionFacts } from '../facts.js';
import { DIBAO, program } from '../ledger-sums.js';
import { NOT_REPORTED, askAll } from '../reported.js';
import type { Rule } from '../rule.js';
import { wantedStandard, yuanOf } from './standard-rules.js';

const NO_STANDARD: Words = ['没有报告标准', 'no standard is reported'];

function perCounty(how: Words, judge: (facts: CountyFacts) => Verdict): Rule {
  return { method: 'STANDARDS', how, county: judge, province: 'every county' };
}

function path({ region, date }: RegionFacts): string {
  return `/api/v1/policy/standards?region=${region}&date=${date}`;
}

const wanted = (codes: readonly string[]) =>
  codes.map((code) => wantedStandard(code, [`${code} 标准`, `standard of ${code}`]));

const WITH_STANDARDS: readonly ProgramCode[] = [
  'URBAN_DIBAO',
  'RURAL_DIBAO',
  'URBAN_DESTITUTE',
  'RURAL_DESTITUTE',
  'ORPHAN',
];

function standardsWithBasis(how: Words, codes: readonly string[]): Rule {
  return perCounty(how, (facts) => {
    const needed = codes.filter((code) => (program(facts.ledger, code)?.needFen ?? 0n) > 0n);
    const asked = needed.length > 0 ? needed : codes;
    const found = asked.filter((code) => facts.standards(code).length > 0);
    if (found.length === 0) return noData(NO_STANDARD, wanted(asked));
    const without = asked.filter((code) => !facts.standards(code)[0]?.basis.trim());
    const bases = found.map((code) => facts.standards(code)[0]!.basis);
    return judged(without.length === 0, [
      count('standardsWithBasis', found.length, path(facts)),
      text('programsWithoutStandard', without.join('、'), path(facts)),
      text('basis', bases.join('；'), path(facts)),
    ]);
  });
}

/** 合理确定基本民生财政补助标准: each program with need has a standard that cites its basis. */
export const standardsCiteBasis = standardsWithBasis(
  [
    '有需求的低保、特困、孤儿项目均有标准，且写明依据',
    'dibao, destitute and orphan programs with need have a standard that cites its basis',
  ],
  WITH_STANDARDS,
);

/** 统筹考虑确定城乡居民最低生活保障标准 */
export const dibaoCitesBasis = standardsWithBasis(
  ['城、乡低保标准均有依据文件', 'urban and rural dibao standards cite their basis'],
  DIBAO,
);

/**
 * 与最低工资标准、失业保险金标准和农村贫困线标准相互衔接. The words name no inequality; assumed:
 * dibao < unemployment benefit < minimum wage, and rural dibao ≥ poverty line.
 */
export const levelsInOrder: Rule = {
  ...perCounty(
    [
      '城市低保 < 失业保险金 < 最低工资；12 × 农村低保 ≥ 农村贫困线（顺序为假定）',
      'urban dibao < unemployment benefit < minimum wage; 12 × rural dibao ≥ poverty line (assumed)',
    ],
    (facts) => {
      const { year } = facts;
      const asked = askAll(facts, [
        ['UNEMPLOYMENT_BENEFIT_MONTHLY', year],
        ['MINIMUM_WAGE_MONTHLY', year],
        ['RURAL_POVERTY_LINE', year],
      ]);
      const [benefit, wage, line] = asked.values;
      const [urban] = facts.standards('URBAN_DIBAO');
      const [rural] = facts.standards('RURAL_DIBAO');
      const figures = [...dibaoFigures(facts), ...asked.figures];
      const ordered = [
        [urban && yuanOf(urban), benefit],
        [urban && yuanOf(urban), wage],
        [benefit, wage],
      ] as const;
      const reachesLine = [line, rural && yuanOf(rural, 12n)] as const;
      const outOfOrder = ordered.some(([low, high]) => low && high && compare(low, high) >= 0);
      if (outOfOrder || isAbove(reachesLine)) return judged(false, figures);
      if (!urban || !rural) return noData(NO_STANDARD, wanted(DIBAO), figures);
      return asked.wanted.length > 0
        ? noData(NOT_REPORTED, asked.wanted, figures)
        : judged(true, figures);
    },
  ),
  indicators: ['UNEMPLOYMENT_BENEFIT_MONTHLY', 'MINIMUM_WAGE_MONTHLY', 'RURAL_POVERTY_LINE'],
};

function isAbove([a, b]: readonly [Rational | undefined, Rational | undefined]): boolean {
  return a !== undefined && b !== undefined && compare(a, b) > 0;
}

function dibaoFigures(facts: CountyFacts): Figure[] {
  const [[urban], [rural]] = [facts.standards('URBAN_DIBAO'), facts.standards('RURAL_DIBAO')];
  return [
    ...(urban ? [monthly('urbanStandard', urban.monthlyFen, path(facts))] : []),
    ...(rural ? [monthly('ruralStandard', rural.monthlyFen, path(facts))] : []),
  ];
}

/**
 * 五保供养标准不低于当地村民的平均生活水平. Since the notice of 2017 the rule of 1.3 × dibao stands
 * beside it: the standard meets the larger of the two.
 */
export const wubaoAboveVillagers: Rule = {
  ...perCounty(
    [
      '12 × 农村特困标准 ≥ 上年农村居民人均消费；2017年8月起同时 ≥ 1.3 × 农村低保',
      '12 × rural destitute ≥ last year’s rural consumption; since August 2017 ≥ 1.3 × dibao too',
    ],
    (facts) => {
      const asked = askAll(facts, [['RURAL_CONSUMPTION_PER_CAPITA', facts.year - 1]]);
      const [consumption] = asked.values;
      const [standard] = facts.standards('RURAL_DESTITUTE');
      const [dibao] = facts.standards('RURAL_DIBAO');
      if (!standard) return noData(NO_STANDARD, wanted(['RURAL_DESTITUTE']), asked.figures);
      const figures = [
        monthly('ruralDestituteStandard', standard.monthlyFen, path(facts)),
        ...asked.figures,
      ];
      if (facts.date >= '2017-08-04' && dibao) {
        const multiple = facts.parameters.ratio('standards.destitute.dibaoMultiple');
        const least = times(multiple, rational(dibao.monthlyFen));
        figures.push(monthly('requiredRural', roundHalfUp(least), path(facts)));
        if (compare(rational(standard.monthlyFen), least) < 0) return judged(false, figures);
      }
      if (!consumption) return noData(NOT_REPORTED, asked.wanted, figures);
      return judged(compare(yuanOf(standard, 12n), consumption) >= 0, figures);
    },
  ),
  indicators: ['RURAL_CONSUMPTION_PER_CAPITA'],
  parameters: ['standards.destitute.dibaoMultiple'],
};

/**
 * 省对各地的低保补助资金主要用于提高低保补助标准: what the raise of the standards costs, against
 * the province's own money for dibao.
 */
export const grantRaisesStandard: Rule = {
  method: 'STANDARDS',
  how: [
    'Σ（标准提高额 × 保障人月）÷ 当年省级低保资金 > 规定比例',
    'Σ (raise of the standard × person-months) ÷ provincial dibao receipts > its share',
  ],
  parameters: ['clauses.grant.raiseShare'],
  county: null,
  province: (facts) => {
    const grant = provincialDibaoFen(facts);
    const raises = facts.counties.map(raiseFen);
    const raise = rational(raises.reduce<bigint>((sum, fen) => sum + (fen ?? 0n), 0n));
    const figures = [
      yuan('raise', roundHalfUp(raise), '/api/v1/policy/standards'),
      yuan('provincialReceipts', grant, '/api/v1/receipts'),
    ];
    if (grant === 0n) {
      return noData(
        ['没有登记省级低保资金', 'no provincial dibao receipt is recorded'],
        [
          {
            kind: 'entry',
            name: 'PROVINCIAL',
            words: ['省级低保资金到位', 'provincial receipts of dibao'],
            route: 'POST /receipts',
          },
        ],
        figures,
      );
    }
    if (raises.every((fen) => fen === undefined)) {
      return noData(NO_STANDARD, wanted(DIBAO), figures);
    }
    const share = dividedBy(raise, rational(grant));
    return judged(compare(share, facts.parameters.ratio('clauses.grant.raiseShare')) > 0, [
      ...figures,
      ratio('raiseShare', share, '/api/v1/receipts'),
    ]);
  },
};

function provincialDibaoFen({ receipts, year }: ProvinceFacts): bigint {
  return receipts.reduce(
    (sum, receipt) =>
      receipt.source === 'PROVINCIAL' &&
      receipt.year === year &&
      DIBAO.some((code) => code === receipt.program)
        ? sum + receipt.amountFen
        : sum,
    0n,
  );
}

/** A raise of the year counts for the months of the assessed needs; undefined: nothing before. */
function raiseFen(county: CountyFacts): bigint | undefined {
  let raise: bigint | undefined;
  for (const code of DIBAO) {
    const standards = county.standards(code);
    const [now] = standards;
    const before = standards.find(
      ({ effectiveFrom }) => effectiveFrom <= `${county.year - 1}-12-31`,
    );
    if (!now || !before) continue;
    const months = program(county.ledger, code)?.personMonths ?? 0n;
    const higher = now.monthlyFen - before.monthlyFen;
    raise = (raise ?? 0n) + (higher > 0n ? higher * months : 0n);
  }
  return raise;
}
