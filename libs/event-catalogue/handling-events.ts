/** Events of handling: answers to alerts, and looks at personal data. */
import { integer, isoDate, recordOf, regionCode, text } from './codec.js';

export const gapAlertAcknowledged = recordOf({
  alertId: text,
  region: regionCode,
  fiscalYear: integer,
  episode: integer,
  /** The county's remedy plan and the day by which it will be carried out. */
  plan: text,
  dueOn: isoDate,
});

export const personalDataViewed = recordOf({
  /** Pseudonym of the person looked at. */
  beneficiary: text,
  purpose: text,
});
