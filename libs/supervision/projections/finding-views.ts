/**
 * The findings of payments: each is there from `since` on and before `until`, null: for good.
 * Amounts are in fen; `batch` is the batch's position.
 */
import { publishedBy } from '../../projection/projection.js';

export const FINDING_VIEWS = publishedBy('supervision', {
  payment_findings: `SELECT kind, batch, payment_no, batch_no, region, fiscal_year, program,
      amount_fen, since, until
    FROM read.findings`,

  /** What was said of findings, step by step; the latest is where one stands. */
  finding_steps: `SELECT position, finding_id, status, occurred_on FROM read.finding_handlings`,
});
