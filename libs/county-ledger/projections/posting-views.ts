/** What every entry moved in the counties' years: whoever folds a ledger folds these. */
import { publishedBy } from '../../projection/projection.js';

export const POSTING_VIEWS = publishedBy('county-ledger', {
  postings: `SELECT position, place, occurred_on, recorded_at, region, fiscal_year, class, code,
      project_kind, kind, figure, amount_fen, batch_no, need_key, from_month, months,
      pooled, redirectable_fen, month, entry_no
    FROM read.postings`,
});
