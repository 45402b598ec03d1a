import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../event-catalogue/catalogue.js';
import {
  type ForgettingStep,
  type PersonAtHand,
  decideForgetting,
  evolveForgetting,
  initialForgetting,
} from './forgetting.js';

const BENEFICIARY = 'pseudonym';
const KNOWN: PersonAtHand = { known: 'known', unsettledFinding: null };
const proposal: ForgettingStep = {
  step: 'propose',
  forgettingNo: 'SC-1',
  beneficiary: BENEFICIARY,
  region: '220503',
  basis: '个人信息保护法第四十七条',
  reason: '本人申请',
};
const approvalBy = (approver: string): ForgettingStep => ({
  step: 'approve',
  forgettingNo: 'SC-1',
  approver,
});
const proposed: Fact = {
  type: 'ForgettingProposed',
  data: {
    forgettingNo: 'SC-1',
    beneficiary: BENEFICIARY,
    region: '220503',
    basis: '个人信息保护法第四十七条',
    reason: '本人申请',
  },
};
const forgotten: Fact = {
  type: 'PersonForgotten',
  data: { forgettingNo: 'SC-1', beneficiary: BENEFICIARY },
};
const given = (...facts: readonly Fact[]) =>
  facts.reduce((state, fact) => evolveForgetting(state, fact, 'drafter'), initialForgetting());

describe('forgetting a person', () => {
  it('is proposed by one and approved by another', () => {
    expect(decideForgetting(proposal, given(), KNOWN)).toEqual(proposed);
    expect(decideForgetting(approvalBy('other'), given(proposed), KNOWN)).toEqual(forgotten);
  });

  it('is refused to the one who proposed it', () => {
    const answer = decideForgetting(approvalBy('drafter'), given(proposed), KNOWN);
    expect(answer).toMatchObject({
      code: 'SAME_PERSON',
      data: { first: 'drafter', second: 'drafter' },
    });
  });

  it('needs a proposal, and happens once', () => {
    expect(decideForgetting(approvalBy('other'), given(), KNOWN)).toMatchObject({
      code: 'FORGETTING_UNKNOWN',
    });
    const again = decideForgetting(approvalBy('other'), given(proposed, forgotten), KNOWN);
    expect(again).toMatchObject({ code: 'ALREADY_FORGOTTEN' });
  });

  it.each([
    ['PERSON_UNKNOWN', { known: 'unknown', unsettledFinding: null }],
    ['ALREADY_FORGOTTEN', { known: 'forgotten', unsettledFinding: null }],
    ['PERSON_UNDER_REVIEW', { known: 'known', unsettledFinding: 'PAYMENT_DUPLICATE:1:FF-1' }],
  ] as const)('is refused as %s, when proposed and when approved', (code, person) => {
    expect(decideForgetting(proposal, given(), person)).toMatchObject({ code });
    const approval = decideForgetting(approvalBy('other'), given(proposed), person);
    expect(approval).toMatchObject({ code });
  });

  it('takes no notice of what does not concern it', () => {
    const other: Fact = { type: 'PersonalDataViewed', data: { beneficiary: 'x', purpose: 'y' } };
    expect(given(other)).toEqual(initialForgetting());
  });
});
