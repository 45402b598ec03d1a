/** What was done with proposals, as rows that are only added. What they propose lies sealed. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import type { EventMetadata } from '../../event-store/port.js';
import { type Cell, type Row, addingRows } from '../../projection/projection.js';

const ABOUT = [
  'kind',
  'event_type',
  'permission',
  'region',
  'fiscal_year',
  'amount_fen',
  'key',
  'expires_on',
  'warnings',
  'reason',
] as const;

type About = { readonly [C in (typeof ABOUT)[number]]?: Cell };

export const proposalStepsTable = addingRows(
  {
    name: 'proposal_steps',
    columns: [
      ...['position', 'recorded_at', 'proposal_id', 'step', 'revision'],
      ...ABOUT,
      ...['taken_by', 'role', 'organisation'],
    ],
  },
  {
    ProposalDrafted: ({ proposalId, region, expiresOn }, ...recorded) =>
      stepRow(recorded, proposalId, 'drafted', { region, expires_on: expiresOn }),
    ProposalSubmitted: ({ proposalId, ...of }, ...recorded) =>
      stepRow(recorded, proposalId, 'submitted', {
        ...{ kind: of.kind, event_type: of.eventType, permission: of.permission },
        ...{ region: of.region, fiscal_year: of.fiscalYear, amount_fen: of.amountFen },
        ...{ key: of.key, expires_on: of.expiresOn, warnings: of.warnings.join(' ') },
      }),
    ProposalReturned: ({ proposalId, reason }, ...recorded) =>
      stepRow(recorded, proposalId, 'returned', { reason }),
    ProposalWithdrawn: ({ proposalId }, ...recorded) => stepRow(recorded, proposalId, 'withdrawn'),
    ProposalReviewed: ({ proposalId }, ...recorded) => stepRow(recorded, proposalId, 'reviewed'),
    ProposalApproved: ({ proposalId }, ...recorded) => stepRow(recorded, proposalId, 'approved'),
    ProposalRefused: ({ proposalId, code, zh, en }, ...recorded) =>
      stepRow(recorded, proposalId, 'refused', { reason: `${code} ${zh} / ${en}` }),
  },
);

function stepRow(
  [{ position, recordedAt, revision }, { actor }]: readonly [RecordedFact, EventMetadata],
  proposalId: string,
  step: string,
  about: About = {},
): readonly Row[] {
  return [
    [
      ...[position, recordedAt, proposalId, step, revision],
      ...ABOUT.map((column) => about[column] ?? null),
      ...[actor.subject, actor.role, actor.organisation],
    ],
  ];
}
