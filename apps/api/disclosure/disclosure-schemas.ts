/** What answers of disclosure look like, as JSON Schemas; the public tables from their columns. */
import {
  COUNTY_YEARS,
  LEDGERS,
  OVERVIEW,
  PAYMENT_LINES,
  PAYMENT_SUMS,
  PUBLICATIONS,
  type PublicColumn,
  type PublicTable,
  RECEIPTS,
  TRANSFERS,
} from '../../../libs/disclosure/domain/public-tables.js';

type Schema = Readonly<Record<string, unknown>>;

const YUAN: Schema = { type: 'string', pattern: '^-?[0-9]+\\.[0-9]{2}$', description: '元 yuan' };
const text: Schema = { type: 'string' };
const date: Schema = { type: 'string', format: 'date' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

const TYPES: Readonly<Record<PublicColumn['type'], Schema>> = {
  string: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  year: { type: 'integer' },
  date: { type: ['string', 'null'], format: 'date' },
  yearmonth: { type: ['string', 'null'], pattern: '^[0-9]{4}-[0-9]{2}$' },
  yuan: YUAN,
};

function record(properties: Readonly<Record<string, Schema>>, open = false): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: open,
  };
}

function rowsOf({ columns }: PublicTable): Schema {
  const items = record(
    Object.fromEntries(
      columns.map(({ name, type, chinese, english }) => [
        name,
        { ...TYPES[type], title: `${chinese} ${english}` },
      ]),
    ),
  );
  return record({
    items: { type: 'array', items },
    next: { type: ['string', 'null'], description: 'cursor' },
    asOf: date,
    position: { type: 'integer' },
  });
}

const DUTY = record({
  kind: text,
  region: text,
  fiscalYear: { type: 'integer' },
  program: orNull(text),
  period: orNull(text),
  documentNo: orNull(text),
  since: date,
  dueOn: date,
  publishedOn: orNull(date),
  url: orNull(text),
  amount: orNull(YUAN),
  status: { type: 'string', enum: ['due', 'published', 'late', 'missing'] },
  clause: text,
});

const OBJECTION = {
  objectionNo: text,
  region: text,
  program: orNull(text),
  period: orNull(text),
  documentNo: orNull(text),
  lodgedOn: date,
  dueOn: date,
  status: { type: 'string', enum: ['open', 'overdue', 'answered'] },
  contact: { type: 'string', enum: ['GIVEN', 'NONE'] },
  answeredOn: orNull(date),
  outcome: orNull(text),
  answeredLate: orNull({ type: 'boolean' }),
};

const pageOf = (items: Schema): Schema =>
  record({ items: { type: 'array', items }, next: { type: ['string', 'null'] } });

export const DISCLOSURE_SCHEMAS = {
  PublicPublications: rowsOf(PUBLICATIONS),
  PublicPayments: rowsOf(PAYMENT_SUMS),
  PublicPaymentLines: rowsOf(PAYMENT_LINES),
  PublicLedgers: rowsOf(LEDGERS),
  PublicCountyYears: rowsOf(COUNTY_YEARS),
  PublicTransfers: rowsOf(TRANSFERS),
  PublicReceipts: rowsOf(RECEIPTS),
  PublicOverview: rowsOf(OVERVIEW),
  PublicPackage: { type: 'string', format: 'binary' },
  DisclosureDuties: pageOf(DUTY),
  Objections: pageOf(record(OBJECTION)),
  OpenedObjection: record({
    ...OBJECTION,
    text: orNull(text),
    contactDetails: orNull(text),
    answer: orNull(text),
  }),
  ObjectionStanding: record({
    objectionNo: text,
    lodgedOn: date,
    dueOn: date,
    status: OBJECTION.status,
    answeredOn: orNull(date),
    outcome: orNull(text),
    answer: orNull(text),
  }),
  LodgedObjection: record(
    {
      objectionNo: text,
      token: { type: 'string', description: '仅此一次，请妥善保存 Shown once: keep it' },
      dueOn: date,
      events: { type: 'array', items: { type: 'object', additionalProperties: true } },
      position: { type: 'integer' },
      signedReceipt: orNull(text),
    },
    true,
  ),
} as const satisfies Readonly<Record<string, Schema>>;
