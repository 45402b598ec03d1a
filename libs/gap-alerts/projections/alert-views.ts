/** The alerts as they stand now, in fen; `answered` where the county has sent a plan. */
import { publishedBy } from '../../projection/projection.js';

export const ALERT_VIEWS = publishedBy('gap-alerts', {
  gap_alerts: `SELECT a.region, a.fiscal_year, a.episode, a.opened_on, a.closed_on, a.closed_by,
      a.gap_fen, a.spent_during_fen, a.must_compress_fen,
      EXISTS (SELECT FROM read.gap_alert_acknowledgements k WHERE k.region = a.region
        AND k.fiscal_year = a.fiscal_year AND k.episode = a.episode) AS answered
    FROM read.gap_alerts a`,
});
