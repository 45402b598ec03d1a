/** Events of handling: answers to alerts, looks at personal data, and persons forgotten. */
import { integer, isoDate, nullable, recordOf, regionCode, text } from './codec.js';

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

export const forgettingProposed = recordOf({
  forgettingNo: text,
  /** Pseudonym of the person to forget; it stays in the events, and stands for nobody then. */
  beneficiary: text,
  /** The county whose office proposes; null: a provincial office. */
  region: nullable(regionCode),
  /** The law or the request on which the data are to be erased. */
  basis: text,
  reason: text,
});

export const personForgotten = recordOf({
  forgettingNo: text,
  beneficiary: text,
});
