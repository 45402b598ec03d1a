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
    ({ fact, metadata }) => {
      if (fact.type !== 'SchemeDrafted') return [];
      const { schemeId, fiscalYear, program, totalFen, switchedOff } = fact.data;
      const { position, recordedAt } = fact;
      const of = [schemeId, fiscalYear, program, totalFen, switchedOff.join(' ')];
      return [[position, recordedAt, ...of, metadata.actor.subject]];
    },
  ),
  addingRows(
    {
      name: 'scheme_adoptions',
      columns: ['scheme_id', 'position', 'recorded_at', 'adopted_on', 'adopted_by'],
    },
    ({ fact, metadata }) => {
      if (fact.type !== 'SchemeAdopted') return [];
      const { schemeId, adoptedOn } = fact.data;
      return [[schemeId, fact.position, fact.recordedAt, adoptedOn, metadata.actor.subject]];
    },
  ),
  addingRows(
    {
      name: 'need_assessments',
      columns: [
        'position',
        'event_id',
        'region',
        'fiscal_year',
        'program',
        'from_month',
        'months',
        'persons',
      ],
    },
    ({ fact }) => {
      if (fact.type !== 'NeedAssessed') return [];
      const { region, fiscalYear, program, fromMonth, months, persons } = fact.data;
      return [[fact.position, fact.id, region, fiscalYear, program, fromMonth, months, persons]];
    },
  ),
];
