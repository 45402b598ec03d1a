/**
 * What entered and left the lots of the province's pools. A lot that was carried names the one that
 * it was before, so that its age and its origin are found. @source domain.md, sections 4 and 9
 */
import type { Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import type { PoolPart } from '../../event-catalogue/fund-events.js';
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';
import { type Row, addingRowsOf } from '../../projection/projection.js';

interface PoolMove {
  readonly cause: 'RECEIPT' | 'ISSUE' | 'CARRY' | 'RECLAIM';
  readonly fiscalYear: number;
  readonly program: string;
  readonly part: MovedPart;
  readonly documentNo: string | null;
  readonly fromLot: number | null;
}

export const poolMovesTable = addingRowsOf(
  {
    name: 'pool_moves',
    columns: [
      'position',
      'place',
      'occurred_on',
      'recorded_at',
      'cause',
      'fiscal_year',
      'program',
      'pool_lot',
      'from_lot',
      'receipt_no',
      'document_no',
      'amount_fen',
      'entry_program',
      'entry_source',
    ],
  },
  ({ fact }) =>
    poolMovesOf(fact).map((move, place): Row => {
      const { cause, fiscalYear, program, part, documentNo, fromLot } = move;
      const lot = [part.poolLot, fromLot, part.receiptNo, documentNo, part.amountFen];
      const entry = [part.entry?.program ?? null, part.entry?.source ?? null];
      const recorded = [fact.position, place, fact.occurredOn, fact.recordedAt];
      return [...recorded, cause, fiscalYear, program, ...lot, ...entry];
    }),
);

function poolMovesOf(fact: Fact | ReversibleFact): readonly PoolMove[] {
  return entryFor(MOVES, fact.type)?.(fact.data) ?? [];
}

const MOVES: FoldTable<'read.pool_moves', [], readonly PoolMove[]> = {
  ReceiptRecorded: ({ documentNo: receiptNo, fiscalYear, entries }) =>
    entries.map(({ program, source, poolLot, amountFen }) => {
      const part = { poolLot, receiptNo, entry: { program, source }, amountFen };
      return moveOf('RECEIPT', { fiscalYear, program }, part);
    }),
  TransferIssued: (data) =>
    data.lines.flatMap((line) =>
      line.draws.map((part) =>
        moveOf('ISSUE', { ...data, program: line.program }, taken(part), data.documentNo),
      ),
    ),
  AwardReclaimed: (data) => data.poolLots.map((part) => moveOf('RECLAIM', data, part)),
  PoolYearClosed: ({ fiscalYear, moves }) =>
    moves.flatMap(({ program, fromPoolLot, ...part }) => {
      const left = taken({ ...part, poolLot: fromPoolLot });
      return [
        moveOf('CARRY', { fiscalYear, program }, left),
        moveOf('CARRY', { fiscalYear: fiscalYear + 1, program }, part, null, fromPoolLot),
      ];
    }),
  EntryReversed: ({ reversed }) =>
    poolMovesOf(reversed).map((move) => ({ ...move, part: taken(move.part) })),
};

type MovedPart = Pick<PoolPart, 'poolLot' | 'receiptNo' | 'entry' | 'amountFen'>;

function taken(part: MovedPart): MovedPart {
  return { ...part, amountFen: -part.amountFen };
}

function moveOf(
  cause: PoolMove['cause'],
  pool: { readonly fiscalYear: number; readonly program: string },
  part: MovedPart,
  documentNo: string | null = null,
  fromLot: number | null = null,
): PoolMove {
  const { fiscalYear, program } = pool;
  return { cause, fiscalYear, program, part, documentNo, fromLot };
}
