/** What is known of a region and a year when its clauses are answered: one snapshot, in fen. */
import type { BudgetSource, ProjectKind, SpendingClass } from '../../event-catalogue/vocabulary.js';
import type { Rational } from '../../money/rational.js';
import type { Parameters } from '../../policy/parameters.js';
import type { IndicatorName } from './indicators.js';

/** A program's figures of a year: domain.md, section 5. */
export interface ProgramYear {
  readonly needFen: bigint;
  readonly arrangedFen: bigint;
  readonly gapFen: bigint;
  readonly awardedFen: bigint;
  readonly ownBudgetFen: bigint;
  readonly carriedInFen: bigint;
  readonly carriedOutFen: bigint;
  readonly adjustedOutFen: bigint;
  readonly availableFen: bigint;
  /** Disbursed net of returns. */
  readonly paidFen: bigint;
  /** Persons × months of the assessed segments. */
  readonly personMonths: bigint;
}

/** What a county's budget entries allot, by where the money is from. */
export interface BudgetLine {
  readonly class: SpendingClass;
  readonly code: string;
  readonly projectKind: ProjectKind | null;
  readonly source: BudgetSource;
  readonly amountFen: bigint;
}

export interface LedgerYear {
  /** BASIC_LIVELIHOOD, by code. */
  readonly programs: ReadonlyMap<string, ProgramYear>;
  /** What is arranged for and spent on projects of a kind. */
  readonly construction: Readonly<
    Record<ProjectKind, { readonly arrangedFen: bigint; readonly spentFen: bigint }>
  >;
  /** OPERATING accounts together. */
  readonly operatingFen: bigint;
  readonly budgets: readonly BudgetLine[];
  /** Moved out of GENERAL projects, and of that into BASIC_LIVELIHOOD. */
  readonly compressedFen: bigint;
  readonly filledFen: bigint;
  /** Moved from BASIC_LIVELIHOOD into OPERATING accounts. */
  readonly movedToOperatingFen: bigint;
  readonly entries: number;
  readonly corrections: number;
}

export interface AlertsOfYear {
  readonly episodes: number;
  /** Open, or closed only by the year's closing. */
  readonly unresolved: number;
  /** Of them without a remedy plan. */
  readonly unanswered: number;
  readonly spentDuringFen: bigint;
  readonly mustCompressFen: bigint;
}

export interface StandardInForce {
  readonly monthlyFen: bigint;
  readonly effectiveFrom: string;
  readonly basis: string;
}

/** Payments of a program and a month, and when they were published. */
export interface PaidMonth {
  readonly program: string;
  /** `YYYY-MM` */
  readonly period: string;
  readonly amountFen: bigint;
  /** Of it paid after the day of the month by which it is due. */
  readonly lateFen: bigint;
  /** Earliest publication; null: none. */
  readonly publishedOn: string | null;
  /** No later than so many days after the earliest payment. */
  readonly publishedInTime: boolean;
}

export interface TargetState {
  readonly targetNo: string;
  readonly region: string;
  readonly clause: string;
  readonly name: string;
  readonly unit: string;
  readonly target: Rational | undefined;
  readonly dueOn: string;
  /** The latest report by the day of judgement. */
  readonly progress: { readonly reportedOn: string; readonly value: Rational } | null;
}

export interface FindingTotal {
  readonly count: number;
  readonly amountFen: bigint;
}

/** By kind (domain.md, section 9); null: supervision is not asked in this installation. */
export interface FindingTotals {
  readonly byKind: ReadonlyMap<string, FindingTotal>;
  /** Explained, judged or rectified. */
  readonly handled: number;
}

/** Complaints whose deadline lies in the year, and of them those closed by then. */
export interface ComplaintsOfYear {
  readonly due: number;
  readonly inTime: number;
}

export interface EvaluationOfYear {
  readonly score: string;
  readonly band: string;
}

/** A region as it is asked about. */
export interface RegionFacts {
  readonly region: string;
  readonly name: string;
  readonly year: number;
  /** The day on which the year is judged: its last, or today where that is earlier. */
  readonly date: string;
  readonly parameters: Parameters;
  readonly indicator: (name: IndicatorName, year: number) => Rational | undefined;
  readonly targets: readonly TargetState[];
  /** Of the province: the sums over its counties. */
  readonly ledger: LedgerYear;
  readonly lastLedger: LedgerYear;
  /** Position of the last event that the snapshot holds. */
  readonly position: number;
}

export interface CountyFacts extends RegionFacts {
  readonly alerts: AlertsOfYear;
  /** Standards by `program` or `program/tier`, the one in force on the day first. */
  readonly standards: (program: string, tier?: string) => readonly StandardInForce[];
  readonly tiers: (program: string) => readonly string[];
  readonly paidMonths: readonly PaidMonth[];
  readonly findings: FindingTotals | null;
  readonly evaluation: EvaluationOfYear | null;
  /** Those handled as matters. */
  readonly complaints: ComplaintsOfYear;
  /** Accounts in which award money and ledger agree, and in which they do not. */
  readonly accounts: { readonly agree: number; readonly disagree: number };
  /** Multiplier of its resource designation on 1 January of the year; 1 without. */
  readonly resourceMultiplier: Rational;
}

export interface ReceiptsOfYear {
  readonly program: string;
  readonly source: string;
  readonly year: number;
  readonly amountFen: bigint;
}

export interface SchemeOfYear {
  readonly schemeId: string;
  readonly program: string;
  /** Factors that were switched off in it. */
  readonly switchedOff: readonly string[];
}

export interface ProvinceFacts extends RegionFacts {
  readonly counties: readonly CountyFacts[];
  readonly prefectures: readonly Pick<RegionFacts, 'region' | 'indicator'>[];
  readonly receipts: readonly ReceiptsOfYear[];
  /** Adopted schemes for the year; null: allocation is not asked in this installation. */
  readonly schemes: readonly SchemeOfYear[] | null;
  /** The province's own findings. */
  readonly findings: FindingTotals | null;
  readonly receiptConservation: { readonly agree: number; readonly disagree: number };
  readonly parameterChanges: { readonly count: number; readonly longestLagDays: number };
}
