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
    {
      ForgettingProposed({ forgettingNo, beneficiary, region, basis, reason }, fact, { actor }) {
        const of = [forgettingNo, beneficiary, region, basis, reason];
        return [[fact.position, fact.recordedAt, ...of, actor.subject]];
      },
    },
  ),
  addingRows(
    {
      name: 'forgetting_approvals',
      columns: ['position', 'recorded_at', 'forgetting_no', 'approved_by'],
    },
    {
      PersonForgotten: ({ forgettingNo }, fact, { actor }) => [
        [fact.position, fact.recordedAt, forgettingNo, actor.subject],
      ],
    },
  ),
];
