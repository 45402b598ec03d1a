/**
 * The findings of payments, kept current: what an event touches is judged anew, set by set, in the
 * transaction that projects it. A finding follows from what is recorded and from nothing else, so
 * neither the order of recording nor the cutting into transactions shows in the rows.
 * @source domain.md, section 9
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
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
    };
    for (const { fact } of events) touch(touched, fact, fact.position);
    if (Object.values(touched).some((refs: readonly unknown[]) => refs.length > 0)) {
      await this.judge(touched, models);
    }
  }

  forget(): void {}
}

function touch(touched: Touched, fact: Fact, position: bigint): void {
  switch (fact.type) {
    case 'DisbursementRecorded':
      if (listsPayments(fact.data)) touched.batches.push(position);
      return;
    case 'PaymentReturned':
      touched.payments.push(fact.data);
      return;
    case 'BeneficiaryExited':
      touched.persons.push(fact.data);
      return;
    case 'StandardSet':
      if (fact.data.tier === null) touched.standards.push(fact.data);
      return;
    case 'EntryReversed': {
      const { reversed } = fact.data;
      if (reversed.type === 'PaymentReturned') touched.payments.push(reversed.data);
      else if (reversed.type === 'DisbursementRecorded' && listsPayments(reversed.data)) {
        touched.reversedBatches.push(reversed.data.batchNo);
      }
      return;
    }
    default:
  }
}

function listsPayments(data: DataOf<'DisbursementRecorded'>): boolean {
  return data.paymentStream !== null && data.period !== null;
}
