import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatYuan, parseYuan } from '../../money/fen.js';
import { decimal } from '../../money/rational.js';
import { type Refusal, isRefusal } from '../../refusals/refusals.js';
import { type Claimant, type DistributionTerms, type Share, distribute } from './distribution.js';

const terms = (of: Partial<Record<keyof DistributionTerms, string | null>>): DistributionTerms => ({
  totalFen: parseYuan(of.totalFen ?? '100.00')!,
  unitFen: parseYuan(of.unitFen ?? '1.00')!,
  floorRatio: decimal(of.floorRatio ?? '0'),
  capRatio: of.capRatio == null ? null : decimal(of.capRatio),
});

/** [score, prior in yuan] of counties 220001, 220002, … */
const claimants = (...of: readonly (readonly [number, string])[]): Claimant[] =>
  of.map(([score, prior], index) => ({
    region: String(220001 + index),
    score: BigInt(score),
    priorFen: parseYuan(prior)!,
  }));

function amounts(answer: readonly Share[] | Refusal): readonly string[] {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.code}`);
  return answer.map((share) => formatYuan(share.amountFen));
}

function refusalOf(answer: readonly Share[] | Refusal): Refusal {
  if (!isRefusal(answer)) throw new Error('not refused');
  return answer;
}

describe('a distribution', () => {
  it('follows the scores where nothing binds', () => {
    const shares = distribute(terms({}), claimants([1, '0'], [3, '0'], [0, '0']));
    expect(amounts(shares)).toEqual(['25.00', '75.00', '0.00']);
  });

  it('keeps everybody at the floor, and takes that from who is above it', () => {
    const given = claimants([1, '60.00'], [1, '10.00'], [2, '0']);
    expect(amounts(distribute(terms({ floorRatio: '1' }), given))).toEqual([
      '60.00',
      '13.00',
      '27.00',
    ]);
  });

  it('stops at the cap, which is never under the floor, and caps nobody without a prior', () => {
    const given = claimants([8, '10.00'], [1, '0'], [1, '0']);
    const capped = distribute(terms({ capRatio: '1.20' }), given);
    expect(amounts(capped)).toEqual(['12.00', '44.00', '44.00']);
    const both = distribute(terms({ capRatio: '1.20', floorRatio: '2' }), given);
    expect(amounts(both)).toEqual(['20.00', '40.00', '40.00']);
  });

  it('rounds a floor up and a cap down to whole units', () => {
    const given = claimants([1, '10.01'], [5, '10.99'], [1, '0']);
    const shares = distribute(terms({ floorRatio: '1', capRatio: '1', unitFen: '1.00' }), given);
    expect(shares).toMatchObject([
      { floorFen: 1100n, capFen: 1100n, amountFen: 1100n },
      { floorFen: 1100n, capFen: 1100n, amountFen: 1100n },
      { floorFen: 0n, capFen: null, amountFen: 7800n },
    ]);
  });

  it('gives the units left over to the largest remainders, ties to who stands first', () => {
    const given = claimants([1, '0'], [1, '0'], [1, '0']);
    expect(amounts(distribute(terms({}), given))).toEqual(['34.00', '33.00', '33.00']);
    const uneven = claimants([10, '0'], [18, '0'], [4, '0']);
    expect(amounts(distribute(terms({ totalFen: '10.00' }), uneven))).toEqual([
      '3.00',
      '6.00',
      '1.00',
    ]);
  });

  it('gives counties without a score their floor', () => {
    const given = claimants([0, '30.00'], [1, '10.00']);
    expect(amounts(distribute(terms({ floorRatio: '1' }), given))).toEqual(['30.00', '70.00']);
  });

  it('gives everybody the floor where the floors are the total, scores or none', () => {
    for (const score of [0, 7]) {
      const given = claimants([score, '30.00'], [score, '70.00']);
      expect(amounts(distribute(terms({ floorRatio: '1' }), given))).toEqual(['30.00', '70.00']);
    }
  });

  it('reaches every cap where the caps are the total', () => {
    const given = claimants([1, '40.00'], [9, '10.00']);
    const shares = distribute(terms({ capRatio: '2' }), given);
    expect(amounts(shares)).toEqual(['80.00', '20.00']);
  });
});

describe('a distribution is refused, in this order,', () => {
  const full = { floorRatio: '1', capRatio: '1.1' } as const;

  it('where the total is no multiple of the unit', () => {
    const given = claimants([0, '500.00']);
    const refusal = refusalOf(distribute(terms({ ...full, totalFen: '100.50' }), given));
    expect(refusal.code).toBe('NOT_A_MULTIPLE');
  });

  it('where the floors exceed the total, with the shortfall', () => {
    const given = claimants([0, '60.00'], [0, '50.50']);
    expect(refusalOf(distribute(terms(full), given))).toMatchObject({
      code: 'FLOORS_EXCEED_TOTAL',
      data: { floors: '111.00', shortfall: '11.00' },
      clause: '吉政办发〔2017〕63号 四（一）',
    });
  });

  it('where every score is zero and something is left to give', () => {
    const given = claimants([0, '10.00']);
    expect(refusalOf(distribute(terms(full), given)).code).toBe('NO_BASIS');
  });

  it('where all with a score are capped and the caps, with the floors of the rest, are too low', () => {
    const given = claimants([1, '50.00'], [0, '20.00']);
    expect(refusalOf(distribute(terms(full), given))).toMatchObject({
      code: 'CAPS_BELOW_TOTAL',
      data: { caps: '75.00', surplus: '25.00' },
    });
  });
});

describe('whatever is distributed', () => {
  const counties = fc.array(
    fc.record({
      score: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 10n ** 40n })),
      priorFen: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 10n ** 9n })),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const schemes = fc
    .record({
      counties,
      unitFen: fc.constantFrom(1n, 100n, 10_000n),
      units: fc.bigInt({ min: 1n, max: 10n ** 8n }),
      floorRatio: fc.constantFrom('0', '0.5', '1', '1.05'),
      capRatio: fc.constantFrom(null, '1.1', '3'),
    })
    .map(({ counties: given, unitFen, units, floorRatio, capRatio }) => ({
      given: given.map((county, index) => ({ ...county, region: String(100000 + index) })),
      terms: {
        unitFen,
        totalFen: unitFen * units,
        floorRatio: decimal(floorRatio),
        capRatio: capRatio === null ? null : decimal(capRatio),
      },
    }));
  const check = (
    property: (of: {
      given: Claimant[];
      terms: DistributionTerms;
      shares: readonly Share[];
    }) => void,
  ): void => {
    let distributed = 0;
    fc.assert(
      fc.property(schemes, ({ given, terms: of }) => {
        const shares = distribute(of, given);
        if (isRefusal(shares)) return;
        distributed++;
        property({ given, terms: of, shares });
      }),
      { numRuns: 300 },
    );
    expect(distributed).toBeGreaterThan(30);
  };
  const byRegion = (shares: readonly Share[]) =>
    new Map(shares.map((share) => [share.region, share.amountFen]));

  it('sums to the total, in whole units, between floor and cap', () => {
    check(({ terms: of, shares }) => {
      expect(shares.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(of.totalFen);
      for (const { amountFen, floorFen, capFen } of shares) {
        expect(amountFen % of.unitFen).toBe(0n);
        expect(amountFen >= floorFen).toBe(true);
        expect(capFen === null || amountFen <= capFen).toBe(true);
      }
    });
  });

  it('gives a county no less for a higher score', () => {
    check(({ given, terms: of, shares }) => {
      const raised = given.map((county, index) =>
        index === 0 ? { ...county, score: county.score * 2n + 1n } : county,
      );
      const after = distribute(of, raised);
      if (isRefusal(after)) return;
      // By a unit at most, which the remainders of others may take.
      expect(after[0]!.amountFen >= shares[0]!.amountFen - of.unitFen).toBe(true);
    });
  });

  it('gives of two counties alike no less to the one with the higher score', () => {
    check(({ given, shares }) => {
      const first = given[0]!;
      given.forEach((county, index) => {
        if (county.priorFen !== first.priorFen || county.score <= first.score) return;
        expect(shares[index]!.amountFen >= shares[0]!.amountFen).toBe(true);
      });
    });
  });

  it('depends on no scale of the scores, on the order of the counties by a unit at most', () => {
    check(({ given, terms: of, shares }) => {
      const reversed = byRegion(distribute(of, [...given].reverse()) as readonly Share[]);
      for (const { region, amountFen } of shares) {
        const difference = amountFen - reversed.get(region)!;
        expect([-of.unitFen, 0n, of.unitFen]).toContain(difference);
      }
      const scaledUp = given.map((county) => ({ ...county, score: county.score * 7_919n }));
      expect(distribute(of, scaledUp)).toEqual(shares);
    });
  });

  it('adds up for 2,800 counties', () => {
    const given = Array.from({ length: 2_800 }, (_, index) => ({
      region: String(100000 + index),
      score: BigInt((index * 7_919) % 99_991) * 10n ** 30n + BigInt(index),
      priorFen: BigInt((index * 104_729) % 9_999_991) * 100n,
    }));
    const totalFen = given.reduce((sum, { priorFen }) => sum + priorFen, 0n) * 2n;
    const of = { totalFen, unitFen: 1n, floorRatio: decimal('1'), capRatio: decimal('3') };
    const shares = distribute(of, given) as readonly Share[];
    expect(shares.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(totalFen);
  });
});
