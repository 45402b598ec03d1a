/**
 * What one attempt of a command reads. It keeps the revision of every stream that was read: the one
 * that is written must still end there, the others are guarded. Read anew in every attempt.
 */
import type { RecordedFact } from '../event-catalogue/catalogue.js';
import { claimedFact } from '../event-store/claimed-fact.js';
import { recordedFact } from '../event-store/decoding.js';
import { EventSetAside, folded } from '../event-store/event-set-aside.js';
import type { ClaimHolder, EventStore, Guard, StoredEvent } from '../event-store/port.js';
import type { Fold } from './fold.js';
import type { KeptStates, RecordedInStream } from './kept-states.js';

/**
 * Waits until the read models hold everything recorded by now.
 * @throws StoreUnavailable where that takes too long
 */
export type CatchUp = () => Promise<{
  readonly position: bigint;
  /** Units whose figures an event stops that is set aside; region null: the province's pool. */
  readonly missing: readonly { readonly region: string | null; readonly eventId: string }[];
}>;

export interface ReadingSources {
  readonly store: EventStore;
  readonly catchUp: CatchUp;
}

const LATEST_FIRST = { direction: 'backwards' } as const;

export class Reading {
  private readonly revisions = new Map<string, bigint>();
  private readonly kept: KeptStates<never, unknown>[] = [];
  private position: bigint | undefined;

  /** @param isFresh states that are kept are brought up to date first */
  constructor(
    private readonly sources: ReadingSources,
    private readonly isFresh: boolean,
  ) {}

  /** Folds a stream from its beginning. */
  async stream<State>(name: string, fold: Fold<State>): Promise<State> {
    let state = fold.initial();
    let last = -1n;
    for await (const page of this.sources.store.readStream(name)) {
      for (const event of page) {
        state = evolved(fold, state, event);
        last = event.revision;
      }
    }
    this.see(name, last);
    return state;
  }

  /** Folds what was recorded in a stream since a time (ISO 8601, UTC), the latest event first. */
  async since<State>(name: string, time: string, fold: Fold<State>): Promise<State> {
    let state = fold.initial();
    let last: bigint | undefined;
    reading: for await (const page of this.sources.store.readStream(name, LATEST_FIRST)) {
      for (const event of page) {
        last ??= event.revision;
        if (event.recordedAt < time) break reading;
        state = evolved(fold, state, event);
      }
    }
    this.see(name, last ?? -1n);
    return state;
  }

  /**
   * Folds the events of all streams whose names begin with one of these, in the order of their
   * recording. A stream that has none yet is not guarded.
   */
  async streams<State>(prefixes: readonly string[], fold: Fold<State>): Promise<State> {
    let state = fold.initial();
    const last = new Map<string, bigint>();
    for await (const page of this.sources.store.readAll({ streamPrefixes: prefixes })) {
      for (const event of page) {
        state = evolved(fold, state, event);
        last.set(event.stream, event.revision);
      }
    }
    for (const [stream, revision] of last) this.see(stream, revision);
    return state;
  }

  /** Last revision of a stream, which from now on must stay the last; -1n: there is no stream. */
  async revision(stream: string): Promise<bigint> {
    const known = this.revisions.get(stream);
    if (known !== undefined) return known;
    const revision = await this.sources.store.streamRevision(stream);
    this.see(stream, revision);
    return revision;
  }

  /** States that are kept between commands, with the revisions that they rest on. */
  async states<Wanted, State>(states: KeptStates<Wanted, State>, wanted: Wanted): Promise<State> {
    const { state, revisions } = await states.read(wanted, this.isFresh);
    for (const [stream, revision] of revisions) this.see(stream, revision);
    if (!this.kept.includes(states)) this.kept.push(states);
    return state;
  }

  /** An event by its id; undefined where there is none. */
  async event(id: string): Promise<RecordedFact | undefined> {
    const [event] = await this.sources.store.findEvents([id]);
    return event && recordedFact(event);
  }

  /** Who holds these keys now. A key that nobody holds may be taken before the append. */
  async claims(keys: readonly string[]): Promise<ReadonlyMap<string, ClaimHolder>> {
    const holders = keys.length === 0 ? [] : await this.sources.store.findClaims(keys);
    return new Map(holders.map((holder) => [holder.key, holder]));
  }

  /** The fact that holds a key (with its generation); undefined where none does. */
  claimedFact(key: string): Promise<RecordedFact | undefined> {
    return claimedFact(this.sources.store, key);
  }

  /**
   * The entry with this natural key that counts: its last generation, while it is not reversed. Its
   * stream is guarded, since its reversal would be recorded there.
   */
  async standingFact(key: string): Promise<RecordedFact | undefined> {
    for (let generation = 0; ; generation++) {
      const fact = await this.claimedFact(`${key}/${generation}`);
      if (!fact || (await this.reversalOf(fact)) === undefined) return fact;
    }
  }

  /** The fact that reverses an entry; undefined while the entry stands, which is guarded. */
  async reversalOf({ id, stream }: RecordedFact): Promise<RecordedFact | undefined> {
    await this.revision(stream);
    return this.claimedFact(reversalKey(id));
  }

  /**
   * Asks the read models, once they hold everything recorded by now.
   * @param of the units that the answer rests on, null among them: the province's pool; all of them
   * where it is null or left out
   * @throws EventSetAside where an event is set aside that stops the figures of such a unit
   */
  async figures<Answer>(
    ask: (position: bigint) => Promise<Answer>,
    of: (answer: Answer) => readonly (string | null)[] | null = () => null,
  ): Promise<Answer> {
    const { position, missing } = await this.sources.catchUp();
    this.position ??= position;
    const answer = await ask(position);
    const units = missing.length === 0 ? null : of(answer);
    const stopped = missing.find(({ region }) => units === null || units.includes(region));
    if (stopped) throw new EventSetAside(stopped.eventId);
    return answer;
  }

  /** Position that the read models held when they were first asked; undefined: they were not. */
  get figuresPosition(): bigint | undefined {
    return this.position;
  }

  /** True where kept states were used as they were: another process may have written since. */
  get mayBeBehind(): boolean {
    return this.kept.length > 0 && !this.isFresh;
  }

  /** Revision at which the stream was read; undefined where it was not. */
  revisionOf(stream: string): bigint | undefined {
    return this.revisions.get(stream);
  }

  /** What an append to `written` must find unchanged beside it. */
  guards(written: string): readonly Guard[] {
    const guards: Guard[] = [];
    for (const [stream, revision] of this.revisions) {
      if (stream !== written) guards.push({ stream, revision });
    }
    return guards;
  }

  /** Kept states take in what is recorded. */
  record(recorded: RecordedInStream): void {
    for (const states of this.kept) states.record(recorded);
  }

  /** Of two revisions the older counts: what was read first may not know the newer. */
  private see(stream: string, revision: bigint): void {
    const known = this.revisions.get(stream);
    if (known === undefined || revision < known) this.revisions.set(stream, revision);
  }
}

function evolved<State>(fold: Fold<State>, state: State, event: StoredEvent): State {
  return folded(event, () => fold.evolve(state, recordedFact(event), event.metadata.actor));
}

/** The key that the reversal of an event holds. */
export function reversalKey(eventId: string): string {
  return `reversal/${eventId}/0`;
}
