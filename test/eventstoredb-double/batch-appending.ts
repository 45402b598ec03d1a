import { setTimeout as wait } from 'node:timers/promises';
import type grpc from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';
import { sizeOf, type AppendOutcome, type ExpectedRevision } from './event-log.js';
import type { ProposedEvent } from './event-log.js';
import type { DoubleState } from './faults.js';
import { streamIdentifier, streamNameOf, uuidOf } from './messages.js';
import { batchErrors, serverErrors } from './server-errors.js';
import { expectedOf, missingMetadata, positionIn, proposedEvent } from './writing.js';

const { BatchAppendResp } = streams;
type BatchCall = grpc.ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

interface PendingAppend {
  readonly correlationId: shared.UUID | undefined;
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: ProposedEvent[];
  /** Milliseconds since 1970, by the clock of the client. */
  readonly deadline: number;
  size: number;
}

/**
 * Streams.BatchAppend: many appends over one call, each in one or more requests of the same
 * correlation id, of which the first has the options. Errors of an append are answers; only
 * NotLeader ends the call.
 */
export function batchAppendHandler(
  state: DoubleState,
): grpc.handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> {
  return (call) => {
    const batch = new BatchAppend(state, call);
    call.on('data', (request: streams.BatchAppendReq) => {
      batch.receive(request);
    });
    call.on('end', () => {
      batch.close();
    });
    call.on('error', () => undefined);
  };
}

class BatchAppend {
  readonly #state: DoubleState;
  readonly #call: BatchCall;
  readonly #pending = new Map<string, PendingAppend>();
  #unanswered = 0;
  #isClosing = false;
  #isBroken = false;

  constructor(state: DoubleState, call: BatchCall) {
    this.#state = state;
    this.#call = call;
  }

  receive(request: streams.BatchAppendReq): void {
    if (this.#isBroken) return;
    const id = uuidOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options !== undefined && !this.#begin(id, request, options)) return;
    const append = this.#pending.get(id);
    if (append === undefined) return;
    const messages = request.getProposedMessagesList();
    if (messages.some((message) => missingMetadata(message) !== undefined)) {
      this.#pending.delete(id);
      this.#fail(append, batchErrors.badRequest('A required metadata property is missing'));
      return;
    }
    for (const event of messages.map(proposedEvent)) {
      append.events.push(event);
      append.size += sizeOf(event);
    }
    if (append.size > this.#state.maxAppendSize) {
      this.#pending.delete(id);
      this.#fail(append, batchErrors.maximumAppendSizeExceeded(this.#state.maxAppendSize));
    } else if (!this.#breaksOff(append) && request.getIsFinal()) {
      this.#pending.delete(id);
      this.#unanswered += 1;
      void this.#finish(append);
    }
  }

  /** No more appends come; the call ends when each has its answer. */
  close(): void {
    this.#isClosing = true;
    if (this.#unanswered === 0) this.#call.end();
  }

  #begin(
    id: string,
    request: streams.BatchAppendReq,
    options: streams.BatchAppendReq.Options,
  ): boolean {
    const append: PendingAppend = {
      correlationId: request.getCorrelationId(),
      stream: streamNameOf(options.getStreamIdentifier()),
      expected: expectedOf(options, options.getStreamPosition()),
      events: [],
      deadline: options.getDeadline()?.toDate().getTime() ?? Infinity,
      size: 0,
    };
    if (this.#state.faults.isDenied(append.stream)) {
      this.#fail(append, batchErrors.accessDenied());
      return false;
    }
    if (append.deadline <= Date.now()) {
      this.#fail(append, batchErrors.timeout());
      return false;
    }
    if (!this.#pending.has(id)) this.#pending.set(id, append);
    return true;
  }

  #breaksOff(append: PendingAppend): boolean {
    const breakAfter = this.#state.faults.peekDuringAppend();
    if (breakAfter === undefined || append.events.length < breakAfter) return false;
    this.#state.faults.takeDisconnect('during-append');
    this.#break();
    return true;
  }

  async #finish(append: PendingAppend): Promise<void> {
    const { faults, log, endpoint } = this.#state;
    const notLeader = faults.takeNotLeader();
    if (notLeader !== undefined) {
      this.#isBroken = true;
      this.#call.emit('error', serverErrors.notLeader(notLeader.leader ?? endpoint()));
      return;
    }
    if (faults.takeDisconnect('before-append') !== undefined) {
      this.#break();
      return;
    }
    const outcome = log.append(append.stream, append.expected, append.events);
    if (faults.takeDisconnect('after-append') !== undefined) {
      this.#break();
      return;
    }
    const delay = faults.takeDelay();
    const left = append.deadline - Date.now();
    // The server gives up an answer at the deadline, though the events may be written.
    if (delay > 0) {
      await wait(Math.min(delay, Math.max(left, 0)), undefined, { ref: false });
    }
    const answer = delay > left ? this.#error(append, batchErrors.timeout()) : undefined;
    this.#write(answer ?? this.#answer(append, outcome));
    this.#unanswered -= 1;
    if (this.#isClosing && this.#unanswered === 0) this.#call.end();
  }

  #break(): void {
    this.#isBroken = true;
    this.#state.disconnect(this.#call.getPeer());
  }

  #answer(append: PendingAppend, outcome: AppendOutcome): streams.BatchAppendResp {
    if (outcome.kind === 'stream-deleted') {
      return this.#error(append, batchErrors.streamDeleted(append.stream));
    }
    if (outcome.kind === 'wrong-expected-version') {
      const error = batchErrors.wrongExpectedVersion(append.expected, outcome.current);
      return this.#error(append, error);
    }
    const success = new BatchAppendResp.Success();
    if (outcome.current < 0n) success.setNoStream(new emptyMessages.Empty());
    else success.setCurrentRevision(String(outcome.current));
    if (outcome.position === undefined) success.setNoPosition(new emptyMessages.Empty());
    else success.setPosition(positionIn(new shared.AllStreamPosition(), outcome.position));
    return this.#response(append).setSuccess(success);
  }

  #fail(append: PendingAppend, error: status.Status): void {
    this.#write(this.#error(append, error));
  }

  #error(append: PendingAppend, error: status.Status): streams.BatchAppendResp {
    return this.#response(append).setError(error);
  }

  #response(append: PendingAppend): streams.BatchAppendResp {
    const response = new BatchAppendResp().setStreamIdentifier(streamIdentifier(append.stream));
    return response.setCorrelationId(append.correlationId);
  }

  #write(response: streams.BatchAppendResp): void {
    if (!this.#isBroken && !this.#call.cancelled) this.#call.write(response);
  }
}
