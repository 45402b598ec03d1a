import { expect, it } from '@jest/globals';
import { COUNTIES, type Scenario, type Step, given } from '../../../test/given-when-then.js';
import {
  adjustment,
  close,
  construction,
  need,
  receipt,
  transfer,
} from '../../../test/sample-commands.js';
import { isRefusal } from '../../refusals/refusals.js';
import { foresightOf, warningsOf } from './foresight.js';

const road = (amount: string, changes: Parameters<typeof construction>[2] = {}) =>
  construction('C', amount, { code: 'ROAD', ...changes });
const OF_YEAR = { region: COUNTIES[0], fiscalYear: 2017 };

function foresight(scenario: Scenario, step: Step) {
  const counties = new Map([[COUNTIES[0], scenario.county()]]);
  const fact = scenario.decide(step);
  if (isRefusal(fact)) throw new Error(fact.code);
  const { effects, ...alerts } = foresightOf(fact, counties);
  const moved = effects.map(({ fiscalYear, figure, program, before, after }) =>
    [fiscalYear, program ?? 'county', figure, before, after].join(' '),
  );
  return { moved, ...alerts, warned: warningsOf(fact, counties).map(({ code }) => code) };
}

/** A need of 120.00, nothing of it arranged, and 60.00 for building. */
const building = () => given(need(10, '1.00'), road('60.00'));

it('an award moves what is awarded, on its way, arranged and missing', () => {
  const scenario = building().and(receipt('R', '200.00'));
  const { moved, ...alerts } = foresight(scenario, transfer('T', '120.00'));
  expect(moved.sort()).toEqual([
    '2017 RURAL_DIBAO arranged 0.00 120.00',
    '2017 RURAL_DIBAO awarded 0.00 120.00',
    '2017 RURAL_DIBAO gap 120.00 0.00',
    '2017 RURAL_DIBAO inTransit 0.00 120.00',
    '2017 county gap 120.00 0.00',
    '2017 county projectedGap 120.00 0.00',
  ]);
  expect(alerts).toEqual({ alertsOpened: [], alertsClosed: [OF_YEAR], warned: [] });
});

it('an alert opens whichever of gap and construction comes last, and in no closed year', () => {
  const opened = { alertsOpened: [OF_YEAR], alertsClosed: [] };
  const funded = given(road('60.00'));
  expect(foresight(funded, need(10, '1.00'))).toMatchObject({ ...opened, warned: [] });
  const short = given(need(10, '1.00'));
  const warned = ['CONSTRUCTION_DURING_GAP'];
  expect(foresight(short, road('60.00'))).toMatchObject({ ...opened, warned });
  const bonds = road('60.00', { source: 'SPECIAL_BOND' });
  expect(foresight(short, bonds)).toMatchObject({ alertsOpened: [], warned: [] });
  const closed = foresight(building(), close(2017));
  expect(closed).toMatchObject({ alertsOpened: [], alertsClosed: [OF_YEAR] });
});

it('money that leaves construction for the need warns of nothing; what enters it does', () => {
  const away = adjustment('A', 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', '60.00');
  expect(foresight(building(), away)).toMatchObject({ warned: [], alertsClosed: [OF_YEAR] });
  const scenario = building().and(construction('D', '1.00', { code: 'SQUARE' }));
  const other = adjustment('A', 'CONSTRUCTION/ROAD', 'CONSTRUCTION/SQUARE', '60.00');
  const warned = ['CONSTRUCTION_DURING_GAP'];
  expect(foresight(scenario, other)).toMatchObject({ warned, moved: [], alertsClosed: [] });
});
