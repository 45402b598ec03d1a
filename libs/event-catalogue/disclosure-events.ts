/**
 * Events of disclosure: documents published, publications withdrawn, objections of the public.
 * Published payment lists are `DisclosurePublished`, among the reported facts.
 */
import {
  integer,
  isoDate,
  isoMonth,
  nullable,
  oneOf,
  recordOf,
  regionCode,
  text,
} from './codec.js';
import {
  OBJECTION_OUTCOMES,
  PUBLISHED_DOCUMENT_KINDS,
  PUBLISHED_ITEM_KINDS,
} from './vocabulary.js';

export const documentPublished = recordOf({
  kind: oneOf(...PUBLISHED_DOCUMENT_KINDS),
  /** The county whose ledger it is; the province for its own documents. */
  region: regionCode,
  fiscalYear: integer,
  /** Document number of a transfer, id of a scheme; empty where region and year say it all. */
  subject: text,
  publishedOn: isoDate,
  url: text,
});

export const disclosureWithdrawn = recordOf({
  kind: oneOf(...PUBLISHED_ITEM_KINDS),
  region: regionCode,
  fiscalYear: integer,
  /** Of a list, program and month (`URBAN_DIBAO/2017-03`); else as the document was published. */
  subject: text,
  withdrawnOn: isoDate,
  reason: text,
});

/** What was said, and how to reach who said it, lies sealed in the vault. */
export const objectionLodged = recordOf({
  objectionNo: text,
  /** The county, or the province where a document of its own is meant. */
  region: regionCode,
  program: nullable(text),
  period: nullable(isoMonth),
  documentNo: nullable(text),
  lodgedOn: isoDate,
  dueOn: isoDate,
  /** Keyed hash of the text, by which a changed one is found. */
  contentHash: text,
  /** SHA-256 of the receipt token, which only who objected knows. */
  tokenHash: text,
  contact: oneOf('GIVEN', 'NONE'),
});

export const objectionAnswered = recordOf({
  objectionNo: text,
  region: regionCode,
  outcome: oneOf(...OBJECTION_OUTCOMES),
  answeredOn: isoDate,
  /** Keyed hash of the answer, which lies sealed in the vault. */
  contentHash: text,
});
