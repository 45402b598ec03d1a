/** The five principles of domain.md, section 11, over all 157 clauses. */
import { describe, expect, it } from '@jest/globals';
import {
  type GivenFacts,
  type GivenProvince,
  YEAR,
  budget,
  county,
  ledger,
  months,
  paidMonth,
  project,
  province,
} from '../../../test/clause-facts.js';
import { INDICATORS, type IndicatorName, doubtOf } from '../../policy/indicators.js';
import { decimal } from '../../money/rational.js';
import type { Status, Verdict } from './answer.js';
import { CLAUSES } from './clause.js';
import { complianceOfCounty, complianceOfProvince, ruleOf } from './compliance.js';

const ofCounty = (given: GivenFacts = {}) => complianceOfCounty(county(given));
const ofProvince = (given: GivenProvince = {}) => complianceOfProvince(province(given));
const idsOf = (answers: ReturnType<typeof ofCounty>, ...statuses: Status[]) =>
  answers.flatMap(({ clause, verdict }) => (statuses.includes(verdict.status) ? [clause.id] : []));

const NEVER_JUDGED = CLAUSES.filter((clause) => ruleOf(clause).basis === 'none').map(
  ({ id }) => id,
);
const OF_PROVINCE = CLAUSES.filter((clause) => ruleOf(clause).county === null).map(({ id }) => id);

describe('a silent county in a year of its own', () => {
  it('meets nothing and fails nothing, and is told what to record', () => {
    const answers = ofCounty();
    expect(idsOf(answers, 'MET', 'NOT_MET')).toEqual([]);
    const apart = new Set([...NEVER_JUDGED, ...OF_PROVINCE]);
    expect(idsOf(answers, 'NOT_APPLICABLE')).toEqual(
      CLAUSES.flatMap(({ id }) => (apart.has(id) ? [id] : [])),
    );
    for (const { clause, verdict } of answers) {
      if (verdict.status === 'NO_DATA')
        expect([clause.id, verdict.report!.length]).not.toContain(0);
    }
  });

  it('nor does a province of silent counties', () => {
    const answers = ofProvince({ counties: [county(), county()] });
    expect(idsOf(answers, 'MET', 'NOT_MET')).toEqual([]);
    expect(idsOf(answers, 'NOT_APPLICABLE')).toEqual(NEVER_JUDGED);
  });

  /** Each entry alone, and what it is enough for. */
  const SINGLE: readonly (readonly [what: string, given: GivenFacts, met: readonly string[]])[] = [
    [
      'one budget',
      {
        ledger: ledger(
          { ORPHAN: { ownBudgetFen: 1n, arrangedFen: 1n } },
          { budgets: [budget({ code: 'ORPHAN', amountFen: 1n })], entries: 1 },
        ),
      },
      [],
    ],
    [
      'one award that arrived',
      {
        ledger: ledger(
          { URBAN_DIBAO: { awardedFen: 9n, receivedFen: 9n, arrangedFen: 9n, availableFen: 9n } },
          { entries: 1 },
        ),
      },
      [],
    ],
    [
      'one need',
      {
        ledger: ledger(
          { URBAN_DIBAO: { needFen: 12n, gapFen: 12n, months: months(12, null, 1n, 1n) } },
          { entries: 1 },
        ),
        reported: { status: 'PART', missing: ['RURAL_DIBAO'] },
      },
      [],
    ],
    [
      'one batch',
      {
        ledger: ledger({ URBAN_DIBAO: { paidFen: 1n, months: months(1, 1n) } }, { entries: 1 }),
        paidMonths: [paidMonth({ publishedOn: null, publishBy: '2017-12-31' })],
      },
      ['A087'],
    ],
    [
      'one carry-over',
      { ledger: ledger({ URBAN_DIBAO: { carriedInFen: 1n, arrangedFen: 1n } }, { entries: 1 }) },
      ['A067'],
    ],
    [
      'the year before',
      {
        lastLedger: ledger({
          URBAN_DIBAO: { awardedFen: 9n, needFen: 9n, paidFen: 9n, months: months(12, 1n, 1n, 1n) },
        }),
      },
      [],
    ],
    [
      'one standard of long ago',
      { set: { URBAN_DESTITUTE: [{ monthlyFen: 1n, effectiveFrom: '2001-01-01', basis: '无' }] } },
      [],
    ],
    [
      'one finding',
      {
        findings: { byKind: new Map([['PAYMENT_LATE', { count: 1, amountFen: 1n }]]), handled: 1 },
      },
      ['A083'],
    ],
  ];

  it.each(SINGLE)('%s alone leaves the other questions as they were', (_, given, met) => {
    const [silent, spoken] = [ofCounty(), ofCounty(given)];
    expect(idsOf(spoken, 'MET')).toEqual(met);
    const changed = spoken.filter(
      ({ verdict }, index) => verdict.status !== silent[index]!.verdict.status,
    );
    // What changes has a basis now; no question disappears for want of an entry.
    for (const { clause, verdict } of changed) {
      expect([clause.id, verdict.figures.length > 0]).toEqual([clause.id, true]);
    }
  });

  it.each(Object.keys(INDICATORS) as IndicatorName[])(
    '%s alone moves what asks for it alone',
    (name) => {
      const spoken = ofCounty({ reports: { [name]: '1000' } });
      for (const { clause, rule } of spoken.filter(({ verdict }) => verdict.status === 'MET')) {
        expect([clause.id, rule.indicators]).toEqual([clause.id, [name]]);
      }
    },
  );
});

/** A county that does everything wrong that can be wrong, in the middle of a running year. */
const program = {
  needFen: 1200n,
  arrangedFen: 600n,
  gapFen: 600n,
  awardedFen: 500n,
  receivedFen: 500n,
  ownBudgetFen: 1n,
  paidFen: 10n,
  adjustedOutFen: 50n,
  months: months(3, 3n, 100n, 10n),
};
const before = {
  ...program,
  awardedFen: 5000n,
  ownBudgetFen: 5000n,
  paidFen: 5000n,
  months: months(12, 900n, 100n, 10n),
};
const codes = [
  'URBAN_DIBAO',
  'RURAL_DIBAO',
  'URBAN_DESTITUTE',
  'RURAL_DESTITUTE',
  'ORPHAN',
  'TEMPORARY_ASSISTANCE',
  'VAGRANT_RELIEF',
  'MEDICAL_ASSISTANCE',
  'EDUCATION_AID',
  'LEGAL_AID',
  'DISASTER_RELIEF',
  'HOUSING_AID',
  'DISABILITY_LIVING',
  'DISABILITY_CARE',
];
const every = <T>(of: T) => Object.fromEntries(codes.map((code) => [code, of]));
const bad: GivenFacts = {
  ledger: ledger(every(program), {
    budgets: [
      ...codes.map((code) => budget({ code, amountFen: 1n })),
      budget({
        class: 'CONSTRUCTION',
        code: 'PRJ',
        projectKind: 'GENERAL',
        source: 'GENERAL_TRANSFER',
      }),
      budget({ code: 'HOUSING_AID', source: 'LAND_TRANSFER' }),
      budget({
        class: 'CONSTRUCTION',
        code: 'FL',
        projectKind: 'LIVELIHOOD_MANDATED',
        mandate: 'WELFARE_CENTRE',
        source: 'GENERAL_TRANSFER',
      }),
    ],
    projects: [project({ arrangedFen: 900n, redirectableFen: 900n, spentFen: 500n })],
    compressedFen: 10n,
    filledFen: 1n,
    operatingFen: 5n,
    movedToOperatingFen: 5n,
    entries: 100,
    corrections: 90,
  }),
  lastLedger: ledger(every(before), {
    budgets: codes.map((code) => budget({ code, amountFen: 5000n })),
  }),
  alerts: {
    episodes: 1,
    unresolved: 1,
    unanswered: 1,
    spentDuringFen: 9n,
    spentUnfundedFen: 9n,
    mustCompressFen: 9n,
  },
  listedFen: 1000n,
  paidMonths: [paidMonth({ lateFen: 100n, publishedOn: null, publishBy: '2017-05-01' })],
  findings: {
    byKind: new Map(
      [
        'PAYMENT_DUPLICATE',
        'PAYMENT_AFTER_EXIT',
        'PAYMENT_OVER_STANDARD',
        'FUNDS_IDLE',
        'SURPLUS_OVER_TWO_YEARS',
        'NEED_BELOW_PAYMENTS',
      ].map((kind) => [kind, { count: 1, amountFen: 9n }]),
    ),
    handled: 0,
  },
  complaints: { due: 2, inTime: 1 },
  set: {
    ...Object.fromEntries(codes.map((code) => [code, [100n, 200n]])),
    URBAN_DIBAO: [200n, 100n],
    'DESTITUTE_CARE/FULL': [1n, 2n],
    'DESTITUTE_CARE/PARTIAL': [2n],
    'DESTITUTE_CARE/SELF': [3n],
    'EDUCATION_AID/HIGH': [1n, 2n],
  },
  reports: Object.fromEntries(
    (Object.keys(INDICATORS) as IndicatorName[]).flatMap((name) => {
      const least = ['1', '1000', '10000000'].find((value) => !doubtOf(name, decimal(value)))!;
      return [
        [name, least],
        [`${name}/${YEAR - 1}`, least],
      ];
    }),
  ),
};

/** What nothing that may still happen mends. */
const LASTING = ['A072', 'A082', 'A099'];

describe('not before it is over', () => {
  const statusOf = (date: string) =>
    new Map(ofCounty({ ...bad, date }).map(({ clause, verdict }) => [clause.id, verdict]));

  it('fails in the middle of the year only what cannot be mended, and is provisional', () => {
    const running = statusOf('2017-06-30');
    const failed = [...running].flatMap(([id, { status }]) => (status === 'NOT_MET' ? [id] : []));
    expect(failed).toEqual(LASTING);
    for (const [id, verdict] of running) {
      const expected = verdict.status === 'NOT_APPLICABLE' ? undefined : true;
      const isWithoutBasis = verdict.status === 'NO_DATA' && verdict.figures.length === 0;
      if (!isWithoutBasis) expect([id, verdict.provisional]).toEqual([id, expected]);
    }
  });

  it('fails it when the year is over', () => {
    const over = [...statusOf('2017-12-31')].filter(([, { status }]) => status === 'NOT_MET');
    const ids = over.map(([id]) => id);
    expect(ids).toEqual(
      expect.arrayContaining([...LASTING, 'A001', 'A063', 'A065', 'A071', 'B124']),
    );
    expect(ids.length).toBeGreaterThan(40);
    for (const [, verdict] of over) expect(verdict.provisional).toBeUndefined();
  });
});

describe('in the unit of the clause', () => {
  const all = (): readonly Verdict[] => {
    const one = county(bad);
    const answers = [
      ...complianceOfCounty(one),
      ...complianceOfProvince(
        province({
          counties: [one, county({ ...bad, region: '220421' })],
          receipts: [2016, 2017].flatMap((year) =>
            ['CENTRAL', 'PROVINCIAL', 'DONATION'].map((source) => ({
              program: 'URBAN_DIBAO',
              source,
              year,
              amountFen: 100n,
            })),
          ),
        }),
      ),
    ];
    return answers.map(({ verdict }) => verdict);
  };

  it('no answer has two figures of one name, and each says where it comes from', () => {
    for (const { figures } of all()) {
      const names = figures.map(({ name }) => name);
      expect(names).toEqual([...new Set(names)]);
      for (const { evidence } of figures) expect(evidence).not.toBe('');
    }
  });

  it('a share stands beside the sums that it is of', () => {
    for (const { figures } of all()) {
      const shares = figures.filter(({ unit, name }) => unit === 'RATIO' && name !== 'threshold');
      if (shares.length > 0) expect(figures.length).toBeGreaterThan(shares.length + 1);
    }
  });
});

describe('who corrects an error', () => {
  it('is not worse off than who leaves it', () => {
    const good: GivenFacts = {
      ledger: ledger(
        { URBAN_DIBAO: { arrangedFen: 9n, ownBudgetFen: 9n, paidFen: 1n } },
        { entries: 10, corrections: 9 },
      ),
      certifiedThrough: 12,
    };
    const status = (given: GivenFacts) =>
      ofCounty(given).find(({ clause }) => clause.id === 'A098')!.verdict.status;
    expect(status(good)).toBe('MET');
    const left = {
      byKind: new Map([['NEED_BELOW_PAYMENTS', { count: 1, amountFen: 1n }]]),
      handled: 0,
    };
    expect(status({ ...good, findings: left })).toBe('NOT_MET');
    expect(status({ ...good, certifiedThrough: 11 })).toBe('NO_DATA');
  });
});

describe('what can be true of an indicator', () => {
  it.each([
    ['CHILD_WELFARE_BEDS', '-2', 'INDICATOR_OUT_OF_BOUNDS'],
    ['CHILD_WELFARE_BEDS', '0.5', 'INDICATOR_NOT_WHOLE'],
    ['CHILD_WELFARE_BEDS', '69', undefined],
    ['GENERAL_PUBLIC_REVENUE', '193646.72', 'INDICATOR_OUT_OF_BOUNDS'],
    ['GENERAL_PUBLIC_REVENUE', '1936467164.35', undefined],
    ['POVERTY_COUNTY', '2', 'INDICATOR_OUT_OF_BOUNDS'],
    ['PRICE_TRIGGER_MONTHS', '13', 'INDICATOR_OUT_OF_BOUNDS'],
    ['NET_LAND_REVENUE', '-5', undefined],
    ['MADE_UP', '1', 'INDICATOR_UNKNOWN'],
  ] as const)('%s of %s: %s', (name, value, doubt) => {
    expect(doubtOf(name, decimal(value))).toBe(doubt);
  });

  it('no clause is judged by what cannot be, and the answer says why', () => {
    const reports = { DESTITUTE_ELIGIBLE: '-10', DESTITUTE_ENROLLED: '-10' };
    const { verdict } = ofCounty({ reports }).find(({ clause }) => clause.id === 'A005')!;
    expect(verdict.status).toBe('NO_DATA');
    expect(verdict.reason![0]).toContain('正负号和单位');
  });
});
