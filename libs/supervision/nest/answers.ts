/** What supervision answers. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  optional,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, pageOf, region, yuan } from '../../http/openapi/shapes.js';
import { FINDING_KINDS } from '../domain/finding-kinds.js';
import { FINDING_STATUSES } from '../domain/finding-life.js';
import { RECOVERY_KINDS } from '../domain/recoveries.js';

const position = described(integer, { description: '事件位置 Position of an event' });

/** What a finding rests on; which members there are depends on its kind. */
const evidence = recordOf({
  events: listOf(position),
  period: optional(nullable(described(text, { example: '2017-03' }))),
  paidOn: optional(nullable(date)),
  component: optional(text),
  paid: optional(described(yuan, { description: '实发 What was paid, in yuan' })),
  earlier: optional(
    listOf(recordOf({ region, batchNo: text, paymentNo: integer, paidOn: date, event: position })),
  ),
  exits: optional(
    listOf(recordOf({ region, exitedOn: date, readmittedOn: nullable(date), event: position })),
  ),
  standard: optional(
    nullable(
      recordOf({
        monthlyAmount: yuan,
        effectiveFrom: date,
        persons: integer,
        months: integer,
        event: position,
      }),
    ),
  ),
  issuedOn: optional(nullable(date)),
  receivedOn: optional(nullable(date)),
  availableFrom: optional(nullable(date)),
  assessedOn: optional(nullable(date)),
  enteredOn: optional(nullable(date)),
});

const handling = recordOf({
  status: oneOf(...FINDING_STATUSES),
  on: date,
  text,
  by: described(text, { description: '办理人 Subject who said it' }),
  role: text,
  eventId: text,
  recoveredAmount: optional(yuan),
  evidence: optional(text),
  recoveries: optional(
    listOf(
      recordOf({
        kind: oneOf(...RECOVERY_KINDS),
        number: text,
        eventId: text,
        amount: yuan,
        reversed: described(flag, { description: '其后已冲销 Whether it was reversed since' }),
      }),
    ),
  ),
});

export const Finding = named(
  'Finding',
  recordOf({
    id: described(text, { example: 'PAYMENT_DUPLICATE:87:FF-2017-008369' }),
    kind: oneOf(...FINDING_KINDS),
    region: described(nullable(region), { description: 'null：省级 the province' }),
    fiscalYear: described(integer, { example: 2017 }),
    program: optional(text),
    project: optional(text),
    batchNo: optional(text),
    entryNo: optional(text),
    paymentNo: optional(integer),
    documentNo: optional(text),
    issuedOn: optional(date),
    assessedOn: optional(date),
    amount: yuan,
    status: oneOf(...FINDING_STATUSES),
    clause: described(text, { example: '吉政办发〔2017〕63号 四（四）' }),
    evidence,
    handling: listOf(handling),
  }),
);
export const Findings = pageOf('Findings', Finding);

const AgeingLine = named(
  'AgeingLine',
  recordOf({
    region,
    fiscalYear: integer,
    program: text,
    originYear: integer,
    age: described(integer, {
      description: '原预算年度至查询年度 From the origin year to the year asked for',
      unit: 'years',
    }),
    amount: yuan,
    reclaimDue: flag,
  }),
);
export const Ageing = pageOf('Ageing', AgeingLine);

export const ReclaimDue = named(
  'ReclaimDue',
  recordOf({
    region,
    fiscalYear: described(integer, { description: '账户年度 Of the account that holds it' }),
    program: text,
    documentNo: described(text, {
      description:
        '下达文件，或期初余额的来源文件 The transfer, or the document of the opening balance',
    }),
    originYear: integer,
    dueSince: date,
    daysDue: described(integer, { unit: 'days' }),
    amount: described(yuan, { description: '账户所余 What is left in the account, all of it due' }),
    reclaimed: described(yuan, {
      description: '截至该日自本账户收回 What was reclaimed of it out of this account by the day',
    }),
    clause: text,
    findingId: described(text, { description: '所生问题 The finding that the money raises' }),
  }),
);
export const ReclaimsDue = pageOf('ReclaimsDue', ReclaimDue);
