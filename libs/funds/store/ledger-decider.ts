/**
 * Decides the funds' commands and reported facts, one by one or in the order of a package, on the
 * states that are kept of counties and province.
 */
import type {
  CommandContent,
  Decision,
  Foresight,
  Occasion,
} from '../../command-handling/decider.js';
import type { LockWish } from '../../command-handling/decision-locks.js';
import type { RunDecider } from '../../command-handling/package-run.js';
import type { Reading } from '../../command-handling/reading.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { fingerprintOf } from '../../event-store/identifiers.js';
import type { ReferenceCommand } from '../../reference-facts/domain/commands.js';
import {
  naturalKeyOfFact,
  recodingKeys,
  regionStream,
  report,
} from '../../reference-facts/domain/fact-decision.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import { contentOfLedger, contentOfLines } from '../domain/command-content.js';
import type { FundsCommand, LedgerCommand, PaymentLine } from '../domain/commands.js';
import type { Circumstances } from '../domain/county-decisions.js';
import { businessDateOf, decide, readsCounties, writesTo } from '../domain/ledger-decision.js';
import { aboutRecorded } from '../domain/recorded-numbers.js';
import { naturalKeyOfCommand } from '../domain/natural-keys.js';
import { foresightOf, warningsOf } from '../domain/foresight.js';
import { listedPayments } from '../domain/payment-listing.js';
import {
  type LedgerStates,
  type ReadLedger,
  type WantedStates,
  countyStream,
} from './ledger-states.js';
import type { PerformanceTarget } from '../../reference-facts/domain/performance-targets.js';
import { type RecordedPayment, findPayment } from './recorded-payments.js';

export type LedgerRules = Pick<Circumstances, 'constructionControl'>;

export interface LedgerRead extends ReadLedger {
  /** The payment that a return names, as it is recorded; null: none. Left out: not looked up. */
  readonly payment?: RecordedPayment | null;
  /** The performance target that a result is of. */
  readonly target?: PerformanceTarget | undefined;
}

export class LedgerDecider implements RunDecider<LedgerCommand, LedgerRead, PaymentLine> {
  /** Commands about other numbers than they name: as documents are recorded, or in their form. */
  private readonly about = new WeakMap<LedgerCommand, FundsCommand>();
  private last: { readonly command: LedgerCommand; readonly fingerprint: string } | undefined;

  /**
   * @param paymentsRecorded false for a package's run, whose payments may be recorded by itself:
   * what a return names is then known from the package
   */
  constructor(
    private readonly states: LedgerStates,
    private readonly rules: LedgerRules,
    private readonly paymentsRecorded: boolean,
  ) {}

  name(command: LedgerCommand): string {
    return command.kind === 'ReportFact' ? command.type : command.kind;
  }

  content(command: LedgerCommand): CommandContent {
    const lines = command.kind === 'RecordDisbursement' ? (command.lines ?? []) : [];
    return { asked: contentOfLedger(command), lines: contentOfLines(lines) };
  }

  locks(command: LedgerCommand): readonly LockWish[] {
    const { regions, ofProvince } = placeOf(command);
    return ledgerLocks(regions, ofProvince);
  }

  async read(reading: Reading, command: LedgerCommand): Promise<LedgerRead> {
    const ledger = await reading.states(this.states, wantedBy(command));
    const targetNo = targetNamedBy(command);
    if (targetNo !== undefined) {
      return { ...ledger, target: await reading.states(this.states.targets, targetNo) };
    }
    if (command.kind !== 'ReturnPayment' || !this.paymentsRecorded) return ledger;
    const payment = await findPayment(reading, command.batchNo, command.paymentNo);
    return { ...ledger, payment: payment ?? null };
  }

  decide(command: LedgerCommand, state: LedgerRead, occasion: Occasion): Decision | Refusal {
    return command.kind === 'ReportFact'
      ? this.decideReport(command, state, occasion.today)
      : this.decideFunds(command, state, occasion);
  }

  async readAhead(reading: Reading, commands: readonly LedgerCommand[]): Promise<void> {
    const regions = new Set(commands.flatMap((command) => wantedBy(command).regions));
    await reading.states(this.states, { regions: [...regions], province: true });
  }

  claimKeys(command: LedgerCommand, state: LedgerRead): readonly string[] {
    if (command.kind === 'ReportFact' && command.type === 'RegionRecoded') {
      return recodingKeys(command.data).map((key) => `${key}/0`);
    }
    const meant = command.kind === 'ReportFact' ? command : this.meant(command, state);
    const key = naturalKeyOfLedger(meant, state);
    const generation = generationOf(command, state, key);
    return Array.from({ length: generation + 1 }, (_, index) => `${key}/${index}`);
  }

  fingerprint(command: LedgerCommand): string {
    if (this.last?.command !== command) {
      this.last = {
        command,
        fingerprint: fingerprintOf(contentOfLedger(this.about.get(command) ?? command)),
      };
    }
    return this.last.fingerprint;
  }

  foresee({ fact }: Decision, { counties }: LedgerRead): Foresight {
    return foresightOf(fact, counties);
  }

  listed(fact: Fact, lines: readonly PaymentLine[]) {
    return listedPayments(fact, lines);
  }

  private decideReport(
    command: ReferenceCommand,
    known: LedgerRead,
    today: string,
  ): Decision | Refusal {
    const reported = report(command, known, today);
    if (isRefusal(reported)) return reported;
    const { fact, stream, occurredOn, naturalKey, moreKeys = [] } = reported;
    const parts = partsOf(command);
    const [claim, ...moreClaims] = [naturalKey, ...moreKeys].map((key, index) => ({
      key: `${key}/0`,
      fingerprint: this.fingerprint(parts[index] ?? command),
    }));
    return { fact, stream, occurredOn, claim: claim!, moreClaims };
  }

  private meant(command: FundsCommand, state: LedgerRead): FundsCommand {
    const meant = aboutRecorded(command, state);
    if (meant !== command) this.about.set(command, meant);
    return meant;
  }

  private decideFunds(
    given: FundsCommand,
    state: LedgerRead,
    { today, actor }: Occasion,
  ): Decision | Refusal {
    const { provinceStream, divisions, programs } = state;
    if (!provinceStream) return refuse('REGION_UNKNOWN', { region: 'province' });
    const { constructionControl } = this.rules;
    const command = this.meant(given, state);
    const fact = decide(command, state, {
      ...{ divisions, programs, today, role: actor.role, constructionControl },
    });
    if (isRefusal(fact)) return fact;
    const otherPayment = refuseOtherPayment(command, state);
    if (otherPayment) return otherPayment;
    const writes = writesTo(command);
    const key = naturalKeyOfCommand(command);
    const lines = command.kind === 'RecordDisbursement' ? (command.lines ?? []) : [];
    const listed = listedPayments(fact, lines);
    return {
      fact,
      stream: writes === 'province' ? provinceStream : countyStream(writes.county),
      occurredOn: businessDateOf(fact),
      claim: {
        key: `${key}/${generationOf(command, state, key)}`,
        fingerprint: this.fingerprint(given),
      },
      warnings: warningsOf(fact, state.counties),
      ...(listed && { listed }),
    };
  }
}

/** Locks of a decision on these counties; one that writes to the province goes alone. */
export function ledgerLocks(regions: readonly string[], ofProvince: boolean): readonly LockWish[] {
  const wishes: LockWish[] = [{ key: '', mode: ofProvince ? 'alone' : 'shared' }];
  for (const region of new Set(regions)) wishes.push({ key: region, mode: 'alone' });
  return wishes;
}

/** What a return says of its payment is what is recorded of it. */
function refuseOtherPayment(command: FundsCommand, { payment }: LedgerRead): Refusal | undefined {
  if (command.kind !== 'ReturnPayment' || payment === undefined) return undefined;
  const { batchNo, paymentNo, region, amountFen } = command;
  if (payment?.region === region && payment.amountFen === amountFen) return undefined;
  return refuse('PAYMENT_UNKNOWN', { batchNo, paymentNo });
}

function placeOf(command: LedgerCommand) {
  if (command.kind === 'ReportFact') return { regions: [], ofProvince: false };
  return { regions: readsCounties(command), ofProvince: writesTo(command) === 'province' };
}

function wantedBy(command: LedgerCommand): WantedStates {
  const { regions } = placeOf(command);
  const recoded =
    command.kind === 'ReportFact' && command.type === 'RegionRecoded'
      ? { regionStream: regionStream(command.data.region) }
      : {};
  return { regions, province: command.kind !== 'ReportFact', ...recoded };
}

/** The target that a result is of, or the first that is set: the others come with it. */
function targetNamedBy(command: LedgerCommand): string | undefined {
  if (command.kind !== 'ReportFact') return undefined;
  if (command.type === 'PerformanceResultReported') return command.data.targetNo;
  return command.type === 'PerformanceTargetsSet' ? command.data.targets[0]?.targetNo : undefined;
}

/** A set of targets is known again target by target: a package has a row for each. */
function partsOf(command: ReferenceCommand): readonly ReferenceCommand[] {
  if (command.type !== 'PerformanceTargetsSet') return [command];
  const { data } = command;
  return data.targets.map((target) => ({ ...command, data: { ...data, targets: [target] } }));
}

function naturalKeyOfLedger(command: LedgerCommand, known: LedgerRead): string {
  if (command.kind !== 'ReportFact') return naturalKeyOfCommand(command);
  return naturalKeyOfFact(command, known);
}

/** How often the entry with this key has been reversed, as far as the states know. */
function generationOf(command: LedgerCommand, state: ReadLedger, key: string): number {
  if (command.kind === 'ReportFact') return 0;
  const writes = writesTo(command);
  const written = writes === 'province' ? state.province : state.counties.get(writes.county);
  return written?.generations.get(key) ?? 0;
}
