import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';

/** An event as a client proposes it; data and metadata are bytes, as the server keeps them. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/**
 * An event of the log. `position` is both commit and prepare position: a place in the log's bytes,
 * so that positions grow by uneven steps. `createdTicks` counts 100 ns since 1970.
 */
export interface LoggedEvent extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly createdTicks: bigint;
}

export type ExpectedRevision = bigint | 'any' | 'no_stream' | 'stream_exists';

/** `current` is -1n where there is no stream; `position` is that of the last event written. */
export type AppendOutcome =
  | { readonly kind: 'success'; readonly current: bigint; readonly position: bigint | undefined }
  | { readonly kind: 'wrong-expected-version'; readonly current: bigint }
  | { readonly kind: 'stream-deleted' };

interface StreamState {
  /** By revision; a tombstone is not among them. */
  readonly events: LoggedEvent[];
  truncateBefore: bigint;
  maxCount: bigint | undefined;
  tombstoned: boolean;
}

type Verdict =
  | { readonly kind: 'write' }
  | { readonly kind: 'idempotent'; readonly last: LoggedEvent }
  | { readonly kind: 'wrong-expected-version'; readonly current: bigint }
  | { readonly kind: 'stream-deleted' };

/** Revision of a tombstone, and the `$tb` of a stream that was deleted softly. */
const endOfStream = 9_223_372_036_854_775_807n;
const recordOverhead = 64n;
const encoder = new TextEncoder();

/**
 * Streams in memory, with the write rules that EventStoreDB documents: expected revisions, retries
 * that are known by their event ids, soft deletion by `$tb`, tombstones. Emits `appended`.
 */
export class EventLog extends EventEmitter<{ appended: [] }> {
  /** In the order of `$all`. */
  readonly all: LoggedEvent[] = [];
  readonly #streams = new Map<string, StreamState>();
  readonly #byId = new Map<string, LoggedEvent>();
  #end = 0n;
  #lastTicks = 0n;

  constructor() {
    super();
    this.setMaxListeners(0);
    // A log never begins with the first user's event.
    this.#write('$epoch-information', [jsonEvent('$epoch-information', { EpochNumber: 0 })]);
  }

  append(
    stream: string,
    expected: ExpectedRevision,
    proposed: readonly ProposedEvent[],
  ): AppendOutcome {
    const verdict = this.#judge(stream, expected, proposed);
    if (verdict.kind === 'idempotent') {
      const { revision, position } = verdict.last;
      return { kind: 'success', current: revision, position };
    }
    if (verdict.kind !== 'write') return verdict;
    if (this.isSoftlyDeleted(stream) && proposed.length > 0) {
      this.#writeMetadata(stream, { $tb: Number(this.currentRevision(stream) + 1n) });
    }
    const last = this.#write(stream, proposed);
    if (proposed.length > 0) this.emit('appended');
    return { kind: 'success', current: this.currentRevision(stream), position: last?.position };
  }

  /** Soft: the stream reads as not found, and its numbers go on where it is written again. */
  delete(stream: string, expected: ExpectedRevision): AppendOutcome {
    const verdict = this.#judge(stream, expected, []);
    if (verdict.kind === 'idempotent' || verdict.kind === 'write') {
      const position = this.#writeMetadata(stream, { $tb: endOfStream })?.position;
      this.emit('appended');
      return { kind: 'success', current: this.currentRevision(stream), position };
    }
    return verdict;
  }

  /** Hard: the stream can never be written again. */
  tombstone(stream: string, expected: ExpectedRevision): AppendOutcome {
    const verdict = this.#judge(stream, expected, []);
    if (verdict.kind !== 'idempotent' && verdict.kind !== 'write') return verdict;
    const event = this.#record(stream, endOfStream, jsonEvent('$streamDeleted', {}));
    this.#state(stream).tombstoned = true;
    this.emit('appended');
    return { kind: 'success', current: endOfStream, position: event.position };
  }

  /** The events that can be read, oldest first; undefined where the stream is not found. */
  eventsOf(stream: string): readonly LoggedEvent[] | undefined {
    const state = this.#streams.get(stream);
    if (state === undefined || state.events.length === 0) return undefined;
    const first = firstReadable(state);
    if (first >= state.events.length) return undefined;
    return first === 0 ? state.events : state.events.slice(first);
  }

  /** Every event of a stream by revision, with those that reads no longer show. */
  recordedIn(stream: string): readonly LoggedEvent[] {
    return this.#streams.get(stream)?.events ?? [];
  }

  /** -1n where there is no stream. */
  currentRevision(stream: string): bigint {
    return BigInt(this.#streams.get(stream)?.events.length ?? 0) - 1n;
  }

  isTombstoned(stream: string): boolean {
    return this.#streams.get(stream)?.tombstoned ?? false;
  }

  isSoftlyDeleted(stream: string): boolean {
    return this.#streams.get(stream)?.truncateBefore === endOfStream;
  }

  /** Where in `all` the first event at or after the position stands. */
  indexOf(position: bigint): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What a link event (`$>`) points at, or undefined where that is gone. */
  targetOf(link: LoggedEvent): LoggedEvent | undefined {
    const [, revision, stream] = /^(\d+)@(.+)$/s.exec(Buffer.from(link.data).toString()) ?? [];
    if (revision === undefined || stream === undefined) return undefined;
    if (this.isTombstoned(stream)) return undefined;
    const target = this.#streams.get(stream)?.events[Number(revision)];
    const state = this.#streams.get(stream);
    return state !== undefined && Number(revision) >= firstReadable(state) ? target : undefined;
  }

  /** The server's check before a commit; what it knows of ids is here never forgotten. */
  #judge(stream: string, expected: ExpectedRevision, proposed: readonly ProposedEvent[]): Verdict {
    const current = this.currentRevision(stream);
    if (this.isTombstoned(stream)) return { kind: 'stream-deleted' };
    if (expected === 'stream_exists') {
      if (this.isSoftlyDeleted(stream)) return { kind: 'stream-deleted' };
      if (current < 0n && this.currentRevision(`$$${stream}`) < 0n) {
        return { kind: 'wrong-expected-version', current };
      }
    }
    if (expected === 'any' || expected === 'stream_exists') {
      return this.#judgeAnywhere(stream, current, proposed);
    }
    const after = expected === 'no_stream' ? -1n : expected;
    if (after > current) return { kind: 'wrong-expected-version', current };
    if (after === current) return { kind: 'write' };
    return this.#judgeAt(stream, after, current, proposed);
  }

  #judgeAnywhere(stream: string, current: bigint, proposed: readonly ProposedEvent[]): Verdict {
    let last: LoggedEvent | undefined;
    for (const { id } of proposed) {
      const known = this.#byId.get(id);
      if (known?.stream !== stream) {
        // Some ids known and some not is no retry of anything.
        return last ? { kind: 'wrong-expected-version', current } : { kind: 'write' };
      }
      last = known;
    }
    return last ? { kind: 'idempotent', last } : { kind: 'write' };
  }

  #judgeAt(
    stream: string,
    after: bigint,
    current: bigint,
    proposed: readonly ProposedEvent[],
  ): Verdict {
    const events = this.#state(stream).events;
    const start = Number(after) + 1;
    const differing = proposed.findIndex(({ id }, index) => events[start + index]?.id !== id);
    if (differing === 0 && after === -1n && this.isSoftlyDeleted(stream)) return { kind: 'write' };
    if (differing !== -1) return { kind: 'wrong-expected-version', current };
    const last = proposed.length > 0 ? events[start + proposed.length - 1] : undefined;
    if (last !== undefined) return { kind: 'idempotent', last };
    const isSoftlyGone = after === -1n && this.isSoftlyDeleted(stream);
    return isSoftlyGone ? { kind: 'write' } : { kind: 'wrong-expected-version', current };
  }

  #write(stream: string, proposed: readonly ProposedEvent[]): LoggedEvent | undefined {
    const state = this.#state(stream);
    let last: LoggedEvent | undefined;
    for (const event of proposed) {
      last = this.#record(stream, BigInt(state.events.length), event);
      state.events.push(last);
    }
    if (last !== undefined && stream.startsWith('$$')) this.#obeyMetadata(stream.slice(2), last);
    return last;
  }

  #record(stream: string, revision: bigint, event: ProposedEvent): LoggedEvent {
    const ticks = BigInt(Date.now()) * 10_000n;
    this.#lastTicks = ticks > this.#lastTicks ? ticks : this.#lastTicks + 1n;
    const recorded = {
      ...event,
      stream,
      revision,
      position: this.#end,
      createdTicks: this.#lastTicks,
    };
    this.#end += recordOverhead + BigInt(sizeOf(event) + stream.length);
    this.all.push(recorded);
    this.#byId.set(event.id, recorded);
    return recorded;
  }

  #state(stream: string): StreamState {
    let state = this.#streams.get(stream);
    if (state === undefined) {
      state = { events: [], truncateBefore: 0n, maxCount: undefined, tombstoned: false };
      this.#streams.set(stream, state);
    }
    return state;
  }

  #writeMetadata(stream: string, metadata: Record<string, unknown>): LoggedEvent | undefined {
    return this.#write(`$$${stream}`, [jsonEvent('$metadata', metadata)]);
  }

  #obeyMetadata(stream: string, event: LoggedEvent): void {
    const text = Buffer.from(event.data).toString();
    const valueOf = (name: string): bigint | undefined => {
      // Read as text: a `$tb` at the end of time is no safe number.
      const [, digits] = new RegExp(`"\\${name}"\\s*:\\s*(\\d+)`).exec(text) ?? [];
      return digits === undefined ? undefined : BigInt(digits);
    };
    const state = this.#state(stream);
    state.truncateBefore = valueOf('$tb') ?? 0n;
    state.maxCount = valueOf('$maxCount');
  }
}

/** What an event counts towards the append limit: type in UTF-16, data, metadata. Bytes. */
export function sizeOf(event: ProposedEvent): number {
  return event.type.length * 2 + event.data.length + event.metadata.length;
}

function firstReadable(state: StreamState): number {
  if (state.truncateBefore === endOfStream) return state.events.length;
  const truncated = Number(state.truncateBefore);
  if (state.maxCount === undefined) return truncated;
  return Math.max(truncated, state.events.length - Number(state.maxCount));
}

function jsonEvent(type: string, value: Record<string, unknown>): ProposedEvent {
  const members = Object.entries(value).map(([name, member]) => {
    const text = typeof member === 'bigint' ? member.toString() : JSON.stringify(member);
    return `${JSON.stringify(name)}:${text}`;
  });
  const data = encoder.encode(`{${members.join(',')}}`);
  return { id: randomUUID(), type, isJson: true, data, metadata: new Uint8Array() };
}
