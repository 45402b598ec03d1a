/**
 * The entries that count now, and beside them all that were ever entered. Whether an entry was
 * reversed is decided here and nowhere else. Amounts are in fen.
 */
import { publishedBy } from '../../projection/projection.js';

/** A condition on a row with an `event_id`. */
const stands = (row: string): string =>
  `NOT EXISTS (SELECT FROM read.reversals v WHERE v.event_id = ${row}.event_id)`;

/**
 * Beside all entries: a scalar, so that a look-up by key stays one in any order of joins, where an
 * anti-join would be planned apart.
 */
const reversed = (row: string): string =>
  `(SELECT v.position FROM read.reversals v WHERE v.event_id = ${row}.event_id) IS NOT NULL AS reversed`;

const RECEIPT = `r.position, r.place, r.event_id, r.recorded_at, r.document_no, r.program, r.fiscal_year,
  r.source, r.amount_fen, r.document_date, r.received_on, r.direct_fund`;
const TRANSFER = `t.position, t.event_id, t.recorded_at, t.document_no, t.program, t.fiscal_year,
  t.scheme_id, t.amount_fen, t.issued_on`;
const BATCH = `d.position, d.event_id, d.recorded_at, d.batch_no, d.region, d.fiscal_year, d.class,
  d.code, d.project_kind, d.period, d.paid_on, d.amount_fen, d.payments, d.listed_payments,
  d.payment_stream`;

export const FUND_VIEWS = publishedBy('funds', {
  /** The entries of the receipts that count: one a document, program and source. */
  receipts: `SELECT ${RECEIPT} FROM read.receipts r WHERE ${stands('r')}`,
  /** `program` is null where a document's lines are of several. */
  transfers: `SELECT ${TRANSFER} FROM read.transfers t WHERE ${stands('t')}`,

  /** The counties' shares of the transfers that count. */
  transfer_lines: `SELECT l.position, l.place, l.region, l.amount_fen, t.document_no, l.program,
      l.class, l.pooled, t.fiscal_year, t.issued_on
    FROM read.transfers t JOIN read.transfer_lines l ON l.position = t.position
    WHERE ${stands('t')}`,

  /** Every receipt and transfer ever entered, by the one form of its number. */
  documents: `SELECT r.position, r.document_no, r.document_form, 'receipt' AS kind,
      ${stands('r')} AS stands
    FROM read.receipts r WHERE r.place = 0
    UNION ALL
    SELECT t.position, t.document_no, t.document_form, 'transfer', ${stands('t')}
    FROM read.transfers t`,

  /** Payment batches and construction spending; `payment_stream` is null where none is listed. */
  batches: `SELECT ${BATCH} FROM read.disbursements d WHERE ${stands('d')}`,

  returns: `SELECT w.position, w.return_no, w.batch_no, w.payment_no, w.region, w.amount_fen,
      w.returned_on
    FROM read.payment_returns w WHERE ${stands('w')}`,

  budgets: `SELECT b.position, b.region, b.fiscal_year, b.class, b.code, b.project_kind, b.source,
      b.amount_fen, b.project_name, b.allocated_on, b.recorded_at, b.mandate
    FROM read.budget_lines b WHERE ${stands('b')}`,

  /** The province's letters that let a county build while a gap remains. */
  exemptions: `SELECT x.position, x.exemption_no, x.region, x.project, x.fiscal_year,
      x.amount_fen, x.issued_on, x.reason, x.recorded_by
    FROM read.exemptions x`,

  /** Budgets of works under an exemption or a mandate; `paper`: it names one that there is. */
  excepted_works: `SELECT w.position, w.event_id, w.recorded_at, w.recorded_by, w.entry_no, w.region,
      w.fiscal_year, w.project, w.project_name, w.project_kind, w.mandate, w.exemption_no,
      w.amount_fen, w.allocated_on,
      w.mandate IS NOT NULL OR EXISTS (SELECT FROM read.exemptions x
        WHERE x.exemption_no = w.exemption_no AND x.region = w.region
          AND x.project = w.project AND x.fiscal_year = w.fiscal_year) AS paper,
      ${reversed('w')}
    FROM read.excepted_works w`,

  /** Assessments of need; `from_month` is null where one stands for the whole year. */
  assessments: `SELECT n.position, n.region, n.fiscal_year, n.program, n.from_month, n.months,
      n.persons
    FROM read.need_assessments n WHERE ${stands('n')}`,

  /** A number that was reversed may have been used again: the latest use counts. */
  entered_receipts: `SELECT ${RECEIPT}, ${reversed('r')} FROM read.receipts r`,
  entered_transfers: `SELECT ${TRANSFER}, ${reversed('t')} FROM read.transfers t`,
  entered_batches: `SELECT ${BATCH}, ${reversed('d')} FROM read.disbursements d`,

  /**
   * The payments that batches list, by the batch's `payment_stream`; `position` is the list's,
   * `name` tells the names of one person apart and is empty where there is none.
   */
  payments: `SELECT p.position, p.stream, p.payment_no, p.region, p.beneficiary, p.persons,
      p.months, p.component, p.amount_fen, p.name, p.doubtful
    FROM read.payments p`,

  /** `event_id` of what was reversed; `position` of what reversed it. */
  reversals: `SELECT v.event_id, v.position, v.correction_no FROM read.reversals v`,
});
