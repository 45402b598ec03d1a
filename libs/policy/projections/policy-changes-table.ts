/** Policy values as the province decided them. */
import { type Projection, addingRows } from '../../projection/projection.js';

export const policyChangesTable: Projection = addingRows(
  {
    name: 'policy_changes',
    columns: [
      'position',
      'recorded_at',
      'name',
      'effective_from',
      'effective_to',
      'value',
      'document',
      'clause',
      'quote',
      'decided_by',
    ],
  },
  {
    PolicyParameterSet(
      { name, effectiveFrom, effectiveTo, value, document, clause, quote },
      { position, recordedAt },
      { actor },
    ) {
      const of = [name, effectiveFrom, effectiveTo, value, document, clause, quote];
      return [[position, recordedAt, ...of, actor.subject]];
    },
  },
);
