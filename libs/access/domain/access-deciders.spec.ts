import { describe, expect, it } from '@jest/globals';
import { someone, wordOf } from '../../../test/ledger-at-work.js';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import { decideParameter } from '../../policy/parameter-decider.js';
import { viewPersonalData } from './access-deciders.js';

const LOOK = { beneficiary: 'p', purpose: '核对退回发放的账户' };
const HOUR_MS = 3_600_000;

/** Two processes on one store, whose clock runs on at will. */
function twoProcesses() {
  const store = new MemoryEventStore();
  let since = new Date(Date.now() - HOUR_MS).toISOString();
  const handlers = [0, 1].map(() => new CommandHandler({ store, today: () => '2026-11-30' }));
  const viewing = viewPersonalData(() => since);
  return {
    store,
    hourLater: () => (since = new Date(Date.now() + 1000).toISOString()),
    decide: (value: string) =>
      handlers[0]!.execute(decideParameter, policyOf(value), someone()).then(wordOf),
    look: async (at: number, subject = 'clerk') => {
      const context = someone();
      const actor = { ...context.actor, subject };
      const answer = await handlers[at % 2]!.execute(viewing, LOOK, { ...context, actor });
      return answer.kind === 'recorded' ? answer.result.events[0]!.type : wordOf(answer);
    },
  };
}

function policyOf(value: string) {
  return {
    ...{ name: 'access.personalData.perHour', effectiveFrom: '2026-01-01', effectiveTo: null },
    ...{ value, document: '吉民发〔2026〕1号', clause: '一', quote: '限制查阅' },
  };
}

describe('12.B3 a look at a person', () => {
  it('is recorded each time, and refused and reported beyond sixty an hour', async () => {
    const { look, hourLater } = twoProcesses();
    const looks: string[] = [];
    for (let n = 0; n < 63; n++) looks.push(await look(n));
    expect(new Set(looks.slice(0, 60))).toEqual(new Set(['PersonalDataViewed']));
    expect(looks.slice(60)).toEqual([
      'AccessLimitReached',
      'TOO_MANY_ACCESSES',
      'TOO_MANY_ACCESSES',
    ]);
    expect(await look(0, 'another clerk')).toBe('PersonalDataViewed');
    hourLater();
    expect(await look(0)).toBe('PersonalDataViewed');
  });

  it('counts those that come at once from several processes, by the value in force', async () => {
    const { look, decide } = twoProcesses();
    expect(await decide('3')).toBe('recorded');
    const looks = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => look(n)));
    expect(looks.filter((type) => type === 'PersonalDataViewed')).toHaveLength(3);
    expect(looks.filter((type) => type === 'AccessLimitReached')).toHaveLength(1);
  });
});
