/** Documents, batches, payments, returns and corrections as people list them. */
import { documentNumber } from '../../event-catalogue/document-number.js';
import { type Projection, addingRows } from '../../projection/projection.js';

const receipts = addingRows(
  {
    name: 'receipts',
    columns: [
      'position',
      'place',
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
      'document_form',
    ],
  },
  {
    ReceiptRecorded: ({ documentNo, fiscalYear, entries, ...document }, fact) =>
      entries.map(({ program, source, amountFen, directFund }, place) => {
        const recorded = [fact.position, place, fact.id, fact.recordedAt];
        const entry = [documentNo, program, fiscalYear, source, amountFen];
        const days = [document.documentDate, document.receivedOn];
        return [...recorded, ...entry, ...days, directFund, documentNumber(documentNo)];
      }),
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
      'document_form',
    ],
  },
  {
    TransferIssued(
      { documentNo, fiscalYear, schemeId, amountFen, issuedOn, lines },
      { position, id, recordedAt },
    ) {
      const [program, ...others] = new Set(lines.map((line) => line.program));
      const only = others.length === 0 ? program! : null;
      const document = [documentNo, only, fiscalYear, schemeId, amountFen, issuedOn];
      return [[position, id, recordedAt, ...document, documentNumber(documentNo)]];
    },
  },
);

const transferLines = addingRows(
  {
    name: 'transfer_lines',
    columns: ['position', 'place', 'region', 'program', 'class', 'pooled', 'amount_fen'],
  },
  {
    TransferIssued: ({ lines }, { position }) =>
      lines.map(({ region, program, class: of, pooled, amountFen }, place) => [
        ...[position, place, region, program, of, pooled, amountFen],
      ]),
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
  {
    DisbursementRecorded(data, { position, id, recordedAt }) {
      const account = [data.region, data.fiscalYear, data.class, data.code, data.projectKind];
      const paid = [data.period, data.paidOn, data.amountFen, data.payments];
      const listed = [data.listedPayments, data.paymentStream];
      return [[position, id, recordedAt, data.batchNo, ...account, ...paid, ...listed]];
    },
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
  {
    PaymentReturned(data, { position, id, recordedAt }) {
      const payment = [data.returnNo, data.batchNo, data.paymentNo, data.region, data.amountFen];
      return [[position, id, recordedAt, ...payment, data.returnedOn, data.reason]];
    },
  },
);

const reversals = addingRows(
  { name: 'reversals', columns: ['event_id', 'position', 'recorded_at', 'correction_no'] },
  {
    EntryReversed: (data, fact) => [
      [data.eventId, fact.position, fact.recordedAt, data.correctionNo],
    ],
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
  {
    CorrectionProposed: (
      { correctionNo, eventId, stream, reason },
      fact,
      { actor: { subject } },
    ) => [[correctionNo, fact.position, eventId, stream, reason, subject, fact.recordedAt]],
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
