/** Every move of award money, as a row. */
import { type Projection, addingRowsOf } from '../../projection/projection.js';
import { fundMovesOf } from '../domain/fund-moves.js';

export const fundMovesTable: Projection = addingRowsOf(
  {
    name: 'fund_moves',
    columns: [
      'position',
      'place',
      'occurred_on',
      'recorded_at',
      'held',
      'amount_fen',
      'receipt_no',
      'document_no',
      'region',
      'fiscal_year',
      'program',
      'batch_no',
      'lot',
      'origin_year',
      'available_from',
      'entry_program',
      'entry_source',
      'award_program',
    ],
  },
  ({ fact }) =>
    fundMovesOf(fact).map((move, index) => [
      fact.position,
      index,
      fact.occurredOn,
      fact.recordedAt,
      move.place,
      move.amountFen,
      move.receiptNo,
      move.documentNo,
      move.region,
      move.fiscalYear,
      move.program,
      move.batchNo,
      move.lot,
      move.originYear,
      move.availableFrom,
      move.entry?.program ?? null,
      move.entry?.source ?? null,
      move.awardProgram,
    ]),
);
