/** What is answered of matters. */
import {
  type Fields,
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { MATTER_KINDS, MATTER_LINK_KINDS } from '../../event-catalogue/vocabulary.js';
import { date, pageOf, recordedWith, region, yuan } from '../../http/openapi/shapes.js';
import { RECOVERY_KINDS } from '../../supervision/domain/recoveries.js';
import { MATTER_STATUSES } from '../store/matter-list.js';

const matterNo = described(text, { example: 'SX-20180105-0123456789' });

const listed = {
  matterNo,
  kind: oneOf(...MATTER_KINDS),
  region,
  title: text,
  program: nullable(text),
  fiscalYear: nullable(integer),
  status: oneOf(...MATTER_STATUSES),
  openedOn: date,
  dueOn: described(date, { description: '办理期限 Deadline' }),
  closedOn: nullable(date),
  closedLate: described(nullable(flag), {
    description: '逾期结案；null：未结案 Closed after its deadline; null while it is not closed',
  }),
  requiredAmount: described(nullable(yuan), {
    description: '应追回；null：无需追回 What has to come back; null: nothing',
  }),
  recoveredAmount: described(yuan, {
    description: '已追回，不含其后冲销的 By entries that were not reversed since',
  }),
};

const ListedMatter = named('ListedMatter', recordOf(listed));
export const Matters = pageOf('Matters', ListedMatter);

/** Things that were done, each with its day, person and role, in the order of recording. */
function done<const F extends Fields>(members: F) {
  return listOf(recordOf({ on: date, by: text, role: text, ...members }));
}

export const Matter = named(
  'Matter',
  recordOf({
    ...listed,
    openedBy: text,
    complainant: described(nullable(oneOf('NAMED', 'ANONYMOUS')), {
      description:
        'null：无密封内容，或县级不得知悉 Nothing lies sealed, or it is not for a county',
    }),
    missingAmount: described(yuan, { description: '尚缺，无论是否免予 Missing, waived or not' }),
    links: done({
      kind: oneOf(...MATTER_LINK_KINDS),
      id: text,
      settled: described(nullable(flag), {
        description: '问题是否已了结；其余为 null Whether a finding is dismissed or rectified',
      }),
    }),
    explanations: done({ explanation: text }),
    verdicts: done({ verdict: oneOf('confirmed', 'dismissed'), opinion: text }),
    reports: done({ documentNo: text, measures: text }),
    recoveries: done({
      kind: oneOf(...RECOVERY_KINDS),
      number: text,
      eventId: text,
      amount: yuan,
      reversed: described(flag, { description: '其后已冲销 Gives nothing back any more' }),
    }),
    waivers: done({ amount: yuan, reason: text }),
    extensions: done({ previousDueOn: date, dueOn: date, reason: text }),
    closings: done({ conclusion: text, recoveredAmount: yuan }),
    reopenings: done({ dueOn: date, reason: text }),
    revision: described(integer, { description: 'If-Match' }),
  }),
);

export const Complaint = named(
  'Complaint',
  recordOf({ text, complainant: nullable(text), contact: nullable(text) }),
);

export const OpenedMatter = recordedWith('OpenedMatter', { matterNo });
