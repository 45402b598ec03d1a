/** What proposals are asked and told. */
import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { listBody } from '../../http/intake/body-bounds.js';
import { Key, Parts, OneOf, RegionCode, Text, Whole } from '../../http/intake/fields.js';
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

/** As large as the largest form, a batch with its payments. */
export const FORM_BODY = listBody(50_000, { members: 11, bytes: 768 });

export class FormBody {
  @Key(2000, {
    description: '业务的路由 The route of the write',
    example: 'POST /api/v1/counties/220422/years/2018/budgets',
  })
  route!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: '该路由的请求体，可未填完；只存密文 Its body, finished or not; sealed',
    example: {
      ...{ entryNo: 'YS-2018-0900', class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' },
      ...{ source: 'OWN', amount: '1.00', allocatedOn: '2018-01-20' },
    },
  })
  @IsObject()
  body!: object;
}

export class ApprovedRevision {
  @Key(36, { example: '3f2b8c1e-7a54-5d0e-9b57-2d1f0c8e7a44' })
  id!: string;

  @Whole(0, 1_000_000, { example: 0 })
  revision!: number;
}

export class ApprovalsBody {
  @Parts(ApprovedRevision, 1, 200, {
    description: '所读的各项及其版本 Each with the revision read',
  })
  proposals!: ApprovedRevision[];
}
