/**
 * Many commands in one order, each decided on states that already hold the ones before it. For
 * real, the appends go out one after the other without waiting; where another writer got in
 * between, the run takes fresh states and decides again what is not recorded yet.
 */
import type { Fact } from '../event-catalogue/catalogue.js';
import { eventsAsSent } from '../event-store/append-request.js';
import type { Actor, AppendRequest, ClaimHolder, StoredEvent } from '../event-store/port.js';
import { ClaimTaken, EventIdConflict, WrongExpectedRevision } from '../event-store/port.js';
import type { AppendingEventStore } from '../event-store/appending.js';
import { uuidFromName } from '../event-store/identifiers.js';
import { type Refusal, isRefusal, refuse } from '../refusals/refusals.js';
import type { CommandObserver } from './answers.js';
import { prepareAppend } from './append-preparation.js';
import {
  type Decider,
  type Decision,
  type Foresight,
  type ListedFacts,
  NOTHING_FORESEEN,
} from './decider.js';
import { AttemptOccasion } from './occasion.js';
import { Reading, type ReadingSources } from './reading.js';
import type { ReviewRule } from './review.js';
import { type Reviewing, RunReview } from './run-review.js';

export interface HandlingSources extends ReadingSources {
  readonly store: AppendingEventStore;
  readonly review?: ReviewRule;
}

/** Appends under way at most, and lines of theirs: what waits is held in memory. */
const WINDOW = 512;
const LINES_UNDER_WAY = 10_000;
/** Namespace (UUID) of the ids of commands that are named by their content. */
const COMMANDS = '7d0c3f0e-5d0b-5c55-9a39-0e6cf3a5e0d1';

/** @param key with its generation, of the claim; the fingerprint is the command's hash too */
export function packageCommandId(key: string, fingerprint: string): string {
  return uuidFromName(COMMANDS, `${key} ${fingerprint}`);
}
/** Of a trial, which records nothing. */
const NOBODY: Actor = { subject: '', role: '', organisation: '' };

/**
 * accepted: recorded now; known: the very same is recorded already, nothing is written;
 * refused: nothing is written; to-review: nothing is, until another person has looked at it.
 */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'known' }
  | {
      readonly kind: 'to-review';
      readonly decision: Decision;
      readonly foresight: Foresight;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type HearsRecorded = (sent: readonly StoredEvent[]) => void;

type Lines<Line> = () => AsyncIterable<readonly Line[]>;

/**
 * A run of many commands in one order: first as a trial that writes nothing, or for real. The run
 * sees its own earlier commands. Commands of a trial and of a posting of the same package get the
 * same verdicts.
 */
export interface Run<Command, Line> {
  /** Says what comes next, so that look-ups go in one question; some hundred commands at a time. */
  prepare(commands: readonly Command[]): Promise<void>;
  /**
   * @param lines asked for only where the command is accepted and the run is for real
   * @param refusal what it is refused for unless it is known
   */
  submit(command: Command, lines?: Lines<Line>, refusal?: Refusal): Promise<Verdict>;
  /** Resolves when everything submitted is durable. */
  flush(): Promise<void>;
}

export interface PackageRuns<Command, Line> {
  /**
   * A trial run over the state as it stands now.
   * @param review whose commands another person may have to look at; left out: nobody's
   */
  openTrial(review?: Reviewing): Promise<Run<Command, Line>>;
  /**
   * A posting run. Appends are pipelined; `flush` before saying that anything is done.
   * @param recorded hears the events of each append as they were sent, once that is durable
   */
  openPosting(
    actor: Actor,
    recorded?: HearsRecorded,
    review?: Reviewing,
  ): Promise<Run<Command, Line>>;
}

/** A decider whose commands are known by their natural keys, so that they can come in packages. */
export interface RunDecider<Command, State, Line> extends Decider<Command, State> {
  /** Reads in one go what these commands will read. */
  readAhead(reading: Reading, commands: readonly Command[]): Promise<void>;
  /**
   * The natural key in every generation that can be taken, the one that a decision claims now last;
   * none where the command cannot be recorded.
   */
  claimKeys(command: Command, state: State): readonly string[];
  /** By which the same command is known again; the fingerprint of its claim. */
  fingerprint(command: Command): string;
  /** The facts by which the lines of a command are recorded with it. */
  listed(fact: Fact, lines: readonly Line[]): ListedFacts | undefined;
}

export interface RunOptions {
  /** Who posts; null for a trial, which writes nothing. */
  readonly actor: Actor | null;
  readonly recorded?: HearsRecorded | undefined;
  /** For whom it is decided what another person must look at; left out: nobody must. */
  readonly review?: Reviewing | undefined;
  readonly tell: CommandObserver;
}

interface UnderWay<Command, Line> {
  readonly command: Command;
  readonly lines: Lines<Line> | undefined;
  readonly began: number;
}

/** The last append under way that writes a stream, and those sent since that only guard it. */
interface Turn {
  readonly writer: Promise<void>;
  readonly guarding: Set<Promise<void>>;
}

interface Judged {
  readonly decision: Decision;
  readonly reading: Reading;
  readonly commandId: string;
}

export class PackageRun<Command, State, Line> implements Run<Command, Line> {
  private readonly appends = new Set<Promise<void>>();
  private readonly underWay: UnderWay<Command, Line>[] = [];
  private linesUnderWay = 0;
  private readonly turns = new Map<string, Turn>();
  /** Fingerprints of what this run has claimed, by key with generation. */
  private readonly claimed = new Map<string, string>();
  private readonly known = new Map<string, ClaimHolder | null>();
  private readonly review: RunReview | undefined;
  private overtaken = false;
  private failure: Error | undefined;

  private constructor(
    private readonly sources: HandlingSources,
    private readonly deciderOn: () => RunDecider<Command, State, Line>,
    private readonly options: RunOptions & { readonly today: () => string },
    private decider: RunDecider<Command, State, Line>,
    /** Nothing had been recorded when the run began: there is nothing to look up. */
    private startedEmpty: boolean,
  ) {
    const { review: rule } = sources;
    const { review, actor, today } = options;
    if (rule && review) this.review = new RunReview(rule, { ...review, today }, actor === null);
  }

  /** @param deciderOn a decider on states of its own, which keeps all of them */
  static async open<Command, State, Line>(
    sources: HandlingSources,
    deciderOn: () => RunDecider<Command, State, Line>,
    options: RunOptions & { readonly today: () => string },
  ): Promise<PackageRun<Command, State, Line>> {
    const decider = deciderOn();
    await decider.readAhead(new Reading(sources, true), []);
    const startedEmpty = (await sources.store.head()) === 0n;
    return new PackageRun(sources, deciderOn, options, decider, startedEmpty);
  }

  async prepare(commands: readonly Command[]): Promise<void> {
    if (this.startedEmpty) return;
    await this.decider.readAhead(this.reading(), commands);
    const keys: string[] = [];
    for (const command of commands) keys.push(...(await this.read(command)).keys);
    this.known.clear();
    for (const key of keys) this.known.set(key, null);
    for (const holder of await this.sources.store.findClaims(keys)) {
      this.known.set(holder.key, holder);
    }
  }

  async submit(command: Command, lines?: Lines<Line>, refusal?: Refusal): Promise<Verdict> {
    const began = performance.now();
    while (this.overtaken) await this.catchUp();
    if (this.failure) throw this.failure;
    const { reading, state, keys } = await this.read(command);
    const earlier = await this.earlierEntry(command, keys);
    if (earlier) return this.told(command, earlier, began);
    if (refusal) return this.told(command, { kind: 'refused', refusal }, began);
    const commandId = this.commandIdOf(command, keys);
    const { actor, today } = this.options;
    const occasion = new AttemptOccasion(actor ?? NOBODY, commandId, today);
    const decision = this.decider.decide(command, state, occasion);
    if (isRefusal(decision)) {
      // The states may hold what will not be recorded: a no is said when everything before it is.
      await Promise.all(this.appends);
      if (this.overtaken) return this.submit(command, lines);
      return this.told(command, { kind: 'refused', refusal: decision }, began);
    }
    const foresee = () => this.decider.foresee?.(decision, state) ?? NOTHING_FORESEEN;
    const asked = { command: this.decider.name(command), decision, reading, commandId, foresee };
    if (await this.review?.applies(asked, this.appends)) {
      return this.told(command, { kind: 'to-review', decision, foresight: foresee() }, began);
    }
    if (this.options.actor) {
      await this.send({ command, lines, began }, { decision, reading, commandId });
    }
    const { stream, fact, claim } = decision;
    this.claimed.set(claim!.key, claim!.fingerprint);
    const revision = (reading.revisionOf(stream) ?? -1n) + 1n;
    reading.record({ stream, fact, revision, position: PENDING });
    return { kind: 'accepted' };
  }

  async flush(): Promise<void> {
    await Promise.all(this.appends);
    while (this.overtaken) await this.catchUp();
    if (this.failure) throw this.failure;
  }

  private reading(): Reading {
    return new Reading(this.sources, false);
  }

  private async read(command: Command) {
    const reading = this.reading();
    const occasion = new AttemptOccasion(NOBODY, '', this.options.today);
    const state = await this.decider.read(reading, command, occasion);
    return { reading, state, keys: this.decider.claimKeys(command, state) };
  }

  /** Only what is recorded has an id. */
  private commandIdOf(command: Command, keys: readonly string[]): string {
    const key = keys.at(-1);
    if (!this.options.actor || key === undefined) return '';
    return packageCommandId(key, this.decider.fingerprint(command));
  }

  private told(command: Command, verdict: Verdict, began: number): Verdict {
    if (this.options.actor) {
      const outcome = verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind;
      this.tell(command, outcome, began);
    }
    return verdict;
  }

  private tell(command: Command, outcome: string, began: number): void {
    const seconds = (performance.now() - began) / 1000;
    this.options.tell({ name: this.decider.name(command), outcome, seconds });
  }

  /**
   * Recorded already, in this run or before: known where it says the same, else a duplicate key.
   */
  private async earlierEntry(
    command: Command,
    keys: readonly string[],
  ): Promise<Verdict | undefined> {
    const fingerprint = this.decider.fingerprint(command);
    const holders = await Promise.all(keys.map((key) => this.fingerprintOf(key)));
    if (holders.includes(fingerprint)) return { kind: 'known' };
    if (holders.at(-1) === undefined) return undefined;
    const key = keys[0]!.replace(/\/0$/, '');
    return { kind: 'refused', refusal: refuse('DUPLICATE_KEY', { key }) };
  }

  private async fingerprintOf(key: string): Promise<string | undefined> {
    const own = this.claimed.get(key);
    if (own !== undefined || this.startedEmpty) return own;
    const prepared = this.known.get(key);
    if (prepared !== undefined) return prepared?.fingerprint;
    return (await this.sources.store.findClaims([key]))[0]?.fingerprint;
  }

  private async send(entry: UnderWay<Command, Line>, judged: Judged): Promise<void> {
    while (this.isFull()) await Promise.race(this.appends);
    const { decision, reading, commandId } = judged;
    const lines = await all(entry.lines);
    const request = prepareAppend(
      decision,
      reading,
      {
        actor: this.options.actor!,
        commandId,
        correlationId: commandId,
        commandHash: decision.claim!.fingerprint,
      },
      this.decider.listed(decision.fact, lines),
    );
    this.underWay.push(entry);
    const append = this.appendInTurn(entry, request, this.before(request)).catch((error: Error) =>
      this.failed(entry, error),
    );
    this.appends.add(append);
    this.linesUnderWay += lines.length;
    void append.finally(() => {
      this.appends.delete(append);
      this.linesUnderWay -= lines.length;
    });
    this.takeTurn(request, append);
  }

  private isFull(): boolean {
    if (this.appends.size === 0) return false;
    return this.appends.size >= WINDOW || this.linesUnderWay >= LINES_UNDER_WAY;
  }

  /**
   * Waits for what the decision rests on: were an append to fail and another writer's event to take
   * its revision, the next one of the stream would be accepted on states that were never so.
   */
  private async appendInTurn(
    entry: UnderWay<Command, Line>,
    request: AppendRequest,
    before: readonly Promise<void>[],
  ): Promise<void> {
    await Promise.all(before);
    // What is not sent stays under way, and is decided again.
    if (this.overtaken || this.failure) return;
    const result = await this.sources.store.append(request);
    this.options.recorded?.(eventsAsSent(request, result));
    this.tell(entry.command, 'recorded', entry.began);
    this.done(entry);
  }

  private before({ writes, guards }: AppendRequest): Promise<void>[] {
    const { stream, expectedRevision } = writes.at(-1)!;
    const written = expectedRevision === 'any' ? undefined : this.turns.get(stream);
    const guarded = (guards ?? []).flatMap((guard) => this.turns.get(guard.stream) ?? []);
    return [
      ...(written ? [written.writer, ...written.guarding] : []),
      ...guarded.map((turn) => turn.writer),
    ];
  }

  private takeTurn({ writes, guards }: AppendRequest, append: Promise<void>): void {
    this.turns.set(writes.at(-1)!.stream, { writer: append, guarding: new Set() });
    for (const guard of guards ?? []) {
      let turn = this.turns.get(guard.stream);
      if (!turn) {
        turn = { writer: Promise.resolve(), guarding: new Set() };
        this.turns.set(guard.stream, turn);
      }
      const { guarding } = turn;
      guarding.add(append);
      void append.finally(() => guarding.delete(append));
    }
  }

  private done(entry: UnderWay<Command, Line>): void {
    this.underWay.splice(this.underWay.indexOf(entry), 1);
  }

  private failed(entry: UnderWay<Command, Line>, error: Error): void {
    if (error instanceof WrongExpectedRevision || error instanceof ClaimTaken) {
      this.overtaken = true;
      return;
    }
    if (error instanceof EventIdConflict) return this.done(entry);
    this.failure ??= error;
  }

  /** Somebody else wrote in between: decide again, on fresh states, what is not recorded. */
  private async catchUp(): Promise<void> {
    await Promise.all(this.appends);
    if (this.failure) throw this.failure;
    const again = this.underWay.splice(0);
    this.overtaken = false;
    this.decider = this.deciderOn();
    this.startedEmpty = false;
    this.known.clear();
    this.claimed.clear();
    for (const { command, lines } of again) {
      const verdict = await this.submit(command, lines);
      if (verdict.kind === 'refused' || verdict.kind === 'to-review') {
        const code = verdict.kind === 'refused' ? verdict.refusal.code : 'review';
        this.failure = new Error(`another writer got in between (${code}); run the import again`);
        throw this.failure;
      }
      await Promise.all(this.appends);
    }
  }
}

/** Later than anything recorded: what this run has not seen recorded yet comes last. */
const PENDING = (1n << 62n) - 1n;

async function all<Line>(lines: Lines<Line> | undefined): Promise<readonly Line[]> {
  if (!lines) return [];
  const listed: Line[] = [];
  for await (const page of lines()) listed.push(...page);
  return listed;
}
