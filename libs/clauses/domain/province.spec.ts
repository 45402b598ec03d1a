/** Clauses that the province answers: the pool, whom it favours, schemes, and its counties. */
import { describe, expect, it } from '@jest/globals';
import {
  type GivenFacts,
  type GivenProvince,
  county,
  ledger,
  province,
} from '../../../test/clause-facts.js';
import { decimal } from '../../money/rational.js';
import { answerForCounty, answerForProvince } from './rule.js';
import { RULES } from './rule-table.js';

type Case = readonly [id: string, what: string, facts: GivenProvince, status: string];

const check = (cases: readonly Case[]) =>
  it.each(cases)('%s, %s', (id, _, facts, status) => {
    expect(answerForProvince(RULES[id]!, province(facts)).status).toBe(status);
  });

const receipt = (source: string, amountFen: bigint, year = 2017, program = 'URBAN_DIBAO') => ({
  program,
  source,
  year,
  amountFen,
});

function of(awardedFen: bigint, given: GivenFacts = {}) {
  const year = ledger({ URBAN_DIBAO: { needFen: 100n, awardedFen, gapFen: 100n - awardedFen } });
  return county({ ledger: year, lastLedger: year, ...given });
}

describe('the pool of the province', () => {
  const both = [receipt('CENTRAL', 60n), receipt('PROVINCIAL', 40n)];
  const before = [receipt('CENTRAL', 100n, 2016)];
  check([
    ['A075', 'central and provincial', { receipts: both }, 'MET'],
    ['A075', 'central alone', { receipts: both.slice(0, 1) }, 'NOT_MET'],
    [
      'A075',
      'a receipt that is not conserved',
      { receipts: both, receiptConservation: { agree: 1, disagree: 1 } },
      'NOT_MET',
    ],
    ['A075', 'nothing recorded', {}, 'NO_DATA'],
    ['A076', 'the same share', { receipts: [...both, ...before], counties: [of(90n)] }, 'MET'],
    [
      'A076',
      'a smaller share',
      { receipts: [...both, ...before, receipt('LOTTERY', 1n)], counties: [of(90n)] },
      'NOT_MET',
    ],
    ['A076', 'no year before', { receipts: both, counties: [of(90n)] }, 'NO_DATA'],
    ['B127', 'a fund', { receipts: [receipt('PROVINCIAL', 1n, 2017, 'EDUCATION_AID')] }, 'MET'],
    ['B127', 'none', { receipts: both }, 'NO_DATA'],
  ]);
});

describe('whom the money favours', () => {
  const people = { 'RESIDENT_POPULATION/2016': '10' };
  const weak = { reports: { ...people, 'GENERAL_PUBLIC_REVENUE/2016': '10.5' } };
  const strong = { reports: { ...people, 'GENERAL_PUBLIC_REVENUE/2016': '90' } };
  const resource = { resourceMultiplier: decimal('1.15') };
  check([
    ['A077', 'the weak get more a need', { counties: [of(90n, weak), of(80n, strong)] }, 'MET'],
    ['A077', 'the weak get less', { counties: [of(80n, weak), of(90n, strong)] }, 'NOT_MET'],
    ['A077', 'nothing is known of revenue', { counties: [of(80n), of(90n)] }, 'NO_DATA'],
    [
      'A077',
      'a reported coefficient goes first',
      {
        counties: [
          of(80n, { reports: { ...weak.reports, 'FISCAL_DIFFICULTY/2016': '0.9' } }),
          of(90n, { reports: { ...strong.reports, 'FISCAL_DIFFICULTY/2016': '1.1' } }),
        ],
      },
      'MET',
    ],
    [
      'A078',
      'pressed counties get more a head',
      { counties: [of(90n, weak), of(80n, strong)] },
      'MET',
    ],
    ['A078', 'less', { counties: [of(80n, weak), of(90n, strong)] }, 'NOT_MET'],
    ['A079', 'resource regions get more', { counties: [of(90n, resource), of(80n)] }, 'MET'],
    ['A079', 'less', { counties: [of(80n, resource), of(90n)] }, 'NOT_MET'],
    ['A079', 'none designated', { counties: [of(80n)] }, 'NOT_APPLICABLE'],
    ['A080', 'the larger gap is elsewhere', { counties: [of(90n, resource), of(80n)] }, 'MET'],
    ['A080', 'the larger gap is in focus', { counties: [of(80n, resource), of(90n)] }, 'NOT_MET'],
  ]);

  const aided = (awardedFen: bigint, tagged: string) =>
    county({
      ledger: ledger({ EDUCATION_AID: { needFen: 10n, awardedFen } }),
      reports: { OLD_MINORITY_BORDER_POOR: tagged },
    });
  check([
    ['B128', 'tagged counties get more', { counties: [aided(9n, '1'), aided(8n, '0')] }, 'MET'],
    ['B128', 'less', { counties: [aided(7n, '1'), aided(8n, '0')] }, 'NOT_MET'],
    ['B128', 'none tagged', { counties: [aided(7n, '0')] }, 'NO_DATA'],
  ]);
});

describe('schemes and results', () => {
  const scheme = (switchedOff: readonly string[] = []) => ({
    schemeId: 'S',
    program: 'URBAN_DIBAO',
    switchedOff,
  });
  const evaluated = county({ evaluation: { score: '90.00', band: 'EXCELLENT' } });
  const counted = { schemes: [scheme()], counties: [evaluated] };
  const ignored = { schemes: [scheme(['performance'])], counties: [evaluated] };
  check([
    ['A081', 'counted', counted, 'MET'],
    ['A081', 'not counted', ignored, 'NOT_MET'],
    ['A081', 'nobody evaluated', { schemes: [scheme()], counties: [county()] }, 'NOT_MET'],
    ['A088', 'counted', counted, 'MET'],
    ['A088', 'not counted', ignored, 'NOT_MET'],
    ['A088', 'no scheme', {}, 'NO_DATA'],
    ['A089', 'excellence weighs more', counted, 'MET'],
    ['A089', 'not counted', ignored, 'NOT_MET'],
    ['B120', 'a lagged mean of need', counted, 'MET'],
    ['B120', 'no dibao scheme', { schemes: [{ ...scheme(), program: 'ORPHAN' }] }, 'NO_DATA'],
    ['A103', 'every county evaluated', { counties: [evaluated] }, 'MET'],
    ['A103', 'one is not', { counties: [evaluated, county()] }, 'NO_DATA'],
  ]);
});

describe('duties of the province', () => {
  const set = (now: bigint, before: bigint): GivenFacts => ({
    set: { URBAN_DIBAO: [now, before] },
    ledger: ledger({ URBAN_DIBAO: { personMonths: 12n } }),
  });
  const grant = [receipt('PROVINCIAL', 239n)];
  const bases = (...counts: (string | undefined)[]) => ({
    prefectures: counts.map((value) => ({
      region: '220400',
      indicator: () => (value === undefined ? undefined : decimal(value)),
    })),
  });
  const late = { byKind: new Map([['TRANSFER_LATE', { count: 1, amountFen: 1n }]]), handled: 0 };
  check([
    [
      'B119',
      'the raise takes more than half',
      { receipts: grant, counties: [county(set(20n, 10n))] },
      'MET',
    ],
    ['B119', 'less', { receipts: grant, counties: [county(set(19n, 10n))] }, 'NOT_MET'],
    ['B119', 'no standard before', { receipts: grant, counties: [county()] }, 'NO_DATA'],
    ['A019', 'half of them at the pace', { ...bases('1', '0'), date: '2019-04-01' }, 'MET'],
    ['A019', 'half of them when due', { ...bases('1', '0'), date: '2020-12-31' }, 'NOT_MET'],
    ['A019', 'all of them', bases('1', '2'), 'MET'],
    ['A019', 'nothing reported', bases(undefined), 'NO_DATA'],
    ['A018', 'no fewer', bases('1', '1'), 'MET'],
    ['A066', 'in time', {}, 'MET'],
    ['A066', 'late', { findings: late }, 'NOT_MET'],
    ['A085', 'no change', {}, 'NOT_APPLICABLE'],
    ['A085', 'followed', { parameterChanges: { count: 1, longestLagDays: 30 } }, 'MET'],
    ['A085', 'followed late', { parameterChanges: { count: 1, longestLagDays: 31 } }, 'NOT_MET'],
    ['B157', 'roles', {}, 'MET'],
    [
      'A084',
      'not conserved',
      { counties: [county()], receiptConservation: { agree: 0, disagree: 1 } },
      'NOT_MET',
    ],
  ]);

  it('A063 falls where the province itself gives less', () => {
    const rest = { counties: [of(90n)] };
    const fallen = [receipt('PROVINCIAL', 9n), receipt('PROVINCIAL', 10n, 2016)];
    expect(
      answerForProvince(RULES['A063']!, province({ ...rest, receipts: fallen })),
    ).toMatchObject({
      status: 'NOT_MET',
    });
    expect(answerForProvince(RULES['A063']!, province(rest))).toMatchObject({ status: 'MET' });
  });

  it('is not asked of a county', () => {
    for (const id of ['A019', 'A075', 'A081', 'A085', 'A103', 'B119', 'B157']) {
      expect(answerForCounty(RULES[id]!, county()).status).toBe('NOT_APPLICABLE');
    }
  });
});
