/**
 * What the users of the funds ask for. Amounts are fen and positive; dates `YYYY-MM-DD`; years four
 * digits.
 */
import type {
  BudgetSource,
  DirectFundMark,
  PaymentComponent,
  ProjectKind,
  ReceiptSource,
  SpendingClass,
} from '../../event-catalogue/vocabulary.js';
import type { AccountRef } from '../../event-catalogue/fund-events.js';
import type { ReferenceCommand } from '../../reference-facts/domain/commands.js';

export interface RecordReceipt {
  readonly kind: 'RecordReceipt';
  readonly documentNo: string;
  readonly fiscalYear: number;
  readonly documentDate: string;
  readonly receivedOn: string;
  /** One a program and source. */
  readonly entries: readonly ReceiptEntry[];
}

export interface ReceiptEntry {
  readonly program: string;
  readonly source: ReceiptSource;
  readonly amountFen: bigint;
  /** Left out where it is no direct money: a command is known again by its content. */
  readonly directFund?: DirectFundMark;
}

export interface IssueTransfer {
  readonly kind: 'IssueTransfer';
  readonly documentNo: string;
  readonly fiscalYear: number;
  readonly issuedOn: string;
  readonly schemeId: string | null;
  /** One a region and program. */
  readonly lines: readonly TransferLine[];
}

export interface TransferLine {
  readonly region: string;
  readonly program: string;
  readonly amountFen: bigint;
}

export interface ReceiveTransfer {
  readonly kind: 'ReceiveTransfer';
  readonly documentNo: string;
  readonly region: string;
  /** Left out: all lines of the region that have not arrived. */
  readonly program?: string;
  readonly receivedOn: string;
}

export interface EnterOpeningBalance {
  readonly kind: 'EnterOpeningBalance';
  readonly region: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly originDocumentNo: string;
  readonly originYear: number;
  readonly amountFen: bigint;
}

export interface AssessNeed {
  readonly kind: 'AssessNeed';
  readonly region: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly assessedOn: string;
  /** 1 to 12; null: the whole year. */
  readonly fromMonth: number | null;
  readonly months: number;
  readonly persons: number;
  readonly monthlyAmountFen: bigint;
}

export interface GrantExemption {
  readonly kind: 'GrantExemption';
  readonly exemptionNo: string;
  readonly region: string;
  readonly project: string;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
  readonly issuedOn: string;
  readonly reason: string;
}

export interface AllocateBudget {
  readonly kind: 'AllocateBudget';
  readonly entryNo: string;
  readonly region: string;
  readonly fiscalYear: number;
  readonly class: SpendingClass;
  /** A program, or the project where the class is CONSTRUCTION. */
  readonly code: string;
  readonly projectKind: ProjectKind | null;
  /** As the county calls the project; left out where nothing is said. */
  readonly projectName?: string;
  /** Which of the works that the notices order; left out where nothing is said. */
  readonly mandate?: string;
  readonly source: BudgetSource;
  readonly amountFen: bigint;
  readonly allocatedOn: string;
  readonly exemptionDocumentNo: string | null;
}

export interface AdjustFunds {
  readonly kind: 'AdjustFunds';
  readonly entryNo: string;
  readonly region: string;
  readonly fiscalYear: number;
  readonly from: AccountRef;
  readonly to: AccountRef;
  readonly amountFen: bigint;
  readonly adjustedOn: string;
  readonly reason: string;
}

/** A payment of a batch, with the person's pseudonym in place of name and number. */
export interface PaymentLine {
  readonly paymentNo: number;
  readonly beneficiary: string;
  /**
   * Pseudonym of 15 digits that were given for it: a list sent before those stood for 18 is known
   * again by it. No part of the event.
   */
  readonly given?: string;
  readonly persons: number;
  readonly months: number;
  readonly component: PaymentComponent;
  readonly amountFen: bigint;
  /** Keyed mark of the name; empty: none. null: not known, as in a copy without personal data. */
  readonly nameMark: string | null;
  /** Keyed mark of payee and account; null: none. */
  readonly payeeMark: string | null;
  /** The check digit of the number is wrong. */
  readonly doubtful: boolean;
}

export interface RecordDisbursement {
  readonly kind: 'RecordDisbursement';
  readonly batchNo: string;
  readonly region: string;
  readonly fiscalYear: number;
  readonly class: SpendingClass;
  readonly code: string;
  /** Month that is paid for, `YYYY-MM`; null for construction. */
  readonly period: string | null;
  readonly paidOn: string;
  /** It was left out, and is the day of approval: of what another person looks at alone. */
  readonly paidOnApproval?: true;
  readonly amountFen: bigint;
  /** How many payments the county says the batch has. */
  readonly payments: number;
  /**
   * The count and sum of the listed payments; null where none is listed.
   */
  readonly listed: {
    readonly payments: number;
    readonly amountFen: bigint;
    /** Of `payment-listing.ts`; by it a batch sent again with another list is no repetition. */
    readonly digest?: string;
  } | null;
  /** The payments themselves, where they come with the command; a package brings them later. */
  readonly lines?: readonly PaymentLine[];
}

export interface ReturnPayment {
  readonly kind: 'ReturnPayment';
  readonly returnNo: string;
  readonly region: string;
  readonly batchNo: string;
  readonly paymentNo: number;
  /** Amount of the payment as listed; looked up by whoever sends the command. */
  readonly amountFen: bigint;
  readonly returnedOn: string;
  readonly reason: string;
}

export interface ReclaimAward {
  readonly kind: 'ReclaimAward';
  readonly reclaimNo: string;
  readonly region: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly documentNo: string;
  readonly amountFen: bigint;
  readonly reclaimedOn: string;
  readonly reason: string;
}

export interface CloseCountyYear {
  readonly kind: 'CloseCountyYear';
  readonly region: string;
  readonly fiscalYear: number;
  readonly closedOn: string;
}

export interface ClosePoolYear {
  readonly kind: 'ClosePoolYear';
  readonly fiscalYear: number;
  readonly closedOn: string;
}

export type FundsCommand =
  | RecordReceipt
  | IssueTransfer
  | ReceiveTransfer
  | EnterOpeningBalance
  | AssessNeed
  | GrantExemption
  | AllocateBudget
  | AdjustFunds
  | RecordDisbursement
  | ReturnPayment
  | ReclaimAward
  | CloseCountyYear
  | ClosePoolYear;

/** What a package brings, in one order: the funds' commands and reported facts. */
export type LedgerCommand = FundsCommand | ReferenceCommand;
