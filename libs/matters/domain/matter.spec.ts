import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { isRefusal, refusalMessage } from '../../refusals/refusals.js';
import {
  type FoundEntry,
  type FoundLink,
  MATTER_NO,
  type MatterState,
  type MatterStep,
  decideMatter,
  decideOpening,
  evolveMatter,
  matterNoOf,
} from './matter.js';

const matterNo = 'SX-20180105-0123456789';
const region = '220422';
const TODAY = '2018-01-05';
const FINDING = { kind: 'FINDING', id: 'PAYMENT_DUPLICATE:1:FF-1', regions: [region] } as const;

const opened: Fact<'MatterOpened'> = {
  type: 'MatterOpened',
  data: {
    ...{ matterNo, region, kind: 'RECTIFICATION', title: '重复发放', program: null },
    ...{ fiscalYear: 2017, dueOn: '2018-03-06', requiredFen: 34_800n, complaint: null },
  },
};

/** A step, and who takes it. */
type Taken = readonly [step: MatterStep, by?: string];

const linked = (...found: readonly FoundLink[]): Taken => [{ step: 'link', found }];
const explained: Taken = [{ step: 'explain', explanation: '两次申报' }];
const reported: Taken = [{ step: 'report', documentNo: 'D-1', measures: '已整改' }];
const judged = (verdict: 'confirmed' | 'dismissed'): Taken => [
  { step: 'judge', verdict, opinion: '属实' },
];
const waived = (recoveredFen = 0n): Taken => [{ step: 'waive', reason: '无遗产', recoveredFen }];
const extended = (dueOn: string): Taken => [{ step: 'extend', dueOn, reason: '待流水' }];
const reopened = (dueOn = '2018-06-06', by = 'inspector'): Taken => [
  { step: 'reopen', dueOn, reason: '新线索', today: TODAY },
  by,
];
const closed = (
  recoveredFen = 34_800n,
  by = 'inspector',
  unsettled: string | null = null,
): Taken => [
  {
    step: 'close',
    conclusion: '同意',
    by,
    evidence: { recoveredFen, unsettledFinding: unsettled },
  },
  by,
];

const returned = (amountFen: bigint, of = region): Fact => ({
  type: 'PaymentReturned',
  data: {
    ...{ returnNo: 'TH-1', batchNo: 'FF-1', paymentNo: 1, region: of, fiscalYear: 2017 },
    ...{ returnedOn: '2018-02-01', amountFen, reason: '重复', draws: [] },
  } as unknown as Extract<Fact, { type: 'PaymentReturned' }>['data'],
});
const recovered = (
  entry: Fact | undefined = returned(34_800n),
  countedBy: string | null = null,
): Taken => {
  const found: FoundEntry = {
    ...{ kind: 'RETURN', number: 'TH-1', countedBy },
    entry: entry && { id: 'event-1', fact: entry },
  };
  return [{ step: 'recover', found }];
};

const DONE: readonly Taken[] = [explained, judged('confirmed'), reported];

interface Told {
  readonly outcome: string;
  readonly last: Fact | undefined;
  readonly state: MatterState;
}

/** Given the steps before, each of which must happen, what the last one comes to. */
function after(...steps: readonly Taken[]): Told {
  let state = evolveMatter(null, opened, 'auditor');
  let last: Fact | undefined;
  steps.forEach(([step, by = 'clerk'], place) => {
    const before = structuredClone(state);
    const decided = decideMatter(matterNo, step, state);
    expect(state).toEqual(before);
    if (isRefusal(decided)) {
      expect([decided.code, place]).toEqual([decided.code, steps.length - 1]);
      const { zh, en } = refusalMessage(decided);
      expect(`${zh}${en}`).not.toMatch(/[{}]|undefined|—/);
      last = { type: decided.code } as unknown as Fact;
      return;
    }
    last = decided;
    state = evolveMatter(state, decided, by);
  });
  return { outcome: last?.type ?? '', last, state };
}

describe('a matter', () => {
  it.each<readonly [string, readonly Taken[]]>([
    ['MatterLinked', [linked(FINDING)]],
    ['MATTER_ALREADY_LINKED', [linked(FINDING), linked(FINDING)]],
    ['MATTER_LINK_OUTSIDE', [linked({ ...FINDING, regions: ['220421'] })]],
    ['MATTER_LINK_OUTSIDE', [linked({ ...FINDING, regions: [] })]],
    ['FINDING_UNKNOWN', [linked({ ...FINDING, regions: undefined })]],
    ['EVENT_UNKNOWN', [linked({ kind: 'EVENT', id: 'x', regions: undefined })]],
    ['OBJECTION_UNKNOWN', [linked({ kind: 'OBJECTION', id: 'x', regions: undefined })]],
    ['MATTER_NOT_EXPLAINED', [judged('confirmed')]],
    ['MatterJudged', [explained, judged('confirmed')]],
    ['MATTER_NOT_EXPLAINED', [explained, judged('confirmed'), judged('dismissed')]],
    ['MatterJudged', [explained, judged('confirmed'), explained, judged('dismissed')]],
    ['MatterRectificationReported', [reported]],
    ['MatterExtended', [extended('2018-03-07')]],
    ['MATTER_DUE_DAY_TOO_EARLY', [extended('2018-03-06')]],
    ['MATTER_DUE_DAY_TOO_EARLY', [extended('2018-04-01'), extended('2018-03-31')]],
    ['RECOVERY_UNKNOWN', [[{ step: 'recover', found: noEntry() }]]],
    ['MATTER_RECOVERY_COUNTED', [recovered(returned(1n), 'SX-1')]],
    ['MATTER_RECOVERY_OUTSIDE', [recovered(returned(1n, '220421'))]],
    ['MATTER_RECOVERY_OUTSIDE', [recovered(opened)]],
    ['MatterRecoveryWaived', [waived()]],
    ['MATTER_NOTHING_TO_WAIVE', [waived(34_800n)]],
    ['MATTER_NOTHING_TO_WAIVE', [waived(), waived()]],
    ['MATTER_NOT_CLOSED', [reopened()]],
  ])('%s', (outcome, steps) => {
    expect(after(...steps).outcome).toBe(outcome);
  });

  it('takes each link once, and only those that are new', () => {
    const other = { ...FINDING, id: 'PAYMENT_DUPLICATE:2:FF-1' };
    const { last, state } = after(linked(FINDING), linked(FINDING, other, other));
    expect(last).toMatchObject({ data: { links: [{ kind: 'FINDING', id: other.id }] } });
    expect(state!.links.map(({ id }) => id)).toEqual([FINDING.id, other.id]);
  });

  it('is unknown where nothing was opened', () => {
    expect(decideMatter(matterNo, explained[0], null)).toMatchObject({ code: 'MATTER_UNKNOWN' });
    const facts: Fact = { type: 'MatterExplained', data: { matterNo, region, explanation: '' } };
    expect(evolveMatter(null, facts, 'clerk')).toBeNull();
  });

  it('counts of an entry what it gave back of the county’s money', () => {
    const batch = { batchNo: 'FF-1', region, amountFen: 61_000n };
    const reversed = { type: 'DisbursementRecorded', data: batch };
    const reversal = (of: object) =>
      ({
        type: 'EntryReversed',
        data: { correctionNo: 'GZ-1', eventId: 'e', reason: '误录', reversed: of },
      }) as unknown as Fact;
    expect(after(recovered(reversal(reversed))).last).toMatchObject({
      data: { amountFen: 61_000n, eventId: 'event-1' },
    });
    const foreign = { ...reversed, data: { ...batch, region: '220421' } };
    const budget = { type: 'BudgetAllocated', data: batch };
    for (const entry of [foreign, budget]) {
      expect(after(recovered(reversal(entry))).outcome).toBe('MATTER_RECOVERY_OUTSIDE');
    }
    const reclaim = { type: 'AwardReclaimed', data: { region, amountFen: 7n } } as unknown as Fact;
    expect(after(recovered(reclaim)).last).toMatchObject({ data: { amountFen: 7n } });
  });

  it('has its number from its day and nothing that could be guessed', () => {
    const bytes = Uint8Array.from({ length: 10 }, (_, i) => i * 25);
    expect(matterNoOf('2018-01-05', bytes)).toMatch(MATTER_NO);
    expect(matterNoOf('2018-01-05', bytes)).toMatch(/^SX-20180105-/);
  });
});

describe('an opening', () => {
  it.each([
    ['MatterOpened', {}],
    ['MatterOpened', { kind: 'COMPLAINT' as const }],
    ['MATTER_DUE_DAY_TOO_EARLY', { dueOn: TODAY }],
    ['AMOUNT_TOO_LARGE', { requiredFen: 10n ** 15n + 1n }],
    ['MATTER_NOT_A_COMPLAINT', { complaint: { contentHash: 'h', complainant: 'NAMED' as const } }],
  ])('%s', (outcome, change) => {
    const decided = decideOpening({ ...opened.data, ...change }, TODAY);
    expect(isRefusal(decided) ? decided.code : decided.type).toBe(outcome);
  });
});

describe('a closing', () => {
  it.each<readonly [string, readonly Taken[]]>([
    ['MATTER_CLOSED_BY_OPENER', [...DONE, closed(34_800n, 'auditor')]],
    ['MATTER_CLOSED_BY_OPENER', [...DONE, closed(34_800n, ' Auditor')]],
    ['MATTER_NOT_JUDGED', [explained, reported, closed()]],
    ['MATTER_NOT_JUDGED', [...DONE, explained, closed()]],
    ['MATTER_FINDING_UNSETTLED', [...DONE, closed(34_800n, 'inspector', FINDING.id)]],
    ['MATTER_NOT_RECTIFIED', [explained, judged('confirmed'), closed()]],
    ['MATTER_RECOVERY_INCOMPLETE', [...DONE, closed(34_799n)]],
    ['MatterClosed', [...DONE, closed()]],
    ['MatterClosed', [...DONE, closed(34_801n)]],
    ['MatterClosed', [...DONE, waived(), closed(0n)]],
    ['MatterClosed', [explained, judged('dismissed'), closed(0n)]],
    [
      'MATTER_FINDING_UNSETTLED',
      [explained, judged('dismissed'), closed(0n, 'inspector', FINDING.id)],
    ],
    ['MATTER_CLOSED', [...DONE, closed(), closed()]],
    ['MATTER_CLOSED', [...DONE, closed(), explained]],
    ['MATTER_CLOSED', [...DONE, closed(), recovered()]],
    ['MatterReopened', [...DONE, closed(), reopened()]],
    ['MATTER_DUE_DAY_TOO_EARLY', [...DONE, closed(), reopened(TODAY)]],
    ['MATTER_CLOSED_BY_OPENER', [...DONE, closed(), reopened(), closed()]],
    ['MATTER_NOT_JUDGED', [...DONE, closed(), reopened(), closed(34_800n, 'auditor')]],
    ['MatterClosed', [...DONE, closed(), reopened(), ...DONE, closed(34_800n, 'auditor')]],
    [
      'MATTER_RECOVERY_INCOMPLETE',
      [...DONE, waived(), closed(0n), reopened(), ...DONE, closed(0n, 'auditor')],
    ],
  ])('%s', (outcome, steps) => {
    expect(after(...steps).outcome).toBe(outcome);
  });

  it('asks for exactly what is missing, whatever came back', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 14n });
    fc.assert(
      fc.property(amount, amount, (requiredFen, recoveredFen) => {
        const opening: Fact = { ...opened, data: { ...opened.data, requiredFen } };
        const facts = DONE.map(([step]) => step);
        let state = evolveMatter(null, opening, 'auditor');
        for (const step of facts) {
          state = evolveMatter(state, decideMatter(matterNo, step, state) as Fact, 'clerk');
        }
        const decided = decideMatter(matterNo, closed(recoveredFen)[0], state);
        const isEnough = recoveredFen >= requiredFen;
        expect(isRefusal(decided)).toBe(!isEnough);
        const waiver = decideMatter(matterNo, waived(recoveredFen)[0], state);
        if (isEnough) expect(waiver).toMatchObject({ code: 'MATTER_NOTHING_TO_WAIVE' });
        else expect(waiver).toMatchObject({ data: { amountFen: requiredFen - recoveredFen } });
      }),
    );
  });
});

function noEntry(): FoundEntry {
  return { kind: 'RETURN', number: 'TH-1', entry: undefined, countedBy: null };
}
