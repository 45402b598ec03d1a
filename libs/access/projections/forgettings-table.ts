/** Who is to be forgotten: proposals, and what was approved. */
import { type Projection, addingRows } from '../../projection/projection.js';

export const forgettingTables: readonly Projection[] = [
  addingRows(
    {
      name: 'forgettings',
      columns: [
        'position',
        'recorded_at',
        'forgetting_no',
        'beneficiary',
        'region',
        'basis',
        'reason',
        'proposed_by',
      ],
    },
    ({ fact, metadata }) => {
      if (fact.type !== 'ForgettingProposed') return [];
      const { forgettingNo, beneficiary, region, basis, reason } = fact.data;
      const of = [forgettingNo, beneficiary, region, basis, reason];
      return [[fact.position, fact.recordedAt, ...of, metadata.actor.subject]];
    },
  ),
  addingRows(
    {
      name: 'forgetting_approvals',
      columns: ['position', 'recorded_at', 'forgetting_no', 'approved_by'],
    },
    ({ fact, metadata }) => {
      if (fact.type !== 'PersonForgotten') return [];
      const { forgettingNo } = fact.data;
      return [[fact.position, fact.recordedAt, forgettingNo, metadata.actor.subject]];
    },
  ),
];
