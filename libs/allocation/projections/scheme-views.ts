/** The schemes of the province that were adopted. Amounts are in fen. */
import { publishedBy } from '../../projection/projection.js';

export const SCHEME_VIEWS = publishedBy('allocation', {
  adopted_schemes: `SELECT a.position, s.scheme_id, s.fiscal_year, s.program, s.total_fen,
      s.switched_off, a.adopted_on
    FROM read.scheme_adoptions a JOIN read.schemes s ON s.scheme_id = a.scheme_id`,
});
