/** What is known of a region and a year when its clauses are answered: one snapshot, in fen. */
import type { BudgetSource, ProjectKind, SpendingClass } from '../../event-catalogue/vocabulary.js';
import type { Rational } from '../../money/rational.js';
import type { IndicatorName } from '../../policy/indicators.js';
import type { Parameters } from '../../policy/parameters.js';

/** What was paid for, and what had to be paid in, a month. */
export interface MonthOfProgram {
  /** Batches for the month, less returns; null: there is none. */
  readonly paidFen: bigint | null;
  /** Assessed for the month; a lump sum is of no month. */
  readonly needFen: bigint;
  readonly persons: bigint;
}

/** A program's figures of a year: domain.md, section 5. */
export interface ProgramYear {
  readonly pooled: boolean;
  /** Whether a need of the year is assessed. */
  readonly assessed: boolean;
  /** Twelve, January first. */
  readonly months: readonly MonthOfProgram[];
  readonly needFen: bigint;
  readonly arrangedFen: bigint;
  readonly gapFen: bigint;
  readonly awardedFen: bigint;
  readonly receivedFen: bigint;
  readonly ownBudgetFen: bigint;
  readonly carriedInFen: bigint;
  readonly carriedOutFen: bigint;
  readonly adjustedInFen: bigint;
  readonly adjustedOutFen: bigint;
  /** Split in of combined assistance, less what was moved back. */
  readonly splitInFen: bigint;
  readonly availableFen: bigint;
  /** Disbursed net of returns. */
  readonly paidFen: bigint;
}

/** What a county's budget entries allot, by where the money is from. */
export interface BudgetLine {
  readonly class: SpendingClass;
  readonly code: string;
  readonly projectKind: ProjectKind | null;
  /** The work that the notices order, of a project that is LIVELIHOOD_MANDATED. */
  readonly mandate: string | null;
  readonly source: BudgetSource;
  readonly amountFen: bigint;
}

export interface ProjectYear {
  readonly code: string;
  readonly kind: ProjectKind;
  readonly arrangedFen: bigint;
  /** Of it money that may lawfully be cut for livelihood. */
  readonly redirectableFen: bigint;
  readonly spentFen: bigint;
  readonly adjustedOutFen: bigint;
}

export interface LedgerYear {
  /** BASIC_LIVELIHOOD, by code. */
  readonly programs: ReadonlyMap<string, ProgramYear>;
  readonly projects: readonly ProjectYear[];
  /** OPERATING accounts together. */
  readonly operatingFen: bigint;
  readonly budgets: readonly BudgetLine[];
  /** The county's gap, and the same by what the year's payments project. */
  readonly gapFen: bigint;
  readonly projectedGapFen: bigint;
  /** Combined assistance that is not split yet. */
  readonly unsplitFen: bigint;
  /** Moved out of GENERAL projects, and of that into BASIC_LIVELIHOOD. */
  readonly compressedFen: bigint;
  readonly filledFen: bigint;
  /** Moved from BASIC_LIVELIHOOD into OPERATING accounts, less what was moved back. */
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
  /** Of it while the county was materially not funded through the month. */
  readonly spentUnfundedFen: bigint;
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
  /** Last day of its publication in time: so many days after the earliest payment. */
  readonly publishBy: string;
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

/** By kind: domain.md, section 9. */
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

/** As it was adopted, with a score. */
export interface EvaluationOfYear {
  readonly score: string;
  readonly band: string;
}

/** Whether the county has assessed what it must pay: domain.md, section 5. */
export interface Reported {
  readonly status: 'NONE' | 'PART' | 'FULL';
  /** Programs that want an assessment. */
  readonly missing: readonly string[];
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
  /** Until 31 December as of the same day of that year. */
  readonly lastLedger: LedgerYear;
  /** Position of the last event that the snapshot holds. */
  readonly position: number;
}

export interface CountyFacts extends RegionFacts {
  readonly reported: Reported;
  /** Paid by lists, less what was returned. */
  readonly listedFen: bigint;
  /** The last month of an unbroken run of certifications from January; 0 without. */
  readonly certifiedThrough: number;
  readonly alerts: AlertsOfYear;
  /** Standards by `program` or `program/tier`, the one in force on the day first. */
  readonly standards: (program: string, tier?: string) => readonly StandardInForce[];
  readonly tiers: (program: string) => readonly string[];
  readonly paidMonths: readonly PaidMonth[];
  readonly findings: FindingTotals;
  readonly evaluation: EvaluationOfYear | null;
  readonly lastEvaluation: EvaluationOfYear | null;
  /** Those handled as matters. */
  readonly complaints: ComplaintsOfYear;
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
  /** Issued as a transfer document; else it is a plan. */
  readonly issued: boolean;
}

export interface ProvinceFacts extends RegionFacts {
  readonly counties: readonly CountyFacts[];
  readonly prefectures: readonly Pick<RegionFacts, 'region' | 'indicator'>[];
  readonly receipts: readonly ReceiptsOfYear[];
  /** Adopted for the year. */
  readonly schemes: readonly SchemeOfYear[];
  /** The province's own findings. */
  readonly findings: FindingTotals;
}
