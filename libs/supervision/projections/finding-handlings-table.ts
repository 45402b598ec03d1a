/** What counties and auditors said of findings. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import type { EventMetadata } from '../../event-store/port.js';
import { type Row, addingRows } from '../../projection/projection.js';

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
    json: ['recoveries'],
  },
  {
    FindingExplained: ({ findingId, explanation }, fact, metadata) => [
      said(fact, metadata, [findingId, 'explained', explanation]),
    ],
    FindingJudged: ({ findingId, verdict, opinion }, fact, metadata) => [
      said(fact, metadata, [findingId, verdict, opinion]),
    ],
    FindingRectified({ findingId, measures, recoveredFen, evidence, recoveries }, fact, metadata) {
      const named = recoveries.map(({ amountFen, ...entry }) => ({
        ...entry,
        amountFen: String(amountFen),
      }));
      const recovered = [recoveredFen, evidence, JSON.stringify(named)];
      return [said(fact, metadata, [findingId, 'rectified', measures], recovered)];
    },
  },
);

function said(
  { position, id, recordedAt, occurredOn }: RecordedFact,
  { actor }: EventMetadata,
  what: readonly [findingId: string, status: string, said: string],
  recovered: Row = [null, null, '[]'],
): Row {
  return [position, id, recordedAt, occurredOn, ...what, ...recovered, actor.subject, actor.role];
}
