/** The ledgers of counties and province: their commands, over the states that are kept of them. */
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import type { HearsRecorded, PackageRuns, Run } from '../../command-handling/package-run.js';
import type { Reviewing } from '../../command-handling/run-review.js';
import type { Actor, EventStore } from '../../event-store/port.js';
import type { LedgerCommand, PaymentLine } from '../domain/commands.js';
import { LedgerDecider, type LedgerRules } from './ledger-decider.js';
import { LedgerStates } from './ledger-states.js';
import { type RecordedPayment, countyOfBatch, findPayment } from './recorded-payments.js';

export interface LedgerSources {
  readonly handler: CommandHandler;
  readonly store: EventStore;
  readonly rules: LedgerRules;
  /** Counties whose states are kept at most; a good number where it is left out. */
  readonly keptCounties?: number;
}

export class Ledger implements PackageRuns<LedgerCommand, PaymentLine> {
  readonly states: LedgerStates;
  /** For commands of others that come to one of the ledger's. */
  readonly decider: LedgerDecider;

  constructor(private readonly sources: LedgerSources) {
    const { store, rules, keptCounties } = sources;
    this.states = new LedgerStates(store, keptCounties);
    this.decider = new LedgerDecider(this.states, rules, true);
  }

  execute(command: LedgerCommand, context: CommandContext): Promise<CommandAnswer> {
    return this.sources.handler.execute(this.decider, command, context);
  }

  openTrial(review?: Reviewing): Promise<Run<LedgerCommand, PaymentLine>> {
    return this.openRun(null, undefined, review);
  }

  openPosting(
    actor: Actor,
    recorded?: HearsRecorded,
    review?: Reviewing,
  ): Promise<Run<LedgerCommand, PaymentLine>> {
    return this.openRun(actor, recorded, review);
  }

  /** A listed payment, by the batch that counts now; undefined where there is none. */
  findPayment(batchNo: string, paymentNo: number): Promise<RecordedPayment | undefined> {
    return this.sources.handler.ask((reading) => findPayment(reading, batchNo, paymentNo));
  }

  /** The county that recorded a batch. */
  countyOfBatch(batchNo: string): Promise<string | undefined> {
    return this.sources.handler.ask((reading) => countyOfBatch(reading, batchNo));
  }

  /** All counties are kept: what a run has not seen recorded yet could not be read again. */
  private openRun(actor: Actor | null, recorded?: HearsRecorded, review?: Reviewing) {
    const { handler, store, rules } = this.sources;
    const deciderOn = () => new LedgerDecider(new LedgerStates(store, Infinity), rules, false);
    return handler.openRun(deciderOn, { actor, recorded, review });
  }
}
