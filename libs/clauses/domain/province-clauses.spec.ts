/** Clauses that the province answers: the pool, whom it favours, schemes, and its counties. */
import { describe, expect, it } from '@jest/globals';
import {
  type GivenFacts,
  type GivenProvince,
  county,
  ledger,
  months,
  project,
  budget,
  province,
} from '../../../test/clause-facts.js';
import { decimal } from '../../money/rational.js';
import { RULES } from './rule-table.js';
import { answerForProvince } from './rule.js';

type Case = readonly [id: string, what: string, facts: GivenProvince, status: string];

const answer = (id: string, facts: GivenProvince) => answerForProvince(RULES[id]!, province(facts));
const check = (cases: readonly Case[]) =>
  it.each(cases)('%s, %s', (id, _, facts, status) => {
    expect(answer(id, facts).status).toBe(status);
  });

const receipt = (source: string, amountFen: bigint, year = 2017, program = 'URBAN_DIBAO') => ({
  program,
  source,
  year,
  amountFen,
});

function of(awardedFen: bigint, given: GivenFacts = {}) {
  const gapFen = 100n - awardedFen;
  const year = ledger(
    {
      URBAN_DIBAO: { needFen: 100n, awardedFen, receivedFen: awardedFen, gapFen },
    },
    { entries: 1 },
  );
  return county({ ledger: year, lastLedger: year, ...given });
}

describe('the pool of the province', () => {
  const both = [receipt('CENTRAL', 60n), receipt('PROVINCIAL', 40n)];
  const before = [receipt('CENTRAL', 100n, 2016)];
  check([
    ['A075', 'any receipts are no general transfers', { receipts: both }, 'NO_DATA'],
    ['A076', 'the same share', { receipts: [...both, ...before], counties: [of(90n)] }, 'MET'],
    [
      'A076',
      'a smaller share',
      { receipts: [...both, ...before, receipt('LOTTERY', 1n)], counties: [of(90n)] },
      'NOT_MET',
    ],
    ['A076', 'no year before', { receipts: both, counties: [of(90n)] }, 'NO_DATA'],
    [
      'B127',
      'a fund that is paid out',
      {
        receipts: [receipt('PROVINCIAL', 9n, 2017, 'EDUCATION_AID')],
        counties: [county({ ledger: ledger({ EDUCATION_AID: { paidFen: 9n } }) })],
      },
      'MET',
    ],
    [
      'B127',
      'a fund that is not',
      { receipts: [receipt('PROVINCIAL', 9n, 2017, 'EDUCATION_AID')] },
      'NOT_MET',
    ],
  ]);

  const late = { byKind: new Map([['TRANSFER_LATE', { count: 1, amountFen: 1n }]]), handled: 0 };
  check([
    ['A066', 'no receipt', {}, 'NO_DATA'],
    ['A066', 'in time', { receipts: both }, 'MET'],
    ['A066', 'late, for good', { receipts: both, findings: late, date: '2017-05-01' }, 'NOT_MET'],
  ]);

  it('A063 falls where the province itself gives less', () => {
    const own = (now: bigint) => [receipt('PROVINCIAL', now), receipt('PROVINCIAL', 10n, 2016)];
    const year = ledger({ URBAN_DIBAO: { awardedFen: 9n } }, { entries: 1 });
    const counties = [county({ ledger: year, lastLedger: year })];
    expect(answer('A063', { counties, receipts: own(9n) }).status).toBe('NOT_MET');
    expect(answer('A063', { counties, receipts: own(10n) }).status).toBe('MET');
    expect(answer('A063', { counties }).status).toBe('NO_DATA');
    const silent = county({ lastLedger: year });
    const fewer = { counties: [...counties, silent], receipts: own(10n) };
    expect(answer('A063', fewer).status).toBe('MET');
  });
});

describe('whom the money favours', () => {
  const people = { 'RESIDENT_POPULATION/2016': '10000' };
  const weak = { reports: { ...people, 'GENERAL_PUBLIC_REVENUE/2016': '10000001' } };
  const strong = { reports: { ...people, 'GENERAL_PUBLIC_REVENUE/2016': '90000000' } };
  const resource = { resourceMultiplier: decimal('1.15') };
  check([
    ['A077', 'the weak get more a need', { counties: [of(90n, weak), of(80n, strong)] }, 'MET'],
    ['A077', 'the same is no tilt', { counties: [of(80n, weak), of(80n, strong)] }, 'NOT_MET'],
    [
      'A077',
      'less so far',
      { counties: [of(70n, weak), of(80n, strong)], date: '2017-05-01' },
      'NO_DATA',
    ],
    ['A077', 'nothing is known of revenue', { counties: [of(80n), of(90n)] }, 'NO_DATA'],
    [
      'A077',
      'a silent county is in no group',
      {
        counties: [
          of(90n, weak),
          of(80n, strong),
          county({ ...strong, ledger: ledger({ URBAN_DIBAO: { awardedFen: 9999n } }) }),
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
    [
      'A079',
      'resource regions that struggle get more',
      { counties: [of(90n, { ...resource, ...weak }), of(80n, strong)] },
      'MET',
    ],
    [
      'A079',
      'one that does not struggle is not favoured',
      {
        counties: [
          of(70n, { ...resource, ...weak }),
          of(90n, { ...resource, ...strong }),
          of(80n, strong),
        ],
      },
      'NOT_MET',
    ],
    ['A079', 'none designated', { counties: [of(80n, weak)] }, 'NOT_APPLICABLE'],
    ['A080', 'the larger gap is elsewhere', { counties: [of(90n, weak), of(80n, strong)] }, 'MET'],
    [
      'A080',
      'the larger gap is in focus',
      { counties: [of(80n, weak), of(90n, strong)] },
      'NOT_MET',
    ],
  ]);

  it('A078 says yuan a person, and of how many', () => {
    const rich = of(2_491_600_000n, weak);
    const { figures } = answer('A078', { counties: [rich, of(80n, strong)] });
    const shown = figures.map(({ name, value, unit }) => [name, value, unit]);
    expect(shown).toContainEqual(['favouredPerPerson', '2491.60', 'YUAN_A_PERSON']);
    expect(shown).toContainEqual(['favouredAwarded', '24916000.00', 'YUAN']);
    expect(shown).toContainEqual(['favouredPersons', '10000', 'PERSONS']);
  });

  const aided = (awardedFen: bigint, tagged?: string) =>
    county({
      ledger: ledger({ EDUCATION_AID: { needFen: 10n, awardedFen, receivedFen: awardedFen } }),
      ...(tagged === undefined ? {} : { reports: { OLD_MINORITY_BORDER_POOR: tagged } }),
    });
  const rated = (awardedFen: bigint, band: string) =>
    of(awardedFen, { lastEvaluation: { score: '90.00', band } });
  check([
    ['B128', 'tagged counties get more', { counties: [aided(9n, '1'), aided(8n, '0')] }, 'MET'],
    ['B128', 'not reported is not untagged', { counties: [aided(9n, '1'), aided(8n)] }, 'NO_DATA'],
    [
      'A089',
      'the excellent get more',
      { counties: [rated(90n, 'EXCELLENT'), rated(80n, 'FAIR')] },
      'MET',
    ],
    ['A089', 'less', { counties: [rated(80n, 'EXCELLENT'), rated(90n, 'FAIR')] }, 'NOT_MET'],
    ['A089', 'nobody was evaluated', { counties: [of(90n), of(80n)] }, 'NO_DATA'],
  ]);
});

describe('schemes and results', () => {
  const scheme = (switchedOff: readonly string[] = [], issued = true) => ({
    schemeId: 'S',
    program: 'URBAN_DIBAO',
    switchedOff,
    issued,
  });
  const good = county({ lastEvaluation: { score: '90.00', band: 'EXCELLENT' } });
  check([
    ['A088', 'counted', { schemes: [scheme()], counties: [good] }, 'MET'],
    ['A088', 'not counted', { schemes: [scheme(['performance'])], counties: [good] }, 'NOT_MET'],
    [
      'A088',
      'a scheme that is not issued is a plan',
      { schemes: [scheme([], false)], counties: [good] },
      'NO_DATA',
    ],
    ['A081', 'no bands to count', { schemes: [scheme()], counties: [county()] }, 'NO_DATA'],
    ['B120', 'a lagged mean of need', { schemes: [scheme()] }, 'MET'],
    ['B120', 'no dibao scheme', { schemes: [{ ...scheme(), program: 'ORPHAN' }] }, 'NO_DATA'],
    [
      'A103',
      'one is not evaluated',
      { counties: [county({ evaluation: { score: '90.00', band: 'GOOD' } }), county()] },
      'NO_DATA',
    ],
    ['A085', 'the software', {}, 'NOT_APPLICABLE'],
    ['B157', 'the software', {}, 'NOT_APPLICABLE'],
  ]);
});

describe('duties of the province', () => {
  const july = (now: bigint, persons = 10n): GivenFacts => ({
    set: {
      URBAN_DIBAO: [
        { monthlyFen: now, effectiveFrom: '2017-07-01', basis: '' },
        { monthlyFen: 10n, effectiveFrom: '2016-01-01', basis: '' },
      ],
    },
    ledger: ledger({
      URBAN_DIBAO: { needFen: 1n, awardedFen: 1199n, months: months(12, null, 1n, persons) },
    }),
  });
  const bases = (now: readonly (string | undefined)[], before = now): GivenProvince => ({
    prefectures: now.map((value, index) => ({
      region: '220400',
      indicator: (_, year) => {
        const of = year === 2016 ? before[index] : value;
        return of === undefined ? undefined : decimal(of);
      },
    })),
  });
  const works = county({
    ledger: ledger(
      {},
      {
        budgets: [budget({ class: 'CONSTRUCTION', code: 'KF', mandate: 'REHABILITATION_BASE' })],
        projects: [project({ code: 'KF', spentFen: 1n })],
      },
    ),
  });
  check([
    [
      'B119',
      'a July raise costs six months: 6 × 10 × 10 of 1199',
      { counties: [county(july(20n))] },
      'MET',
    ],
    ['B119', 'not twelve', { counties: [county(july(19n))] }, 'NOT_MET'],
    [
      'B119',
      'of one county nothing is known',
      { counties: [county(july(15n)), county({ ...july(20n), set: {} })] },
      'NO_DATA',
    ],
    [
      'A019',
      'half of them before it is due',
      { ...bases(['1', '0']), date: '2019-04-01' },
      'NO_DATA',
    ],
    ['A019', 'half of them when due', { ...bases(['1', '0']), date: '2020-12-31' }, 'NOT_MET'],
    ['A019', 'one says nothing', { ...bases(['1', undefined]), date: '2020-12-31' }, 'NO_DATA'],
    ['A019', 'all of them', bases(['1', '2']), 'MET'],
    ['A018', 'more than last year', bases(['1', '1'], ['1', '0']), 'MET'],
    ['A018', 'no more, and no works', bases(['1', '0']), 'NO_DATA'],
    ['A018', 'no more, and works go on', { ...bases(['1', '0']), counties: [works] }, 'MET'],
    ['A018', 'fewer', bases(['1', '0'], ['1', '1']), 'NOT_MET'],
  ]);
});
