import { describe, expect, it } from '@jest/globals';
import { given } from '../../../test/given-when-then.js';
import { need } from '../../../test/sample-commands.js';
import { refuseLoweringBy } from './corrections.js';

describe('an assessed need', () => {
  const assessed = () => given(need(3000, '500.00'));
  const lower = need(200, '500.00', { assessedOn: '2017-06-01' });

  it('is made less by civil affairs or the province’s import, not by the treasury', () => {
    assessed().by('county-treasury').when(lower).thenRefused('NEED_LOWERING_RESERVED');
    assessed()
      .by('county-treasury')
      .when(need(100, '500.00', { fromMonth: 7, months: 6, assessedOn: '2017-06-01' }))
      .thenRefused('NEED_LOWERING_RESERVED');
    for (const role of ['civil-affairs', 'province-finance']) {
      assessed().by(role).when(lower).thenHappens('NeedAssessed', { persons: 200 });
    }
  });

  it('is raised by the treasury as well', () => {
    const more = need(3001, '500.00', { assessedOn: '2017-06-01' });
    assessed().by('county-treasury').when(more).thenHappens('NeedAssessed', { persons: 3001 });
  });

  it('is made less by a correction of civil affairs alone', () => {
    const scenario = assessed();
    const entry = scenario.facts[0] as never;
    const state = {
      province: scenario.province,
      counties: new Map([['220503', scenario.county()]]),
    };
    const codes = ['county-treasury', 'province-finance', 'civil-affairs'].map(
      (role) => refuseLoweringBy(role, entry, state)?.code ?? null,
    );
    expect(codes).toEqual(['NEED_LOWERING_RESERVED', 'NEED_LOWERING_RESERVED', null]);
  });
});
