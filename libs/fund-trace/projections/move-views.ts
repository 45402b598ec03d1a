/** Every move of award money from one place to another, in fen; reversals move it back. */
import { publishedBy } from '../../projection/projection.js';

export const MOVE_VIEWS = publishedBy('fund-trace', {
  fund_moves: `SELECT position, place, occurred_on, recorded_at, held, amount_fen, receipt_no,
      document_no, region, fiscal_year, program, batch_no, lot, origin_year, available_from,
      entry_program, entry_source, award_program
    FROM read.fund_moves`,
});
