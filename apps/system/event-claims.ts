/**
 * Which natural keys each recorded event claims, by the words of the deciders that claim them. An
 * event type that is new is a type error here, until it is said whether it claims anything.
 */
import type {
  ClaimRules,
  ClaimingEvent,
  ExpectedClaim,
} from '../../libs/audit/store/claim-check.js';
import { packageCommandId } from '../../libs/command-handling/package-run.js';
import { reversalKey } from '../../libs/command-handling/reading.js';
import { itemText, listSubject } from '../../libs/disclosure/domain/published-items.js';
import {
  type DataOf,
  type EventType,
  type Fact,
  decodeFact,
} from '../../libs/event-catalogue/catalogue.js';
import { EventMalformed } from '../../libs/event-catalogue/codec.js';
import { type ReversibleFact, isReversible } from '../../libs/event-catalogue/reversal-events.js';
import { fingerprintOf } from '../../libs/event-store/identifiers.js';
import type { EventMetadata } from '../../libs/event-store/port.js';
import { contentOfLedger } from '../../libs/funds/domain/command-content.js';
import type { LedgerCommand } from '../../libs/funds/domain/commands.js';
import { naturalKeyOf } from '../../libs/funds/domain/natural-keys.js';
import { recoveryKey } from '../../libs/matters/domain/matter.js';
import { type ReferenceFact, keysOfFact } from '../../libs/reference-facts/domain/fact-decision.js';
import { fingerprintOfReminder } from '../../libs/reminders/domain/reminder-deciders.js';

/** What generations and publications follow from; of what was reversed or withdrawn alone. */
interface Before {
  /** How often an entry of this stream and natural key was reversed. */
  readonly reversals: Map<string, number>;
  readonly publications: Map<string, { readonly latest: bigint; readonly withdrawals: number }>;
}

interface Claimer {
  readonly event: ClaimingEvent;
  readonly fact: Fact;
  readonly metadata: EventMetadata;
  readonly before: Before;
}

type Claims<T extends EventType> = (data: DataOf<T>, by: Claimer) => readonly ExpectedClaim[];

const NOTHING = null;

const RULES: { readonly [T in EventType]: Claims<T> | null } = {
  ReceiptRecorded: entry('RecordReceipt'),
  TransferIssued: entry('IssueTransfer'),
  TransferReceived: entry('ReceiveTransfer'),
  OpeningBalanceEntered: entry('EnterOpeningBalance'),
  NeedAssessed: entry('AssessNeed'),
  BudgetAllocated: entry('AllocateBudget'),
  FundsAdjusted: entry('AdjustFunds'),
  DisbursementRecorded: entry('RecordDisbursement'),
  PaymentReturned: entry('ReturnPayment'),
  AwardReclaimed: entry('ReclaimAward'),
  ExemptionGranted: ledger('GrantExemption', ({ exemptionNo }) => `exemption/${exemptionNo}`),
  CountyYearClosed: ledger('CloseCountyYear', (of) => `close/${of.region}/${of.fiscalYear}`),
  PoolYearClosed: ledger('ClosePoolYear', ({ fiscalYear }) => `pool-close/${fiscalYear}`),
  CorrectionProposed: ({ correctionNo, eventId }) => [
    said(`correction/${correctionNo}/0`, eventId),
  ],
  EntryReversed({ eventId, correctionNo, reversed }, { event, before }) {
    const key = `${event.stream} ${naturalKeyOf(reversed)}`;
    before.reversals.set(key, (before.reversals.get(key) ?? 0) + 1);
    return [said(reversalKey(eventId), correctionNo)];
  },
  RegionRegistered: reported,
  RegionRecoded: reported,
  ProgramAdded: reported,
  RegionDesignated: reported,
  IndicatorReported: reported,
  StandardSet: reported,
  BeneficiaryExited: reported,
  DisclosurePublished(data, by) {
    const { region, fiscalYear, program, period } = data;
    const item = {
      kind: 'LIST',
      region,
      fiscalYear,
      subject: listSubject(program, period),
    } as const;
    published(itemText(item), by);
    return reported(data, by);
  },
  MonthCertified: reported,
  PerformanceTargetsSet: reported,
  PerformanceResultReported: reported,
  TargetSet: reported,
  ProgressReported: reported,
  DocumentPublished(data, by) {
    const item = itemText(data);
    const { withdrawals = 0 } = by.before.publications.get(item) ?? {};
    published(item, by);
    return [said(`publication/${item}/${data.publishedOn}/${withdrawals}`, item)];
  },
  DisclosureWithdrawn(data, { before: { publications } }) {
    const item = itemText(data);
    const { latest = 0n, withdrawals = 0 } = publications.get(item) ?? {};
    publications.set(item, { latest: 0n, withdrawals: withdrawals + 1 });
    return [said(`withdrawal/${item}/${latest}/0`, item)];
  },
  ObjectionLodged: ({ objectionNo, contentHash }) => [
    said(`objection/${objectionNo}/0`, contentHash),
  ],
  ObjectionAnswered: ({ objectionNo, contentHash }) => [
    said(`objection-answer/${objectionNo}/0`, contentHash),
  ],
  DirectFundsReported: ({ month, reportedOn, documentNo }) => [
    said(`direct-fund-report/${month}/0`, fingerprintOf({ report: month, reportedOn, documentNo })),
  ],
  SchemeDrafted: ({ schemeId }) => [{ keys: [`scheme/${schemeId}/0`], isFingerprint: untold }],
  SchemeAdopted: ({ schemeId, adoptedOn }) => [said(`scheme-adoption/${schemeId}/0`, adoptedOn)],
  FindingJudged: ({ findingId }, { metadata }) => [
    said(`finding/${findingId}/verdict/0`, metadata.commandId),
  ],
  FindingRectified: ({ findingId }, { metadata }) => [
    said(`finding/${findingId}/rectification/0`, metadata.commandId),
  ],
  MatterRecoveryRecorded: ({ eventId, matterNo }) => [said(recoveryKey(eventId), matterNo)],
  PaymentsListed: NOTHING,
  FindingExplained: NOTHING,
  GapAlertAcknowledged: NOTHING,
  PerformanceReviewed: NOTHING,
  EvaluationAdopted: NOTHING,
  PersonalDataViewed: NOTHING,
  AccessLimitReached: NOTHING,
  PersonalDataTaken: NOTHING,
  EvidenceTaken: NOTHING,
  ForgettingProposed: ({ forgettingNo, beneficiary }) => [
    said(`forgetting/${forgettingNo}/0`, beneficiary),
  ],
  PersonForgotten: ({ forgettingNo, beneficiary }) => [
    said(`forgotten/${beneficiary}/0`, forgettingNo),
  ],
  IdentityNumbersExamined: NOTHING,
  SealKeyAnnounced: NOTHING,
  LogOriginEnded: NOTHING,
  VaultDigestsCommitted: NOTHING,
  VaultKeyRotated: NOTHING,
  AuditRead: NOTHING,
  ReminderSent: (sent) => [said(`reminder/${sent.reminderNo}/0`, fingerprintOfReminder(sent))],
  ReminderSigned: NOTHING,
  ReminderReplied: NOTHING,
  MatterOpened: NOTHING,
  MatterLinked: NOTHING,
  MatterExplained: NOTHING,
  MatterRectificationReported: NOTHING,
  MatterRecoveryWaived: NOTHING,
  MatterJudged: NOTHING,
  MatterExtended: NOTHING,
  MatterClosed: NOTHING,
  MatterReopened: NOTHING,
  PolicyParameterSet: NOTHING,
  HeaderMappingSet: NOTHING,
  ProposalDrafted: NOTHING,
  ProposalSubmitted: NOTHING,
  ProposalReturned: NOTHING,
  ProposalWithdrawn: NOTHING,
  ProposalReviewed: NOTHING,
  ProposalApproved: NOTHING,
  ProposalRefused: NOTHING,
};

/** In the order of positions: one for each verification. */
export class EventClaims implements ClaimRules {
  readonly types = Object.entries(RULES).flatMap(([type, claims]) => (claims ? type : []));
  private readonly before: Before = { reversals: new Map(), publications: new Map() };

  expected(event: ClaimingEvent): readonly ExpectedClaim[] | undefined {
    try {
      const fact = decodeFact(event);
      const metadata = JSON.parse(event.metadata) as EventMetadata;
      const claims = RULES[fact.type] as
        ((data: unknown, by: Claimer) => readonly ExpectedClaim[]) | null;
      return claims?.(fact.data, { event, fact, metadata, before: this.before }) ?? [];
    } catch (error) {
      if (error instanceof EventMalformed || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}

function published(item: string, { event, before: { publications } }: Claimer): void {
  const { withdrawals = 0 } = publications.get(item) ?? {};
  publications.set(item, { latest: event.position, withdrawals });
}

function said(key: string, fingerprint: string): ExpectedClaim {
  return { keys: [key], isFingerprint: (_, given) => given === fingerprint };
}

function untold(): undefined {
  return undefined;
}

/** Once reversed, the next generation of its key may be claimed. */
function entry<T extends EventType>(kind: LedgerCommand['kind']): Claims<T> {
  return (data, by) => {
    const { fact, event, before } = by;
    if (!isReversible(fact.type)) return [];
    const key = naturalKeyOf(fact as ReversibleFact);
    const generation = before.reversals.get(`${event.stream} ${key}`) ?? 0;
    return [ofCommand(`${key}/${generation}`, { kind, ...(data as object) }, by)];
  };
}

function ledger<T extends EventType>(
  kind: LedgerCommand['kind'],
  keyOf: (data: DataOf<T>) => string,
): Claims<T> {
  return (data, by) => [ofCommand(`${keyOf(data)}/0`, { kind, ...(data as object) }, by)];
}

function reported(data: unknown, by: Claimer): readonly ExpectedClaim[] {
  const { type } = by.fact;
  const groups = keysOfFact(by.fact as ReferenceFact);
  // Of several things at once each has the fingerprint of a part.
  const content = groups.length > 1 ? undefined : { kind: 'ReportFact', type, data };
  return groups.map((keys) => ({
    ...ofCommand('', content, by),
    keys: keys.map((key) => `${key}/0`),
  }));
}

/**
 * The fingerprint is over what was asked. A package's command has it as its hash, and an id that is
 * made of it; of a single one the hash is over the same content and its lines, so where the content
 * that the event tells has that hash, it is what was asked.
 */
function ofCommand(key: string, command: object | undefined, { metadata }: Claimer): ExpectedClaim {
  const { commandHash, commandId } = metadata;
  const isFingerprint = (of: string, fingerprint: string): boolean | undefined => {
    if (commandHash === undefined) return undefined;
    if (fingerprint === commandHash) return true;
    if (packageCommandId(of, commandHash) === commandId) return false;
    const asked = command && contentOfLedger(command as LedgerCommand);
    if (!asked || fingerprintOf({ asked, lines: [] }) !== commandHash) return undefined;
    return fingerprintOf(asked) === fingerprint;
  };
  return { keys: [key], isFingerprint };
}
