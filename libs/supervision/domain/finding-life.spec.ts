import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { isRefusal } from '../../refusals/refusals.js';
import { FINDING_KINDS, findingIdText, kindOfFinding, parseFindingId } from './finding-kinds.js';
import {
  type FindingState,
  type FindingStep,
  decideFinding,
  evolveFinding,
  initialFinding,
  statusAfter,
} from './finding-life.js';

const findingId = 'PAYMENT_DUPLICATE:1:FF-1';
const region = '220422';

const explain: FindingStep = {
  step: 'explain',
  data: {
    findingId,
    kind: 'PAYMENT_DUPLICATE',
    region,
    fiscalYear: 2017,
    amountFen: 34_800n,
    foundAsOf: '2018-01-01',
    explanation: '重复申报',
  },
};
const judge = (verdict: 'confirmed' | 'dismissed'): FindingStep => ({
  step: 'judge',
  data: { findingId, region, verdict, opinion: '情况属实' },
});
const rectify = (recoveredFen: bigint | null): FindingStep => ({
  step: 'rectify',
  data: { findingId, region, measures: '已追回', recoveredFen, evidence: null, recoveries: [] },
});

/** What the last step comes to after those before it: the event's type, or the refusal's code. */
function after(...steps: readonly FindingStep[]): string {
  let state: FindingState = initialFinding();
  let outcome = '';
  for (const step of steps) {
    const decided = decideFinding(step, state);
    if (isRefusal(decided)) outcome = decided.code;
    else {
      outcome = decided.type;
      state = evolveFinding(state, decided);
    }
  }
  return outcome;
}

describe('the life of a finding', () => {
  it.each([
    ['FindingExplained', [explain]],
    ['FindingExplained', [explain, explain]],
    ['FINDING_NOT_EXPLAINED', [judge('confirmed')]],
    ['FindingJudged', [explain, judge('confirmed')]],
    ['FindingJudged', [explain, judge('dismissed')]],
    ['FINDING_ALREADY_JUDGED', [explain, judge('dismissed'), judge('confirmed')]],
    ['FINDING_ALREADY_JUDGED', [explain, judge('confirmed'), explain]],
    ['FINDING_NOT_CONFIRMED', [rectify(1n)]],
    ['FINDING_NOT_CONFIRMED', [explain, rectify(1n)]],
    ['FINDING_NOT_CONFIRMED', [explain, judge('dismissed'), rectify(1n)]],
    ['FindingRectified', [explain, judge('confirmed'), rectify(34_800n)]],
    ['FindingRectified', [explain, judge('confirmed'), rectify(null)]],
    ['RECOVERY_EXCEEDS_FINDING', [explain, judge('confirmed'), rectify(34_801n)]],
    ['FINDING_ALREADY_RECTIFIED', [explain, judge('confirmed'), rectify(1n), rectify(1n)]],
    ['FINDING_ALREADY_JUDGED', [explain, judge('confirmed'), rectify(1n), judge('dismissed')]],
  ] as const)('%s', (outcome, steps) => {
    expect(after(...steps)).toBe(outcome);
  });

  it('is moved by its own events alone', () => {
    const foreign = {
      type: 'PersonalDataViewed',
      data: { beneficiary: '', purpose: '' },
    } satisfies Fact;
    expect(evolveFinding({ status: 'raised' }, foreign)).toEqual({ status: 'raised' });
  });

  it('stands with its verdict where the first release recorded an explanation behind it', () => {
    const { data } = explain;
    const explained = { type: 'FindingExplained', data } as const;
    const { data: verdict } = judge('confirmed') as Extract<
      FindingStep,
      { readonly step: 'judge' }
    >;
    const facts = [explained, { type: 'FindingJudged', data: verdict } as const, explained];
    const state = facts.reduce(evolveFinding, initialFinding());
    expect(state.status).toBe('confirmed');
    expect(decideFinding(rectify(1n), state)).toMatchObject({ type: 'FindingRectified' });
    expect(statusAfter(['explained', 'confirmed', 'explained'])).toBe('confirmed');
  });
});

describe('the id of a finding', () => {
  it('is read back whatever its key holds', () => {
    for (const kind of FINDING_KINDS) {
      const id = { kind, key: '87:FF:2017/吉财社指〔2017〕0001号' };
      expect(parseFindingId(findingIdText(id))).toEqual(id);
    }
  });

  it.each(['', 'PAYMENT_DUPLICATE', 'PAYMENT_DUPLICATE:', 'toString:1', ':1'])(
    'is not %j',
    (text) => {
      expect(parseFindingId(text)).toBeUndefined();
    },
  );

  it('stands for a kind that has its clause', () => {
    for (const kind of FINDING_KINDS) expect(kindOfFinding(kind).clause).toMatch(/号|法/);
  });
});
