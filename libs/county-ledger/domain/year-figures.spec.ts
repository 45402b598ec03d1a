/** What a year's figures come to, over postings alone. domain.md, sections 5 and 6 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AmountPosting, Figure, NeedPosting, Posting } from './postings.js';
import {
  type YearFigures,
  countyGapFen,
  fundedThrough,
  noFigures,
  post,
  projectedNeedFen,
  redirectableAvailableFen,
  redirectableConstructionFen,
  redirectableSpendingFen,
  reportedOf,
  unsplitFen,
} from './year-figures.js';

const POOLED = ['URBAN_DIBAO', 'RURAL_DIBAO', 'COMBINED_ASSISTANCE'];

function account(code: string) {
  const of = code.startsWith('PRJ') ? ('CONSTRUCTION' as const) : ('BASIC_LIVELIHOOD' as const);
  const projectKind = of === 'CONSTRUCTION' ? ('GENERAL' as const) : null;
  const pooled = POOLED.includes(code);
  return { region: '220503', fiscalYear: 2017, class: of, code, pooled, projectKind };
}

function amount(
  code: string,
  figure: Figure,
  amountFen: bigint,
  more: Partial<AmountPosting> = {},
): Posting {
  const of = { redirectableFen: 0n, batchNo: null, month: null, entryNo: null, ...more };
  return { kind: 'amount', ...account(code), figure, amountFen, ...of };
}

/** Twelve months at so much each, unless told. */
function need(code: string, amountFen: bigint, more: Partial<NeedPosting> = {}): Posting {
  const whole = { needKey: code, fromMonth: null, months: 12, amountFen };
  return { kind: 'need', ...account(code), ...whole, ...more };
}

const paid = (month: number, amountFen: bigint, figure: Figure = 'disbursed'): Posting =>
  amount('RURAL_DIBAO', figure, amountFen, { batchNo: `F-${month}`, month });

function year(...postings: readonly Posting[]): YearFigures {
  const figures = noFigures();
  for (const posting of postings) post(figures, posting);
  return figures;
}

describe('the county’s gap', () => {
  const needs = [need('URBAN_DIBAO', 100n), need('RURAL_DIBAO', 10n), need('MEDICAL', 1n)];

  it('lets what is not split fill gaps of the pooled group, and no other', () => {
    const gapWith = (unsplit: bigint) =>
      countyGapFen(year(...needs, amount('COMBINED_ASSISTANCE', 'awarded', unsplit)));
    expect([0n, 320n, 1319n, 1320n, 9999n].map(gapWith)).toEqual([1332n, 1012n, 13n, 12n, 12n]);
  });

  it('has no unsplit money where more was split than there is', () => {
    const figures = year(...needs, amount('COMBINED_ASSISTANCE', 'adjustedOut', 5n));
    expect([unsplitFen(figures), countyGapFen(figures)]).toEqual([0n, 1337n]);
  });
});

describe('the projected need', () => {
  const withNeed = need('RURAL_DIBAO', 10n);
  const cases: readonly [string, bigint, Posting[]][] = [
    ['is the need before anything is paid', 120n, [withNeed]],
    ['is not under the need', 120n, [withNeed, paid(1, 9n), paid(2, 9n)]],
    ['goes on with the month paid last', 12n * 18n, [withNeed, paid(1, 18n)]],
    [
      'takes the lesser of the last two months',
      60n + 15n * 10n,
      [withNeed, paid(1, 15n), paid(2, 45n)],
    ],
    [
      'takes the last alone where the one before is not paid',
      50n + 20n * 9n,
      [withNeed, paid(1, 30n), paid(3, 20n)],
    ],
    [
      'deducts returns',
      28n + 12n * 10n,
      [withNeed, paid(1, 16n), paid(2, 16n), paid(2, 4n, 'returned')],
    ],
    [
      'knows no month of which the batch was reversed',
      12n * 18n,
      [withNeed, paid(1, 18n), paid(2, 9n), paid(2, -9n)],
    ],
    [
      'counts a month all of which came back',
      120n,
      [withNeed, paid(1, 18n), paid(2, 9n), paid(2, 9n, 'returned')],
    ],
    [
      'is the need where it is a lump sum',
      7n,
      [need('RURAL_DIBAO', 7n, { months: 1 }), paid(1, 90n)],
    ],
    ['is nothing where nothing is assessed', 0n, [paid(1, 90n)]],
  ];
  it.each(cases)('%s', (_, expected, postings) => {
    expect(projectedNeedFen(year(...postings).programs.get('RURAL_DIBAO')!)).toBe(expected);
  });

  it('of all programs makes the projected gap', () => {
    const figures = year(withNeed, amount('RURAL_DIBAO', 'awarded', 130n), paid(1, 18n));
    expect([countyGapFen(figures), countyGapFen(figures, projectedNeedFen)]).toEqual([0n, 86n]);
  });
});

describe('funded through', () => {
  it('pools what is missing in the group, and nothing outside it', () => {
    const through = (unsplit: bigint, medical: bigint) =>
      fundedThrough(
        year(
          need('URBAN_DIBAO', 100n),
          need('RURAL_DIBAO', 10n),
          need('MEDICAL', 1n),
          amount('URBAN_DIBAO', 'awarded', 300n),
          amount('COMBINED_ASSISTANCE', 'awarded', unsplit),
          amount('MEDICAL', 'awarded', medical),
        ),
      );
    expect(through(0n, 12n)).toBe(0);
    expect(through(30n, 12n)).toBe(3);
    expect(through(139n, 12n)).toBe(3);
    expect(through(140n, 12n)).toBe(4);
    expect(through(9999n, 12n)).toBe(12);
    expect(through(9999n, 5n)).toBe(5);
  });

  it('is twelve exactly where there is no gap, since the whole year is its last month', () => {
    const some = fc.bigInt({ min: 0n, max: 40n });
    const codes = ['URBAN_DIBAO', 'RURAL_DIBAO', 'MEDICAL', 'COMBINED_ASSISTANCE'];
    fc.assert(
      fc.property(fc.array(some, { minLength: 7, maxLength: 7 }), (fen) => {
        const figures = year(
          ...codes.slice(0, 3).map((code, index) => need(code, fen[index]!)),
          ...codes.map((code, index) => amount(code, 'awarded', 12n * fen[index + 3]!)),
        );
        expect(fundedThrough(figures) === 12).toBe(countyGapFen(figures) === 0n);
      }),
    );
  });
});

describe('what is reported', () => {
  const before = year(need('ORPHAN', 1n), need('VAGRANT_RELIEF', 0n));
  const all = [need('RURAL_DIBAO', 1n), need('ORPHAN', 0n)];
  const combined = amount('COMBINED_ASSISTANCE', 'awarded', 1n);
  const cases: readonly [string, string, Posting[]][] = [
    ['NONE', 'nothing', []],
    ['NONE', 'money alone', [amount('RURAL_DIBAO', 'awarded', 9n)]],
    [
      'NONE',
      'an assessment that was withdrawn',
      [all[0]!, need('RURAL_DIBAO', 1n, { kind: 'need-withdrawn' })],
    ],
    ['PART', 'not what was needed the year before', [all[0]!]],
    ['PART', 'not every program that has money', [...all, amount('URBAN_DIBAO', 'awarded', 9n)]],
    ['FULL', 'all, also at nothing; combined assistance has no need', [...all, combined]],
  ];
  it.each(cases)('is %s: %s', (expected, _, postings) => {
    expect(reportedOf(year(...postings), before)).toBe(expected);
  });
});

describe('redirectable money of a project', () => {
  it('is told apart in what is arranged, spent and left', () => {
    const half = (figure: Figure, fen: bigint) =>
      amount('PRJ-1', figure, fen, { redirectableFen: fen / 2n });
    const figures = year(
      half('carriedIn', 2n),
      half('ownBudget', 40n),
      half('adjustedIn', 8n),
      half('adjustedOut', 4n),
      half('disbursed', 20n),
      half('returned', 6n),
      half('carriedOut', 10n),
    );
    expect(redirectableConstructionFen(figures)).toBe(23n);
    expect(redirectableSpendingFen(figures)).toBe(7n);
    expect(redirectableAvailableFen(figures.projects.get('PRJ-1')!)).toBe(11n);
  });
});
