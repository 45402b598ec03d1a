/**
 * Many commands in one order, each decided on books that already hold the ones before it. For real,
 * the appends go out one after the other without waiting; where another writer got in between, the
 * run takes fresh books and decides again what is not recorded yet.
 */
import type { Actor, AppendRequest, ClaimHolder, EventStore } from '../../event-store/port.js';
import { ClaimTaken, EventIdConflict, WrongExpectedRevision } from '../../event-store/port.js';
import { fingerprintOf, uuidFromName } from '../../event-store/identifiers.js';
import { isRefusal, refuse } from '../../refusals/refusals.js';
import type { PaymentLine } from '../domain/commands.js';
import type { DeskCommand, Run, Verdict } from '../domain/desk.js';
import { LedgerBooks } from './ledger-books.js';
import {
  type DecisionRules,
  countiesOfCommand,
  decideOnBooks,
  generationOf,
  naturalKeyOfDeskCommand,
} from './ledger-decisions.js';
import { type Decided, prepareAppend } from './prepared-append.js';

/** Appends under way at most, and payment lines of theirs: what waits is held in memory. */
const WINDOW = 512;
const LINES_UNDER_WAY = 40_000;
/** Namespace (UUID) of the ids of commands that are named by their content. */
const COMMANDS = '7d0c3f0e-5d0b-5c55-9a39-0e6cf3a5e0d1';

type Lines = () => AsyncIterable<readonly PaymentLine[]>;

interface UnderWay {
  readonly command: DeskCommand;
  readonly lines: Lines | undefined;
}

/** The last append under way that writes a stream, and those sent since that only look at it. */
interface Turn {
  readonly writer: Promise<void>;
  readonly lookers: Set<Promise<void>>;
}

export class PackageRun implements Run {
  private readonly appends = new Set<Promise<void>>();
  private readonly underWay: UnderWay[] = [];
  private linesUnderWay = 0;
  private readonly turns = new Map<string, Turn>();
  /** Fingerprints of what this run has claimed, by key with generation. */
  private readonly claimed = new Map<string, string>();
  private readonly known = new Map<string, ClaimHolder | null>();
  private overtaken = false;
  private failure: Error | undefined;

  private constructor(
    private readonly store: EventStore,
    private readonly rules: DecisionRules,
    private readonly actor: Actor | null,
    private books: LedgerBooks,
    /** Nothing had been recorded when the run began: there is nothing to look up. */
    private startedEmpty: boolean,
    private readonly recorded: (eventIds: readonly string[]) => void,
  ) {}

  /** @param actor who posts; null for a trial, which writes nothing */
  static async open(
    store: EventStore,
    rules: DecisionRules,
    actor: Actor | null,
    recorded: (eventIds: readonly string[]) => void = () => undefined,
  ): Promise<PackageRun> {
    // All counties are kept: what the run has not seen recorded yet could not be read again.
    const books = new LedgerBooks(store, Infinity);
    await books.refresh([]);
    const startedEmpty = (await store.head()) === 0n;
    return new PackageRun(store, rules, actor, books, startedEmpty, recorded);
  }

  async prepare(commands: readonly DeskCommand[]): Promise<void> {
    if (this.startedEmpty) return;
    const regions = new Set(commands.flatMap((command) => countiesOfCommand(command)));
    await this.books.open([...regions]);
    const keys = commands.flatMap((command) => this.claimKeys(command));
    this.known.clear();
    for (const key of keys) this.known.set(key, null);
    for (const holder of await this.store.findClaims(keys)) this.known.set(holder.key, holder);
  }

  async submit(command: DeskCommand, lines?: Lines): Promise<Verdict> {
    while (this.overtaken) await this.catchUp();
    if (this.failure) throw this.failure;
    await this.books.open(countiesOfCommand(command));
    const earlier = await this.earlierEntry(command);
    if (earlier) return earlier;
    const decided = decideOnBooks(command, this.books, this.rules);
    if (isRefusal(decided)) {
      // The books may hold what will not be recorded: a no is said when everything before it is.
      await Promise.all(this.appends);
      if (this.overtaken) return this.submit(command, lines);
      return { kind: 'refused', refusal: decided };
    }
    if (this.actor) await this.send(command, decided, lines);
    this.claimed.set(decided.claim!.key, decided.claim!.fingerprint);
    this.books.record(decided.stream, decided.fact, PENDING);
    return { kind: 'accepted' };
  }

  async flush(): Promise<void> {
    await Promise.all(this.appends);
    while (this.overtaken) await this.catchUp();
    if (this.failure) throw this.failure;
  }

  /**
   * Recorded already, in this run or before: known where it says the same, else a duplicate key.
   */
  private async earlierEntry(command: DeskCommand): Promise<Verdict | undefined> {
    const keys = this.claimKeys(command);
    const fingerprint = fingerprintOf(command);
    const holders = await Promise.all(keys.map((key) => this.fingerprintOf(key)));
    if (holders.includes(fingerprint)) return { kind: 'known' };
    if (holders.at(-1) === undefined) return undefined;
    const key = keys[0]!.replace(/\/0$/, '');
    return { kind: 'refused', refusal: refuse('DUPLICATE_KEY', { key }) };
  }

  /** The natural key in every generation that can be taken, the one to claim now last. */
  private claimKeys(command: DeskCommand): string[] {
    const key = naturalKeyOfDeskCommand(command, this.books);
    if (key === null) return [];
    const generation = generationOf(command, this.books, key);
    return Array.from({ length: generation + 1 }, (_, index) => `${key}/${index}`);
  }

  private async fingerprintOf(key: string): Promise<string | undefined> {
    const own = this.claimed.get(key);
    if (own !== undefined || this.startedEmpty) return own;
    const prepared = this.known.get(key);
    if (prepared !== undefined) return prepared?.fingerprint;
    return (await this.store.findClaims([key]))[0]?.fingerprint;
  }

  private async send(
    command: DeskCommand,
    decided: Decided,
    lines: Lines | undefined,
  ): Promise<void> {
    while (this.isFull()) await Promise.race(this.appends);
    const listed = await all(lines);
    const commandId = uuidFromName(COMMANDS, `${decided.claim!.key} ${decided.claim!.fingerprint}`);
    const request = prepareAppend(
      decided,
      {
        actor: this.actor!,
        commandId,
        correlationId: commandId,
        commandHash: decided.claim!.fingerprint,
      },
      listed,
    );
    const entry: UnderWay = { command, lines };
    this.underWay.push(entry);
    const append = this.appendInTurn(entry, request, this.before(request)).catch((error: Error) =>
      this.failed(entry, error),
    );
    this.appends.add(append);
    this.linesUnderWay += listed.length;
    void append.finally(() => {
      this.appends.delete(append);
      this.linesUnderWay -= listed.length;
    });
    this.takeTurn(request, append);
  }

  private isFull(): boolean {
    if (this.appends.size === 0) return false;
    return this.appends.size >= WINDOW || this.linesUnderWay >= LINES_UNDER_WAY;
  }

  /**
   * Waits for what the decision rests on: were an append to fail and another writer's event to take
   * its revision, the next one of the stream would be accepted on books that were never so.
   */
  private async appendInTurn(
    entry: UnderWay,
    request: AppendRequest,
    before: readonly Promise<void>[],
  ): Promise<void> {
    await Promise.all(before);
    // What is not sent stays under way, and is decided again.
    if (this.overtaken || this.failure) return;
    const { events } = await this.store.append(request);
    this.recorded(events.map(({ id }) => id));
    this.done(entry);
  }

  private before({ writes, guards }: AppendRequest): Promise<void>[] {
    const { stream, expectedRevision } = writes.at(-1)!;
    const written = expectedRevision === 'any' ? undefined : this.turns.get(stream);
    const looked = (guards ?? []).flatMap((guard) => this.turns.get(guard.stream) ?? []);
    return [
      ...(written ? [written.writer, ...written.lookers] : []),
      ...looked.map((turn) => turn.writer),
    ];
  }

  private takeTurn({ writes, guards }: AppendRequest, append: Promise<void>): void {
    this.turns.set(writes.at(-1)!.stream, { writer: append, lookers: new Set() });
    for (const guard of guards ?? []) {
      let turn = this.turns.get(guard.stream);
      if (!turn) {
        turn = { writer: Promise.resolve(), lookers: new Set() };
        this.turns.set(guard.stream, turn);
      }
      const { lookers } = turn;
      lookers.add(append);
      void append.finally(() => lookers.delete(append));
    }
  }

  private done(entry: UnderWay): void {
    this.underWay.splice(this.underWay.indexOf(entry), 1);
  }

  private failed(entry: UnderWay, error: Error): void {
    if (error instanceof WrongExpectedRevision || error instanceof ClaimTaken) {
      this.overtaken = true;
      return;
    }
    if (error instanceof EventIdConflict) return this.done(entry);
    this.failure ??= error;
  }

  /** Somebody else wrote in between: decide again, on fresh books, what is not recorded. */
  private async catchUp(): Promise<void> {
    await Promise.all(this.appends);
    if (this.failure) throw this.failure;
    const again = this.underWay.splice(0);
    this.overtaken = false;
    this.books = new LedgerBooks(this.store, Infinity);
    this.startedEmpty = false;
    this.known.clear();
    this.claimed.clear();
    for (const { command, lines } of again) {
      const verdict = await this.submit(command, lines);
      if (verdict.kind === 'refused') {
        const { code } = verdict.refusal;
        this.failure = new Error(`another writer got in between (${code}); run the import again`);
        throw this.failure;
      }
      await Promise.all(this.appends);
    }
  }
}

/** Later than anything recorded: what this run has not seen recorded yet comes last. */
const PENDING = (1n << 62n) - 1n;

async function all(lines: Lines | undefined): Promise<readonly PaymentLine[]> {
  if (!lines) return [];
  const listed: PaymentLine[] = [];
  for await (const page of lines()) listed.push(...page);
  return listed;
}
