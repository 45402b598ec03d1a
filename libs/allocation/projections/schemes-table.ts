/** Allocation schemes and their adoption; lines and inputs stay in the events. */
import { type Projection, addingRows } from '../../projection/projection.js';

export const schemeTables: readonly Projection[] = [
  addingRows(
    {
      name: 'schemes',
      columns: [
        'position',
        'recorded_at',
        'scheme_id',
        'fiscal_year',
        'program',
        'total_fen',
        'switched_off',
        'drafted_by',
      ],
    },
    {
      SchemeDrafted(
        { schemeId, fiscalYear, program, totalFen, switchedOff },
        { position, recordedAt },
        { actor },
      ) {
        const of = [schemeId, fiscalYear, program, totalFen, switchedOff.join(' ')];
        return [[position, recordedAt, ...of, actor.subject]];
      },
    },
  ),
  addingRows(
    {
      name: 'scheme_adoptions',
      columns: ['scheme_id', 'position', 'recorded_at', 'adopted_on', 'adopted_by'],
    },
    {
      SchemeAdopted: ({ schemeId, adoptedOn }, fact, { actor }) => [
        [schemeId, fact.position, fact.recordedAt, adoptedOn, actor.subject],
      ],
    },
  ),
];
