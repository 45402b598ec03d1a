/** Events of money: the province's pools and the counties' accounts. domain.md, sections 3 to 5. */
import {
  type ValueOf,
  fenAmount,
  flag,
  integer,
  isoDate,
  isoMonth,
  listOf,
  nullable,
  oneOf,
  recordOf,
  regionCode,
  text,
} from './codec.js';
import {
  BUDGET_SOURCES,
  DIRECT_FUND_MARKS,
  LOT_KINDS,
  MANDATES,
  PAYMENT_COMPONENTS,
  PROJECT_KINDS,
  RECEIPT_SOURCES,
  SPENDING_CLASSES,
  type SpendingClass,
} from './vocabulary.js';

/** An entry of a receipt: a document brings money of one program and source by each. */
const receiptEntry = recordOf({ program: text, source: oneOf(...RECEIPT_SOURCES) });
export type ReceiptEntryRef = ValueOf<typeof receiptEntry>;

/**
 * Where the money of a county's lot comes from. It stays with the money through adjustments, year
 * closings and returns, so its age is never reset (财预〔2015〕15号).
 */
const origin = recordOf({
  kind: oneOf(...LOT_KINDS),
  /** Number of the receipt behind a transfer; null for opening balances and budgets. */
  receiptNo: nullable(text),
  /** The receipt's entry; null without a receipt, or where the receipt has only one. */
  entry: nullable(receiptEntry),
  /** Source of a budget; null for any other money, and for what the first edition recorded. */
  budgetSource: nullable(oneOf(...BUDGET_SOURCES)),
  /**
   * Program of the transfer line or opening balance that it came by, wherever it is now; null for a
   * budget, and for what the first edition recorded.
   */
  awardProgram: nullable(text),
  /** Transfer document; document of the opening balance; entry number of the budget. */
  documentNo: text,
  originYear: integer,
  /** Day on which the county first had it. */
  availableFrom: isoDate,
});
export type Origin = ValueOf<typeof origin>;

/**
 * A part of a county's lot: `lot` is its number in the county, `fiscalYear` that of its account.
 */
const lotPart = recordOf({ lot: integer, fiscalYear: integer, amountFen: fenAmount, origin });
export type LotPart = ValueOf<typeof lotPart>;

/**
 * A part of a pool's lot. `receiptNo` is the receipt, or the opening document of a reclaimed
 * carry-over.
 */
const poolPart = recordOf({
  poolLot: integer,
  receiptNo: text,
  /** null: money of an opening document, or of a receipt with only one. */
  entry: nullable(receiptEntry),
  /** Fiscal year of the receipt, or of the opening balance; null: as the pool's lot says. */
  originYear: nullable(integer),
  amountFen: fenAmount,
});
export type PoolPart = ValueOf<typeof poolPart>;

/**
 * What an event says of an account beside its code: a program may be added by an event, so that
 * whoever folds looks none up. `pooled`: of the pooled group.
 */
const classed = { class: oneOf(...SPENDING_CLASSES), pooled: flag };

export interface AccountRef {
  readonly class: SpendingClass;
  /** Program, or project where the class is CONSTRUCTION. */
  readonly code: string;
}
const account = recordOf({ ...classed, code: text });
export type ClassedAccount = ValueOf<typeof account>;

const projectKind = nullable(oneOf(...PROJECT_KINDS));

export const receiptRecorded = recordOf({
  documentNo: text,
  fiscalYear: integer,
  documentDate: isoDate,
  receivedOn: isoDate,
  /** One a program and source, in the document's order; each adds a lot to its program's pool. */
  entries: listOf(
    recordOf({
      program: text,
      source: oneOf(...RECEIPT_SOURCES),
      amountFen: fenAmount,
      poolLot: integer,
      /** 直达资金标识 (财预〔2020〕56号); null: no direct money. */
      directFund: nullable(oneOf(...DIRECT_FUND_MARKS)),
    }),
  ),
});

export const transferIssued = recordOf({
  documentNo: text,
  fiscalYear: integer,
  issuedOn: isoDate,
  schemeId: nullable(text),
  amountFen: fenAmount,
  /** One a region and program, in the document's order. */
  lines: listOf(
    recordOf({
      region: regionCode,
      program: text,
      ...classed,
      amountFen: fenAmount,
      draws: listOf(poolPart),
    }),
  ),
});

export const awardReclaimed = recordOf({
  reclaimNo: text,
  region: regionCode,
  fiscalYear: integer,
  program: text,
  ...classed,
  documentNo: text,
  amountFen: fenAmount,
  reclaimedOn: isoDate,
  reason: text,
  draws: listOf(lotPart),
  /** The lots that enter the pool of the account's year and program, last. */
  poolLots: listOf(poolPart),
});

export const poolYearClosed = recordOf({
  fiscalYear: integer,
  closedOn: isoDate,
  moves: listOf(
    recordOf({
      program: text,
      fromPoolLot: integer,
      poolLot: integer,
      receiptNo: text,
      entry: nullable(receiptEntry),
      originYear: nullable(integer),
      amountFen: fenAmount,
    }),
  ),
});

export const openingBalanceEntered = recordOf({
  region: regionCode,
  fiscalYear: integer,
  program: text,
  ...classed,
  originDocumentNo: text,
  originYear: integer,
  amountFen: fenAmount,
  lot: lotPart,
});

export const needAssessed = recordOf({
  region: regionCode,
  fiscalYear: integer,
  program: text,
  ...classed,
  assessedOn: isoDate,
  fromMonth: nullable(integer),
  months: integer,
  persons: integer,
  monthlyAmountFen: fenAmount,
});

export const transferReceived = recordOf({
  documentNo: text,
  region: regionCode,
  fiscalYear: integer,
  /** The program whose line arrived; null: all lines that had not arrived. */
  program: nullable(text),
  receivedOn: isoDate,
  lines: listOf(
    recordOf({
      program: text,
      ...classed,
      amountFen: fenAmount,
      /** In the transfer's fiscal year, or in the first open year where that is closed. */
      lots: listOf(lotPart),
    }),
  ),
});

/** The province lets a county build a named project while a gap remains (批复豁免). */
export const exemptionGranted = recordOf({
  exemptionNo: text,
  region: regionCode,
  project: text,
  fiscalYear: integer,
  /** The most that may be arranged for the project in the year. */
  amountFen: fenAmount,
  issuedOn: isoDate,
  reason: text,
});

export const budgetAllocated = recordOf({
  entryNo: text,
  region: regionCode,
  fiscalYear: integer,
  ...classed,
  code: text,
  projectKind,
  /** As the county calls the project; null: nothing said. */
  projectName: nullable(text),
  /** Which of the works that the notices order; null: none, or the first edition's. */
  mandate: nullable(oneOf(...MANDATES)),
  source: oneOf(...BUDGET_SOURCES),
  amountFen: fenAmount,
  allocatedOn: isoDate,
  exemptionDocumentNo: nullable(text),
  lot: lotPart,
});

export const fundsAdjusted = recordOf({
  entryNo: text,
  region: regionCode,
  fiscalYear: integer,
  from: account,
  fromProjectKind: projectKind,
  to: account,
  toProjectKind: projectKind,
  amountFen: fenAmount,
  adjustedOn: isoDate,
  reason: text,
  draws: listOf(lotPart),
  lots: listOf(lotPart),
});

export const disbursementRecorded = recordOf({
  batchNo: text,
  region: regionCode,
  fiscalYear: integer,
  ...classed,
  code: text,
  projectKind,
  period: nullable(isoMonth),
  paidOn: isoDate,
  amountFen: fenAmount,
  /** How many payments the county says the batch has. */
  payments: integer,
  /** How many of them are listed: all or none. */
  listedPayments: integer,
  /** The stream that lists them; null where none is listed. */
  paymentStream: nullable(text),
  draws: listOf(lotPart),
});

export const paymentsListed = recordOf({
  batchNo: text,
  region: regionCode,
  /** Chunks of a batch count from 0. */
  chunk: integer,
  payments: listOf(
    recordOf({
      paymentNo: integer,
      /** Pseudonym: HMAC of the identity number. */
      beneficiary: text,
      persons: integer,
      months: integer,
      component: oneOf(...PAYMENT_COMPONENTS),
      amountFen: fenAmount,
      /**
       * Keyed mark of the name as it was recorded; empty: there was none; null: recorded before
       * payments kept it. Since version 2, as the members below.
       */
      nameMark: nullable(text),
      /** Keyed mark of payee and account; null: none was named. */
      payeeMark: nullable(text),
      /** The check digit of the number is wrong. */
      doubtful: flag,
    }),
  ),
});

export const paymentReturned = recordOf({
  returnNo: text,
  batchNo: text,
  paymentNo: integer,
  region: regionCode,
  /** Fiscal year, class and code of the batch. */
  fiscalYear: integer,
  ...classed,
  code: text,
  projectKind,
  /** Month that the batch is for; null: none, or the first edition's. */
  period: nullable(isoMonth),
  amountFen: fenAmount,
  returnedOn: isoDate,
  reason: text,
  /**
   * `draw` is the index in the batch's draws; `credited` the lot that got the money, new or old.
   */
  credits: listOf(recordOf({ draw: integer, credited: lotPart })),
});

export const countyYearClosed = recordOf({
  region: regionCode,
  fiscalYear: integer,
  closedOn: isoDate,
  moves: listOf(
    recordOf({
      ...classed,
      code: text,
      projectKind,
      fromLot: integer,
      lot: lotPart,
    }),
  ),
});
