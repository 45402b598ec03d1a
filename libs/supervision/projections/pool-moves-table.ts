/**
 * What entered and left the lots of the province's pools. A lot that was carried names the one that
 * it was before, so that its age and its origin are found. @source domain.md, sections 4 and 9
 */
import type { Fact } from '../../event-catalogue/catalogue.js';
import type { PoolPart } from '../../event-catalogue/fund-events.js';
import { type Row, addingRows } from '../../projection/projection.js';

interface PoolMove {
  readonly cause: 'RECEIPT' | 'ISSUE' | 'CARRY' | 'RECLAIM';
  readonly fiscalYear: number;
  readonly program: string;
  readonly part: PoolPart;
  readonly documentNo: string | null;
  readonly fromLot: number | null;
}

export const poolMovesTable = addingRows(
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
    ],
  },
  ({ fact }) =>
    poolMovesOf(fact).map((move, place): Row => {
      const { cause, fiscalYear, program, part, documentNo, fromLot } = move;
      const lot = [part.poolLot, fromLot, part.receiptNo, documentNo, part.amountFen];
      const recorded = [fact.position, place, fact.occurredOn, fact.recordedAt];
      return [...recorded, cause, fiscalYear, program, ...lot];
    }),
);

function poolMovesOf(fact: Fact): readonly PoolMove[] {
  switch (fact.type) {
    case 'ReceiptRecorded': {
      const { documentNo: receiptNo, poolLot, amountFen } = fact.data;
      return [moveOf('RECEIPT', fact.data, { poolLot, receiptNo, amountFen })];
    }
    case 'TransferIssued':
      return fact.data.lines.flatMap((line) =>
        line.draws.map((part) => moveOf('ISSUE', fact.data, taken(part), fact.data.documentNo)),
      );
    case 'AwardReclaimed':
      return fact.data.poolLots.map((part) => moveOf('RECLAIM', fact.data, part));
    case 'PoolYearClosed':
      return fact.data.moves.flatMap(({ program, fromPoolLot, ...part }) => {
        const { fiscalYear } = fact.data;
        const left = taken({ ...part, poolLot: fromPoolLot });
        return [
          moveOf('CARRY', { fiscalYear, program }, left),
          moveOf('CARRY', { fiscalYear: fiscalYear + 1, program }, part, null, fromPoolLot),
        ];
      });
    case 'EntryReversed':
      return poolMovesOf(fact.data.reversed).map((move) => ({ ...move, part: taken(move.part) }));
    default:
      return [];
  }
}

function taken(part: PoolPart): PoolPart {
  return { ...part, amountFen: -part.amountFen };
}

function moveOf(
  cause: PoolMove['cause'],
  pool: { readonly fiscalYear: number; readonly program: string },
  part: PoolPart,
  documentNo: string | null = null,
  fromLot: number | null = null,
): PoolMove {
  const { fiscalYear, program } = pool;
  return { cause, fiscalYear, program, part, documentNo, fromLot };
}
