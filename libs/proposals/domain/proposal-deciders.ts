/** The steps of a proposal, each decided on its own stream and on that of its approval. */
import { members } from '../../command-handling/content.js';
import type {
  CommandContent,
  Decider,
  Decision,
  Occasion,
} from '../../command-handling/decider.js';
import type { Reading } from '../../command-handling/reading.js';
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { daysAfter } from '../../event-store/business-date.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import {
  PROPOSAL,
  type Proposal,
  approvalStream,
  proposalStream,
  refuseOther,
  refuseSamePerson,
  refuseUnless,
} from './proposal.js';

/** As it stands with its approval, both guarded. null: there is none. */
export async function readProposal(reading: Reading, proposalId: string): Promise<Proposal | null> {
  const proposal = await reading.stream(proposalStream(proposalId), PROPOSAL);
  const approvals = await reading.revision(approvalStream(proposalId));
  return proposal && approvals >= 0n ? { ...proposal, status: 'APPROVED' } : proposal;
}

/** What lies sealed before the event that speaks of it is recorded. */
interface Sealed {
  readonly proposalId: string;
  /** How many days it is kept. */
  readonly days: number;
  readonly keep: () => Promise<void>;
}

export interface DraftProposal extends Sealed {
  readonly region: string | null;
  readonly contentHash: string;
}

export interface SubmitProposal extends Sealed {
  readonly submission: Omit<DataOf<'ProposalSubmitted'>, 'expiresOn'>;
  /** Of the command that it stands for: a repeated one is known again by it. */
  readonly content: CommandContent | null;
}

export type StepOfProposal = { readonly proposalId: string } & (
  | { readonly step: 'return'; readonly reason: string }
  | { readonly step: 'withdraw' }
  | { readonly step: 'review' }
  | { readonly step: 'refuse'; readonly code: string; readonly zh: string; readonly en: string }
);

/** A form is kept anew each time that it is changed. */
export const draftProposal: Decider<DraftProposal, Proposal | null> = {
  name: () => 'DraftProposal',
  content: (draft) => ({ asked: { draft: members(draft, 'proposalId', 'contentHash') } }),
  read: (reading, { proposalId }) => readProposal(reading, proposalId),
  decide: ({ proposalId, region, contentHash, days }, proposal, { actor, today }) => {
    const refusal =
      proposal &&
      (refuseOther(proposal, actor.subject) ??
        refuseUnless(proposal, proposalId, today, 'DRAFT', 'RETURNED'));
    if (refusal) return refusal;
    const expiresOn = daysAfter(today, days);
    const data = { proposalId, region, contentHash, expiresOn };
    return recorded({ type: 'ProposalDrafted', data }, today);
  },
  beforeAppend: ({ keep }) => keep(),
};

export const submitProposal: Decider<SubmitProposal, Proposal | null> = {
  name: () => 'SubmitProposal',
  content: ({ content }) => content,
  read: (reading, { proposalId }) => readProposal(reading, proposalId),
  decide: ({ proposalId, submission, days }, proposal, { actor, today }) => {
    const refusal =
      proposal &&
      (refuseOther(proposal, actor.subject) ??
        refuseUnless(proposal, proposalId, today, 'DRAFT', 'RETURNED'));
    if (refusal) return refusal;
    const data = { ...submission, expiresOn: daysAfter(today, days) };
    return recorded({ type: 'ProposalSubmitted', data }, today);
  },
  beforeAppend: ({ keep }) => keep(),
};

export const takeStep: Decider<StepOfProposal, Proposal | null> = {
  name: ({ step }) => NAMES[step],
  content: ({ proposalId, ...step }, { actor }) => ({
    asked: { proposal: proposalId, ...step, by: actor.subject },
  }),
  read: (reading, { proposalId }) => readProposal(reading, proposalId),
  decide: (step, proposal, occasion) => {
    if (proposal === null) return refuse('PROPOSAL_UNKNOWN', { proposal: step.proposalId });
    const fact = decideStep(step, proposal, occasion);
    return isRefusal(fact) ? fact : recorded(fact, occasion.today);
  },
};

const NAMES = {
  return: 'ReturnProposal',
  withdraw: 'WithdrawProposal',
  review: 'ReviewProposal',
  refuse: 'RefuseProposal',
} as const satisfies Record<StepOfProposal['step'], string>;

type ProposalFact = Extract<Fact, { readonly type: `Proposal${string}` }>;

function decideStep(
  step: StepOfProposal,
  proposal: Proposal,
  { actor: { subject }, today }: Occasion,
): ProposalFact | Refusal {
  const { proposalId } = step;
  if (step.step === 'withdraw') {
    const refusal =
      refuseOther(proposal, subject) ??
      refuseUnless(proposal, proposalId, today, 'DRAFT', 'SUBMITTED', 'RETURNED', 'EXPIRED');
    return refusal ?? { type: 'ProposalWithdrawn', data: { proposalId } };
  }
  const refusal = refuseUnless(proposal, proposalId, today, 'SUBMITTED');
  if (refusal) return refusal;
  if (step.step === 'refuse') {
    const { code, zh, en } = step;
    return { type: 'ProposalRefused', data: { proposalId, code, zh, en } };
  }
  const same = refuseSamePerson(proposal, subject);
  if (same) return same;
  return step.step === 'return'
    ? { type: 'ProposalReturned', data: { proposalId, reason: step.reason } }
    : { type: 'ProposalReviewed', data: { proposalId } };
}

function recorded(fact: ProposalFact, occurredOn: string): Decision {
  return { fact, occurredOn, stream: proposalStream(fact.data.proposalId) };
}
