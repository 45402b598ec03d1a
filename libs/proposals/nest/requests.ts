/** What proposals are asked and told. */
import { Key, OneOf, RegionCode, Text } from '../../http/intake/fields.js';
import { PageQuery } from '../../http/reading/queries.js';
import { PROPOSAL_STATES, type ProposalStatus } from '../domain/proposal.js';

export class ProposalPath {
  @Key(36, { example: '3f2b8c1e-7a54-5d0e-9b57-2d1f0c8e7a44' })
  id!: string;
}

export class ProposalsQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @OneOf(PROPOSAL_STATES, { filter: true })
  state?: ProposalStatus;

  @OneOf(['true', 'false'], { filter: true, description: '只看本人经办的 Those of the asker' })
  mine?: 'true' | 'false';
}

export class ReturnProposalBody {
  @Text(1000, { description: '退回理由 What is to be mended', example: '第3户人数与核定表不符' })
  reason!: string;
}
