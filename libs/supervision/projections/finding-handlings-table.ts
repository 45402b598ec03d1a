/** What counties and auditors said of findings. */
import { type Row, addingRows } from '../../projection/projection.js';
import type { ProjectedEvent } from '../../projection/projection.js';

export const findingHandlingsTable = addingRows(
  {
    name: 'finding_handlings',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'occurred_on',
      'finding_id',
      'status',
      'said',
      'recovered_fen',
      'evidence',
      'recoveries',
      'said_by',
      'role',
    ],
  },
  ({ fact, metadata }) => {
    const { position, id, recordedAt, occurredOn } = fact;
    const said = cellsOf(fact);
    if (!said) return [];
    const { subject, role } = metadata.actor;
    return [[position, id, recordedAt, occurredOn, ...said, subject, role]];
  },
);

function cellsOf(fact: ProjectedEvent['fact']): Row | undefined {
  switch (fact.type) {
    case 'FindingExplained':
      return [fact.data.findingId, 'explained', fact.data.explanation, null, null, '[]'];
    case 'FindingJudged':
      return [fact.data.findingId, fact.data.verdict, fact.data.opinion, null, null, '[]'];
    case 'FindingRectified': {
      const { findingId, measures, recoveredFen, evidence, recoveries } = fact.data;
      const named = recoveries.map(({ amountFen, ...entry }) => ({
        ...entry,
        amountFen: String(amountFen),
      }));
      return [findingId, 'rectified', measures, recoveredFen, evidence, JSON.stringify(named)];
    }
    default:
      return undefined;
  }
}
