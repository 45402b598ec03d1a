/** Documents, batches, payments, returns and corrections as people list them. */
import { type Projection, addingRows } from '../../projection/projection.js';

const receipts = addingRows(
  {
    name: 'receipts',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'document_no',
      'program',
      'fiscal_year',
      'source',
      'amount_fen',
      'document_date',
      'received_on',
      'direct_fund',
    ],
  },
  ({ fact }) => {
    if (fact.type !== 'ReceiptRecorded') return [];
    const { data, position, id, recordedAt } = fact;
    const document = [data.documentNo, data.program, data.fiscalYear, data.source, data.amountFen];
    const days = [data.documentDate, data.receivedOn];
    return [[position, id, recordedAt, ...document, ...days, data.directFund]];
  },
);

const transfers = addingRows(
  {
    name: 'transfers',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'document_no',
      'program',
      'fiscal_year',
      'scheme_id',
      'amount_fen',
      'issued_on',
    ],
  },
  ({ fact }) => {
    if (fact.type !== 'TransferIssued') return [];
    const { documentNo, program, fiscalYear, schemeId, amountFen, issuedOn } = fact.data;
    const { position, id, recordedAt } = fact;
    const document = [documentNo, program, fiscalYear, schemeId, amountFen, issuedOn];
    return [[position, id, recordedAt, ...document]];
  },
);

const transferLines = addingRows(
  { name: 'transfer_lines', columns: ['position', 'place', 'region', 'amount_fen'] },
  ({ fact }) => {
    if (fact.type !== 'TransferIssued') return [];
    return fact.data.lines.map((line, place) => [
      fact.position,
      place,
      line.region,
      line.amountFen,
    ]);
  },
);

const disbursements = addingRows(
  {
    name: 'disbursements',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'batch_no',
      'region',
      'fiscal_year',
      'class',
      'code',
      'project_kind',
      'period',
      'paid_on',
      'amount_fen',
      'payments',
      'listed_payments',
      'payment_stream',
    ],
  },
  ({ fact }) => {
    if (fact.type !== 'DisbursementRecorded') return [];
    const { data, position, id, recordedAt } = fact;
    const account = [data.region, data.fiscalYear, data.class, data.code, data.projectKind];
    const paid = [data.period, data.paidOn, data.amountFen, data.payments];
    const listed = [data.listedPayments, data.paymentStream];
    return [[position, id, recordedAt, data.batchNo, ...account, ...paid, ...listed]];
  },
);

const payments = addingRows(
  {
    name: 'payments',
    columns: [
      'stream',
      'payment_no',
      'region',
      'beneficiary',
      'persons',
      'months',
      'component',
      'amount_fen',
      'position',
    ],
  },
  ({ fact }) => {
    if (fact.type !== 'PaymentsListed') return [];
    const { stream, position } = fact;
    const { region } = fact.data;
    return fact.data.payments.map((line) => [
      stream,
      line.paymentNo,
      region,
      line.beneficiary,
      line.persons,
      line.months,
      line.component,
      line.amountFen,
      position,
    ]);
  },
);

const paymentReturns = addingRows(
  {
    name: 'payment_returns',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'return_no',
      'batch_no',
      'payment_no',
      'region',
      'amount_fen',
      'returned_on',
      'reason',
    ],
  },
  ({ fact }) => {
    if (fact.type !== 'PaymentReturned') return [];
    const { data, position, id, recordedAt } = fact;
    const payment = [data.returnNo, data.batchNo, data.paymentNo, data.region, data.amountFen];
    return [[position, id, recordedAt, ...payment, data.returnedOn, data.reason]];
  },
);

const reversals = addingRows(
  { name: 'reversals', columns: ['event_id', 'position', 'recorded_at', 'correction_no'] },
  ({ fact }) => {
    if (fact.type !== 'EntryReversed') return [];
    return [[fact.data.eventId, fact.position, fact.recordedAt, fact.data.correctionNo]];
  },
);

const corrections = addingRows(
  {
    name: 'corrections',
    columns: [
      'correction_no',
      'position',
      'event_id',
      'stream',
      'reason',
      'proposed_by',
      'recorded_at',
    ],
  },
  ({ fact, metadata }) => {
    if (fact.type !== 'CorrectionProposed') return [];
    const { correctionNo, eventId, stream, reason } = fact.data;
    const { subject } = metadata.actor;
    return [[correctionNo, fact.position, eventId, stream, reason, subject, fact.recordedAt]];
  },
);

export const documentTables: readonly Projection[] = [
  receipts,
  transfers,
  transferLines,
  disbursements,
  paymentReturns,
  reversals,
  corrections,
];

export const paymentsTable: Projection = payments;
