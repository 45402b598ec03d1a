/**
 * The desk over the event store: reads the books, decides, appends with the expected revisions, and
 * tries again a bounded number of times where somebody else was faster.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import { type LockWish, DecisionLocks } from '../../event-store/decision-locks.js';
import { eventIdOf, fingerprintOf } from '../../event-store/identifiers.js';
import {
  type Actor,
  type AppendRequest,
  type AppendResult,
  type EventStore,
  ClaimTaken,
  EventIdConflict,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../../event-store/port.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import type { PaymentLine } from '../domain/commands.js';
import { writesTo } from '../domain/deciding.js';
import type { Desk, Run, SingleAnswer, SingleCommand } from '../domain/desk.js';
import { LedgerBooks } from './ledger-books.js';
import { type DecisionRules, countiesOfCommand, decideOnBooks } from './ledger-decisions.js';
import { PackageRun } from './package-run.js';
import { type Decided, eventIdsOf, prepareAppend } from './prepared-append.js';

const ATTEMPTS = 20;

/**
 * Something to decide under locks: the counties it reads, whether it writes to the province's
 * stream.
 */
export interface Deciding {
  readonly regions: readonly string[];
  readonly ofProvince: boolean;
  /** Asked anew before each try: what it rests on beside the books it reads itself. */
  readonly decide: (books: LedgerBooks) => Decided | Refusal | Promise<Decided | Refusal>;
}

export interface Identified {
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly ifRevision?: bigint;
  readonly lines?: readonly PaymentLine[];
}

export class LedgerDesk implements Desk {
  private readonly books: LedgerBooks;
  private readonly locks = new DecisionLocks();

  constructor(
    private readonly store: EventStore,
    private readonly rules: DecisionRules,
    keptCounties?: number,
  ) {
    this.books = new LedgerBooks(store, keptCounties);
  }

  openTrial(): Promise<Run> {
    return PackageRun.open(this.store, this.rules, null);
  }

  openPosting(actor: Actor, recorded?: (eventIds: readonly string[]) => void): Promise<Run> {
    return PackageRun.open(this.store, this.rules, actor, recorded);
  }

  execute(single: SingleCommand): Promise<SingleAnswer> {
    const { command } = single;
    const deciding: Deciding = {
      regions: countiesOfCommand(command),
      ofProvince: command.kind !== 'ReportFact' && writesTo(command) === 'province',
      decide: (books) => decideOnBooks(command, books, this.rules),
    };
    return this.carryOut(deciding, single, command);
  }

  /**
   * Decides under locks and appends what was decided.
   * @param asked what the caller asked for: the same command id with something else asked is a
   * reused key
   */
  async carryOut(deciding: Deciding, as: Identified, asked: unknown): Promise<SingleAnswer> {
    const commandHash = fingerprintOf({ asked, lines: as.lines ?? [] });
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.locks.hold(lockWishes(deciding), () =>
          this.attempt(deciding, as, commandHash),
        );
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        if (attempt === ATTEMPTS)
          throw new StoreUnavailable(`too much contention on ${error.stream}`);
        await pause(Math.floor(Math.random() * 5 * attempt));
        await this.locks.hold(lockWishes(deciding), () => this.books.refresh(deciding.regions));
      }
    }
  }

  private async attempt(
    deciding: Deciding,
    as: Identified,
    commandHash: string,
  ): Promise<SingleAnswer> {
    await this.books.open(deciding.regions);
    let decided = await this.located(await deciding.decide(this.books), as);
    // The kept books may lag behind another process: a no is said on fresh ones only.
    if (isRefusal(decided) || isStale(decided, as)) decided = await this.afresh(deciding, as);
    if (isRefusal(decided)) {
      return (await this.earlierAnswer(as, commandHash)) ?? { kind: 'refused', refusal: decided };
    }
    if (isStale(decided, as)) {
      const earlier = await this.earlierAnswer(as, commandHash);
      return earlier ?? { kind: 'stale', revision: decided.revision ?? -1n };
    }
    return this.append(deciding, decided, as, commandHash);
  }

  private async afresh(deciding: Deciding, as: Identified): Promise<Decided | Refusal> {
    await this.books.refresh(deciding.regions);
    return this.located(await deciding.decide(this.books), as);
  }

  /** Where the caller says a revision of a stream that no book holds, its own is looked up. */
  private async located(
    decided: Decided | Refusal,
    { ifRevision }: Identified,
  ): Promise<Decided | Refusal> {
    if (isRefusal(decided) || decided.revision !== undefined || ifRevision === undefined) {
      return decided;
    }
    return { ...decided, revision: await this.store.streamRevision(decided.stream) };
  }

  private async append(
    deciding: Deciding,
    decided: Decided,
    as: Identified,
    commandHash: string,
  ): Promise<SingleAnswer> {
    const { actor, commandId, correlationId } = as;
    const recording = { actor, commandId, correlationId, commandHash };
    const request: AppendRequest = prepareAppend(decided, recording, as.lines ?? []);
    let result: AppendResult;
    try {
      result = await this.store.append(request);
    } catch (error) {
      if (!(error instanceof ClaimTaken || error instanceof EventIdConflict)) throw error;
      const earlier = await this.earlierAnswer(as, commandHash);
      return earlier ?? this.keyTaken(deciding, decided, as, commandHash);
    }
    if (result.repeated) {
      return (await this.earlierAnswer(as, commandHash)) ?? { kind: 'key-reused' };
    }
    this.books.record(decided.stream, decided.fact, result.position);
    return { kind: 'recorded', result, replayed: false };
  }

  /** The kept books may not know of a reversal that has freed the key. */
  private async keyTaken(
    deciding: Deciding,
    decided: Decided,
    as: Identified,
    commandHash: string,
  ): Promise<SingleAnswer> {
    const again = await this.afresh(deciding, as);
    if (isRefusal(again)) return { kind: 'refused', refusal: again };
    if (again.claim?.key !== decided.claim?.key) {
      return this.append(deciding, again, as, commandHash);
    }
    const key = decided.claim?.key.replace(/\/\d+$/, '') ?? '';
    return { kind: 'refused', refusal: refuse('DUPLICATE_KEY', { key }) };
  }

  /**
   * What the same command id was answered before; a reused key where it asked for something else.
   */
  private async earlierAnswer(
    as: Identified,
    commandHash: string,
  ): Promise<SingleAnswer | undefined> {
    const [main] = await this.store.findEvents([eventIdOf(as.commandId, 0)]);
    if (!main) return undefined;
    if (main.metadata.commandHash !== commandHash) return { kind: 'key-reused' };
    const events = await this.store.findEvents(eventIdsOf(as.commandId, as.lines?.length ?? 0));
    const inOrder = [...events].sort((a, b) => (a.position < b.position ? -1 : 1));
    const { position, recordedAt } = main;
    const result: AppendResult = { events: inOrder, position, recordedAt, repeated: true };
    return { kind: 'recorded', result, replayed: true };
  }

  /** A listed payment, by the batch that counts now; undefined where there is none. */
  async findPayment(
    batchNo: string,
    paymentNo: number,
  ): Promise<{ readonly region: string; readonly amountFen: bigint } | undefined> {
    const stream = await this.paymentStreamOf(batchNo);
    if (!stream) return undefined;
    for await (const page of this.store.readStream(stream)) {
      for (const event of page) {
        const fact: Fact = recordedFact(event);
        if (fact.type !== 'PaymentsListed') continue;
        const payment = fact.data.payments.find((line) => line.paymentNo === paymentNo);
        if (payment) return { region: fact.data.region, amountFen: payment.amountFen };
      }
    }
    return undefined;
  }

  /** The county that recorded a batch. */
  async countyOfBatch(batchNo: string): Promise<string | undefined> {
    const [claim] = await this.store.findClaims([`batch/${batchNo}/0`]);
    return claim?.stream.slice('county-'.length);
  }

  private async paymentStreamOf(batchNo: string): Promise<string | null | undefined> {
    const region = await this.countyOfBatch(batchNo);
    if (region === undefined) return undefined;
    const wishes = lockWishes({ regions: [region], ofProvince: false });
    return this.locks.hold(wishes, async () => {
      // Another process may have recorded the batch, or reversed it and recorded it anew.
      await this.books.refresh([region]);
      return this.books.books([region]).counties.get(region)?.batches.get(batchNo)?.paymentStream;
    });
  }
}

function isStale(decided: Decided | Refusal, as: Identified): boolean {
  if (isRefusal(decided) || as.ifRevision === undefined) return false;
  return decided.revision !== as.ifRevision;
}

function lockWishes({ regions, ofProvince }: Omit<Deciding, 'decide'>): LockWish[] {
  const wishes: LockWish[] = [{ key: '', mode: ofProvince ? 'alone' : 'shared' }];
  for (const region of new Set(regions)) wishes.push({ key: region, mode: 'alone' });
  return wishes;
}
