/** Clauses of the ledgers: figures that meet them, that break them, and that say nothing. */
import { describe, expect, it } from '@jest/globals';
import {
  type GivenFacts,
  type Programs,
  budget,
  county,
  ledger,
  months,
  paidMonth,
  project,
} from '../../../test/clause-facts.js';
import type { LedgerYear } from './facts.js';
import { RULES } from './rule-table.js';
import { answerForCounty } from './rule.js';

type Case = readonly [id: string, what: string, facts: GivenFacts, status: string];

const answer = (id: string, facts: GivenFacts) => answerForCounty(RULES[id]!, county(facts));
const figure = (id: string, facts: GivenFacts, name: string) =>
  answer(id, facts).figures.find((one) => one.name === name)?.value;
const check = (cases: readonly Case[]) =>
  it.each(cases)('%s, %s', (id, _, facts, expected) => {
    expect(answer(id, facts).status).toBe(expected);
  });
const of = (programs: Programs, rest: Partial<LedgerYear> = {}): GivenFacts => ({
  ledger: ledger(programs, rest),
});

describe('input that only rises', () => {
  const input = (awardedFen: bigint, code = 'URBAN_DIBAO') => ledger({ [code]: { awardedFen } });
  const years = (now: bigint, before: bigint): GivenFacts => ({
    ledger: input(now),
    lastLedger: input(before),
  });
  const own = (amountFen: bigint, source: 'OWN' | 'DONATION' = 'OWN') => ({
    budgets: [budget({ amountFen, source })],
  });
  const revenue = {
    GENERAL_PUBLIC_REVENUE: '110000000',
    'GENERAL_PUBLIC_REVENUE/2016': '100000000',
  };
  check([
    ['A001', 'the same', years(100n, 100n), 'MET'],
    ['A001', 'less', years(99n, 100n), 'NOT_MET'],
    ['A001', 'less so far', { ...years(99n, 100n), date: '2017-06-30' }, 'NO_DATA'],
    ['A001', 'nothing before', years(100n, 0n), 'NO_DATA'],
    ['A001', 'silence is no decrease', years(0n, 100n), 'NO_DATA'],
    ['B108', 'the same is not more', years(100n, 100n), 'NOT_MET'],
    [
      'A063',
      'a gift makes up for nothing',
      {
        ledger: { ...input(100n), ...own(20n, 'DONATION') },
        lastLedger: { ...input(100n), ...own(10n) },
      },
      'NOT_MET',
    ],
    ['B109', 'as fast as revenue', { ...years(110n, 100n), reports: revenue }, 'MET'],
    ['B109', 'slower', { ...years(109n, 100n), reports: revenue }, 'NOT_MET'],
    [
      'B109',
      'asked in mid-year',
      { ...years(109n, 100n), reports: revenue, date: '2017-09-30' },
      'NO_DATA',
    ],
  ]);

  it('B109 names last year’s revenue apart from this year’s', () => {
    const names = answer('B109', { ...years(110n, 100n), reports: revenue }).figures.map(
      ({ name }) => name,
    );
    expect(names).toContain('GENERAL_PUBLIC_REVENUE');
    expect(names).toContain('GENERAL_PUBLIC_REVENUE.2016');
  });
});

describe('what a person gets', () => {
  const topUp = (count: number, paidFen: bigint) =>
    ledger({
      URBAN_DIBAO: {
        paidFen,
        months: months(12, null, 0n, 10n).map((month, i) =>
          i < count ? { ...month, paidFen } : month,
        ),
      },
    });
  check([
    [
      'A029',
      'three months against three months',
      { ledger: topUp(3, 400n), lastLedger: topUp(3, 400n), date: '2017-03-31' },
      'MET',
    ],
    ['B110', 'a fen less', { ledger: topUp(12, 399n), lastLedger: topUp(12, 400n) }, 'NOT_MET'],
    ['A029', 'no year before', { ledger: topUp(3, 400n) }, 'NO_DATA'],
    [
      'B112',
      'above the average',
      { ledger: topUp(2, 1000n), reports: { CLASSIFIED_TOPUP_MONTHLY: '1.01' } },
      'MET',
    ],
    [
      'B112',
      'the same',
      { ledger: topUp(2, 1000n), reports: { CLASSIFIED_TOPUP_MONTHLY: '1' } },
      'NOT_MET',
    ],
  ]);

  it('is reckoned over the months that were paid, the same above and below', () => {
    // 3 months of 3,958.30 yuan for 10 persons: whatever the other nine months need.
    const facts = { ledger: topUp(3, 395830n), lastLedger: topUp(3, 1n), date: '2017-03-31' };
    expect(figure('A029', facts, 'urbanTopUp')).toBe('395.83');
    expect(figure('A029', facts, 'personMonths.urbanTopUp')).toBe('30');
  });
});

describe('need and what is arranged for it', () => {
  const full = { needFen: 100n, arrangedFen: 100n, ownBudgetFen: 50n, awardedFen: 50n };
  const short = { needFen: 100n, arrangedFen: 99n, gapFen: 1n, ownBudgetFen: 50n, awardedFen: 49n };
  const rich = { needFen: 100n, arrangedFen: 110n, ownBudgetFen: 50n, awardedFen: 60n };
  const part: GivenFacts = { reported: { status: 'PART', missing: ['RURAL_DIBAO'] } };
  const general = (redirectableFen: bigint) => ({ projects: [project({ redirectableFen })] });
  check([
    ['A071', 'no gap', of({ ORPHAN: full }), 'MET'],
    ['A071', 'not all is assessed', { ...of({ ORPHAN: full }), ...part }, 'NO_DATA'],
    ['A071', 'a gap, though not all is assessed', { ...of({ ORPHAN: short }), ...part }, 'NOT_MET'],
    ['A071', 'a gap in mid-year', { ...of({ ORPHAN: short }), date: '2017-05-01' }, 'NO_DATA'],
    ['A071', 'payments outrun the need', of({ ORPHAN: full }, { projectedGapFen: 1n }), 'NOT_MET'],
    [
      'A070',
      'a gap that a pooled surplus fills',
      of({ ORPHAN: short, URBAN_DIBAO: rich }),
      'NOT_MET',
    ],
    [
      'A070',
      'money without a need is no surplus',
      of({ ORPHAN: short, URBAN_DIBAO: { ...rich, assessed: false } }),
      'MET',
    ],
    ['A070', 'earmarked money fills none', of({ ORPHAN: short, MEDICAL_ASSISTANCE: rich }), 'MET'],
    [
      'A065',
      'a surplus elsewhere does not hide a gap',
      of({ ORPHAN: short, URBAN_DIBAO: rich }),
      'NOT_MET',
    ],
    [
      'A065',
      'money without a need',
      of({ ORPHAN: full, LEGAL_AID: { ownBudgetFen: 1n } }),
      'NOT_MET',
    ],
    ['A065', 'all of it', of({ ORPHAN: full }), 'MET'],
    ['A002', 'a gap beside construction', of({ ORPHAN: short }, general(1n)), 'NOT_MET'],
    ['A002', 'a gap beside bonds alone', of({ ORPHAN: short }, general(0n)), 'NO_DATA'],
    ['B117', 'budget and award pay the year', of({ RURAL_DIBAO: full }), 'MET'],
    [
      'B117',
      'what is carried over does not count',
      of({ RURAL_DIBAO: { ...full, awardedFen: 40n } }),
      'NOT_MET',
    ],
    [
      'B117',
      'the combined sum is not split yet',
      of({ RURAL_DIBAO: { ...full, awardedFen: 40n } }, { unsplitFen: 10n }),
      'MET',
    ],
    [
      'B117',
      'a token budget',
      of({
        RURAL_DIBAO: { needFen: 1000n, arrangedFen: 1000n, ownBudgetFen: 9n, awardedFen: 991n },
      }),
      'NOT_MET',
    ],
  ]);

  const paid = (fen: bigint, rest: Partial<Programs[string]> = {}): GivenFacts =>
    of({
      URBAN_DIBAO: {
        needFen: 1200n,
        arrangedFen: 1200n,
        paidFen: fen,
        months: months(12, fen / 12n, 100n, 1n),
        ...rest,
      },
    });
  check([
    ['B111', '90 per cent of what is due', paid(1080n), 'MET'],
    ['B111', '12 yuan of 4.8 million', paid(12n), 'NOT_MET'],
    ['B111', 'a gap', paid(1200n, { gapFen: 1n, arrangedFen: 1199n }), 'NOT_MET'],
    [
      'B111',
      'months to come are not due',
      {
        ...of({
          URBAN_DIBAO: {
            needFen: 1200n,
            arrangedFen: 1200n,
            paidFen: 500n,
            months: months(12, null, 100n, 1n).map((m, i) => (i < 5 ? { ...m, paidFen: 100n } : m)),
          },
        }),
        date: '2017-06-15',
      },
      'MET',
    ],
    [
      'B113',
      'a cent',
      of({ TEMPORARY_ASSISTANCE: { needFen: 1200n, arrangedFen: 1200n, paidFen: 1n } }),
      'NOT_MET',
    ],
    [
      'B113',
      'a lump sum in mid-year',
      {
        ...of({ TEMPORARY_ASSISTANCE: { needFen: 1200n, arrangedFen: 1200n, paidFen: 1n } }),
        date: '2017-06-15',
      },
      'NO_DATA',
    ],
    [
      'A033',
      'paid and no gap',
      of({ VAGRANT_RELIEF: { needFen: 10n, arrangedFen: 10n, paidFen: 9n } }),
      'MET',
    ],
    [
      'B146',
      'the unsplit sum covers it',
      of(
        { RURAL_DESTITUTE: { needFen: 10n, arrangedFen: 5n, gapFen: 5n, paidFen: 9n } },
        { unsplitFen: 5n },
      ),
      'MET',
    ],
  ]);

  const transfers = (of_: Parameters<typeof budget>[0]) => ({
    budgets: [budget({ source: 'GENERAL_TRANSFER', ...of_ })],
  });
  const road = { class: 'CONSTRUCTION', projectKind: 'GENERAL' } as const;
  check([
    ['A062', 'all for livelihood', of({ ORPHAN: short }, transfers({})), 'MET'],
    ['A062', 'a road beside a gap', of({ ORPHAN: short }, transfers(road)), 'NOT_MET'],
    ['A062', 'a road, and no gap', of({ ORPHAN: full }, transfers(road)), 'MET'],
    ['A062', 'a road, and no need assessed', of({}, transfers(road)), 'NO_DATA'],
    [
      'A004',
      'budget and inspection',
      { ...of({ ORPHAN: full }), reports: { SUPERVISION_INSPECTIONS: '1' } },
      'MET',
    ],
    [
      'A004',
      'no inspection',
      { ...of({ ORPHAN: full }), reports: { SUPERVISION_INSPECTIONS: '0' } },
      'NOT_MET',
    ],
  ]);
});

describe('construction while a gap remains', () => {
  const gap = { ORPHAN: { needFen: 10n, arrangedFen: 9n, gapFen: 1n, ownBudgetFen: 9n } };
  const none = { ORPHAN: { needFen: 10n, arrangedFen: 10n, ownBudgetFen: 9n } };
  const alerts = (
    given: Partial<ReturnType<typeof county>['alerts']>,
    rest: Partial<LedgerYear> = {},
  ): GivenFacts => ({
    ...of(gap, { budgets: [budget()], ...rest }),
    alerts: { ...county().alerts, ...given },
  });
  const apart = of(none, { budgets: [budget()] });
  check([
    ['A072', 'no gap', apart, 'NOT_APPLICABLE'],
    ['A072', 'a gap and no construction', alerts({}), 'MET'],
    ['A072', 'an episode that the figures closed', alerts({ episodes: 1 }), 'MET'],
    ['A072', 'unresolved', alerts({ episodes: 1, unresolved: 1 }), 'NOT_MET'],
    [
      'A072',
      'unresolved so far',
      { ...alerts({ episodes: 1, unresolved: 1 }), date: '2017-03-31' },
      'NO_DATA',
    ],
    ['A072', 'spent while funded', alerts({ episodes: 1, spentDuringFen: 1n }), 'MET'],
    [
      'A072',
      'spent in a month not funded',
      { ...alerts({ episodes: 1, spentUnfundedFen: 1n }), date: '2017-03-31' },
      'NOT_MET',
    ],
    ['A073', 'no gap', apart, 'NOT_APPLICABLE'],
    ['A073', 'something left', alerts({ episodes: 1, mustCompressFen: 1n }), 'NOT_MET'],
    [
      'A073',
      'all that can be cut was',
      alerts({ episodes: 1 }, { compressedFen: 1n, filledFen: 1n }),
      'MET',
    ],
    ['A073', 'nothing was cut', alerts({ episodes: 1 }), 'NO_DATA'],
    [
      'A074',
      'the cut goes elsewhere',
      alerts({ episodes: 1 }, { compressedFen: 5n, filledFen: 4n }),
      'NOT_MET',
    ],
    [
      'A074',
      'the cut fills the gap',
      alerts({ episodes: 1 }, { compressedFen: 5n, filledFen: 5n }),
      'MET',
    ],
    ['A069', 'own money, no alert', alerts({}), 'MET'],
    [
      'A069',
      'an alert without a plan',
      alerts({ episodes: 1, unresolved: 1, unanswered: 1 }),
      'NOT_MET',
    ],
    [
      'A069',
      'a token of own money',
      of({ ORPHAN: { needFen: 1000n, ownBudgetFen: 9n } }),
      'NOT_MET',
    ],
  ]);

  const centre = (own: bigint, upper: bigint, mandate = 'WELFARE_CENTRE') =>
    of(
      {},
      {
        budgets: [
          budget({
            class: 'CONSTRUCTION',
            code: 'FL',
            projectKind: 'LIVELIHOOD_MANDATED',
            mandate,
            amountFen: own,
          }),
          budget({
            class: 'CONSTRUCTION',
            code: 'FL',
            projectKind: 'LIVELIHOOD_MANDATED',
            mandate,
            amountFen: upper,
            source: 'PROVINCIAL_CONSTRUCTION',
          }),
        ],
      },
    );
  check([
    ['B152', 'mostly local', centre(51n, 49n), 'MET'],
    ['B152', 'half is not mainly', centre(50n, 50n), 'NOT_MET'],
    ['B152', 'other works do not count', centre(90n, 10n, 'SHANTYTOWN'), 'NO_DATA'],
  ]);
  const beds = (now: string, spentFen = 0n): GivenFacts => ({
    ...of(
      {},
      {
        budgets: [budget({ class: 'CONSTRUCTION', code: 'JG', mandate: 'CARE_INSTITUTION' })],
        projects: [project({ code: 'JG', kind: 'LIVELIHOOD_MANDATED', spentFen })],
      },
    ),
    reports: { DESTITUTE_INSTITUTION_BEDS: now, 'DESTITUTE_INSTITUTION_BEDS/2016': '5' },
  });
  check([
    ['A006', 'more beds', beds('6'), 'MET'],
    ['A006', 'fewer', beds('4', 9n), 'NOT_MET'],
    ['A006', 'as many, and works go on', beds('5', 9n), 'MET'],
    ['A006', 'as many, and nothing is built', beds('5'), 'NO_DATA'],
  ]);
});

describe('where the money is from', () => {
  const MEDICAL = 'MEDICAL_ASSISTANCE';
  const medical = (
    year: Partial<Programs[string]>,
    budgets = [budget({ code: MEDICAL, amountFen: 50n })],
  ): GivenFacts => {
    const full = { needFen: 100n, arrangedFen: 100n, awardedFen: 50n, ownBudgetFen: 50n };
    return of({ [MEDICAL]: { ...full, ...year } }, { budgets });
  };
  const account = { reports: { MEDICAL_SPECIAL_ACCOUNT: '1' } };
  check([
    ['B123', 'local and upper', medical({}), 'MET'],
    [
      'B123',
      'a token of local money',
      medical({ awardedFen: 9999n, ownBudgetFen: 1n }, [budget({ code: MEDICAL, amountFen: 1n })]),
      'NOT_MET',
    ],
    ['B124', 'nothing moved, an account', { ...medical({}), ...account }, 'MET'],
    [
      'B124',
      'part of it diverted',
      { ...medical({ adjustedOutFen: 99n, arrangedFen: 1n }), ...account },
      'NOT_MET',
    ],
    [
      'B124',
      'the last yuan diverted',
      { ...medical({ adjustedOutFen: 100n, arrangedFen: 0n }), ...account },
      'NOT_MET',
    ],
    [
      'B124',
      'moved back',
      { ...medical({ adjustedOutFen: 9n, adjustedInFen: 9n }), ...account },
      'MET',
    ],
    ['B124', 'no account is reported', medical({}), 'NO_DATA'],
    [
      'B124',
      'there is none',
      { ...medical({}), reports: { MEDICAL_SPECIAL_ACCOUNT: '0' } },
      'NOT_MET',
    ],
    ['B125', 'within 15 per cent', medical({ availableFen: 15n, paidFen: 85n }), 'MET'],
    ['B125', 'more', medical({ availableFen: 16n, paidFen: 84n }), 'NOT_MET'],
    [
      'B125',
      'in mid-year',
      { ...medical({ availableFen: 60n, paidFen: 40n }), date: '2017-06-30' },
      'NO_DATA',
    ],
  ]);

  const land = (...budgets: ReturnType<typeof budget>[]): GivenFacts => ({
    ...of({ HOUSING_AID: { arrangedFen: 9n, paidFen: 9000n } }, { budgets }),
    reports: { NET_LAND_REVENUE: '1000' },
  });
  const aid = (amountFen: bigint) =>
    budget({ code: 'HOUSING_AID', source: 'LAND_TRANSFER', amountFen });
  const road = budget({
    class: 'CONSTRUCTION',
    code: 'PRJ',
    source: 'LAND_TRANSFER',
    amountFen: 9000n,
  });
  check([
    ['B136', '4.5% for low rent, whatever else land pays', land(aid(4500n), road), 'MET'],
    ['B136', 'less', land(aid(4499n), road), 'NOT_MET'],
    ['B136', 'more than about 5%', land(aid(5501n)), 'NO_DATA'],
    ['B136', 'a road alone', land(road), 'NO_DATA'],
    ['B136', 'more than all of it', land(aid(100001n)), 'NO_DATA'],
    ['B137', 'a road from other land money is no breach', land(aid(4500n), road), 'MET'],
    [
      'B137',
      'moved away',
      { ...of({ HOUSING_AID: { adjustedOutFen: 1n, paidFen: 9000n } }, { budgets: [aid(4500n)] }) },
      'NOT_MET',
    ],
    ['B135', 'two sources', land(aid(50n), budget({ code: 'HOUSING_AID', amountFen: 50n })), 'MET'],
    [
      'B135',
      'the second a token',
      land(aid(9999n), budget({ code: 'HOUSING_AID', amountFen: 1n })),
      'NOT_MET',
    ],
  ]);

  const given = (now: bigint, before: bigint): GivenFacts => ({
    ledger: ledger({}, { budgets: [budget({ source: 'DONATION', amountFen: now })] }),
    lastLedger: ledger({}, { budgets: [budget({ source: 'DONATION', amountFen: before })] }),
  });
  const benefits = { ownBudgetFen: 10n, needFen: 100n };
  check([
    ['A068', 'gifts grow', given(2n, 1n), 'MET'],
    ['B156', 'gifts fall: no breach of a clause that encourages', given(1n, 2n), 'NO_DATA'],
    [
      'A032',
      'a cent',
      of(
        { DISASTER_RELIEF: { ownBudgetFen: 9999n } },
        { budgets: [budget({ code: 'DISASTER_RELIEF', source: 'DONATION', amountFen: 1n })] },
      ),
      'NO_DATA',
    ],
    ['B118', 'both', of({ URBAN_DIBAO: benefits }, { operatingFen: 1n }), 'MET'],
    [
      'B118',
      'taken from benefits',
      of({ URBAN_DIBAO: benefits }, { operatingFen: 1n, movedToOperatingFen: 1n }),
      'NOT_MET',
    ],
    ['A090', 'apart', of({ URBAN_DIBAO: benefits }, { operatingFen: 1n }), 'NO_DATA'],
    [
      'A090',
      'taken from benefits',
      of({ URBAN_DIBAO: benefits }, { movedToOperatingFen: 1n }),
      'NOT_MET',
    ],
    [
      'B144',
      'own money for the need',
      of({ LEGAL_AID: { ownBudgetFen: 1n, needFen: 100n } }),
      'MET',
    ],
    ['B144', 'a token', of({ LEGAL_AID: { ownBudgetFen: 1n, needFen: 101n } }), 'NOT_MET'],
    [
      'B155',
      'all of it moved away',
      of({ DISASTER_RELIEF: { ownBudgetFen: 9n, adjustedOutFen: 9n } }),
      'NOT_MET',
    ],
    [
      'B155',
      'paid out',
      of({ DISASTER_RELIEF: { ownBudgetFen: 9n, arrangedFen: 9n, paidFen: 9n } }),
      'MET',
    ],
  ]);
});

describe('payments, publications and findings', () => {
  const paid = (...paidMonths: ReturnType<typeof paidMonth>[]): GivenFacts => ({
    ...of({ URBAN_DIBAO: { receivedFen: 200n, paidFen: 100n, months: months(1, 100n) } }),
    listedFen: 100n,
    paidMonths,
  });
  const late = { publishedOn: '2017-09-01' };
  const found = (kind: string, given: GivenFacts = paid(paidMonth())): GivenFacts => ({
    ...given,
    findings: { byKind: new Map([[kind, { count: 1, amountFen: 1n }]]), handled: 0 },
  });
  check([
    ['A082', 'in time', paid(paidMonth()), 'MET'],
    ['A082', 'late', { ...paid(paidMonth(), paidMonth(late)), date: '2017-10-01' }, 'NOT_MET'],
    [
      'A082',
      'not due yet',
      { ...paid(paidMonth({ publishedOn: null })), date: '2017-04-09' },
      'NO_DATA',
    ],
    ['A096', 'late is published', paid(paidMonth(late)), 'MET'],
    ['A096', 'never', paid(paidMonth({ publishedOn: null })), 'NOT_MET'],
    ['A087', '95% in time', paid(paidMonth({ lateFen: 5n })), 'MET'],
    ['A087', 'less', paid(paidMonth({ lateFen: 6n })), 'NOT_MET'],
    ['A087', 'less so far', { ...paid(paidMonth({ lateFen: 6n })), date: '2017-04-01' }, 'NO_DATA'],
    ['A097', 'by a standard', { ...paid(paidMonth()), set: { URBAN_DIBAO: [100n] } }, 'MET'],
    ['A097', 'no standard is recorded', paid(paidMonth()), 'NO_DATA'],
    [
      'A097',
      'over it',
      { ...found('PAYMENT_OVER_STANDARD'), set: { URBAN_DIBAO: [100n] } },
      'NOT_MET',
    ],
    ['A066', 'paid out, nothing idle', paid(paidMonth()), 'MET'],
    ['A066', 'idle money', found('FUNDS_IDLE'), 'NOT_MET'],
    [
      'A067',
      'nothing carried in, last year known',
      { ...paid(), lastLedger: ledger({ ORPHAN: { awardedFen: 1n } }) },
      'NOT_APPLICABLE',
    ],
    [
      'A067',
      'two years old',
      found('SURPLUS_OVER_TWO_YEARS', of({ ORPHAN: { carriedInFen: 1n } })),
      'NOT_MET',
    ],
    ['A083', 'nothing found', paid(paidMonth()), 'NO_DATA'],
    ['A083', 'not handled', found('PAYMENT_LATE'), 'NOT_MET'],
    ['A084', 'listed, and nothing leaks', paid(paidMonth()), 'MET'],
    ['A084', 'next to nothing is listed', { ...paid(paidMonth()), listedFen: 1n }, 'NO_DATA'],
    ['A084', 'paid twice', found('PAYMENT_DUPLICATE'), 'NOT_MET'],
    ['A084', 'late is no leak', found('PAYMENT_LATE'), 'MET'],
    [
      'B116',
      'none overdue of three',
      { ...paid(paidMonth()), reports: { EXITS_OVERDUE: '0', EXITS_DUE: '3' } },
      'MET',
    ],
    [
      'B116',
      'none overdue of nobody knows how many',
      { ...paid(paidMonth()), reports: { EXITS_OVERDUE: '0' } },
      'NO_DATA',
    ],
    [
      'B116',
      'none overdue, nothing listed',
      { ...paid(paidMonth()), listedFen: 0n, reports: { EXITS_OVERDUE: '0', EXITS_DUE: '3' } },
      'NO_DATA',
    ],
    [
      'B116',
      'one paid after exit',
      { ...found('PAYMENT_AFTER_EXIT'), reports: { EXITS_OVERDUE: '0', EXITS_DUE: '3' } },
      'NOT_MET',
    ],
    ['A099', 'two of three complaints in time', { complaints: { inTime: 2, due: 3 } }, 'NOT_MET'],
    [
      'A099',
      'all, whatever was reported',
      {
        complaints: { inTime: 3, due: 3 },
        reports: { COMPLAINTS: '9', COMPLAINTS_CLOSED_IN_TIME: '1' },
      },
      'MET',
    ],
    [
      'A099',
      'none recorded, a report that falls short',
      { reports: { COMPLAINTS: '10', COMPLAINTS_CLOSED_IN_TIME: '9' } },
      'NOT_MET',
    ],
    ['A102', 'adopted with a band', { evaluation: { score: '85.95', band: 'GOOD' } }, 'MET'],
    ['A102', 'not evaluated', {}, 'NO_DATA'],
  ]);
});
