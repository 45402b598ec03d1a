/** Which counties an event affects: whose states a reversal reads, what a matter may link. */
import type { EventType, Fact } from './catalogue.js';
import { type EventTable, entryFor } from './folds.js';
import type { ReversibleFact } from './reversal-events.js';

type Counties = readonly string[];

const ofRegion = ({ region }: { readonly region: string | null }): Counties =>
  region === null ? [] : [region];
const ofNone = (): Counties => [];

const COUNTIES: EventTable<EventType, [], Counties> = {
  ReceiptRecorded: ofNone,
  TransferIssued: ({ lines }) => [...new Set(lines.map(({ region }) => region))],
  AwardReclaimed: ofRegion,
  PoolYearClosed: ofNone,
  OpeningBalanceEntered: ofRegion,
  NeedAssessed: ofRegion,
  TransferReceived: ofRegion,
  ExemptionGranted: ofRegion,
  BudgetAllocated: ofRegion,
  FundsAdjusted: ofRegion,
  DisbursementRecorded: ofRegion,
  PaymentsListed: ofRegion,
  PaymentReturned: ofRegion,
  CountyYearClosed: ofRegion,
  CorrectionProposed: ofNone,
  EntryReversed: ({ reversed }) => affectedCounties(reversed),
  GapAlertAcknowledged: ofRegion,
  FindingExplained: ofRegion,
  FindingJudged: ofRegion,
  FindingRectified: ofRegion,
  MonthCertified: ofRegion,
  PerformanceTargetsSet: ofRegion,
  PerformanceResultReported: ofNone,
  PerformanceReviewed: ofRegion,
  EvaluationAdopted: ofNone,
  HeaderMappingSet: ofRegion,
  PersonalDataViewed: ofNone,
  PersonalDataTaken: ofNone,
  VaultDigestsCommitted: ofNone,
  EvidenceTaken: ofNone,
  AccessLimitReached: ofNone,
  ForgettingProposed: ofRegion,
  PersonForgotten: ofNone,
  IdentityNumbersExamined: ofNone,
  VaultKeyRotated: ofNone,
  SealKeyAnnounced: ofNone,
  LogOriginEnded: ofNone,
  AuditRead: ofNone,
  RegionRegistered: ofNone,
  RegionRecoded: ofRegion,
  ProgramAdded: ofNone,
  RegionDesignated: ofRegion,
  IndicatorReported: ofRegion,
  StandardSet: ofRegion,
  BeneficiaryExited: ofRegion,
  DisclosurePublished: ofRegion,
  DocumentPublished: ofRegion,
  DirectFundsReported: ofNone,
  DisclosureWithdrawn: ofRegion,
  ObjectionLodged: ofRegion,
  ObjectionAnswered: ofRegion,
  ReminderSent: ofRegion,
  ReminderSigned: ofRegion,
  ReminderReplied: ofRegion,
  MatterOpened: ofRegion,
  MatterLinked: ofRegion,
  MatterExplained: ofRegion,
  MatterRectificationReported: ofRegion,
  MatterRecoveryRecorded: ofRegion,
  MatterRecoveryWaived: ofRegion,
  MatterJudged: ofRegion,
  MatterExtended: ofRegion,
  MatterClosed: ofRegion,
  MatterReopened: ofRegion,
  TargetSet: ofRegion,
  PolicyParameterSet: ofNone,
  ProposalDrafted: ofRegion,
  ProposalSubmitted: ofRegion,
  ProposalReturned: ofNone,
  ProposalWithdrawn: ofNone,
  ProposalReviewed: ofNone,
  ProposalApproved: ofNone,
  ProposalRefused: ofNone,
  SchemeDrafted: ofNone,
  SchemeAdopted: ofNone,
  ProgressReported: ofNone,
};

/** None where the event is about no county, as who looked at what. */
export function affectedCounties(fact: Fact | ReversibleFact): Counties {
  return entryFor(COUNTIES, fact.type)!(fact.data);
}
