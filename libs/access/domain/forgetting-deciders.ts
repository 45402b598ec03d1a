/** Forgetting a person, decided on the proposal's own stream and on what is known of the person. */
import { members } from '../../command-handling/content.js';
import type { Decider, Decision } from '../../command-handling/decider.js';
import type { Fold } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';
import { type Refusal, isRefusal } from '../../refusals/refusals.js';
import {
  type ForgettingState,
  type ForgettingStep,
  type PersonAtHand,
  decideForgetting,
  evolveForgetting,
  initialForgetting,
} from './forgetting.js';

export interface ProposeForgetting {
  readonly forgettingNo: string;
  /** Pseudonym. */
  readonly beneficiary: string;
  /** The county whose office proposes; null: a provincial one. */
  readonly region: string | null;
  readonly basis: string;
  readonly reason: string;
}

export interface ApproveForgetting {
  readonly forgettingNo: string;
}

/** What is known of persons. */
export interface KnownPersons {
  reveal(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  isForgotten(pseudonym: string): Promise<boolean>;
  /** By the figures: a finding that concerns the person and is not settled; null: none. */
  unsettledFinding(pseudonym: string): Promise<string | null>;
}

interface ReadForgetting {
  readonly state: ForgettingState;
  readonly person: PersonAtHand;
}

export const FORGETTINGS = 'forgetting-';

const FORGETTING: Fold<ForgettingState> = {
  initial: initialForgetting,
  evolve: (state, fact, by) => evolveForgetting(state, fact, by.subject),
};

export function readForgetting(reading: Reading, forgettingNo: string): Promise<ForgettingState> {
  return reading.stream(`${FORGETTINGS}${forgettingNo}`, FORGETTING);
}

export function proposeForgetting(
  persons: KnownPersons,
): Decider<ProposeForgetting, ReadForgetting> {
  return {
    name: () => 'ProposeForgetting',
    content: (command) => ({
      asked: {
        step: 'propose',
        ...members(command, 'forgettingNo', 'beneficiary', 'region', 'basis', 'reason'),
      },
    }),
    read: async (reading, { forgettingNo, beneficiary }) => ({
      state: await readForgetting(reading, forgettingNo),
      person: await personAtHand(reading, persons, beneficiary),
    }),
    decide: (command, { state, person }, { today }) => {
      const { forgettingNo, beneficiary } = command;
      const claim = { key: `forgetting/${forgettingNo}/0`, fingerprint: beneficiary };
      return decided({ step: 'propose', ...command }, state, person, { occurredOn: today, claim });
    },
  };
}

/** Of two approvals at the same time, or of two proposals for one person, one is recorded. */
export function approveForgetting(
  persons: KnownPersons,
): Decider<ApproveForgetting, ReadForgetting> {
  return {
    name: () => 'ApproveForgetting',
    content: ({ forgettingNo }, { actor }) => ({
      asked: { step: 'approve', forgettingNo, approver: actor.subject },
    }),
    read: async (reading, { forgettingNo }) => {
      const state = await readForgetting(reading, forgettingNo);
      const person =
        state.status === 'none'
          ? ({ known: 'unknown', unsettledFinding: null } as const)
          : await personAtHand(reading, persons, state.beneficiary);
      return { state, person };
    },
    decide: ({ forgettingNo }, { state, person }, { actor, today }) => {
      const beneficiary = state.status === 'none' ? '' : state.beneficiary;
      const claim = { key: `forgotten/${beneficiary}/0`, fingerprint: forgettingNo };
      const step = { step: 'approve', forgettingNo, approver: actor.subject } as const;
      return decided(step, state, person, { occurredOn: today, claim });
    },
  };
}

function decided(
  step: ForgettingStep,
  state: ForgettingState,
  person: PersonAtHand,
  recording: Required<Pick<Decision, 'occurredOn' | 'claim'>>,
): Decision | Refusal {
  const fact = decideForgetting(step, state, person);
  if (isRefusal(fact)) return fact;
  return { fact, stream: `${FORGETTINGS}${step.forgettingNo}`, ...recording };
}

async function personAtHand(
  reading: Reading,
  persons: KnownPersons,
  beneficiary: string,
): Promise<PersonAtHand> {
  const unsettledFinding = await reading.figures(() => persons.unsettledFinding(beneficiary));
  const [revealed, gone] = await Promise.all([
    persons.reveal([beneficiary]),
    persons.isForgotten(beneficiary),
  ]);
  const known = revealed.has(beneficiary) ? 'known' : gone ? 'forgotten' : 'unknown';
  return { known, unsettledFinding };
}
