/**
 * Events of matters: complaints and rectifications from their opening to their closing. What a
 * complaint says, and who complains, lies sealed in the vault.
 * @source 2017, 五（三）规范投诉举报、巡查督查制度
 */
import {
  fenAmount,
  integer,
  isoDate,
  listOf,
  nullable,
  oneOf,
  recordOf,
  regionCode,
  text,
} from './codec.js';
import { MATTER_KINDS, MATTER_LINK_KINDS } from './vocabulary.js';

const OF_MATTER = {
  matterNo: text,
  /** The affected county. */
  region: regionCode,
} as const;

export const matterOpened = recordOf({
  ...OF_MATTER,
  kind: oneOf(...MATTER_KINDS),
  /** What it is about, naming nobody. */
  title: text,
  program: nullable(text),
  fiscalYear: nullable(integer),
  dueOn: isoDate,
  /** How much has to come back; null: nothing has to. */
  requiredFen: nullable(fenAmount),
  /** null: no complaint lies sealed. */
  complaint: nullable(
    recordOf({
      /** Keyed hash of what lies sealed, by which a changed text is found. */
      contentHash: text,
      complainant: oneOf('NAMED', 'ANONYMOUS'),
    }),
  ),
});

export const matterLinked = recordOf({
  ...OF_MATTER,
  /** By the id of a finding or of an event, or by the number of an objection. */
  links: listOf(recordOf({ kind: oneOf(...MATTER_LINK_KINDS), id: text })),
});

export const matterExplained = recordOf({ ...OF_MATTER, explanation: text });

export const matterRectificationReported = recordOf({
  ...OF_MATTER,
  /** Number of the document by which the county reports. */
  documentNo: text,
  measures: text,
});

export const matterRecoveryRecorded = recordOf({
  ...OF_MATTER,
  kind: oneOf('RETURN', 'RECLAIM', 'CORRECTION'),
  /** The number of the return, of the reclaim, or of the approved correction. */
  number: text,
  /** The entry, and what it brought back. */
  eventId: text,
  amountFen: fenAmount,
});

export const matterRecoveryWaived = recordOf({
  ...OF_MATTER,
  /** What was still missing. */
  amountFen: fenAmount,
  reason: text,
});

export const matterJudged = recordOf({
  ...OF_MATTER,
  verdict: oneOf('confirmed', 'dismissed'),
  opinion: text,
});

export const matterExtended = recordOf({
  ...OF_MATTER,
  previousDueOn: isoDate,
  dueOn: isoDate,
  reason: text,
});

export const matterClosed = recordOf({
  ...OF_MATTER,
  conclusion: text,
  /** What had come back by then, by the entries that still counted. */
  recoveredFen: fenAmount,
});

export const matterReopened = recordOf({ ...OF_MATTER, reason: text, dueOn: isoDate });
