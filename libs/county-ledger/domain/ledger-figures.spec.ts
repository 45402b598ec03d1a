import { describe, expect, it } from '@jest/globals';
import { COUNTIES, type Scenario, given } from '../../../test/given-when-then.js';
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
  opening,
  receipt,
  reclaim,
  spending,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { postingsOf } from './postings.js';
import {
  arrangedFen,
  availableFen,
  countyGapFen,
  fundedThrough,
  generalConstructionFen,
  generalSpendingFen,
  needFen,
  programGapFen,
  spentFen,
} from './year-figures.js';

const [first, second] = COUNTIES;
const rural = (scenario: Scenario, asOf?: string) =>
  scenario.figures(2017, asOf).programs.get('RURAL_DIBAO')!;

/** One of everything, each of another size. */
const busy = () =>
  given(
    receipt('R', '900.00'),
    opening('OLD', '1.00'),
    need(100, '10.00'),
    transfer('T', { [first]: '500.00', [second]: '7.00' }),
    transfer('T2', '32.00', { issuedOn: '2017-06-01' }),
    arrival('T'),
    budget('B', '64.00'),
    budget('O', '128.00', { code: 'ORPHAN' }),
    adjustment('IN', 'ORPHAN', 'RURAL_DIBAO', '16.00'),
    adjustment('OUT', 'RURAL_DIBAO', 'ORPHAN', '8.00'),
    batch('F', '200.00', { listed: 2 }),
    bankReturn('Z', 'F', 1, '2.00'),
    reclaim('S', 'T', '4.00'),
  );

describe('a program’s line', () => {
  it('holds every figure, and what follows from them', () => {
    const line = rural(busy());
    expect(line.amounts).toEqual({
      carriedIn: yuan('1.00'),
      carriedOut: 0n,
      awarded: yuan('532.00'),
      received: yuan('500.00'),
      ownBudget: yuan('64.00'),
      adjustedIn: yuan('16.00'),
      adjustedOut: yuan('8.00'),
      reclaimed: yuan('4.00'),
      disbursed: yuan('200.00'),
      returned: yuan('2.00'),
    });
    expect(needFen(line)).toBe(yuan('12000.00'));
    // 1 + 532 + 64 + 16 − 8 − 4
    expect(arrangedFen(line.amounts)).toBe(yuan('601.00'));
    // 1 + 500 + 64 + 16 − 8 − 4 − 200 + 2 − 0
    expect(availableFen(line.amounts)).toBe(yuan('371.00'));
    expect(programGapFen(line)).toBe(yuan('11399.00'));
    expect(spentFen(line.amounts)).toBe(yuan('198.00'));
  });

  it('keeps what was arranged when the year closes, and has nothing available any more', () => {
    const { amounts } = rural(busy().and(close(2017)));
    expect(amounts.carriedOut).toBe(yuan('371.00'));
    expect(arrangedFen(amounts)).toBe(yuan('601.00'));
    expect(availableFen(amounts)).toBe(0n);
  });

  it('stands as of the end of a business day', () => {
    const scenario = busy();
    const awarded = (asOf: string) => rural(scenario, asOf).amounts.awarded;
    expect(awarded('2017-01-31')).toBe(0n);
    expect(awarded('2017-02-01')).toBe(yuan('500.00'));
    expect(awarded('2017-06-01')).toBe(yuan('532.00'));
    expect(rural(scenario, '2017-05-08').amounts.returned).toBe(0n);
  });

  it('is of one county: another’s line of the same document is none of it', () => {
    const other = busy().figures(2017, undefined, second).programs.get('RURAL_DIBAO')!;
    expect(other.amounts).toMatchObject({ awarded: yuan('7.00'), received: 0n });
  });
});

describe('the county’s gap', () => {
  it('is the sum over programs: a surplus of one fills no other until it is moved', () => {
    const scenario = given(
      need(10, '1.00'),
      need(10, '2.00', { program: 'URBAN_DIBAO' }),
      budget('B', '500.00'),
      budget('U', '40.00', { code: 'URBAN_DIBAO' }),
    );
    expect(countyGapFen(scenario.figures(2017))).toBe(yuan('200.00'));
    scenario.and(adjustment('A', 'RURAL_DIBAO', 'URBAN_DIBAO', '150.00'));
    expect(countyGapFen(scenario.figures(2017))).toBe(yuan('50.00'));
  });

  it('counts what is awarded before it arrives, and no longer what is reclaimed', () => {
    const scenario = given(need(10, '1.00'), receipt('R', '120.00'), transfer('T', '120.00'));
    expect(countyGapFen(scenario.figures(2017))).toBe(0n);
    scenario.and(arrival('T'), reclaim('S', 'T', '20.00'));
    expect(countyGapFen(scenario.figures(2017))).toBe(yuan('20.00'));
  });

  it('takes no construction, operating or other money for arranged', () => {
    const scenario = given(
      need(10, '1.00'),
      construction('C', '900.00'),
      budget('W', '900.00', { class: 'OPERATING', code: 'WORK_FUNDS' }),
      budget('X', '900.00', { class: 'OTHER' }),
    );
    expect(countyGapFen(scenario.figures(2017))).toBe(yuan('120.00'));
  });

  it('keeps awards of work funds out of basic livelihood', () => {
    const program = { program: 'WORK_FUNDS' };
    const scenario = given(
      receipt('R', '900.00', program),
      transfer('T', { [first]: '900.00' }, program),
      arrival('T'),
      batch('F', '400.00', { class: 'OPERATING', code: 'WORK_FUNDS' }),
    );
    const figures = scenario.figures(2017);
    expect([...figures.programs.keys()]).toEqual([]);
    const account = figures.others.get('OPERATING/WORK_FUNDS')!;
    expect(availableFen(account.amounts)).toBe(yuan('500.00'));
  });

  it('says through which month the least funded program is funded', () => {
    const scenario = given(
      need(10, '1.00'),
      need(10, '2.00', { program: 'URBAN_DIBAO' }),
      need(0, '2.00', { program: 'ORPHAN' }),
      budget('B', '500.00'),
      budget('U', '59.99', { code: 'URBAN_DIBAO' }),
    );
    expect(fundedThrough(scenario.figures(2017))).toBe(2);
    expect(fundedThrough(given(budget('B', '1.00')).figures(2017))).toBe(12);
  });
});

describe('a construction project', () => {
  it('has kind, arranged, spent net of returns, and available', () => {
    const scenario = given(
      construction('C', '100.00'),
      budget('B', '10.00'),
      adjustment('IN', 'RURAL_DIBAO', 'CONSTRUCTION/ROAD', '10.00'),
      adjustment('OUT', 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', '5.00'),
      spending('S', '40.00', { listed: 2 }),
      bankReturn('Z', 'S', 1, '1.00'),
    );
    const project = scenario.figures(2017).projects.get('ROAD')!;
    expect(project.kind).toBe('GENERAL');
    expect(arrangedFen(project.amounts)).toBe(yuan('105.00'));
    expect(spentFen(project.amounts)).toBe(yuan('39.00'));
    expect(availableFen(project.amounts)).toBe(yuan('66.00'));
    scenario.and(close(2017));
    const closed = scenario.figures(2017).projects.get('ROAD')!;
    expect(arrangedFen(closed.amounts)).toBe(yuan('105.00'));
    expect(availableFen(closed.amounts)).toBe(0n);
    const next = scenario.figures(2018).projects.get('ROAD')!;
    expect(next.kind).toBe('GENERAL');
    expect(arrangedFen(next.amounts)).toBe(yuan('66.00'));
  });

  it('counts against a gap only where it is GENERAL', () => {
    const exempted = { projectKind: 'EXEMPTED' as const, exemptionDocumentNo: '吉政函〔2017〕1号' };
    const scenario = given(
      construction('C', '100.00'),
      construction('D', '10.00', { code: 'HOUSES', projectKind: 'LIVELIHOOD_MANDATED' }),
      exemption('吉政函〔2017〕1号', '1.00', { project: 'HALL' }),
      construction('E', '1.00', { code: 'HALL', ...exempted }),
      spending('S', '7.00'),
      spending('S2', '7.00', { code: 'HOUSES' }),
    );
    expect(generalConstructionFen(scenario.figures(2017))).toBe(yuan('100.00'));
    expect(generalSpendingFen(scenario.figures(2017))).toBe(yuan('7.00'));
  });
});

describe('postings', () => {
  it('are none for what moves no county’s figure', () => {
    const scenario = given(receipt('R', '1.00'));
    expect(postingsOf(scenario.facts[0]!)).toEqual([]);
  });

  it('name the batch where money was paid out or came back', () => {
    const batches = busy()
      .postings(first, 2017)
      .map((posting) => posting.kind === 'amount' && posting.batchNo && posting.figure);
    expect(batches.filter(Boolean)).toEqual(['disbursed', 'returned']);
  });
});
