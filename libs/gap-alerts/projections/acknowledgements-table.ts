/** The counties' answers to gap alerts. */
import { addingRows } from '../../projection/projection.js';

export const acknowledgementsTable = addingRows(
  {
    name: 'gap_alert_acknowledgements',
    columns: [
      'position',
      'region',
      'fiscal_year',
      'episode',
      'plan',
      'due_on',
      'occurred_on',
      'acknowledged_by',
      'recorded_at',
    ],
  },
  ({ fact, metadata }) => {
    if (fact.type !== 'GapAlertAcknowledged') return [];
    const { region, fiscalYear, episode, plan, dueOn } = fact.data;
    const { position, occurredOn, recordedAt } = fact;
    const { subject } = metadata.actor;
    return [[position, region, fiscalYear, episode, plan, dueOn, occurredOn, subject, recordedAt]];
  },
);
