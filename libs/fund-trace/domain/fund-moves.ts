/**
 * Where the award money is: what an event moves from one place to another, by receipt and by
 * document. Money is conserved: for a receipt, amount = unissued + in transit + remaining +
 * disbursed net of returns; for a transfer line, amount = in transit + remaining + reclaimed +
 * disbursed net of returns.
 * @source domain.md, section 4
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import type { LotPart, PoolPart, ReceiptEntryRef } from '../../event-catalogue/fund-events.js';
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
  /** The receipt's entry; null without a receipt, or where it has only one. */
  readonly entry: ReceiptEntryRef | null;
  /** The transfer, or the document of the opening balance; null while unissued. */
  readonly documentNo: string | null;
  /** Program of the line or opening balance behind it; null while unissued, or not said. */
  readonly awardProgram: string | null;
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

/** What a fact moves, in a fixed order; none for a fact that moves no award money. */
export function fundMovesOf(fact: Fact | ReversibleFact): readonly FundMove[] {
  return entryFor(MOVES, fact.type)?.(fact.data) ?? NONE;
}

const MOVES: FoldTable<'fundMoves', [], readonly FundMove[]> = {
  ReceiptRecorded: ({ documentNo: receiptNo, fiscalYear, entries }) =>
    entries.map(({ program, source, amountFen }) =>
      inPool({ fiscalYear, program }, { receiptNo, entry: { program, source }, amountFen }),
    ),
  TransferIssued: issueMoves,
  AwardReclaimed: reclaimMoves,
  PoolYearClosed: ({ fiscalYear, moves }) =>
    moves.flatMap(({ program, ...part }) => [
      inPool({ fiscalYear, program }, { ...part, amountFen: -part.amountFen }),
      inPool({ fiscalYear: fiscalYear + 1, program }, part),
    ]),
  OpeningBalanceEntered: (data) =>
    inAccount('REMAINING', accountOf(data, data.program), data.lot, data.lot.amountFen),
  TransferReceived: (data) =>
    data.lines.flatMap(({ program, lots }) =>
      lots.flatMap((lot) => [
        inTransit({ ...data, program }, data.region, {
          receiptNo: lot.origin.receiptNo!,
          entry: lot.origin.entry,
          amountFen: -lot.amountFen,
        }),
        ...inAccount('REMAINING', accountOf(data, program), lot, lot.amountFen),
      ]),
    ),
  FundsAdjusted(data) {
    const from = accountOf(data, data.from.code);
    const to = accountOf(data, data.to.code);
    return [
      ...data.draws.flatMap((part) => inAccount('REMAINING', from, part, -part.amountFen)),
      ...data.lots.flatMap((part) => inAccount('REMAINING', to, part, part.amountFen)),
    ];
  },
  DisbursementRecorded(data) {
    const account = { ...accountOf(data, data.code), batchNo: data.batchNo };
    return data.draws.flatMap((part) => [
      ...inAccount('REMAINING', account, part, -part.amountFen),
      ...inAccount('DISBURSED', account, part, part.amountFen),
    ]);
  },
  PaymentReturned(data) {
    const account = { ...accountOf(data, data.code), batchNo: data.batchNo };
    return data.credits.flatMap(({ credited }) => [
      ...inAccount('DISBURSED', account, credited, -credited.amountFen),
      ...inAccount('REMAINING', account, credited, credited.amountFen),
    ]);
  },
  CountyYearClosed: closingMoves,
  EntryReversed: ({ reversed }) =>
    fundMovesOf(reversed).map((move) => ({ ...move, amountFen: -move.amountFen })),
};

function issueMoves(data: DataOf<'TransferIssued'>): readonly FundMove[] {
  return data.lines.flatMap((line) =>
    line.draws.flatMap((part) => {
      const document = { ...data, program: line.program };
      const taken = { ...part, amountFen: -part.amountFen };
      return [
        { ...inPool(document, taken), documentNo: data.documentNo },
        inTransit(document, line.region, part),
      ];
    }),
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

type MovedPart = Pick<PoolPart, 'receiptNo' | 'entry' | 'amountFen'>;

interface Pool {
  readonly fiscalYear: number;
  readonly program: string;
}

const OUTSIDE_ACCOUNTS = {
  batchNo: null,
  lot: null,
  originYear: null,
  availableFrom: null,
};

function inPool(pool: Pool, part: MovedPart): FundMove {
  return {
    place: 'UNISSUED',
    amountFen: part.amountFen,
    receiptNo: part.receiptNo,
    entry: part.entry,
    documentNo: null,
    awardProgram: null,
    region: null,
    fiscalYear: pool.fiscalYear,
    program: pool.program,
    ...OUTSIDE_ACCOUNTS,
  };
}

function inTransit(
  document: Pool & { readonly documentNo: string },
  region: string,
  part: MovedPart,
): FundMove {
  return {
    place: 'IN_TRANSIT',
    amountFen: part.amountFen,
    receiptNo: part.receiptNo,
    entry: part.entry,
    documentNo: document.documentNo,
    awardProgram: document.program,
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
  const { kind, receiptNo, entry, documentNo, awardProgram, originYear, availableFrom } =
    part.origin;
  if (kind === 'BUDGET') return NONE;
  const { region, program, batchNo } = account;
  const { fiscalYear, lot } = part;
  return [
    {
      place,
      amountFen,
      receiptNo,
      entry,
      documentNo,
      awardProgram,
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
