import { randomUUID } from 'node:crypto';
import type grpc from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog, LoggedEvent } from './event-log.js';
import { eventFilter, matchesAll, type EventFilter } from './event-filter.js';
import type { DoubleState } from './faults.js';
import { readEvent, resolve, streamNameOf, type UuidForm } from './messages.js';
import { flushed, send } from './sending.js';
import { serverErrors, type ServerError } from './server-errors.js';

type ReadCall = grpc.ServerWritableStream<streams.ReadReq, streams.ReadResp>;

const { ReadReq, ReadResp } = streams;
/** Events that a filtered subscription looks at before a checkpoint, unless it says otherwise. */
const defaultSearchWindow = 32;

/** Streams.Read: reads that end, and subscriptions that do not. */
export function readHandler(
  state: DoubleState,
): grpc.handleServerStreamingCall<streams.ReadReq, streams.ReadResp> {
  return (call) => {
    const options = call.request.getOptions()!;
    const failure = refusal(state, call, options);
    if (failure !== undefined) {
      call.emit('error', failure);
      return;
    }
    const work = options.hasSubscription()
      ? new Subscription(state, call, options).run()
      : read(state, call, options);
    work.catch((error: unknown) => call.emit('error', error));
  };
}

function refusal(
  { faults, log, endpoint }: DoubleState,
  call: ReadCall,
  options: streams.ReadReq.Options,
): ServerError | undefined {
  const stream = options.hasAll()
    ? '$all'
    : streamNameOf(options.getStream()!.getStreamIdentifier());
  if (call.metadata.get('requires-leader').length > 0) {
    const notLeader = faults.takeNotLeader();
    if (notLeader) return serverErrors.notLeader(notLeader.leader ?? endpoint());
  }
  if (faults.isDenied(stream)) return serverErrors.accessDenied();
  if (stream !== '$all' && log.isTombstoned(stream)) return serverErrors.streamDeleted(stream);
  return undefined;
}

function uuidFormOf(options: streams.ReadReq.Options): UuidForm {
  return options.getUuidOption()?.hasString() ? 'string' : 'structured';
}

async function read(
  state: DoubleState,
  call: ReadCall,
  options: streams.ReadReq.Options,
): Promise<void> {
  const events = options.hasAll() ? ofAll(state.log, options) : ofStream(state.log, options);
  if (events === undefined) {
    const identifier = options.getStream()!.getStreamIdentifier();
    call.write(
      new ReadResp().setStreamNotFound(
        new ReadResp.StreamNotFound().setStreamIdentifier(identifier),
      ),
    );
    call.end();
    return;
  }
  const breakAfter = state.faults.takeDisconnect('during-read');
  const uuid = uuidFormOf(options);
  let remaining = BigInt(options.getCount());
  let sent = 0;
  for (const event of events) {
    if (remaining === 0n) break;
    if (sent === breakAfter) break;
    const resolved = resolve(state.log, event, options.getResolveLinks());
    if (!(await send(call, readEvent(resolved, uuid)))) return;
    remaining -= 1n;
    sent += 1;
  }
  if (breakAfter !== undefined) {
    await flushed();
    state.disconnect(call.getPeer());
    return;
  }
  call.end();
}

/** From a revision on, that one included; undefined where the stream is not found. */
function ofStream(
  log: EventLog,
  options: streams.ReadReq.Options,
): Iterable<LoggedEvent> | undefined {
  const from = options.getStream()!;
  const events = log.eventsOf(streamNameOf(from.getStreamIdentifier()));
  if (events === undefined) return undefined;
  const last = events.at(-1)!.revision;
  if (options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS) {
    const revision = from.hasEnd() ? last : from.hasStart() ? 0n : BigInt(from.getRevision());
    return backwards(events, Number(revision - events[0]!.revision));
  }
  if (from.hasEnd()) return [];
  const revision = from.hasStart() ? 0n : BigInt(from.getRevision());
  return forwards(events, Number(revision - events[0]!.revision), matchesAll);
}

/** Forwards the event at a position is included, backwards it is not, as in the server's log. */
function ofAll(log: EventLog, options: streams.ReadReq.Options): Iterable<LoggedEvent> {
  const from = options.getAll()!;
  const matches = options.hasFilter() ? eventFilter(options.getFilter()!) : matchesAll;
  const isBackwards = options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
  const index = from.hasStart()
    ? 0
    : from.hasEnd()
      ? log.all.length
      : log.indexOf(BigInt(from.getPosition()!.getCommitPosition()));
  return isBackwards ? backwards(log.all, index - 1) : forwards(log.all, index, matches);
}

function* forwards(events: readonly LoggedEvent[], from: number, matches: EventFilter) {
  const end = events.length;
  for (let index = Math.max(from, 0); index < end; index += 1) {
    if (matches(events[index]!)) yield events[index]!;
  }
}

function* backwards(events: readonly LoggedEvent[], from: number) {
  for (let index = Math.min(from, events.length - 1); index >= 0; index -= 1) yield events[index]!;
}

/**
 * Catch-up, then live, from after a position or revision. It is pulled from the log as fast as its
 * reader takes it, so it never falls behind in the server's sense.
 */
class Subscription {
  readonly #state: DoubleState;
  readonly #call: ReadCall;
  readonly #options: streams.ReadReq.Options;
  readonly #matches: EventFilter;
  readonly #checkpointEvery: number | undefined;
  readonly #breakAfter: number | undefined;
  #sent = 0;
  #considered = 0;

  constructor(state: DoubleState, call: ReadCall, options: streams.ReadReq.Options) {
    this.#state = state;
    this.#call = call;
    this.#options = options;
    const filter = options.getFilter();
    this.#matches = filter === undefined ? matchesAll : eventFilter(filter);
    this.#checkpointEvery =
      filter &&
      (filter.hasMax() ? filter.getMax() : defaultSearchWindow) *
        filter.getCheckpointintervalmultiplier();
    this.#breakAfter = state.faults.takeDisconnect('during-subscription');
  }

  async run(): Promise<void> {
    const confirmation = new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
    const { log } = this.#state;
    let next = this.#start();
    if (!(await this.#send(new ReadResp().setConfirmation(confirmation)))) return;
    let isLive = false;
    for (;;) {
      const events = this.#source();
      for (; next < events.length; next += 1) {
        if (!(await this.#take(events[next]!))) return;
      }
      if (!isLive) {
        isLive = true;
        if (!(await this.#send(new ReadResp().setCaughtUp(new ReadResp.CaughtUp())))) return;
        // What was appended while that was sent is taken before waiting for more.
        continue;
      }
      if (!(await appended(log, this.#call, () => next < this.#source().length))) return;
    }
  }

  /** False where the subscription has ended. */
  async #take(event: LoggedEvent): Promise<boolean> {
    const { log, disconnect } = this.#state;
    if (this.#matches(event)) {
      if (this.#sent === this.#breakAfter) {
        await flushed();
        disconnect(this.#call.getPeer());
        return false;
      }
      const resolved = resolve(log, event, this.#options.getResolveLinks());
      if (!(await this.#send(readEvent(resolved, uuidFormOf(this.#options))))) return false;
      this.#sent += 1;
    }
    this.#considered += 1;
    if (this.#considered !== this.#checkpointEvery) return true;
    this.#considered = 0;
    const position = String(event.position);
    return this.#send(
      new ReadResp().setCheckpoint(
        new ReadResp.Checkpoint().setCommitPosition(position).setPreparePosition(position),
      ),
    );
  }

  #send(message: streams.ReadResp): Promise<boolean> {
    return send(this.#call, message);
  }

  /** Index by which `#source` is walked. */
  #start(): number {
    const all = this.#options.getAll();
    if (all !== undefined) {
      if (all.hasStart()) return 0;
      const { log } = this.#state;
      if (all.hasEnd()) return log.all.length;
      return log.indexOf(BigInt(all.getPosition()!.getCommitPosition()) + 1n);
    }
    const stream = this.#options.getStream()!;
    const events = this.#source();
    if (stream.hasEnd()) return events.length;
    const after = stream.hasStart() ? -1n : BigInt(stream.getRevision());
    const found = events.findIndex(({ revision }) => revision > after);
    return found === -1 ? events.length : found;
  }

  #source(): readonly LoggedEvent[] {
    const stream = this.#options.getStream();
    if (stream === undefined) return this.#state.log.all;
    return this.#state.log.recordedIn(streamNameOf(stream.getStreamIdentifier()));
  }
}

/** Resolves with true when there is more to send, with false when the call has ended. */
function appended(log: EventLog, call: ReadCall, hasMore: () => boolean): Promise<boolean> {
  return new Promise((settle) => {
    const done = (isAlive: boolean) => {
      log.off('appended', look);
      call.off('cancelled', end).off('close', end);
      settle(isAlive);
    };
    const look = () => {
      if (hasMore()) done(true);
    };
    const end = () => {
      done(false);
    };
    log.on('appended', look);
    call.on('cancelled', end).on('close', end);
    if (call.cancelled) end();
    else look();
  });
}
