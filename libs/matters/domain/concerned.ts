/** Which counties an event is about: what may be linked to a matter, and to which. */
import type { EventType, Fact } from '../../event-catalogue/catalogue.js';
import { type EventTable, entryFor } from '../../event-catalogue/folds.js';
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';

type Counties = readonly string[];

const ofRegion = ({ region }: { readonly region: string | null }): Counties =>
  region === null ? [] : [region];
const ofNone = (): Counties => [];

const COUNTIES: EventTable<EventType, [], Counties> = {
  ReceiptRecorded: ofNone,
  TransferIssued: ({ lines }) => lines.map(({ region }) => region),
  AwardReclaimed: ofRegion,
  PoolYearClosed: ofNone,
  OpeningBalanceEntered: ofRegion,
  NeedAssessed: ofRegion,
  TransferReceived: ofRegion,
  BudgetAllocated: ofRegion,
  FundsAdjusted: ofRegion,
  DisbursementRecorded: ofRegion,
  PaymentsListed: ofRegion,
  PaymentReturned: ofRegion,
  CountyYearClosed: ofRegion,
  CorrectionProposed: ofNone,
  EntryReversed: ({ reversed }) => countiesConcerned(reversed),
  GapAlertAcknowledged: ofRegion,
  FindingExplained: ofRegion,
  FindingJudged: ofRegion,
  FindingRectified: ofRegion,
  EvaluationAdopted: ofNone,
  PersonalDataViewed: ofNone,
  PersonalDataTaken: ofNone,
  ForgettingProposed: ofRegion,
  PersonForgotten: ofNone,
  VaultKeyRotated: ofNone,
  AuditRead: ofNone,
  RegionRegistered: ofNone,
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
  SchemeDrafted: ofNone,
  SchemeAdopted: ofNone,
  ProgressReported: ofNone,
};

/** Of events about no county there is none: who looked at what is linked to nothing. */
export function countiesConcerned(fact: Fact | ReversibleFact): Counties {
  return entryFor(COUNTIES, fact.type)!(fact.data);
}
