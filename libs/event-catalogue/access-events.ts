/** Events of access: what auditors and inspectors looked at. */
import { integer, listOf, nullable, recordOf, regionCode, text } from './codec.js';

export const auditRead = recordOf({
  /** Subject of the token. */
  person: text,
  /** The role by which the read was allowed. */
  role: text,
  /** The route's template: paths may hold what does not belong into a record. */
  route: text,
  /** What was asked for, without personal data. */
  parameters: listOf(recordOf({ name: text, value: text })),
  /** Why, where the reader said so. */
  purpose: nullable(text),
  /** The county that was asked about; null: none in particular. */
  scope: nullable(regionCode),
});

export const personalDataTaken = recordOf({
  /** Why, as the person said who took the data away. */
  purpose: text,
  /** Pseudonyms of those whose names and numbers left, in a bundle of evidence. */
  persons: listOf(text),
});

/** A bundle of evidence left: the hash of its manifest, which names all else, tells which one. */
export const evidenceTaken = recordOf({
  /** SHA-256 of the manifest, in hexadecimal. */
  manifestSha256: text,
  /** Of the checkpoint that the bundle ends at. */
  size: integer,
  /** How many events it holds. */
  events: integer,
});

export const accessLimitReached = recordOf({
  /** Subject of the token. */
  person: text,
  /** The role by which the access was refused. */
  role: text,
  /** Recorded accesses to personal data in the hour before. */
  accesses: integer,
  /** The most that were allowed in an hour. */
  most: integer,
});

export const vaultKeyRotated = recordOf({
  /** Of the key that was dropped: 16 characters that tell keys apart and open nothing. */
  previousKeyId: text,
  keyId: text,
  /** Persons whose keys lie under the new key; who is forgotten has none. */
  persons: integer,
  /** Texts of objections and complaints under the new key. */
  texts: integer,
});

/** Digests of ciphertexts of the vault, of which the hash of a batch stands here. */
export const vaultDigestsCommitted = recordOf({
  batch: integer,
  rows: integer,
  /** SHA-256 in hexadecimal, over a line `pseudonym digest` each, in hexadecimal and in order. */
  sha256: text,
});

export const identityNumbersExamined = recordOf({
  /** Pseudonyms of numbers that were recorded in another form than the one they have now. */
  linked: listOf(
    recordOf({
      beneficiary: text,
      /** Pseudonym of the number in its one form. */
      becomes: text,
    }),
  ),
  /** Pseudonyms of numbers whose check digit is wrong. */
  doubtful: listOf(text),
});
