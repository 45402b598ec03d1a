/**
 * Forgetting a person: one person proposes it, another approves, and the key of that person's data
 * is dropped for good. What was paid stays paid: sums, hashes and proofs know the pseudonym only.
 *
 * @source 中华人民共和国个人信息保护法 第四十七条 (erasure); the need of supervision goes first
 */
import type { Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseSamePerson } from './roles.js';

export type ForgettingState =
  | { readonly status: 'none' }
  | {
      readonly status: 'proposed';
      readonly beneficiary: string;
      readonly region: string | null;
      readonly proposedBy: string;
    }
  | {
      readonly status: 'forgotten';
      readonly beneficiary: string;
      readonly region: string | null;
    };

export type ForgettingStep =
  | {
      readonly step: 'propose';
      readonly forgettingNo: string;
      readonly beneficiary: string;
      readonly region: string | null;
      readonly basis: string;
      readonly reason: string;
    }
  | { readonly step: 'approve'; readonly forgettingNo: string; readonly approver: string };

/** What is known of the person when the step is decided. */
export interface PersonAtHand {
  readonly known: 'known' | 'forgotten' | 'unknown';
  /** A finding that concerns a payment to the person and is not settled; null: none. */
  readonly unsettledFinding: string | null;
}

export function initialForgetting(): ForgettingState {
  return { status: 'none' };
}

/** @param by the subject who did it */
export function evolveForgetting(state: ForgettingState, fact: Fact, by: string): ForgettingState {
  return entryFor(FORGETTING, fact.type)?.(fact.data, state, by) ?? state;
}

const FORGETTING: FoldTable<'forgettingState', [ForgettingState, by: string], ForgettingState> = {
  ForgettingProposed: ({ beneficiary, region }, _, proposedBy) => ({
    status: 'proposed',
    beneficiary,
    region,
    proposedBy,
  }),
  PersonForgotten: ({ beneficiary }, state) => ({
    status: 'forgotten',
    beneficiary,
    region: state.status === 'none' ? null : state.region,
  }),
};

/**
 * Refusals: FORGETTING_UNKNOWN, SAME_PERSON, PERSON_UNKNOWN, ALREADY_FORGOTTEN,
 * PERSON_UNDER_REVIEW. Both steps look at the person anew: between them a finding may be raised.
 */
export function decideForgetting(
  step: ForgettingStep,
  state: ForgettingState,
  person: PersonAtHand,
): Fact | Refusal {
  const { forgettingNo } = step;
  switch (step.step) {
    case 'propose': {
      const { beneficiary, region, basis, reason } = step;
      return (
        keptBy(beneficiary, person) ?? {
          type: 'ForgettingProposed',
          data: { forgettingNo, beneficiary, region, basis, reason },
        }
      );
    }
    case 'approve': {
      if (state.status === 'none') return refuse('FORGETTING_UNKNOWN', { forgettingNo });
      const { beneficiary } = state;
      if (state.status === 'forgotten') return refuse('ALREADY_FORGOTTEN', { beneficiary });
      return (
        refuseSamePerson(state.proposedBy, step.approver) ??
        keptBy(beneficiary, person) ?? {
          type: 'PersonForgotten',
          data: { forgettingNo, beneficiary },
        }
      );
    }
  }
}

function keptBy(beneficiary: string, person: PersonAtHand): Refusal | undefined {
  if (person.known === 'unknown') return refuse('PERSON_UNKNOWN', { beneficiary });
  if (person.known === 'forgotten') return refuse('ALREADY_FORGOTTEN', { beneficiary });
  if (person.unsettledFinding === null) return undefined;
  return refuse('PERSON_UNDER_REVIEW', { beneficiary, findingId: person.unsettledFinding });
}
