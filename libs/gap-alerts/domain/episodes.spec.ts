import { describe, expect, it } from '@jest/globals';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { COUNTIES, type Scenario, correct, given } from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  bankReturn,
  batch,
  budget,
  close,
  construction,
  exemption,
  need,
  receipt,
  spending,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { type DoneInGap, type Episode, look, monthOf, newAlertYear } from './episodes.js';
import type { ParameterChange } from '../../policy/parameters.js';
import { judgedOn, materialShares } from './severity.js';

/** What a year of the first county comes to, over what happened by a business date. */
function folded(scenario: Scenario, fiscalYear = 2017, asOf = '9999-12-31') {
  const year = newAlertYear(fiscalYear);
  const done: DoneInGap[] = [];
  for (const fact of scenario.facts) {
    if (fact.occurredOn > asOf) continue;
    const postings = postingsOf(fact).filter(
      (posting) => posting.region === COUNTIES[0] && posting.fiscalYear === fiscalYear,
    );
    if (postings.length > 0) done.push(...look(year, { occurredOn: fact.occurredOn, postings }));
  }
  return { episodes: year.episodes, done };
}

const episodes = (...of: Parameters<typeof folded>): Episode[] => folded(...of).episodes;
const doneInGap = (scenario: Scenario) => folded(scenario).done;
const judged = (scenario: Scenario, day: string) =>
  folded(scenario).episodes.map((episode) => judgedOn(episode, 2017, day, materialShares([])));

/** A need of 120.00, of which 20.00 are arranged. */
const short = () => given(need(10, '1.00'), budget('B', '20.00'));
const open = () => short().and(construction('C', '60.00', { allocatedOn: '2017-04-01' }));

describe('an episode', () => {
  it('opens when there is a gap and general construction', () => {
    expect(episodes(short())).toEqual([]);
    expect(episodes(given(construction('C', '60.00')))).toEqual([]);
    expect(episodes(open())).toEqual([
      {
        episode: 1,
        openedOn: '2017-04-01',
        closedOn: null,
        closedBy: null,
        gapAtOpenFen: yuan('100.00'),
        peakGapFen: yuan('100.00'),
        gapFen: yuan('100.00'),
        constructionArrangedFen: yuan('60.00'),
        constructionTotalFen: yuan('60.00'),
        spentDuringFen: 0n,
        unfunded: [],
        mustCompressFen: yuan('60.00'),
        fundedThrough: 2,
      },
    ]);
  });

  it('opens whichever of the two comes last', () => {
    const scenario = given(
      construction('C', '60.00'),
      need(10, '1.00', { assessedOn: '2017-07-01' }),
    );
    expect(episodes(scenario)).toMatchObject([
      { openedOn: '2017-07-01', gapAtOpenFen: yuan('120.00') },
    ]);
  });

  it('counts no mandated and no exempted project', () => {
    const exempted = { projectKind: 'EXEMPTED' as const, exemptionDocumentNo: '吉政函〔2017〕1号' };
    const scenario = short().and(
      construction('C', '60.00', { projectKind: 'LIVELIHOOD_MANDATED' }),
      exemption('吉政函〔2017〕1号', '60.00', { project: 'HALL' }),
      construction('D', '60.00', { code: 'HALL', ...exempted }),
    );
    expect(episodes(scenario)).toEqual([]);
  });

  it('keeps gap at opening, peak and current gap', () => {
    const scenario = open().and(
      need(20, '1.00', { assessedOn: '2017-05-01' }),
      budget('B2', '190.00'),
    );
    expect(episodes(scenario)).toMatchObject([
      {
        gapAtOpenFen: yuan('100.00'),
        peakGapFen: yuan('220.00'),
        gapFen: yuan('30.00'),
        mustCompressFen: yuan('30.00'),
        fundedThrough: 10,
      },
    ]);
  });

  it('closes by GAP_CLOSED when the gap is gone, its figures as they then stood', () => {
    const scenario = open().and(
      spending('S', '10.00'),
      budget('B2', '100.00', { allocatedOn: '2017-08-01' }),
    );
    const closed = {
      closedOn: '2017-08-01',
      closedBy: 'GAP_CLOSED',
      peakGapFen: yuan('100.00'),
      gapFen: 0n,
      constructionArrangedFen: yuan('60.00'),
      spentDuringFen: yuan('10.00'),
      mustCompressFen: 0n,
      fundedThrough: 12,
    };
    expect(episodes(scenario)).toMatchObject([closed]);
    scenario.and(construction('D', '5.00'), spending('S2', '5.00'));
    expect(episodes(scenario)).toMatchObject([closed]);
  });

  it('closes by CONSTRUCTION_COMPRESSED when no general construction is left', () => {
    const scenario = open().and(adjustment('A', 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', '60.00'));
    expect(episodes(scenario)).toMatchObject([
      {
        closedOn: '2017-04-01',
        closedBy: 'CONSTRUCTION_COMPRESSED',
        gapFen: yuan('40.00'),
        constructionArrangedFen: 0n,
        mustCompressFen: 0n,
      },
    ]);
  });

  it('closes by GAP_CLOSED where both are so at once', () => {
    const scenario = short().and(
      construction('C', '100.00'),
      adjustment('A', 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', '100.00'),
    );
    expect(episodes(scenario)).toMatchObject([{ closedBy: 'GAP_CLOSED' }]);
  });

  it('closes by YEAR_CLOSED with the year, unresolved, its figures as they then stood', () => {
    const scenario = open().and(spending('S', '10.00'), close(2017));
    expect(episodes(scenario)).toMatchObject([
      {
        closedOn: '2017-12-31',
        closedBy: 'YEAR_CLOSED',
        gapFen: yuan('100.00'),
        constructionArrangedFen: yuan('60.00'),
        spentDuringFen: yuan('10.00'),
        mustCompressFen: yuan('50.00'),
      },
    ]);
  });

  it('is followed by the next one when a gap comes back, numbered on', () => {
    const scenario = open().and(
      budget('B2', '100.00'),
      need(20, '1.00', { assessedOn: '2017-09-01' }),
      budget('B3', '120.00', { allocatedOn: '2017-09-15' }),
      correct(6),
    );
    expect(episodes(scenario)).toMatchObject([
      { episode: 1, closedBy: 'GAP_CLOSED' },
      { episode: 2, openedOn: '2017-09-01', closedOn: '2017-09-15', gapAtOpenFen: yuan('120.00') },
      { episode: 3, openedOn: '2017-09-15', closedOn: null },
    ]);
  });

  it('is opened by a closing in the next year, where construction is carried into a need', () => {
    const scenario = open().and(need(1, '1.00', { fiscalYear: 2018 }), close(2017));
    expect(episodes(scenario, 2018)).toEqual([]);
    const dearer = open().and(need(10, '2.00', { fiscalYear: 2018 }), close(2017));
    expect(episodes(dearer, 2018)).toMatchObject([
      {
        episode: 1,
        openedOn: '2017-12-31',
        gapAtOpenFen: yuan('220.00'),
        constructionArrangedFen: yuan('60.00'),
      },
    ]);
  });

  it('is none in a closed year any more, whatever comes late', () => {
    const scenario = given(
      receipt('R', '120.00'),
      need(10, '1.00'),
      transfer('T', '120.00'),
      construction('C', '60.00'),
      close(2017),
      arrival('T', '2018-01-10'),
    );
    expect(episodes(scenario)).toEqual([]);
    const unresolved = open().and(spending('S', '10.00', { listed: 2 }), close(2017));
    const before = episodes(unresolved);
    expect(before).toMatchObject([{ closedBy: 'YEAR_CLOSED', spentDuringFen: yuan('10.00') }]);
    unresolved.and(bankReturn('Z', 'S', 1, '4.00', { returnedOn: '2018-01-10' }));
    expect(episodes(unresolved)).toEqual(before);
  });

  it('stands otherwise over what was admitted as of a date', () => {
    const scenario = open().and(budget('B2', '100.00', { allocatedOn: '2017-08-01' }));
    expect(episodes(scenario, 2017, '2017-07-31')).toMatchObject([{ closedOn: null }]);
    expect(episodes(scenario, 2017, '2017-08-01')).toMatchObject([{ closedOn: '2017-08-01' }]);
    expect(episodes(scenario, 2017, '2017-03-31')).toEqual([]);
  });
});

describe('what is spent during an episode', () => {
  it('is general spending recorded while it was open, no other', () => {
    const scenario = given(
      construction('C', '60.00'),
      construction('D', '9.00', { code: 'HOUSES', projectKind: 'LIVELIHOOD_MANDATED' }),
      spending('BEFORE', '10.00'),
      need(10, '1.00'),
      budget('B', '20.00'),
      spending('DURING', '5.00'),
      spending('OTHER', '9.00', { code: 'HOUSES' }),
      batch('PAID', '20.00'),
      budget('B2', '100.00'),
      spending('AFTER', '20.00'),
    );
    expect(episodes(scenario)).toMatchObject([{ spentDuringFen: yuan('5.00') }]);
  });

  it('lowers what can still be compressed, together with what was spent before', () => {
    const scenario = given(
      construction('C', '60.00'),
      spending('BEFORE', '25.00'),
      need(10, '1.00'),
      spending('DURING', '5.00'),
    );
    expect(episodes(scenario)).toMatchObject([
      { mustCompressFen: yuan('30.00'), constructionArrangedFen: yuan('60.00') },
    ]);
    scenario.and(spending('ALL', '30.00'));
    expect(episodes(scenario)).toMatchObject([{ mustCompressFen: 0n, closedOn: null }]);
  });

  it('is no more than the gap must be compressed by', () => {
    const scenario = given(need(10, '1.00'), budget('B', '119.00'), construction('C', '60.00'));
    expect(episodes(scenario)).toMatchObject([{ mustCompressFen: yuan('1.00') }]);
  });

  it('is net of what came back and of what was reversed', () => {
    const scenario = open().and(
      spending('S', '10.00', { listed: 2 }),
      bankReturn('Z', 'S', 1, '4.00'),
    );
    expect(episodes(scenario)).toMatchObject([{ spentDuringFen: yuan('6.00') }]);
    scenario.and(correct(5), correct(4));
    const [episode] = episodes(scenario);
    expect(episode).toMatchObject({ spentDuringFen: 0n, mustCompressFen: yuan('60.00') });
  });

  it('is not what a batch number is used for again after the episode', () => {
    const scenario = open().and(
      spending('S', '10.00'),
      correct(4),
      budget('B2', '100.00'),
      spending('S', '10.00'),
    );
    expect(episodes(scenario)).toMatchObject([{ closedBy: 'GAP_CLOSED', spentDuringFen: 0n }]);
  });
});

describe('an episode closed by need', () => {
  it('is closed by NEED_LOWERED, by an assessment and by the correction of one alike', () => {
    const lowered = open().and(need(1, '1.00', { assessedOn: '2017-06-01' }));
    expect(episodes(lowered)).toMatchObject([
      { closedBy: 'NEED_LOWERED', closedOn: '2017-06-01', gapFen: 0n, mustCompressFen: 0n },
    ]);
    expect(episodes(open().and(correct(1)))).toMatchObject([{ closedBy: 'NEED_LOWERED' }]);
  });
});

describe('redirectable money', () => {
  const bond = { source: 'SPECIAL_BOND' } as const;

  it('alone opens an episode, must be compressed, and counts as spent during it', () => {
    const bonds = short().and(construction('C', '60.00', bond));
    expect(episodes(bonds)).toEqual([]);
    bonds.and(construction('D', '9.00'), spending('S', '61.00'));
    expect(episodes(bonds)).toMatchObject([
      {
        constructionArrangedFen: yuan('9.00'),
        constructionTotalFen: yuan('69.00'),
        spentDuringFen: yuan('1.00'),
        mustCompressFen: yuan('8.00'),
      },
    ]);
  });
});

describe('severity', () => {
  it('is NOTICE while the year is funded through the month of the day, else WARNING', () => {
    const on = (day: string) => judged(open(), day).map(({ severity }) => severity);
    expect(on('2016-12-31')).toEqual(['NOTICE']);
    expect(on('2017-02-28')).toEqual(['NOTICE']);
    expect(on('2017-03-01')).toEqual(['WARNING']);
    expect(on('2018-01-01')).toEqual(['WARNING']);
  });

  it('of a closed episode is that of the day of its close, by the figures of its close', () => {
    const closed = open().and(adjustment('A', 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', '60.00'));
    expect(judged(closed, '2019-01-01')).toEqual([{ severity: 'NOTICE', spentUnfundedFen: 0n }]);
  });

  it('is WARNING with spending of a funded month, CRITICAL with that of an unfunded one', () => {
    const spent = (paidOn: string) => open().and(spending('S', '7.00', { paidOn }));
    expect(judged(spent('2017-02-28'), '2017-02-28')).toEqual([
      { severity: 'WARNING', spentUnfundedFen: 0n },
    ]);
    expect(judged(spent('2017-03-01'), '2017-03-01')).toEqual([
      { severity: 'CRITICAL', spentUnfundedFen: yuan('7.00') },
    ]);
    const reversed = spent('2017-03-01').and(correct(4));
    expect(judged(reversed, '2017-02-28')).toEqual([{ severity: 'NOTICE', spentUnfundedFen: 0n }]);
  });

  it('holds a gap under the share of the need that was in force on the day for no material one', () => {
    const scenario = given(
      need(10, '1.00'),
      budget('B', '118.80'),
      construction('C', '60.00'),
      spending('S', '7.00', { paidOn: '2017-12-01' }),
    );
    const [episode] = episodes(scenario);
    const unfunded = (value: string, effectiveFrom: string) =>
      judgedOn(episode!, 2017, '2017-12-01', materialShares([share(value, effectiveFrom)]))
        .spentUnfundedFen;
    expect(judged(scenario, '2017-12-01')).toMatchObject([{ spentUnfundedFen: yuan('7.00') }]);
    expect(unfunded('0.010001', '2017-12-01')).toBe(0n);
    expect(unfunded('0.010001', '2017-12-02')).toBe(yuan('7.00'));
  });

  it('sees a day from its fiscal year', () => {
    const days = ['2016-12-31', '2017-01-01', '2017-12-31', '2018-01-01'];
    expect(days.map((day) => monthOf(day, 2017))).toEqual([0, 1, 12, 12]);
  });
});

describe('what is done in a gap', () => {
  it('is a need that is lowered, by an assessment or the correction of one', () => {
    const lowered = short().and(need(9, '1.00', { assessedOn: '2017-06-01' }));
    const amountFen = yuan('12.00');
    expect(doneInGap(lowered)).toEqual([{ kind: 'NEED_LOWERED', code: 'RURAL_DIBAO', amountFen }]);
    const raised = short().and(need(11, '1.00', { assessedOn: '2017-06-01' }));
    expect(doneInGap(raised)).toEqual([]);
    expect(doneInGap(raised.and(correct(3)))).toEqual([
      { kind: 'NEED_LOWERED', code: 'RURAL_DIBAO', amountFen },
    ]);
    const funded = given(
      need(10, '1.00'),
      budget('B', '120.00'),
      need(9, '1.00', { months: 12, assessedOn: '2017-06-01' }),
    );
    expect(doneInGap(funded)).toEqual([]);
  });

  it('is redirectable money brought into a general project, by a budget or an adjustment', () => {
    const scenario = short().and(
      construction('BOND', '5.00', { source: 'SPECIAL_BOND' }),
      construction('OWN', '6.00'),
      construction('HOMES', '8.00', {
        code: 'HOMES',
        projectKind: 'LIVELIHOOD_MANDATED',
        mandate: 'WELFARE_CENTRE',
      }),
      adjustment('A', 'RURAL_DIBAO', 'CONSTRUCTION/ROAD', '3.00'),
    );
    expect(doneInGap(scenario)).toEqual([
      { kind: 'CONSTRUCTION_ADDED', code: 'ROAD', amountFen: yuan('6.00') },
      { kind: 'CONSTRUCTION_ADDED', code: 'ROAD', amountFen: yuan('3.00') },
    ]);
  });
});

function share(value: string, effectiveFrom: string): ParameterChange {
  return {
    name: 'alerts.materialGapShare',
    effectiveFrom,
    effectiveTo: null,
    value,
    document: '吉政办发〔2017〕63号',
    clause: '四（二）',
    quote: '原则上不得安排建设性支出',
  };
}
