/**
 * Where the award money is: what an event moves from one place to another, by receipt and by
 * document. Money is conserved: for a receipt, amount = unissued + in transit + remaining +
 * disbursed net of returns; for a transfer line, amount = in transit + remaining + reclaimed +
 * disbursed net of returns.
 * @source domain.md, section 4
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import type { LotPart, PoolPart } from '../../event-catalogue/fund-events.js';
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';

export type Place = 'UNISSUED' | 'IN_TRANSIT' | 'REMAINING' | 'RECLAIMED' | 'DISBURSED';

/** So much more (or less, where negative) of this money is in this place. */
export interface FundMove {
  readonly place: Place;
  readonly amountFen: bigint;
  /**
   * The receipt, or the document of a reclaimed opening balance; null for opening balances not
   * reclaimed.
   */
  readonly receiptNo: string | null;
  /** The transfer, or the document of the opening balance; null while unissued. */
  readonly documentNo: string | null;
  /** Null in the pools. */
  readonly region: string | null;
  readonly fiscalYear: number;
  /** Program of the account or pool. */
  readonly program: string;
  readonly batchNo: string | null;
  /**
   * The county's lot, its origin year and the day from which the county had it; null in pool and
   * transit.
   */
  readonly lot: number | null;
  readonly originYear: number | null;
  readonly availableFrom: string | null;
}

const NONE: readonly FundMove[] = [];

export function fundMovesOf(fact: Fact): readonly FundMove[] {
  switch (fact.type) {
    case 'PoolYearClosed':
      return fact.data.moves.flatMap((move) => {
        const { fiscalYear } = fact.data;
        const { program, receiptNo, amountFen } = move;
        return [
          inPool({ fiscalYear, program }, { receiptNo, amountFen: -amountFen }),
          inPool({ fiscalYear: fiscalYear + 1, program }, { receiptNo, amountFen }),
        ];
      });
    case 'CountyYearClosed':
      return closingMoves(fact.data);
    case 'EntryReversed':
      return entryMoves(fact.data.reversed).map((move) => ({
        ...move,
        amountFen: -move.amountFen,
      }));
    case 'ReceiptRecorded':
    case 'TransferIssued':
    case 'AwardReclaimed':
    case 'OpeningBalanceEntered':
    case 'TransferReceived':
    case 'FundsAdjusted':
    case 'DisbursementRecorded':
    case 'PaymentReturned':
      return entryMoves(fact);
    default:
      return NONE;
  }
}

function entryMoves(fact: ReversibleFact): readonly FundMove[] {
  switch (fact.type) {
    case 'NeedAssessed':
    case 'BudgetAllocated':
      return NONE;
    case 'ReceiptRecorded': {
      const { documentNo: receiptNo, amountFen } = fact.data;
      return [inPool(fact.data, { receiptNo, amountFen })];
    }
    case 'TransferIssued':
      return issueMoves(fact.data);
    case 'TransferReceived':
      return fact.data.lots.flatMap((lot) => [
        inTransit(fact.data, fact.data.region, {
          receiptNo: lot.origin.receiptNo!,
          amountFen: -lot.amountFen,
        }),
        ...inAccount('REMAINING', accountOf(fact.data, fact.data.program), lot, lot.amountFen),
      ]);
    case 'OpeningBalanceEntered': {
      const { lot } = fact.data;
      return inAccount('REMAINING', accountOf(fact.data, fact.data.program), lot, lot.amountFen);
    }
    case 'AwardReclaimed':
      return reclaimMoves(fact.data);
    case 'FundsAdjusted': {
      const { draws, lots } = fact.data;
      const from = accountOf(fact.data, fact.data.from.code);
      const to = accountOf(fact.data, fact.data.to.code);
      return [
        ...draws.flatMap((part) => inAccount('REMAINING', from, part, -part.amountFen)),
        ...lots.flatMap((part) => inAccount('REMAINING', to, part, part.amountFen)),
      ];
    }
    case 'DisbursementRecorded': {
      const account = { ...accountOf(fact.data, fact.data.code), batchNo: fact.data.batchNo };
      return fact.data.draws.flatMap((part) => [
        ...inAccount('REMAINING', account, part, -part.amountFen),
        ...inAccount('DISBURSED', account, part, part.amountFen),
      ]);
    }
    case 'PaymentReturned': {
      const account = { ...accountOf(fact.data, fact.data.code), batchNo: fact.data.batchNo };
      return fact.data.credits.flatMap(({ credited }) => [
        ...inAccount('DISBURSED', account, credited, -credited.amountFen),
        ...inAccount('REMAINING', account, credited, credited.amountFen),
      ]);
    }
  }
}

function issueMoves(data: DataOf<'TransferIssued'>): readonly FundMove[] {
  return data.lines.flatMap((line) =>
    line.draws.flatMap((part) => [
      {
        ...inPool(data, { receiptNo: part.receiptNo, amountFen: -part.amountFen }),
        documentNo: data.documentNo,
      },
      inTransit(data, line.region, part),
    ]),
  );
}

function reclaimMoves(data: DataOf<'AwardReclaimed'>): readonly FundMove[] {
  const account = accountOf(data, data.program);
  return [
    ...data.draws.flatMap((part) => [
      ...inAccount('REMAINING', account, part, -part.amountFen),
      ...inAccount('RECLAIMED', account, part, part.amountFen),
    ]),
    ...data.poolLots.map((part) => inPool(data, part)),
  ];
}

function closingMoves(data: DataOf<'CountyYearClosed'>): readonly FundMove[] {
  const { region, fiscalYear } = data;
  return data.moves.flatMap(({ code, fromLot, lot }) => {
    const account = { region, program: code, batchNo: null };
    const left = { ...lot, lot: fromLot, fiscalYear };
    return [
      ...inAccount('REMAINING', account, left, -lot.amountFen),
      ...inAccount('REMAINING', account, lot, lot.amountFen),
    ];
  });
}

interface AccountOfMove {
  readonly region: string;
  readonly program: string;
  readonly batchNo: string | null;
}

function accountOf(data: { readonly region: string }, program: string): AccountOfMove {
  return { region: data.region, program, batchNo: null };
}

interface Pool {
  readonly fiscalYear: number;
  readonly program: string;
}

const OUTSIDE_ACCOUNTS = { batchNo: null, lot: null, originYear: null, availableFrom: null };

function inPool(pool: Pool, part: Pick<PoolPart, 'receiptNo' | 'amountFen'>): FundMove {
  return {
    place: 'UNISSUED',
    amountFen: part.amountFen,
    receiptNo: part.receiptNo,
    documentNo: null,
    region: null,
    fiscalYear: pool.fiscalYear,
    program: pool.program,
    ...OUTSIDE_ACCOUNTS,
  };
}

function inTransit(
  document: Pool & { readonly documentNo: string },
  region: string,
  part: Pick<PoolPart, 'receiptNo' | 'amountFen'>,
): FundMove {
  return {
    place: 'IN_TRANSIT',
    amountFen: part.amountFen,
    receiptNo: part.receiptNo,
    documentNo: document.documentNo,
    region,
    fiscalYear: document.fiscalYear,
    program: document.program,
    ...OUTSIDE_ACCOUNTS,
  };
}

/** A county's own budget money is no award money: it moves nothing here. */
function inAccount(
  place: Place,
  account: AccountOfMove,
  part: LotPart,
  amountFen: bigint,
): readonly FundMove[] {
  const { kind, receiptNo, documentNo, originYear, availableFrom } = part.origin;
  if (kind === 'BUDGET') return NONE;
  const { region, program, batchNo } = account;
  const { fiscalYear, lot } = part;
  return [
    {
      place,
      amountFen,
      receiptNo,
      documentNo,
      region,
      fiscalYear,
      program,
      batchNo,
      lot,
      originYear,
      availableFrom,
    },
  ];
}
