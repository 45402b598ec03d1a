/**
 * The alerts as they stand now, in fen; `answered` where the county has sent a plan. Entries that
 * lowered a need or brought construction money while the county had a gap, and stand.
 */
import { publishedBy } from '../../projection/projection.js';

export const ALERT_VIEWS = publishedBy('gap-alerts', {
  gap_alerts: `SELECT a.region, a.fiscal_year, a.episode, a.opened_on, a.closed_on, a.closed_by,
      a.gap_fen, a.spent_during_fen, a.must_compress_fen,
      EXISTS (SELECT FROM read.gap_alert_acknowledgements k WHERE k.region = a.region
        AND k.fiscal_year = a.fiscal_year AND k.episode = a.episode) AS answered
    FROM read.gap_alerts a`,

  /** `need_key` of an assessment (`withdrawal`: of the correction of one), else `entry_no`. */
  entries_in_gap: `SELECT e.position, e.occurred_on, e.region, e.fiscal_year, e.kind, e.code,
      e.amount_fen, p.need_key, p.kind = 'need-withdrawn' AS withdrawal, p.figure, p.entry_no
    FROM read.entries_in_gap e
    JOIN published.postings p ON p.position = e.position AND p.region = e.region
      AND p.fiscal_year = e.fiscal_year AND p.code = e.code
      AND (p.kind <> 'amount' OR p.figure IN ('ownBudget', 'adjustedIn'))
    WHERE NOT EXISTS (SELECT FROM published.postings r
      WHERE r.region = e.region AND r.fiscal_year = e.fiscal_year AND r.position > e.position
        AND r.code = e.code AND CASE p.kind
          WHEN 'need' THEN r.kind = 'need-withdrawn' AND r.need_key = p.need_key
          WHEN 'amount' THEN r.figure = p.figure AND r.entry_no = p.entry_no AND r.amount_fen < 0
          ELSE false END)`,
});
