import { expect, it } from '@jest/globals';
import { given } from '../../../test/given-when-then.js';
import { budget, need } from '../../../test/sample-commands.js';
import { stepView } from './step-view.js';
import { newYearReplay, postingsByYear, replayStep } from './year-replay.js';

it('shows a step to people: the entry, its figures before and after, the gap, what is late', () => {
  const { facts } = given(
    need(10, '1.00', { assessedOn: '2017-04-01' }),
    budget('B', '20.00', { allocatedOn: '2017-03-01' }),
  );
  const replay = newYearReplay('220503', 2017);
  const views = facts.map((fact, index) => {
    const [{ postings } = { postings: [] }] = postingsByYear(fact, '220503', {
      from: 2017,
      to: 2017,
    });
    const step = replayStep(replay, { occurredOn: fact.occurredOn, postings })!;
    const actor = { subject: 'clerk', role: 'county-treasury', organisation: '220503' };
    const metadata = { actor, commandId: '', correlationId: '', causationId: '' };
    const event = { ...fact, schemaVersion: 1, metadata, data: '{}' };
    return stepView({ event, fiscalYear: 2017, step }, index + 1);
  });
  expect(views[1]!.split('\n')[0]).toMatch(
    /^#2 {2}2017-03-01 {2}BudgetAllocated .*补记 back-dated$/,
  );
  expect(views[1]).toMatch(/RURAL_DIBAO ownBudget +0\.00 → +20\.00\n/);
  expect(views[1]).toMatch(/缺口 gap +120\.00 → +100\.00\n/);
});
