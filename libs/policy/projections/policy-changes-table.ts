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
  ({ fact, metadata }) => {
    if (fact.type !== 'PolicyParameterSet') return [];
    const { name, effectiveFrom, effectiveTo, value, document, clause, quote } = fact.data;
    const { position, recordedAt } = fact;
    const of = [name, effectiveFrom, effectiveTo, value, document, clause, quote];
    return [[position, recordedAt, ...of, metadata.actor.subject]];
  },
);
