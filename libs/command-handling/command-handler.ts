/**
 * Carries out commands, one by one or as a package's run: reads, decides, and appends at the
 * revisions that the same attempt has read. Where somebody else was faster it tries again, a
 * bounded number of times, on what then stands. docs/adr/0007 tells of repeated commands.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { AppendingEventStore } from '../event-store/appending.js';
import { eventsAsSent } from '../event-store/append-request.js';
import { EventSetAside } from '../event-store/event-set-aside.js';
import { eventIdOf } from '../event-store/identifiers.js';
import {
  type AppendResult,
  type StoredEvent,
  ClaimTaken,
  EventIdConflict,
  StoreUnavailable,
  WrongExpectedRevision,
} from '../event-store/port.js';
import { type Refusal, isRefusal, refuse } from '../refusals/refusals.js';
import {
  type CommandAnswer,
  type CommandContext,
  type CommandObserver,
  outcomeOf,
} from './answers.js';
import { type Approved, commandHashOf, prepareAppend } from './append-preparation.js';
import {
  type CommandContent,
  type Decider,
  type Decision,
  NOTHING_FORESEEN,
  type Occasion,
} from './decider.js';
import { AttemptOccasion } from './occasion.js';
import { DecisionLocks } from './decision-locks.js';
import {
  type HandlingSources,
  PackageRun,
  type RunDecider,
  type RunOptions,
} from './package-run.js';
import { type CatchUp, Reading } from './reading.js';
import type { Accompaniment, ReviewRule } from './review.js';

const ATTEMPTS = 20;
/** Ids that are asked for at once where it is not known how many events a command has recorded. */
const IDS_AT_ONCE = 64;

export interface CommandHandlerOptions {
  readonly store: AppendingEventStore;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
  /** Left out where nothing that is decided rests on figures. */
  readonly catchUp?: CatchUp;
  /** Left out: nobody has to look at anything. */
  readonly review?: ReviewRule;
}

export class CommandHandler {
  /** Ids of events that decisions of this process could not fold. */
  readonly unfolded = new Set<string>();
  private readonly locks = new DecisionLocks();
  private readonly sources: HandlingSources;
  private readonly today: () => string;

  constructor(
    { store, today, catchUp = noFigures, review }: CommandHandlerOptions,
    private readonly observers: CommandObserver[] = [],
  ) {
    this.sources = { store, catchUp, ...(review && { review }) };
    this.today = today;
  }

  /** The same on another business date, `YYYY-MM-DD`: for who tells of days past. */
  on(day: string): CommandHandler {
    return new CommandHandler({ ...this.sources, today: () => day }, this.observers);
  }

  /** Hears of every command that is carried out from now on, whatever comes of it. */
  observe(observer: CommandObserver): void {
    this.observers.push(observer);
  }

  /** @throws StoreUnavailable, also where others were faster too often */
  execute<Command, State>(
    decider: Decider<Command, State>,
    command: Command,
    context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.observed(decider.name(command), async () => {
      const execution = new Execution(this.sources, decider, command, context, this.today);
      const wishes = (await decider.locks?.(command, new Reading(this.sources, false))) ?? [];
      for (let attempt = 1; ; attempt++) {
        try {
          return await this.locks.hold(wishes, () => execution.attempt(attempt > 1));
        } catch (error) {
          if (!(error instanceof WrongExpectedRevision)) throw error;
          if (attempt === ATTEMPTS) {
            throw new StoreUnavailable(`too much contention on ${error.stream}`);
          }
          await pause(Math.floor(Math.random() * 5 * attempt));
        }
      }
    });
  }

  /** Looks something up by the ways of a decision, for whoever decides nothing on it. */
  ask<Answer>(question: (reading: Reading) => Promise<Answer>): Promise<Answer> {
    return question(new Reading(this.sources, true));
  }

  /** What a command was answered, whatever it was; undefined where it has recorded nothing. */
  async answerTo(commandId: string): Promise<CommandAnswer | undefined> {
    const events = await eventsOfCommand(this.sources.store, commandId);
    return events.length === 0 ? undefined : answeredBefore(events);
  }

  /** A run of many commands; see `PackageRun`. */
  openRun<Command, State, Line>(
    deciderOn: () => RunDecider<Command, State, Line>,
    options: Omit<RunOptions, 'tell'>,
  ): Promise<PackageRun<Command, State, Line>> {
    const tell: RunOptions['tell'] = (handled) => this.tell(handled);
    return PackageRun.open(this.sources, deciderOn, { today: this.today, ...options, tell });
  }

  private async observed(name: string, work: () => Promise<CommandAnswer>): Promise<CommandAnswer> {
    const began = performance.now();
    let outcome = 'failed';
    try {
      const answer = await work();
      outcome = outcomeOf(answer);
      return answer;
    } catch (error) {
      // Without a cause the read models have told it already.
      if (error instanceof EventSetAside && error.cause) this.unfolded.add(error.eventId);
      throw error;
    } finally {
      this.tell({ name, outcome, seconds: (performance.now() - began) / 1000 });
    }
  }

  /** Of a command, also one that another thread of the process has carried out. */
  tell(handled: Parameters<CommandObserver>[0]): void {
    for (const observer of this.observers) observer(handled);
  }
}

interface Decided<State> {
  readonly decided: Decision;
  readonly state: State;
  readonly content: CommandContent | null;
  readonly occasion: Occasion;
  readonly reading: Reading;
}

/** One command with all of its attempts. */
class Execution<Command, State> {
  private commandHash: string | undefined;

  constructor(
    private readonly sources: HandlingSources,
    private readonly decider: Decider<Command, State>,
    private readonly command: Command,
    private readonly context: CommandContext,
    private readonly today: () => string,
  ) {}

  /**
   * @param fresh states that are kept are brought up to date first
   * @param taken natural key that an earlier decision of this attempt found in use
   */
  async attempt(fresh: boolean, taken?: string): Promise<CommandAnswer> {
    const { decider, command, context } = this;
    const { actor, commandId } = context;
    const occasion: Occasion = new AttemptOccasion(actor, commandId, this.today);
    const reading = new Reading(this.sources, fresh);
    const approval = await this.context.approval?.decide(reading, occasion);
    const state = await decider.read(reading, command, occasion);
    const content = decider.content(command, occasion, state);
    this.commandHash = commandHashOf(content);
    if (approval && approval.kind !== 'with') return this.notApproved(approval);
    const decided = decider.decide(command, state, occasion);
    if (isRefusal(decided)) return this.refused(decided, reading, taken);
    const instead = await this.instead({ decided, state, content, occasion, reading }, taken);
    if (instead) return instead;
    await decider.beforeAppend?.(command, state);
    const approved = this.approved(approval);
    const answer = (await this.append(reading, decided, approved)) ?? (await this.earlierAnswer());
    return answer ?? this.attempt(true, decided.claim?.key ?? '');
  }

  /** What is answered instead of recording what was decided; undefined: it is to be recorded. */
  private async instead(
    at: Decided<State>,
    taken: string | undefined,
  ): Promise<CommandAnswer | undefined> {
    const { decided, state, reading } = at;
    const { refusal, dryRun, approval } = this.context;
    const stale = await this.staleRevision(decided, reading);
    if (stale) return this.refused(stale, reading, taken);
    const key = decided.claim?.key ?? '';
    if (key === taken) return duplicateKey(key);
    if (refusal) return this.refusedForTexts(refusal, decided, reading);
    if (dryRun) return this.foreseen(decided, state, reading);
    const toReview = approval ? undefined : await this.toReview(at);
    return toReview && this.refused(toReview, reading, taken);
  }

  /** undefined: nobody else has to look at it. */
  private async toReview({
    decided: decision,
    state,
    content,
    ...at
  }: Decided<State>): Promise<CommandAnswer | undefined> {
    const { decider, command, context, sources } = this;
    const foresee = () => decider.foresee?.(decision, state) ?? NOTHING_FORESEEN;
    const question = { ...at, command: decider.name(command), decision, foresee };
    const preferred = context.prefersReview === true;
    if (await sources.review?.applies({ ...question, preferred })) {
      return { kind: 'to-review', decision, content, foresight: foresee() };
    }
    return context.onlyReviewed ? { kind: 'left-out' } : undefined;
  }

  private approved(approval: Accompaniment | undefined): Approved | undefined {
    if (approval?.kind !== 'with') return undefined;
    const { approver, reviewedBy } = this.context.approval!;
    const { stream, fact } = approval;
    return { stream, fact, approver, reviewedBy };
  }

  private async notApproved(
    approval: Exclude<Accompaniment, { readonly kind: 'with' }>,
  ): Promise<CommandAnswer> {
    if (approval.kind === 'done') return (await this.earlierAnswer()) ?? { kind: 'key-reused' };
    const { answer } = approval;
    return isRefusal(answer) ? { kind: 'refused', refusal: answer } : answer;
  }

  /** A no: on fresh states only, and only where the command was not carried out before. */
  private async refused(
    answer: Refusal | CommandAnswer,
    reading: Reading,
    taken: string | undefined,
  ): Promise<CommandAnswer> {
    if (reading.mayBeBehind) return this.attempt(true, taken);
    const said = isRefusal(answer) ? ({ kind: 'refused', refusal: answer } as const) : answer;
    return (await this.earlierAnswer()) ?? said;
  }

  /** What is recorded already is known before its texts are looked at. */
  private async refusedForTexts(
    refusal: Refusal,
    decision: Decision,
    reading: Reading,
  ): Promise<CommandAnswer> {
    const known = await this.knownBefore(decision, reading);
    return known ?? { kind: 'refused', refusal };
  }

  /** As the append would find it: a key that is held is refused. */
  private async knownBefore(
    decision: Decision,
    reading: Reading,
  ): Promise<CommandAnswer | undefined> {
    const earlier = await this.earlierAnswer();
    if (earlier) return earlier;
    const keys = [decision.claim, ...(decision.moreClaims ?? [])].flatMap((of) => of?.key ?? []);
    for (const key of (await reading.claims(keys)).keys()) {
      return reading.mayBeBehind ? this.attempt(true) : duplicateKey(key);
    }
    return undefined;
  }

  private async foreseen(
    decision: Decision,
    state: State,
    reading: Reading,
  ): Promise<CommandAnswer> {
    const known = await this.knownBefore(decision, reading);
    if (known) return known;
    const foresight = this.decider.foresee?.(decision, state) ?? NOTHING_FORESEEN;
    return { kind: 'foreseen', decision, foresight };
  }

  private async staleRevision(
    { stream }: Decision,
    reading: Reading,
  ): Promise<CommandAnswer | undefined> {
    const { ifRevision } = this.context;
    if (ifRevision === undefined) return undefined;
    const revision = await reading.revision(stream);
    return revision === ifRevision ? undefined : { kind: 'stale', revision };
  }

  /** undefined: the natural key or an event id is in use. */
  private async append(
    reading: Reading,
    decision: Decision,
    approved: Approved | undefined,
  ): Promise<CommandAnswer | undefined> {
    const { actor, commandId, correlationId } = this.context;
    const { commandHash } = this;
    const request = prepareAppend(decision, reading, {
      actor,
      commandId,
      correlationId,
      commandHash,
      approved,
    });
    let result: AppendResult;
    try {
      result = await this.sources.store.append(request);
    } catch (error) {
      if (error instanceof ClaimTaken || error instanceof EventIdConflict) return undefined;
      throw error;
    }
    if (result.repeated) return (await this.earlierAnswer()) ?? { kind: 'key-reused' };
    const { id } = request.writes.at(-1)!.events[0]!;
    const { revision, position } = result.events.find((event) => event.id === id)!;
    reading.record({ stream: decision.stream, fact: decision.fact, revision, position });
    const { warnings = [] } = decision;
    const sent = eventsAsSent(request, result);
    return { kind: 'recorded', result, replayed: false, sent, warnings };
  }

  /** What the same command id was answered before; undefined where it has recorded nothing. */
  private async earlierAnswer(): Promise<CommandAnswer | undefined> {
    const { store } = this.sources;
    const [main] = await store.findEvents([eventIdOf(this.context.commandId, 0)]);
    if (!main) return undefined;
    if (main.metadata.commandHash !== this.commandHash) return { kind: 'key-reused' };
    return answeredBefore(await eventsOfCommand(store, this.context.commandId));
  }
}

function answeredBefore(events: readonly StoredEvent[]): CommandAnswer {
  const { position, recordedAt } = events.at(-1)!;
  return {
    kind: 'recorded',
    result: { events, position, recordedAt, repeated: true },
    replayed: true,
  };
}

/** All events of the command, in the order of their recording. */
async function eventsOfCommand(
  store: AppendingEventStore,
  commandId: string,
): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (let from = 0; ; from += IDS_AT_ONCE) {
    const ids = Array.from({ length: IDS_AT_ONCE }, (_, index) =>
      eventIdOf(commandId, from + index),
    );
    const found = await store.findEvents(ids);
    events.push(...found);
    if (found.length < IDS_AT_ONCE) break;
  }
  return events.sort((a, b) => (a.position < b.position ? -1 : 1));
}

/** @param key with its generation */
function duplicateKey(key: string): CommandAnswer {
  return { kind: 'refused', refusal: refuse('DUPLICATE_KEY', { key: key.replace(/\/\d+$/, '') }) };
}

function noFigures(): ReturnType<CatchUp> {
  return Promise.reject(new Error('this handler has no read models to ask'));
}
