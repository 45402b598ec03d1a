/** What answers about matters look like, as JSON Schemas. */
import { MATTER_KINDS, MATTER_LINK_KINDS } from '../../../libs/event-catalogue/vocabulary.js';
import { MATTER_STATUSES } from '../../../libs/matters/store/matter-list.js';
import { RECOVERY_KINDS } from '../../../libs/supervision/domain/recoveries.js';
import {
  RECORDED_EVENT,
  type Schema,
  date,
  integer,
  listOf,
  oneOf,
  orNull,
  pageOf,
  position,
  record,
  region,
  text,
  yuan,
} from '../../../libs/http/openapi/schema-parts.js';

const flag: Schema = { type: 'boolean' };

const LISTED = {
  matterNo: text,
  kind: oneOf(...MATTER_KINDS),
  region,
  title: text,
  program: orNull(text),
  fiscalYear: orNull(integer),
  status: oneOf(...MATTER_STATUSES),
  openedOn: date,
  dueOn: date,
  closedOn: orNull(date),
  closedLate: orNull(flag),
  requiredAmount: orNull(yuan),
  recoveredAmount: yuan,
};

/** Things that were done, each with its day, person and role. */
const done = (properties: Readonly<Record<string, Schema>>): Schema =>
  listOf(record({ on: date, by: text, role: text, ...properties }, false));

export const MATTER_SCHEMAS = {
  ListedMatter: record(LISTED, false),
  Matters: pageOf('ListedMatter'),
  Matter: record(
    {
      ...LISTED,
      openedBy: text,
      complainant: orNull(oneOf('NAMED', 'ANONYMOUS')),
      missingAmount: yuan,
      links: done({ kind: oneOf(...MATTER_LINK_KINDS), id: text, settled: orNull(flag) }),
      explanations: done({ explanation: text }),
      verdicts: done({ verdict: oneOf('confirmed', 'dismissed'), opinion: text }),
      reports: done({ documentNo: text, measures: text }),
      recoveries: done({
        kind: oneOf(...RECOVERY_KINDS),
        number: text,
        eventId: text,
        amount: yuan,
        reversed: flag,
      }),
      waivers: done({ amount: yuan, reason: text }),
      extensions: done({ previousDueOn: date, dueOn: date, reason: text }),
      closings: done({ conclusion: text, recoveredAmount: yuan }),
      reopenings: done({ dueOn: date, reason: text }),
      revision: integer,
    },
    false,
  ),
  Complaint: record({ text, complainant: orNull(text), contact: orNull(text) }, false),
  OpenedMatter: record({
    matterNo: text,
    events: listOf(RECORDED_EVENT),
    position,
    signedReceipt: orNull(text),
  }),
} as const satisfies Readonly<Record<string, Schema>>;
