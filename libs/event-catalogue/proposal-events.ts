/**
 * Events of proposals: what one person prepares and another must look at before it counts. What is
 * asked for lies sealed beside the vault; events hold a keyed hash of it.
 */
import {
  fenAmount,
  flag,
  integer,
  isoDate,
  listOf,
  nullable,
  recordOf,
  regionCode,
  text,
} from './codec.js';

const OF_PROPOSAL = { proposalId: text } as const;

/** A form that is not submitted yet, or was changed since it was returned. */
export const proposalDrafted = recordOf({
  ...OF_PROPOSAL,
  /** The county whose office prepares it; null: a provincial office. */
  region: nullable(regionCode),
  /** Keyed hash of the form that lies sealed. */
  contentHash: text,
  /** Last day on which it is kept. */
  expiresOn: isoDate,
});

export const proposalSubmitted = recordOf({
  ...OF_PROPOSAL,
  /** Name of the command that is carried out on approval. */
  command: text,
  /** Who may record it by its own route may review it: the permission of that route. */
  permission: text,
  /** Kind of write, as the parameters of review name it. */
  kind: text,
  /** The type of event that is recorded on approval. */
  eventType: text,
  /** The one county that it is about; null: none, or several. */
  region: nullable(regionCode),
  fiscalYear: nullable(integer),
  /** null: it moves no money. */
  amountFen: nullable(fenAmount),
  /** Natural key of what is recorded on approval; null: it has none. */
  key: nullable(text),
  /** Keyed hash of the command that lies sealed: what is approved is what was read. */
  contentHash: text,
  /** Whether the form, as its author filled it in, lies sealed as well. */
  hasForm: flag,
  /** Last day on which it can be approved. */
  expiresOn: isoDate,
  /** Codes of what its author was warned of. */
  warnings: listOf(text),
});

export const proposalReturned = recordOf({ ...OF_PROPOSAL, reason: text });
export const proposalWithdrawn = recordOf({ ...OF_PROPOSAL });
/** The first of two approvals, where a third person is asked for. */
export const proposalReviewed = recordOf({ ...OF_PROPOSAL });
/** In a stream of its own, in the same append as what was proposed. */
export const proposalApproved = recordOf({ ...OF_PROPOSAL });

/** Approval found that it cannot be carried out now; it stays submitted. */
export const proposalRefused = recordOf({
  ...OF_PROPOSAL,
  /** Stable code of the refusal, and what it says. */
  code: text,
  zh: text,
  en: text,
});
