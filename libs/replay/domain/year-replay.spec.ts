import { describe, expect, it } from '@jest/globals';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { countyGapFen, noFigures, post } from '../../county-ledger/domain/year-figures.js';
import { look, newAlertYear } from '../../gap-alerts/domain/episodes.js';
import { COUNTIES, type Scenario, correct, given } from '../../../test/given-when-then.js';
import {
  bankReturn,
  batch,
  budget,
  close,
  construction,
  need,
  spending,
  yuan,
} from '../../../test/sample-commands.js';
import {
  type YearReplay,
  type YearStep,
  figuresOf,
  newYearReplay,
  postingsByYear,
  replayStep,
} from './year-replay.js';

interface Played {
  readonly replay: YearReplay;
  readonly steps: readonly YearStep[];
}

function played(scenario: Scenario, fiscalYear = 2017): Played {
  const replay = newYearReplay(COUNTIES[0], fiscalYear);
  const steps: YearStep[] = [];
  for (const fact of scenario.facts) {
    const years = { from: fiscalYear, to: fiscalYear };
    for (const { postings } of postingsByYear(fact, COUNTIES[0], years)) {
      steps.push(replayStep(replay, { occurredOn: fact.occurredOn, postings })!);
    }
  }
  return { replay, steps };
}

/** `figure before after` of the last step. */
function lastChanges(scenario: Scenario): string[] {
  const { changes } = played(scenario).steps.at(-1)!;
  return changes.map(
    ({ code, figure, beforeFen, afterFen }) => `${code} ${figure} ${beforeFen} ${afterFen}`,
  );
}

const short = () => given(need(10, '1.00'), budget('B', '20.00'));

describe('a step', () => {
  it('tells every figure that the entry moved, before and after, and no other', () => {
    expect(lastChanges(short())).toEqual([
      'RURAL_DIBAO ownBudget 0 2000',
      'RURAL_DIBAO arranged 0 2000',
      'RURAL_DIBAO available 0 2000',
      'RURAL_DIBAO gap 12000 10000',
    ]);
  });

  it('tells the county’s gap before and after', () => {
    const [first, second] = played(short()).steps;
    expect([first!.gapBeforeFen, first!.gapAfterFen]).toEqual([0n, yuan('120.00')]);
    expect([second!.gapBeforeFen, second!.gapAfterFen]).toEqual([yuan('120.00'), yuan('100.00')]);
  });

  it('tells the alert that it opens, and the one that it closes', () => {
    const { steps } = played(short().and(construction('C', '60.00'), budget('D', '100.00')));
    expect(steps[2]!.alerts).toMatchObject([{ episode: 1, what: 'opened', before: null }]);
    expect(steps[3]!.alerts).toMatchObject([
      { episode: 1, what: 'closed', before: { closedBy: null }, after: { closedBy: 'GAP_CLOSED' } },
    ]);
  });

  it('tells an alert that grows worse by spending', () => {
    const { steps } = played(short().and(construction('C', '60.00'), spending('S', '10.00')));
    expect(steps.at(-1)!.alerts).toMatchObject([
      { what: 'changed', before: { spentDuringFen: 0n }, after: { spentDuringFen: 1000n } },
    ]);
  });

  it('marks an entry dated before one that was recorded already', () => {
    const { steps } = played(
      given(
        budget('A', '1.00', { allocatedOn: '2017-03-01' }),
        budget('B', '1.00', { allocatedOn: '2017-02-01' }),
        budget('C', '1.00', { allocatedOn: '2017-03-01' }),
      ),
    );
    expect(steps.map(({ late }) => late)).toEqual([[], ['BACK_DATED'], []]);
  });

  it('marks a reversal by the date of what it reverses', () => {
    const scenario = given(
      budget('A', '1.00', { allocatedOn: '2017-03-01' }),
      budget('B', '1.00', { allocatedOn: '2017-04-01' }),
      correct(1),
    );
    expect(played(scenario).steps.at(-1)!.late).toEqual(['BACK_DATED']);
  });

  it('leaves out an entry that does not count, but remembers its date', () => {
    const replay = newYearReplay(COUNTIES[0], 2017);
    const [first, second] = given(
      budget('A', '1.00', { allocatedOn: '2017-03-01' }),
      budget('B', '1.00', { allocatedOn: '2017-02-01' }),
    ).facts.map((fact) => ({
      occurredOn: fact.occurredOn,
      postings: postingsByYear(fact, COUNTIES[0], { from: 2017, to: 2017 })[0]!.postings,
    }));
    expect(replayStep(replay, first!, false)).toBeUndefined();
    expect(replayStep(replay, second!)!.late).toEqual(['BACK_DATED']);
    expect(figuresOf(replay).programs.get('RURAL_DIBAO')!.amounts.ownBudget).toBe(100n);
  });
});

describe('an event that posts to two years', () => {
  it('is an entry of each that is asked for, the earlier year first', () => {
    const closing = short().and(close(2017)).facts.at(-1)!;
    const years = (from: number, to: number): number[] =>
      postingsByYear(closing, COUNTIES[0], { from, to }).map(({ fiscalYear }) => fiscalYear);
    expect(years(2017, 2018)).toEqual([2017, 2018]);
    expect(years(2018, 2020)).toEqual([2018]);
    expect(years(2010, 2016)).toEqual([]);
  });
});

describe('the steps of a year', () => {
  const long = () =>
    short().and(
      construction('C', '60.00'),
      batch('F-1', '5.00'),
      spending('S', '10.00'),
      batch('F-2', '5.00'),
      batch('F-3', '4.00', { listed: 1 }),
      need(5, '1.00', { fromMonth: 7, months: 6 }),
      budget('E', '90.00'),
      close(2017),
    );

  it('come to the ledger and to the alerts that the whole fold comes to', () => {
    const figures = noFigures();
    const alerts = newAlertYear(2017);
    for (const fact of long().facts) {
      const postings = postingsOf(fact).filter(
        (posting) => posting.region === COUNTIES[0] && posting.fiscalYear === 2017,
      );
      for (const posting of postings) post(figures, posting);
      if (postings.length > 0) look(alerts, { occurredOn: fact.occurredOn, postings });
    }
    const { replay, steps } = played(long());
    expect(figuresOf(replay)).toEqual(figures);
    expect(replay.alerts.episodes).toEqual(alerts.episodes);
    expect(steps.at(-1)!.gapAfterFen).toBe(countyGapFen(figures));
    for (const [index, step] of steps.slice(1).entries()) {
      expect(step.gapBeforeFen).toBe(steps[index]!.gapAfterFen);
    }
  });

  it('mark what is recorded after the close', () => {
    const scenario = long().and(bankReturn('Z', 'F-3', 1, '4.00', { returnedOn: '2018-01-10' }));
    const late = played(scenario).steps.map((step) => step.late);
    expect(late.at(-1)).toEqual(['AFTER_CLOSE']);
    expect(late.at(-2)).toEqual([]);
    expect(played(scenario, 2018).steps.at(-1)!.late).toEqual([]);
  });
});
