/**
 * The findings of payments as they were known at a position. The table of findings holds what is
 * known now; what later events may have changed, and nothing else, is judged again, by the same
 * rules, out of what had been recorded. @source domain.md, sections 1 and 9
 */
import type { DerivedTables } from '../../projection/known-read-models.js';
import {
  FINDING_COLUMNS,
  JUDGED_SINGLY,
  MONTH,
  SLOT,
  duplicateRows,
  twoNamesRows,
} from './payment-judgement.js';

/** Payments with a finding now, and those of which a later event may have taken one away. */
const OF_FINDINGS = `SELECT f.batch, f.payment_no FROM {read}.findings f WHERE f.batch <= {known}`;
const WITHDRAWN_LATER = `SELECT d.position, p.payment_no FROM {published}.reversals v
  JOIN {published}.entered_batches d ON d.event_id = v.event_id
  JOIN {published}.payments p ON p.stream = d.payment_stream
  WHERE v.position > {known} AND d.position <= {known}`;
const RETURNED_LATER = `SELECT d.position, r.payment_no FROM {published}.returns r
  JOIN {published}.entered_batches d ON d.batch_no = r.batch_no
  WHERE r.position > {known} AND d.position <= {known} AND d.payment_stream IS NOT NULL`;
const EXITED_LATER = `SELECT d.position, p.payment_no FROM {published}.exits e
  JOIN {published}.payments p ON p.beneficiary = e.beneficiary
  JOIN {published}.entered_batches d ON d.payment_stream = p.stream AND d.code = e.program
  WHERE e.position > {known} AND d.position <= {known}`;
const STANDARD_SET_LATER = `SELECT d.position, p.payment_no FROM {published}.standards s
  JOIN {published}.entered_batches d ON d.region = s.region AND d.code = s.program
    AND d.period || '-01' >= s.effective_from::text
  JOIN {published}.payments p ON p.stream = d.payment_stream
  WHERE s.position > {known} AND s.tier IS NULL AND d.position <= {known}`;

const CANDIDATES = `(${OF_FINDINGS} UNION ${WITHDRAWN_LATER} UNION ${RETURNED_LATER}
  UNION ${EXITED_LATER} UNION ${STANDARD_SET_LATER}) AS t (batch, payment_no)`;

const payments = (ofBatch: string): string => `${CANDIDATES}
  JOIN published.entered_batches d ON d.position = t.batch ${ofBatch}
  JOIN published.payments p ON p.stream = d.payment_stream AND p.payment_no = t.payment_no`;

const SLOTS = `(SELECT DISTINCT ${MONTH} AS month, ${SLOT} AS slot FROM (${OF_FINDINGS}
      UNION ${WITHDRAWN_LATER} UNION ${RETURNED_LATER}) AS t (batch, payment_no)
    JOIN {published}.entered_batches d ON d.position = t.batch
    JOIN {published}.payments p ON p.stream = d.payment_stream AND p.payment_no = t.payment_no
    WHERE p.component = 'BASIC' AND d.period IS NOT NULL) AS t
  JOIN read.basic_payments b ON b.month = t.month AND b.slot = t.slot`;

/** Persons of two names now, or before a payment was withdrawn or came back. */
const PERSONS = `(SELECT DISTINCT p.beneficiary FROM (
      SELECT f.batch, f.payment_no FROM {read}.findings f WHERE f.kind = 'PERSON_TWO_NAMES'
      UNION ${WITHDRAWN_LATER} UNION ${RETURNED_LATER}) AS c (batch, payment_no)
    JOIN {published}.entered_batches d ON d.position = c.batch
    JOIN {published}.payments p ON p.stream = d.payment_stream AND p.payment_no = c.payment_no
    WHERE p.name <> '') AS t`;

const judged = [
  ...Object.values(JUDGED_SINGLY).map(({ ofBatch, rows }) => rows(payments(ofBatch))),
  duplicateRows(SLOTS),
  twoNamesRows(PERSONS),
]
  .map((rows) => `(${rows})`)
  .join(' UNION ALL ');

export const FINDINGS_KNOWN: DerivedTables = {
  basic_payments: 'SELECT * FROM {read}.basic_payments WHERE batch <= {known}',
  findings: `SELECT * FROM (${judged}) AS judged (${FINDING_COLUMNS})`,
};
