/** Which kind of write an event is, and how much money it is about. */
import { affectedCounties } from '../../event-catalogue/affected-counties.js';
import type { DataOf, EventType, Fact } from '../../event-catalogue/catalogue.js';
import { sum } from '../../money/fen.js';
import type { ReviewKind } from '../../policy/review-parameters.js';

/** A write as it is held against the amounts of review. */
export interface ReviewedWrite {
  readonly kind: ReviewKind;
  /** 0: it moves no money, and is looked at where everything of its kind is. */
  readonly amountFen: bigint;
}

type Kinds = { readonly [T in EventType]: ((data: DataOf<T>) => ReviewedWrite) | null };

const ofAmount =
  (kind: ReviewKind) =>
  ({ amountFen }: { readonly amountFen: bigint }): ReviewedWrite => ({ kind, amountFen });
const ofNoAmount = (kind: ReviewKind) => (): ReviewedWrite => ({ kind, amountFen: 0n });
const fact = ofNoAmount('facts');
const handled = ofNoAmount('handling');

/** null: nobody else looks at it, or it has a second person of its own. */
const KINDS: Kinds = {
  ReceiptRecorded: ({ entries }) => ({ kind: 'receipts', amountFen: totalOf(entries) }),
  TransferIssued: ({ lines }) => ({ kind: 'transfers', amountFen: totalOf(lines) }),
  TransferReceived: ({ lines }) => ({ kind: 'arrivals', amountFen: totalOf(lines) }),
  OpeningBalanceEntered: ofAmount('openings'),
  // By how much it lowers the need: `loweredNeedFen`.
  NeedAssessed: ofNoAmount('loweredNeeds'),
  ExemptionGranted: ofAmount('exemptions'),
  BudgetAllocated: ofAmount('budgets'),
  FundsAdjusted: ({ fromProjectKind, toProjectKind, amountFen }) => ({
    kind:
      fromProjectKind === null && toProjectKind === null
        ? 'adjustments'
        : 'constructionAdjustments',
    amountFen,
  }),
  DisbursementRecorded: ofAmount('batches'),
  PaymentReturned: ofAmount('returns'),
  AwardReclaimed: ofAmount('reclaims'),
  CountyYearClosed: ofNoAmount('closings'),
  PoolYearClosed: ofNoAmount('closings'),
  PolicyParameterSet: ofNoAmount('policyValues'),
  HeaderMappingSet: null,
  RegionRegistered: fact,
  RegionRecoded: fact,
  ProgramAdded: fact,
  RegionDesignated: fact,
  IndicatorReported: fact,
  StandardSet: fact,
  BeneficiaryExited: fact,
  DisclosurePublished: fact,
  MonthCertified: fact,
  PerformanceTargetsSet: fact,
  PerformanceResultReported: fact,
  TargetSet: fact,
  ProgressReported: fact,
  DirectFundsReported: fact,
  GapAlertAcknowledged: handled,
  FindingExplained: handled,
  FindingJudged: handled,
  FindingRectified: handled,
  EvaluationAdopted: handled,
  PerformanceReviewed: handled,
  DocumentPublished: handled,
  DisclosureWithdrawn: handled,
  ObjectionAnswered: handled,
  ReminderSent: null,
  ReminderSigned: null,
  ReminderReplied: handled,
  MatterOpened: handled,
  MatterLinked: handled,
  MatterExplained: handled,
  MatterRectificationReported: handled,
  MatterRecoveryRecorded: handled,
  MatterRecoveryWaived: handled,
  MatterJudged: handled,
  MatterExtended: handled,
  MatterClosed: handled,
  MatterReopened: handled,
  PaymentsListed: null,
  CorrectionProposed: null,
  EntryReversed: null,
  SchemeDrafted: null,
  SchemeAdopted: null,
  ForgettingProposed: null,
  PersonForgotten: null,
  ObjectionLodged: null,
  PersonalDataViewed: null,
  PersonalDataTaken: null,
  EvidenceTaken: null,
  AccessLimitReached: null,
  IdentityNumbersExamined: null,
  VaultDigestsCommitted: null,
  VaultKeyRotated: null,
  SealKeyAnnounced: null,
  LogOriginEnded: null,
  AuditRead: null,
  ProposalDrafted: null,
  ProposalSubmitted: null,
  ProposalReturned: null,
  ProposalWithdrawn: null,
  ProposalReviewed: null,
  ProposalApproved: null,
  ProposalRefused: null,
};

export function reviewedWrite(of: Fact): ReviewedWrite | null {
  const table = KINDS as { readonly [T in EventType]: ((data: never) => ReviewedWrite) | null };
  return table[of.type]?.(of.data as never) ?? null;
}

/** Whether it changes what must be reviewed: two persons, always. */
export function changesReview({ type, data }: Fact): boolean {
  return type === 'PolicyParameterSet' && data.name.startsWith('review.');
}

/** The one county that it is about; null: none, or several. */
export function countyOf(of: Fact): string | null {
  const counties = affectedCounties(of);
  return counties.length === 1 ? counties[0]! : null;
}

/** Kinds that are added up over the whole province: one document may be of many counties. */
export function isOfProvince(kind: ReviewKind): boolean {
  return kind === 'receipts' || kind === 'transfers';
}

function totalOf(parts: readonly { readonly amountFen: bigint }[]): bigint {
  return sum(parts.map(({ amountFen }) => amountFen));
}
