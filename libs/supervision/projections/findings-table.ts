/**
 * The findings of payments, kept current: what an event touches is judged anew, set by set, in the
 * transaction that projects it. A finding follows from what is recorded and from nothing else, so
 * neither the order of recording nor the cutting into transactions shows in the rows.
 * @source domain.md, section 9
 */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { type FoldTable, type ReversalTable, entryFor } from '../../event-catalogue/folds.js';
import type {
  ProjectedEvent,
  Projection,
  ReadModelTransaction,
} from '../../projection/projection.js';

export interface PaymentRef {
  readonly batchNo: string;
  readonly paymentNo: number;
}

export interface PersonRef {
  readonly beneficiary: string;
  readonly program: string;
}

/** A standard that holds from a day on, for the batches of that month and later ones. */
export interface StandardRef {
  readonly region: string;
  readonly program: string;
  readonly effectiveFrom: string;
}

export interface LinkedRef {
  readonly beneficiary: string;
  readonly becomes: string;
}

/** What a run of events touches. */
export interface Touched {
  /** Positions of batches that list payments. */
  readonly batches: bigint[];
  /** Numbers of batches that were reversed. */
  readonly reversedBatches: string[];
  /** Payments that were returned, or whose return was reversed. */
  readonly payments: PaymentRef[];
  readonly persons: PersonRef[];
  readonly standards: StandardRef[];
  /** Persons whose earlier pseudonym is linked to another. */
  readonly linked: LinkedRef[];
  /** Pseudonyms of numbers that were found to have a wrong check digit. */
  readonly doubtful: string[];
}

/** Judges anew what was touched; the tables of the events are written already. */
export type JudgePayments = (touched: Touched, models: ReadModelTransaction) => Promise<void>;

export class FindingsTable implements Projection {
  readonly name = 'findings';

  constructor(private readonly judge: JudgePayments) {}

  async apply(events: readonly ProjectedEvent[], models: ReadModelTransaction): Promise<void> {
    const touched: Touched = {
      batches: [],
      reversedBatches: [],
      payments: [],
      persons: [],
      standards: [],
      linked: [],
      doubtful: [],
    };
    for (const { fact } of events) {
      entryFor(TOUCH, fact.type)?.(fact.data, touched, fact.position);
    }
    if (Object.values(touched).some((refs: readonly unknown[]) => refs.length > 0)) {
      await this.judge(touched, models);
    }
  }

  forget(): void {}
}

const TOUCH: FoldTable<'read.findings', [touched: Touched, position: bigint], void> = {
  DisbursementRecorded(data, { batches }, position) {
    if (listsPayments(data)) batches.push(position);
  },
  PaymentReturned: (data, { payments }) => void payments.push(data),
  BeneficiaryExited: (data, { persons }) => void persons.push(data),
  StandardSet(data, { standards }) {
    if (data.tier === null) standards.push(data);
  },
  IdentityNumbersExamined(data, { linked, doubtful }) {
    linked.push(...data.linked);
    doubtful.push(...data.doubtful);
  },
  EntryReversed({ reversed }, touched) {
    entryFor(REVERSED, reversed.type)?.(reversed.data, touched);
  },
};

const REVERSED: ReversalTable<'read.findings', [touched: Touched], void> = {
  DisbursementRecorded(data, { reversedBatches }) {
    if (listsPayments(data)) reversedBatches.push(data.batchNo);
  },
  PaymentReturned: (data, { payments }) => void payments.push(data),
};

function listsPayments(data: DataOf<'DisbursementRecorded'>): boolean {
  return data.paymentStream !== null;
}
