/** Each computed rule: figures that meet it, that break it, and figures that are missing. */
import { describe, expect, it } from '@jest/globals';
import {
  type GivenFacts,
  budget,
  construction,
  county,
  ledger,
} from '../../../test/clause-facts.js';
import type { LedgerYear, PaidMonth } from './facts.js';
import { answerForCounty } from './rule.js';
import { RULES } from './rule-table.js';

type Case = readonly [id: string, what: string, facts: GivenFacts, status: string];

const status = (id: string, facts: GivenFacts) => answerForCounty(RULES[id]!, county(facts)).status;

const check = (cases: readonly Case[]) =>
  it.each(cases)('%s, %s', (id, _, facts, expected) => {
    expect(status(id, facts)).toBe(expected);
  });

const input = (awardedFen: bigint, ownBudgetFen = 0n, code = 'URBAN_DIBAO'): LedgerYear =>
  ledger({ [code]: { awardedFen, ownBudgetFen } });
const own = (amountFen: bigint, of: Parameters<typeof budget>[0] = {}) => [
  budget({ amountFen, ...of }),
];

describe('input that only rises', () => {
  const years = (now: bigint, before: bigint): GivenFacts => ({
    ledger: input(now),
    lastLedger: input(before),
  });
  check([
    ['A001', 'the same', years(100n, 100n), 'MET'],
    ['A001', 'less', years(99n, 100n), 'NOT_MET'],
    ['A001', 'nothing before', years(100n, 0n), 'NO_DATA'],
    ['A061', 'less', years(99n, 100n), 'NOT_MET'],
    ['B108', 'the same is not more', years(100n, 100n), 'NOT_MET'],
    ['B108', 'more', years(101n, 100n), 'MET'],
    ['A063', 'all of it', years(100n, 100n), 'MET'],
    [
      'A063',
      'the county’s own falls behind what came from above',
      {
        ledger: { ...input(200n), budgets: own(9n) },
        lastLedger: { ...input(100n), budgets: own(10n) },
      },
      'NOT_MET',
    ],
    [
      'A063',
      'a gift makes up for nothing',
      {
        ledger: { ...input(100n), budgets: own(20n, { source: 'DONATION' }) },
        lastLedger: { ...input(100n), budgets: own(10n) },
      },
      'NOT_MET',
    ],
    [
      'B154',
      'more for disasters',
      {
        ledger: input(2n, 0n, 'DISASTER_RELIEF'),
        lastLedger: input(1n, 0n, 'DISASTER_RELIEF'),
      },
      'MET',
    ],
  ]);

  const revenue = { GENERAL_PUBLIC_REVENUE: '110', 'GENERAL_PUBLIC_REVENUE/2016': '100' };
  check([
    ['B109', 'as fast as revenue', { ...years(110n, 100n), reports: revenue }, 'MET'],
    ['B109', 'slower than revenue', { ...years(109n, 100n), reports: revenue }, 'NOT_MET'],
    ['B109', 'revenue unknown', years(110n, 100n), 'NO_DATA'],
  ]);

  const paid = (paidFen: bigint) => ledger({ URBAN_DIBAO: { paidFen } });
  const spent = { GENERAL_PUBLIC_EXPENDITURE: '10', 'GENERAL_PUBLIC_EXPENDITURE/2016': '10' };
  check([
    ['A064', 'the same share', { ledger: paid(5n), lastLedger: paid(5n), reports: spent }, 'MET'],
    [
      'A064',
      'a smaller one',
      { ledger: paid(4n), lastLedger: paid(5n), reports: spent },
      'NOT_MET',
    ],
    ['A064', 'unknown', { ledger: paid(4n), lastLedger: paid(5n) }, 'NO_DATA'],
  ]);
});

describe('need and what is arranged for it', () => {
  const full = { needFen: 100n, arrangedFen: 100n };
  const short = { needFen: 100n, arrangedFen: 99n, gapFen: 1n };
  const rich = { needFen: 100n, arrangedFen: 110n };
  const of = (programs: Parameters<typeof ledger>[0], rest: Partial<LedgerYear> = {}) => ({
    ledger: ledger(programs, rest),
  });
  check([
    ['A071', 'no gap', of({ ORPHAN: full }), 'MET'],
    ['A071', 'a surplus fills no other', of({ ORPHAN: short, URBAN_DIBAO: rich }), 'NOT_MET'],
    ['A071', 'no need assessed', {}, 'NO_DATA'],
    [
      'A070',
      'a gap that a pooled surplus fills',
      of({ ORPHAN: short, URBAN_DIBAO: rich }),
      'NOT_MET',
    ],
    ['A070', 'earmarked money fills none', of({ ORPHAN: short, MEDICAL_ASSISTANCE: rich }), 'MET'],
    ['A065', 'enough in all', of({ ORPHAN: short, URBAN_DIBAO: rich }), 'MET'],
    ['A065', 'too little in all', of({ ORPHAN: short }), 'NOT_MET'],
    [
      'A065',
      'money without a need',
      of({ ORPHAN: full, LEGAL_AID: { ownBudgetFen: 1n } }),
      'NOT_MET',
    ],
    ['A002', 'construction beside a gap', of({ ORPHAN: short }, construction(1n)), 'NOT_MET'],
    ['A002', 'construction without one', of({ ORPHAN: full }, construction(1n)), 'MET'],
    ['A002', 'a gap without construction', of({ ORPHAN: short }, construction(0n, 5n)), 'MET'],
    ['A033', 'vagrant relief short', of({ VAGRANT_RELIEF: short }), 'NOT_MET'],
    ['A033', 'only others short', of({ VAGRANT_RELIEF: full, ORPHAN: short }), 'MET'],
    ['B146', 'rural destitute short', of({ RURAL_DESTITUTE: short }), 'NOT_MET'],
    ['B146', 'rural destitute arranged', of({ RURAL_DESTITUTE: full }), 'MET'],
  ]);

  const budgeted = (ownBudgetFen: bigint) =>
    of({ RURAL_DIBAO: { needFen: 100n, awardedFen: 60n, ownBudgetFen } });
  check([
    ['B117', 'budget and award pay the year', budgeted(40n), 'MET'],
    ['B117', 'what is carried over does not count', budgeted(39n), 'NOT_MET'],
  ]);
});

describe('construction while a gap remains', () => {
  const alerts = (given: Partial<ReturnType<typeof county>['alerts']>): GivenFacts => ({
    alerts: { ...county().alerts, ...given },
  });
  const cut = (compressedFen: bigint, filledFen: bigint, episodes = 1): GivenFacts => ({
    ...alerts({ episodes }),
    ledger: ledger({}, { compressedFen, filledFen }),
  });
  check([
    ['A072', 'no alert', {}, 'MET'],
    ['A072', 'one that the figures closed', alerts({ episodes: 1 }), 'MET'],
    ['A072', 'one unresolved', alerts({ episodes: 1, unresolved: 1 }), 'NOT_MET'],
    ['A072', 'spending during one', alerts({ episodes: 1, spentDuringFen: 1n }), 'NOT_MET'],
    ['A073', 'no alert', {}, 'NOT_APPLICABLE'],
    ['A073', 'nothing left to cut', alerts({ episodes: 1 }), 'MET'],
    [
      'A073',
      'something left',
      alerts({ episodes: 1, unresolved: 1, mustCompressFen: 1n }),
      'NOT_MET',
    ],
    ['A074', 'the cut fills the gap', cut(5n, 5n), 'MET'],
    ['A074', 'the cut goes elsewhere', cut(5n, 4n), 'NOT_MET'],
    ['A074', 'nothing cut, no alert', cut(0n, 0n, 0), 'NOT_APPLICABLE'],
    ['A069', 'an unresolved alert with a plan', alerts({ episodes: 1, unresolved: 1 }), 'MET'],
    ['A069', 'without one', alerts({ episodes: 1, unresolved: 1, unanswered: 1 }), 'NOT_MET'],
  ]);

  const centre = (amountFen: bigint, source: 'OWN' | 'GENERAL_TRANSFER') =>
    budget({ class: 'CONSTRUCTION', projectKind: 'LIVELIHOOD_MANDATED', amountFen, source });
  check([
    [
      'B152',
      'mostly local',
      { ledger: ledger({}, { budgets: [centre(51n, 'OWN'), centre(49n, 'GENERAL_TRANSFER')] }) },
      'MET',
    ],
    [
      'B152',
      'half is not mainly',
      { ledger: ledger({}, { budgets: [centre(50n, 'OWN'), centre(50n, 'GENERAL_TRANSFER')] }) },
      'NOT_MET',
    ],
    ['B152', 'no such works', {}, 'NO_DATA'],
  ]);

  it('B152 names the notice of 2017 where a gap stands beside', () => {
    const facts = county({
      ledger: ledger({ ORPHAN: { needFen: 1n, gapFen: 1n } }, { budgets: [centre(1n, 'OWN')] }),
    });
    expect(answerForCounty(RULES['B152']!, facts).reason![0]).toContain('四（二）');
  });
});

describe('where the money is from', () => {
  const MEDICAL = 'MEDICAL_ASSISTANCE';
  const medical = (
    year: NonNullable<Parameters<typeof ledger>[0]>[string],
    budgets = own(1n, { code: MEDICAL }),
  ): GivenFacts => ({ ledger: ledger({ [MEDICAL]: { arrangedFen: 100n, ...year } }, { budgets }) });
  const lines = (...budgets: LedgerYear['budgets']): GivenFacts => ({
    ledger: ledger({ ORPHAN: { needFen: 2n, gapFen: 1n } }, { budgets }),
  });
  const general = (of: Parameters<typeof budget>[0]) =>
    budget({ source: 'GENERAL_TRANSFER', ...of });
  const land = (of: Parameters<typeof budget>[0]) => budget({ source: 'LAND_TRANSFER', ...of });
  const projects = { class: 'CONSTRUCTION', code: 'PRJ' } as const;
  check([
    ['B123', 'local and upper', medical({ awardedFen: 1n }), 'MET'],
    ['B123', 'nothing local', medical({ awardedFen: 1n }, []), 'NOT_MET'],
    ['B123', 'nothing at all', {}, 'NO_DATA'],
    ['B124', 'nothing moved out', medical({}), 'MET'],
    ['B124', 'something moved out', medical({ adjustedOutFen: 1n }), 'NOT_MET'],
    [
      'B124',
      'no special account',
      { ...medical({}), reports: { MEDICAL_SPECIAL_ACCOUNT: '0' } },
      'NOT_MET',
    ],
    ['B125', 'within the share', medical({ awardedFen: 100n, carriedOutFen: 15n }), 'MET'],
    ['B125', 'beyond it', medical({ awardedFen: 100n, carriedOutFen: 16n }), 'NOT_MET'],
    ['B121', 'covered', medical({}), 'MET'],
    ['B121', 'without money', medical({ arrangedFen: 0n, needFen: 5n }), 'NOT_MET'],
    ['A062', 'none recorded', {}, 'NO_DATA'],
    ['A062', 'livelihood beside a gap', lines(general({})), 'MET'],
    [
      'A062',
      'general construction beside a gap',
      lines(general({ ...projects, projectKind: 'GENERAL' })),
      'NOT_MET',
    ],
    [
      'A062',
      'works that the notices order',
      lines(general({ ...projects, projectKind: 'LIVELIHOOD_MANDATED' })),
      'MET',
    ],
    ['B137', 'housing aid', lines(land({ code: 'HOUSING_AID' })), 'MET'],
    [
      'B137',
      'general construction',
      lines(land({ ...projects, projectKind: 'GENERAL' })),
      'NOT_MET',
    ],
    ['B137', 'none', {}, 'NO_DATA'],
    [
      'B135',
      'two sources',
      lines(land({ code: 'HOUSING_AID' }), budget({ code: 'HOUSING_AID' })),
      'MET',
    ],
    ['B135', 'one', lines(land({ code: 'HOUSING_AID' })), 'NOT_MET'],
    [
      'A032',
      'a gift for disasters',
      lines(budget({ code: 'DISASTER_RELIEF', source: 'DONATION' })),
      'MET',
    ],
    ['A032', 'a gift for others', lines(budget({ source: 'DONATION' })), 'NO_DATA'],
    ['A068', 'a gift', lines(budget({ source: 'DONATION' })), 'MET'],
    ['B156', 'none', {}, 'NO_DATA'],
  ]);

  const set = (fen: bigint): GivenFacts => ({
    ...lines(land({ code: 'HOUSING_AID', amountFen: fen })),
    reports: { NET_LAND_REVENUE: '1000' },
  });
  check([
    ['B136', '4.5%', set(4500n), 'MET'],
    ['B136', 'less', set(4499n), 'NOT_MET'],
    ['B136', '5.5%', set(5500n), 'MET'],
    ['B136', 'more', set(5501n), 'NOT_MET'],
    ['B136', 'revenue unknown', lines(land({})), 'NO_DATA'],
  ]);

  const funds = (rest: Partial<LedgerYear>, ownBudgetFen = 1n): GivenFacts => ({
    ledger: ledger({ URBAN_DIBAO: { ownBudgetFen } }, rest),
  });
  const program = (code: string, year: NonNullable<Parameters<typeof ledger>[0]>[string]) => ({
    ledger: ledger({ [code]: year }),
  });
  check([
    ['A090', 'apart', funds({ operatingFen: 1n }), 'MET'],
    [
      'A090',
      'taken from benefits',
      funds({ operatingFen: 1n, movedToOperatingFen: 1n }),
      'NOT_MET',
    ],
    ['A090', 'none', funds({}), 'NO_DATA'],
    ['B118', 'both', funds({ operatingFen: 1n }), 'MET'],
    ['B118', 'work funds alone', funds({ operatingFen: 1n }, 0n), 'NOT_MET'],
    ['B129', 'own budget', program('EDUCATION_AID', { arrangedFen: 1n, ownBudgetFen: 1n }), 'MET'],
    ['B129', 'upper money alone', program('EDUCATION_AID', { arrangedFen: 1n }), 'NOT_MET'],
    ['B144', 'none', {}, 'NO_DATA'],
    ['B155', 'kept', program('DISASTER_RELIEF', { arrangedFen: 1n }), 'MET'],
    [
      'B155',
      'moved',
      program('DISASTER_RELIEF', { arrangedFen: 1n, adjustedOutFen: 1n }),
      'NOT_MET',
    ],
    ['B113', 'paid', program('TEMPORARY_ASSISTANCE', { needFen: 1n, paidFen: 1n }), 'MET'],
    ['B113', 'not paid', program('TEMPORARY_ASSISTANCE', { needFen: 1n }), 'NOT_MET'],
  ]);

  const relief = (now: bigint, before: bigint): GivenFacts => ({
    ledger: ledger({ [MEDICAL]: { paidFen: now } }),
    lastLedger: ledger({ TEMPORARY_ASSISTANCE: { paidFen: before } }),
  });
  check([
    ['A042', 'no less', relief(5n, 5n), 'MET'],
    ['A042', 'less', relief(4n, 5n), 'NOT_MET'],
    ['A042', 'nothing before', relief(4n, 0n), 'NO_DATA'],
  ]);
});

describe('payments', () => {
  const month = (of: Partial<PaidMonth> = {}): PaidMonth => ({
    program: 'URBAN_DIBAO',
    period: '2017-03',
    amountFen: 100n,
    lateFen: 0n,
    publishedOn: '2017-04-01',
    publishedInTime: true,
    ...of,
  });
  const paid = (...paidMonths: PaidMonth[]): GivenFacts => ({ paidMonths });
  const late = { publishedOn: '2017-09-01', publishedInTime: false };
  const never = { publishedOn: null, publishedInTime: false };
  check([
    ['A082', 'in time', paid(month()), 'MET'],
    ['A082', 'late', paid(month(), month(late)), 'NOT_MET'],
    ['A082', 'no payment', {}, 'NO_DATA'],
    ['A096', 'late is published', paid(month(late)), 'MET'],
    ['A096', 'never', paid(month(never)), 'NOT_MET'],
    ['A087', '95% in time', paid(month({ lateFen: 5n })), 'MET'],
    ['A087', 'less', paid(month({ lateFen: 6n })), 'NOT_MET'],
    ['A097', 'by a standard', { ...paid(month()), set: { URBAN_DIBAO: [100n] } }, 'MET'],
    [
      'A097',
      'before there was one',
      {
        ...paid(month()),
        set: { URBAN_DIBAO: [{ monthlyFen: 1n, effectiveFrom: '2017-03-02', basis: 'x' }] },
      },
      'NOT_MET',
    ],
  ]);

  const year = (count: number): PaidMonth[] =>
    Array.from({ length: count }, (_, i) =>
      month({ period: `2017-${String(i + 1).padStart(2, '0')}` }),
    );
  const need = { ledger: ledger({ URBAN_DIBAO: { needFen: 1n, arrangedFen: 1n } }) };
  check([
    ['B111', 'every month', { ...need, paidMonths: year(12) }, 'MET'],
    ['B111', 'one missing', { ...need, paidMonths: year(11) }, 'NOT_MET'],
    [
      'B111',
      'months to come are not due',
      { ...need, paidMonths: year(5), date: '2017-06-15' },
      'MET',
    ],
  ]);

  const topUp = (paidFen: bigint, code = 'URBAN_DIBAO'): LedgerYear =>
    ledger({ [code]: { paidFen, personMonths: 3n } });
  check([
    ['A029', 'no less', { ledger: topUp(100n), lastLedger: topUp(100n) }, 'MET'],
    ['A029', 'a fen less', { ledger: topUp(99n), lastLedger: topUp(100n) }, 'NOT_MET'],
    ['A029', 'no year before', { ledger: topUp(100n) }, 'NO_DATA'],
    ['B110', 'less', { ledger: topUp(99n), lastLedger: topUp(100n) }, 'NOT_MET'],
    [
      'B112',
      'above',
      { ledger: topUp(300n), reports: { CLASSIFIED_TOPUP_MONTHLY: '1.01' } },
      'MET',
    ],
    [
      'B112',
      'the same',
      { ledger: topUp(300n), reports: { CLASSIFIED_TOPUP_MONTHLY: '1' } },
      'NOT_MET',
    ],
  ]);
});

describe('what supervision finds', () => {
  const found = (kind: string, handled = 0): GivenFacts => ({
    findings: { byKind: new Map([[kind, { count: 1, amountFen: 1n }]]), handled },
  });
  check([
    ['A066', 'nothing idle', {}, 'MET'],
    ['A066', 'idle money', found('FUNDS_IDLE'), 'NOT_MET'],
    ['A067', 'idle, not old', found('FUNDS_IDLE'), 'MET'],
    ['A067', 'two years old', found('SURPLUS_OVER_TWO_YEARS'), 'NOT_MET'],
    ['A067', 'supervision not asked', { findings: null }, 'NO_DATA'],
    ['A083', 'handled', found('PAYMENT_LATE', 1), 'MET'],
    ['A083', 'not handled', found('PAYMENT_LATE'), 'NOT_MET'],
    ['A084', 'late is no leak', found('PAYMENT_LATE'), 'MET'],
    ['A084', 'paid twice', found('PAYMENT_DUPLICATE'), 'NOT_MET'],
    ['A084', 'after exit', found('PAYMENT_AFTER_EXIT'), 'NOT_MET'],
    ['A084', 'over the standard', found('PAYMENT_OVER_STANDARD'), 'NOT_MET'],
    ['A084', 'an account that does not agree', { accounts: { agree: 1, disagree: 1 } }, 'NOT_MET'],
    ['B116', 'none overdue', { reports: { EXITS_OVERDUE: '0' } }, 'MET'],
    [
      'B116',
      'after exit',
      { ...found('PAYMENT_AFTER_EXIT'), reports: { EXITS_OVERDUE: '0' } },
      'NOT_MET',
    ],
    ['B116', 'not reported', {}, 'NO_DATA'],
    ['A098', 'one of a hundred', { ledger: ledger({}, { entries: 100, corrections: 1 }) }, 'MET'],
    ['A098', 'two', { ledger: ledger({}, { entries: 100, corrections: 2 }) }, 'NOT_MET'],
    ['A102', 'evaluated', { evaluation: { score: '85.95', band: 'GOOD' } }, 'MET'],
    ['A102', 'not evaluated', {}, 'NO_DATA'],
  ]);
});

describe('registers and duties', () => {
  const budgeted = { ledger: ledger({ ORPHAN: { ownBudgetFen: 1n } }) };
  const dibao = { DIBAO_QUALIFYING: '10', DIBAO_NOT_QUALIFYING_ENROLLED: '0' };
  const parts = { RURAL_HOUSING_GOVERNMENT: '1', RURAL_HOUSING_COLLECTIVE: '1' };
  check([
    ['A003', 'no target', {}, 'NO_DATA'],
    [
      'A004',
      'budget and inspection',
      { ...budgeted, reports: { SUPERVISION_INSPECTIONS: '1' } },
      'MET',
    ],
    [
      'A004',
      'no inspection',
      { ...budgeted, reports: { SUPERVISION_INSPECTIONS: '0' } },
      'NOT_MET',
    ],
    ['A004', 'no budget', { reports: { SUPERVISION_INSPECTIONS: '1' } }, 'NOT_MET'],
    ['A025', 'all in', { reports: { ...dibao, DIBAO_QUALIFYING_ENROLLED: '10' } }, 'MET'],
    ['A025', 'one left out', { reports: { ...dibao, DIBAO_QUALIFYING_ENROLLED: '9' } }, 'NOT_MET'],
    [
      'A025',
      'one in unduly',
      {
        reports: { ...dibao, DIBAO_QUALIFYING_ENROLLED: '10', DIBAO_NOT_QUALIFYING_ENROLLED: '1' },
      },
      'NOT_MET',
    ],
    ['A026', 'no trigger', { reports: { PRICE_TRIGGER_MONTHS: '0' } }, 'NOT_APPLICABLE'],
    ['A026', 'paid', { reports: { PRICE_TRIGGER_MONTHS: '2', PRICE_SUBSIDY_MONTHS: '2' } }, 'MET'],
    [
      'B114',
      'not paid',
      { reports: { PRICE_TRIGGER_MONTHS: '2', PRICE_SUBSIDY_MONTHS: '1' } },
      'NOT_MET',
    ],
    [
      'B131',
      'equal',
      { reports: { DISABLED_ENROLMENT_PERCENT: '99', CHILD_ENROLMENT_PERCENT: '99' } },
      'MET',
    ],
    [
      'B131',
      'less',
      { reports: { DISABLED_ENROLMENT_PERCENT: '98', CHILD_ENROLMENT_PERCENT: '99' } },
      'NOT_MET',
    ],
    ['B140', 'three parts', { reports: { ...parts, RURAL_HOUSING_PERSONAL: '1' } }, 'MET'],
    [
      'B140',
      'one gives nothing',
      { reports: { ...parts, RURAL_HOUSING_PERSONAL: '0' } },
      'NOT_MET',
    ],
    ['B140', 'one not recorded', { reports: parts }, 'NO_DATA'],
    ['A101', 'events recorded', {}, 'MET'],
    ['B104', 'the catalogue', {}, 'MET'],
  ]);
});
