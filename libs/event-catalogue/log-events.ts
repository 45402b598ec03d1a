/** Events of the log itself: how its keys and its name follow each other. */
import { recordOf, text } from './codec.js';

const size = text;

export const sealKeyAnnounced = recordOf({
  origin: text,
  /** Public keys as `name+id+key`. */
  previousKey: text,
  key: text,
  /** Of the last checkpoint of the previous key; decimal. */
  size,
  /** The note by which the previous key announces the next, as docs/audit-proof.md specifies it. */
  announcement: text,
});

export const logOriginEnded = recordOf({
  /** The log that signed more than a restored database holds. */
  ended: text,
  /** The log that goes on. */
  begun: text,
  /** Up to here both have the same events; decimal. */
  size,
  /** What the ended log signed above `size`, up to here, is given up; decimal. */
  givenUpTo: size,
  person: text,
  reason: text,
  /** All of this, signed by the key of the log that ended. */
  note: text,
});
