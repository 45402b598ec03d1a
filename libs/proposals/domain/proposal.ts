/**
 * A proposal: what one person prepared, sealed beside the vault, until another approves it, sends
 * it back, or its time is over. Its approval is recorded with what it carries out, in a stream of
 * its own, so that neither is ever without the other.
 */
import { isSamePerson } from '../../access/domain/roles.js';
import { daysAfter } from '../../event-store/business-date.js';
import { foldOf } from '../../command-handling/fold.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { Actor } from '../../event-store/port.js';
import { uuidFromName } from '../../event-store/identifiers.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';

export const PROPOSAL_STATES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'APPROVED',
  'WITHDRAWN',
  'EXPIRED',
] as const;
export type ProposalStatus = (typeof PROPOSAL_STATES)[number];

type Submission = DataOf<'ProposalSubmitted'>;

export interface Proposal {
  /** As it was recorded: that its time is over no event says. */
  readonly status: Exclude<ProposalStatus, 'EXPIRED'>;
  readonly author: Actor;
  /** Last day, `YYYY-MM-DD`. */
  readonly expiresOn: string;
  readonly region: string | null;
  /** Of the form; null: what was sent was no form. */
  readonly formHash: string | null;
  /** null: it was never submitted. */
  readonly submission: Submission | null;
  /** Of what is submitted now, who has reviewed it. */
  readonly reviewedBy: readonly Actor[];
}

export const PROPOSAL = foldOf<'proposalState', Proposal | null>(() => null, {
  ProposalDrafted: ({ region, contentHash, expiresOn }, before, _, author) => ({
    ...(before ?? { status: 'DRAFT', author, submission: null }),
    ...{ region, expiresOn, formHash: contentHash, reviewedBy: [] },
  }),
  ProposalSubmitted: (submission, before, _, author) => ({
    status: 'SUBMITTED',
    author: before?.author ?? author,
    expiresOn: submission.expiresOn,
    region: submission.region,
    formHash: submission.hasForm ? submission.contentHash : null,
    submission,
    reviewedBy: [],
  }),
  ProposalReturned: (_, before) => before && { ...before, status: 'RETURNED', reviewedBy: [] },
  ProposalWithdrawn: (_, before) => before && { ...before, status: 'WITHDRAWN' },
  ProposalReviewed: (_, before, __, by) =>
    before && { ...before, reviewedBy: [...before.reviewedBy, by] },
  ProposalApproved: (_, before) => before && { ...before, status: 'APPROVED' },
  ProposalRefused: (_, before) => before,
});

export function proposalStream(proposalId: string): string {
  return `proposal-${proposalId}`;
}

export function approvalStream(proposalId: string): string {
  return `proposal-approval-${proposalId}`;
}

/** Any fixed UUIDs: namespaces of ids that follow from others. */
const PROPOSALS = '0f6c7c86-6f0a-5d52-9c1e-5d1f5f7a54d1';
const CARRIED_OUT = '5f0a2f6e-31d8-5b0b-8c37-0a1f2f6f9be4';

/** Of a write that is put before another person; the same for the same command. */
export function proposalIdOf(commandId: string): string {
  return uuidFromName(PROPOSALS, commandId);
}

/** Id of the command that a proposal is carried out by: whoever approves it, there is one. */
export function carryingOutId(proposalId: string): string {
  return uuidFromName(CARRIED_OUT, proposalId);
}

/** What it is on a day. */
export function statusOn({ status, expiresOn }: Proposal, today: string): ProposalStatus {
  const isOver = status === 'APPROVED' || status === 'WITHDRAWN';
  return !isOver && expiresOn < today ? 'EXPIRED' : status;
}

/** The first moment at which it is over, ISO 8601 with offset. */
export function expiresAt(expiresOn: string): string {
  return `${daysAfter(expiresOn, 1)}T00:00:00+08:00`;
}

/** Of one of these states, or why not. */
export function refuseUnless(
  proposal: Proposal,
  proposalId: string,
  today: string,
  ...states: readonly ProposalStatus[]
): Refusal | undefined {
  const status = statusOn(proposal, today);
  return states.includes(status)
    ? undefined
    : refuse('PROPOSAL_STATE', { proposal: proposalId, state: status });
}

/** Its author alone changes it. */
export function refuseOther(proposal: Proposal, subject: string): Refusal | undefined {
  return isSamePerson(proposal.author.subject, subject) ? undefined : refuse('NOT_THE_AUTHOR', {});
}

/** Who has prepared or reviewed it does not look at it again. */
export function refuseSamePerson(proposal: Proposal, subject: string): Refusal | undefined {
  const others = [proposal.author, ...proposal.reviewedBy];
  const same = others.find((other) => isSamePerson(other.subject, subject));
  return same && refuse('SAME_PERSON', { first: same.subject, second: subject });
}
