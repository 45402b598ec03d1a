/** What disclosure answers; the public tables from their columns. */
import {
  type Codec,
  described,
  flag,
  integer,
  isoMonth,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
  textMatching,
} from '../../event-catalogue/codec.js';
import { OBJECTION_OUTCOMES, PUBLISHED_ITEM_KINDS } from '../../event-catalogue/vocabulary.js';
import { date, pageOf, recordedWith, region, yuan } from '../../http/openapi/shapes.js';
import { OBJECTION_STATUSES } from '../domain/objections.js';
import {
  COUNTY_YEARS,
  LEDGERS,
  OVERVIEW,
  PAYMENT_LINES,
  PAYMENT_SUMS,
  PUBLICATIONS,
  type PublicCell,
  type PublicTable,
  type PublicType,
  RECEIPTS,
  TRANSFERS,
} from '../domain/public-tables.js';
import { DUTY_STATUSES } from '../store/duties.js';

const CELLS: Readonly<Record<PublicType, Codec<PublicCell>>> = {
  string: nullable(text),
  integer: nullable(integer),
  year: described(integer, { example: 2017 }),
  date: nullable(date),
  yearmonth: nullable(isoMonth),
  yuan,
  reportedYuan: textMatching(/^(-?\d+\.\d{2}|未填报)$/, { type: 'string' }, 'yuan or 未填报'),
};

function rowsOf(name: string, { columns }: PublicTable) {
  const cells = columns.map(({ name: column, type, chinese, english }) => [
    column,
    described(CELLS[type], { description: `${chinese} ${english}` }),
  ]);
  const row = recordOf(Object.fromEntries(cells) as Record<string, Codec<PublicCell>>);
  return named(
    name,
    recordOf({
      items: listOf(row),
      next: described(nullable(text), { description: 'cursor' }),
      asOf: date,
      position: described(integer, {
        description: '截至的事件位置 Of the last event that counts',
      }),
    }),
  );
}

export const PublicPublications = rowsOf('PublicPublications', PUBLICATIONS);
export const PublicPayments = rowsOf('PublicPayments', PAYMENT_SUMS);
export const PublicPaymentLines = rowsOf('PublicPaymentLines', PAYMENT_LINES);
export const PublicLedgers = rowsOf('PublicLedgers', LEDGERS);
export const PublicCountyYears = rowsOf('PublicCountyYears', COUNTY_YEARS);
export const PublicTransfers = rowsOf('PublicTransfers', TRANSFERS);
export const PublicReceipts = rowsOf('PublicReceipts', RECEIPTS);
export const PublicOverview = rowsOf('PublicOverview', OVERVIEW);

const fiscalYear = described(integer, { example: 2017 });
const program = described(text, { example: 'URBAN_DIBAO' });
const dueOn = described(date, { description: '期限 The last day' });

export const DisclosureDuty = named(
  'DisclosureDuty',
  recordOf({
    kind: oneOf(...PUBLISHED_ITEM_KINDS),
    region,
    fiscalYear,
    program: nullable(program),
    period: nullable(isoMonth),
    documentNo: described(nullable(text), {
      description: '指标文文号或方案编号 Transfer document or scheme',
    }),
    since: described(date, {
      description: '首次发放、下达或结账之日 First payment, issue, or closing',
    }),
    dueOn,
    publishedOn: nullable(date),
    url: nullable(text),
    amount: nullable(yuan),
    status: oneOf(...DUTY_STATUSES),
    clause: described(text, { example: '吉政办发〔2017〕63号 四（四）' }),
  }),
);
export const DisclosureDuties = pageOf('DisclosureDuties', DisclosureDuty);

const objectionNo = described(text, { example: 'YY-20171123-7Q0ZK4M2XA' });
const standing = {
  objectionNo,
  lodgedOn: date,
  dueOn,
  status: oneOf(...OBJECTION_STATUSES),
  answeredOn: nullable(date),
  outcome: nullable(oneOf(...OBJECTION_OUTCOMES)),
};
/** Nothing of what was said. */
const listed = {
  ...standing,
  region,
  program: nullable(program),
  period: nullable(isoMonth),
  documentNo: nullable(text),
  contact: oneOf('GIVEN', 'NONE'),
  answeredLate: described(nullable(flag), { description: '未答复为 null null: not answered yet' }),
};

export const Objection = named('Objection', recordOf(listed));
export const Objections = pageOf('Objections', Objection);

export const OpenedObjection = named(
  'OpenedObjection',
  recordOf({
    ...listed,
    text: nullable(text),
    contactDetails: nullable(text),
    answer: nullable(text),
  }),
);

export const ObjectionStanding = named(
  'ObjectionStanding',
  recordOf({ ...standing, answer: nullable(text) }),
);

export const LodgedObjection = recordedWith('LodgedObjection', {
  objectionNo,
  token: described(text, { description: '仅此一次，请妥善保存 Shown once: keep it' }),
  dueOn,
});
