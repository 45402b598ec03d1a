/**
 * What the api needs of the rest of Doudi: one object, built by whoever starts the process. Every
 * answer of a query is ready for JSON, in the shape of api.md: money as yuan strings, no bigint.
 */
import type {
  CommandAnswer,
  CommandContext,
  CommandObserver,
} from '../../libs/command-handling/answers.js';
import type { LedgerCommand } from '../../libs/funds/domain/commands.js';
import type { PersonalDataVault } from '../../libs/access/store/vault.js';
import type { UploadedPackage } from '../../libs/access/store/sealed-spool.js';
import type { Actor } from '../../libs/event-store/port.js';
import type { HealthReport, Reading } from '../../libs/http/observation/process-health.js';
import type { AlertFeedItem, AlertFeedQuestion } from './alerts/alert-feed-port.js';
import type { Answer, Page, PageRequest, PointInTime, Recording } from '../../libs/http/answers.js';
import type { Reads } from './audit-replay/reads.js';
import type { ClauseQueries } from './clauses/clause-queries.js';
import type { DisclosurePort } from './disclosure/disclosure-port.js';
import type { AllocationDesks } from './allocation/desks.js';
import type { MattersPort } from './matters/matters-port.js';
import type { ForgettingPort } from './persons/forgetting-port.js';

export { InvalidCursor } from '../../libs/http/answers.js';
export type { Answer, Page, PageRequest, PointInTime, Recording } from '../../libs/http/answers.js';
export type { HealthReport, Reading } from '../../libs/http/observation/process-health.js';

export interface ProposeCorrection extends Recording {
  readonly correctionNo: string;
  readonly eventId: string;
  readonly reason: string;
}

export interface ApproveCorrection extends Recording {
  readonly correctionNo: string;
}

/** What a correction would reverse. `region` is null where the event belongs to the province. */
export interface CorrectionTarget {
  readonly eventId: string;
  readonly type: string;
  readonly region: string | null;
}

export interface CorrectionState extends CorrectionTarget {
  readonly correctionNo: string;
  readonly reason: string;
  /** Subject who proposed it. */
  readonly proposedBy: string;
  readonly status: 'proposed' | 'approved';
}

export interface AcknowledgeAlert extends Recording {
  readonly alertId: string;
  readonly plan: string;
  readonly dueOn: string;
}

export interface LedgerQuery extends PointInTime {
  readonly region: string;
  readonly fiscalYear: number;
}

export interface GapAlertQuery extends PointInTime, PageRequest {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly status?: 'open' | 'closed';
}

export interface TraceQuery extends PointInTime {
  readonly documentNo: string;
  /** Only this county's share. */
  readonly region?: string;
}

export interface ReceiptQuery extends PageRequest {
  readonly fiscalYear?: number;
  readonly program?: string;
}

export interface TransferQuery extends ReceiptQuery {
  /** Only documents with a line for this county, and of them only its line. */
  readonly region?: string;
}

export interface DisbursementQuery extends PageRequest {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly code?: string;
  readonly period?: string;
}

export interface CorrectionQuery extends PageRequest {
  readonly region?: string;
  readonly status?: 'proposed' | 'approved';
}

/** A batch as GET answers it. */
export interface BatchAnswer extends Answer {
  readonly batchNo: string;
  readonly region: string;
}

export interface PaymentAnswer extends Answer {
  readonly paymentNo: number;
  readonly amountFen: bigint;
}

export interface ImportRequest {
  readonly upload: UploadedPackage;
  readonly onError: 'stop' | 'skip';
  readonly actor: Actor;
  readonly signal: AbortSignal;
  readonly progress: (rows: number, total: number | null) => void;
}

export interface ImportReport {
  /** False: something is wrong with the package, and nothing was written. */
  readonly accepted: boolean;
  readonly report: Answer;
  readonly position: bigint;
}

/** Funds, reference facts, corrections and alerts: everything that records. */
export interface RecordingDesks {
  readonly desk: {
    execute(command: LedgerCommand, context: CommandContext): Promise<CommandAnswer>;
  };
  readonly corrections: {
    propose(command: ProposeCorrection): Promise<CommandAnswer>;
    approve(command: ApproveCorrection): Promise<CommandAnswer>;
    find(correctionNo: string): Promise<CorrectionState | undefined>;
    target(eventId: string): Promise<CorrectionTarget | undefined>;
  };
  readonly alerts: { acknowledge(command: AcknowledgeAlert): Promise<CommandAnswer> };
  readonly imports: { run(request: ImportRequest): Promise<ImportReport> };
  readonly accessLog: {
    /** Durable when it resolves: personal data is shown only afterwards. */
    record(look: Recording & { beneficiary: string; purpose: string }): Promise<CommandAnswer>;
  };
}

/** Everything that answers. undefined: there is no such thing. */
export interface Queries extends ClauseQueries {
  ledger(query: LedgerQuery): Promise<Answer | undefined>;
  gapAlerts(query: GapAlertQuery): Promise<Page>;
  /** Until its signal, or for a while. @throws Problem STREAMS_FULL before the first item */
  alertFeed(question: AlertFeedQuestion): AsyncIterable<AlertFeedItem>;
  /** The county of an alert, whether open or closed. */
  alert(alertId: string): Promise<{ readonly region: string } | undefined>;
  trace(query: TraceQuery): Promise<Answer | undefined>;
  paymentOrigins(batchNo: string, paymentNo: number): Promise<Answer | undefined>;
  batch(batchNo: string): Promise<BatchAnswer | undefined>;
  payment(batchNo: string, paymentNo: number): Promise<PaymentAnswer | undefined>;
  receipts(query: ReceiptQuery): Promise<Page>;
  transfers(query: TransferQuery): Promise<Page>;
  disbursements(query: DisbursementQuery): Promise<Page>;
  payments(batchNo: string, page: PageRequest): Promise<Page>;
  regions(page: PageRequest): Promise<Page>;
  corrections(query: CorrectionQuery): Promise<Page>;
  /** The county of a target. */
  target(targetNo: string): Promise<{ readonly region: string } | undefined>;
  /** Counties that have paid the person or reported an exit. */
  countiesOf(beneficiary: string): Promise<readonly string[]>;
}

export abstract class Backend implements RecordingDesks {
  abstract readonly desk: RecordingDesks['desk'];
  abstract readonly corrections: RecordingDesks['corrections'];
  abstract readonly alerts: RecordingDesks['alerts'];
  abstract readonly signedReceipts: {
    /** Of events that are recorded, by their ids: a signed note. */
    receiptOf(ids: readonly string[]): Promise<string>;
  };
  abstract readonly forgettings: ForgettingPort;
  abstract readonly imports: RecordingDesks['imports'];
  abstract readonly accessLog: RecordingDesks['accessLog'];
  abstract readonly schemes: AllocationDesks['schemes'];
  abstract readonly disclosure: DisclosurePort;
  abstract readonly matters: MattersPort;
  abstract readonly queries: Queries;
  abstract readonly reads: Reads;
  abstract readonly vault: PersonalDataVault;
  abstract readonly position: {
    /**
     * True once the read models have caught up to the position; false after so many milliseconds.
     */
    waitFor(position: bigint, milliseconds: number): Promise<boolean>;
    /** What the read models have caught up to. */
    current(): bigint;
  };
  /** Hears of every command that this process carries out from now on. */
  abstract observeCommands(observer: CommandObserver): void;
  abstract health(): Promise<HealthReport>;
  abstract readings(): Promise<readonly Reading[]>;
}
