/** The counties' answers to gap alerts. */
import { type Projection, addingRows } from '../../projection/projection.js';

const TABLE = {
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
} as const;

/** @param isOfPart which counties' rows: another partition has the others */
export function acknowledgementsTable(isOfPart: (region: string) => boolean): Projection {
  return addingRows(TABLE, {
    GapAlertAcknowledged(data, { position, occurredOn, recordedAt }, { actor: { subject } }) {
      const { region, fiscalYear, episode, plan, dueOn } = data;
      if (!isOfPart(region)) return [];
      const answer = [region, fiscalYear, episode, plan, dueOn, occurredOn, subject];
      return [[position, ...answer, recordedAt]];
    },
  });
}
