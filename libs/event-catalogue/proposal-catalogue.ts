/** Rows of the catalogue: what is prepared by one person and looked at by another. */
import { define } from './event-definition.js';
import * as proposal from './proposal-events.js';

const OF_PROPOSAL = ['proposalState', 'read.proposal_steps'] as const;

export const PROPOSAL_CATALOGUE = {
  ProposalDrafted: define(
    proposal.proposalDrafted,
    '业务草稿',
    'A form was kept that is not submitted yet',
    OF_PROPOSAL,
  ),
  ProposalSubmitted: define(
    proposal.proposalSubmitted,
    '提请复核',
    'A write was put before another person',
    OF_PROPOSAL,
  ),
  ProposalReturned: define(
    proposal.proposalReturned,
    '退回修改',
    'A proposal was sent back to its author',
    OF_PROPOSAL,
  ),
  ProposalWithdrawn: define(
    proposal.proposalWithdrawn,
    '撤回提请',
    'Its author withdrew a proposal',
    OF_PROPOSAL,
  ),
  ProposalReviewed: define(
    proposal.proposalReviewed,
    '复核通过',
    'A proposal passed review and waits for approval by a third person',
    OF_PROPOSAL,
  ),
  ProposalApproved: define(
    proposal.proposalApproved,
    '审批通过',
    'A proposal was approved and carried out',
    OF_PROPOSAL,
  ),
  ProposalRefused: define(
    proposal.proposalRefused,
    '提请未能入账',
    'An approval found that a proposal cannot be carried out as the ledgers stand',
    OF_PROPOSAL,
  ),
} as const;
