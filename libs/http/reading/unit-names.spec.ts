import { describe, expect, it } from '@jest/globals';
import {
  eitherOf,
  integer,
  listOf,
  nullable,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { Divisions } from '../../regions/domain/divisions.js';
import { region, regionName, regionParent } from '../openapi/shapes.js';
import { type DayAsked, type DayOfYear, namesUnits, withUnitNames } from './unit-names.js';

const divisions = new Divisions();
const registered = { name: '某县', level: 'county', parent: '220300' } as const;
for (const data of [
  { code: '220381', ...registered },
  { code: '220300', name: '某市', level: 'prefecture', parent: null } as const,
  { code: '220100', name: '省会', level: 'prefecture', parent: null } as const,
]) {
  divisions.evolve({ type: 'RegionRegistered', data });
}
divisions.evolve({
  type: 'RegionRecoded',
  data: {
    ...{ region: '220381', newCode: '220184', newName: '某市（县级）', newParent: '220100' },
    ...{ effectiveOn: '2020-06-18', basis: '' },
  },
  recordedAt: '2020-07-01T00:00:00.000Z',
});

const county = { region, name: regionName, parent: regionParent };
const answers = recordOf({
  year: nullable(integer),
  items: listOf(
    eitherOf(
      recordOf({ ...county, fiscalYear: integer }),
      recordOf({ ...county, codes: listOf(region), said: text }),
    ),
  ),
});
const [BEFORE, AFTER] = [
  { region: '220381', name: '某县', parent: '220300' },
  { region: '220184', name: '某市（县级）', parent: '220100' },
];

function shown(more: object, asked: DayAsked = {}, dayOfYear: DayOfYear = '12-31', year = null) {
  const answer = { year, items: [{ ...BEFORE, ...more }] };
  return withUnitNames(answer, { answers, dayOfYear }, asked, divisions).items[0];
}

describe('the names of units in an answer', () => {
  it.each<[string, object, DayAsked, DayOfYear, object]>([
    ['the asOf date', { fiscalYear: 2021 }, { asOf: '2020-06-17' }, '12-31', BEFORE],
    ['a date asked for', { fiscalYear: 2019 }, { date: '2020-06-18' }, '12-31', AFTER],
    ['the end of its own year', { fiscalYear: 2020 }, { fiscalYear: '2019' }, '12-31', AFTER],
    ['the end of its own year', { fiscalYear: 2019 }, { year: '2020' }, '12-31', BEFORE],
    ['the first day of it', { fiscalYear: 2020 }, {}, '01-01', BEFORE],
    ['the end of the year asked for', {}, { year: '2019' }, '12-31', BEFORE],
    ['today', {}, {}, '12-31', AFTER],
    ['today, as known then', {}, { knownAt: '2020-06-30T08:00:00+08:00' }, '12-31', BEFORE],
  ])('are those of %s: %j, asked %j', (_, more, asked, dayOfYear, expected) => {
    expect(shown(more, asked, dayOfYear)).toEqual({ ...expected, ...more });
  });

  it('go down into lists of codes, and leave alone what names no unit', () => {
    const more = { codes: ['220381', '220100', '999999'], said: '220381' };
    expect(shown(more)).toEqual({
      ...{ ...AFTER, codes: ['220184', '220100', '999999'], said: '220381' },
    });
    const plain = { answers: recordOf({ said: text }), dayOfYear: '12-31' } as const;
    expect(namesUnits({ said: '220381' }, plain)).toBe(false);
  });
});
