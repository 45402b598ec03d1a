/** What is answered of proposals. */
import {
  type Codec,
  described,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import {
  instant,
  pageOf,
  proposedCommand,
  recordedRegion,
  recordedWith,
  region,
  yuan,
} from '../../http/openapi/shapes.js';
import { REVIEW_KINDS, type ReviewKind } from '../../policy/review-parameters.js';
import { PROPOSAL_STATES } from '../domain/proposal.js';

const KINDS = Object.keys(REVIEW_KINDS) as ReviewKind[];

const members = {
  id: text,
  revision: described(integer, { description: 'If-Match 所用的版本号 For If-Match' }),
  state: oneOf(...PROPOSAL_STATES),
  kind: described(nullable(oneOf(...KINDS)), { description: '业务种类 Kind of write' }),
  eventType: described(nullable(text), {
    description: '批准后记录的事件 What is recorded on approval',
    example: 'DisbursementRecorded',
  }),
  permission: described(nullable(text), {
    description: '有此权限者可以复核 Who has it may review',
    example: 'disbursements.record',
  }),
  region: described(nullable(region), { description: 'null：不限于一县 Of no one county' }),
  fiscalYear: nullable(integer),
  amount: described(nullable(yuan), { description: 'null：不涉及金额 It moves no money' }),
  key: described(nullable(text), { example: 'batch/FF-2018-000101' }),
  preparedBy: described(text, { description: '经办人 Its author' }),
  role: text,
  organisation: recordedRegion,
  createdAt: instant,
  submittedAt: nullable(instant),
  expiresAt: instant,
  warnings: listOf(text),
  reason: described(nullable(text), { description: '退回理由 Why it was sent back' }),
  refusal: described(nullable(text), {
    description: '最近一次批准未能入账的原因 Why it could not be carried out when last approved',
  }),
  reviewedBy: listOf(text),
  approvedBy: nullable(text),
};

export const ProposalItem = named('Proposal', recordOf(members));
export const ProposalItems = pageOf('Proposals', ProposalItem);

const anything: Codec<object> = {
  encode: (value) => value,
  decode: (json) => json as object,
  schema: { type: 'object' },
};

export const ProposalDetails = named(
  'ProposalDetails',
  recordOf({
    ...members,
    content: described(nullable(anything), {
      description:
        '所提请的业务（人员以化名表示）；办结后为 null What it asks for, persons under their pseudonyms; null once it is over',
    }),
    form: described(nullable(anything), {
      description:
        '经办人所填，仅其本人在草稿或退回时可见 As filled in: its author sees it, in a draft or once returned',
    }),
  }),
);

export const KeptForm = recordedWith('KeptForm', { proposal: proposedCommand });

const paid = nullable(recordOf({ persons: integer, amount: yuan }));

export const PayrollChanges = named(
  'PayrollChanges',
  recordOf({
    against: described(text, {
      description: '对比的月份 The month compared with',
      example: '2018-01',
    }),
    unchanged: integer,
    items: listOf(
      recordOf({
        beneficiary: described(text, { description: '人员化名 Pseudonym' }),
        change: oneOf('new', 'left', 'changed'),
        before: paid,
        after: paid,
      }),
    ),
  }),
);

export const Approvals = named(
  'Approvals',
  recordOf({
    items: listOf(
      recordOf({
        id: text,
        status: described(integer, { description: '逐项的状态码 As each by itself', example: 201 }),
        code: nullable(text),
        detail: nullable(text),
      }),
    ),
  }),
);
