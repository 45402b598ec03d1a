import { setTimeout as wait } from 'node:timers/promises';
import type grpc from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { sizeOf, type AppendOutcome, type ExpectedRevision } from './event-log.js';
import type { ProposedEvent } from './event-log.js';
import type { DoubleState } from './faults.js';
import { streamNameOf, uuidOf } from './messages.js';
import { serverErrors, type ServerError } from './server-errors.js';

const { AppendResp } = streams;

/** Of an event inside Append or BatchAppend. */
interface ProposedMessage {
  getId(): shared.UUID | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

export function missingMetadata(message: ProposedMessage): string | undefined {
  return ['type', 'content-type'].find((name) => !message.getMetadataMap().get(name));
}

export function proposedEvent(message: ProposedMessage): ProposedEvent {
  const metadata = message.getMetadataMap();
  return {
    id: uuidOf(message.getId()),
    type: metadata.get('type') ?? '',
    isJson: metadata.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

interface ExpectedOptions {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export function expectedOf(options: ExpectedOptions, revision: string): ExpectedRevision {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  return BigInt(revision);
}

/** Streams.Append: the options, then one message an event, then one answer. */
export function appendHandler(
  state: DoubleState,
): grpc.handleClientStreamingCall<streams.AppendReq, streams.AppendResp> {
  return (call, answer) => {
    const events: ProposedEvent[] = [];
    let options: streams.AppendReq.Options | undefined;
    let size = 0;
    let isOver = false;
    const fail = (error: ServerError) => {
      if (isOver) return;
      isOver = true;
      answer(error);
    };
    call.on('data', (request: streams.AppendReq) => {
      if (isOver) return;
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) {
        const missing = missingMetadata(message);
        if (missing !== undefined) return fail(serverErrors.requiredMetadataMissing(missing));
        const event = proposedEvent(message);
        size += sizeOf(event);
        events.push(event);
      }
      if (size > state.maxAppendSize) {
        fail(serverErrors.maximumAppendSizeExceeded(state.maxAppendSize));
      } else if (events.length >= (state.faults.peekDuringAppend() ?? Infinity)) {
        isOver = true;
        state.faults.takeDisconnect('during-append');
        state.disconnect(call.getPeer());
      }
    });
    call.on('error', () => (isOver = true));
    call.on('end', () => {
      if (isOver || options === undefined) return;
      isOver = true;
      void finish(state, call, options, events, answer);
    });
  };
}

async function finish(
  state: DoubleState,
  call: grpc.ServerReadableStream<streams.AppendReq, streams.AppendResp>,
  options: streams.AppendReq.Options,
  events: readonly ProposedEvent[],
  answer: grpc.sendUnaryData<streams.AppendResp>,
): Promise<void> {
  const stream = streamNameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, options.getRevision());
  const refused = refusal(state, stream);
  if (refused !== undefined) return answer(refused);
  if (state.faults.takeDisconnect('before-append') !== undefined) {
    return state.disconnect(call.getPeer());
  }
  if (call.cancelled) return;
  const outcome = state.log.append(stream, expected, events);
  if (state.faults.takeDisconnect('after-append') !== undefined) {
    return state.disconnect(call.getPeer());
  }
  await wait(state.faults.takeDelay(), undefined, { ref: false });
  if (call.cancelled) return;
  if (outcome.kind === 'stream-deleted') return answer(serverErrors.streamDeleted(stream));
  answer(null, appendResponse(outcome, expected));
}

/** Of every write: sent to the leader, or not allowed. */
export function refusal(state: DoubleState, stream: string): ServerError | undefined {
  const notLeader = state.faults.takeNotLeader();
  if (notLeader) return serverErrors.notLeader(notLeader.leader ?? state.endpoint());
  return state.faults.isDenied(stream) ? serverErrors.accessDenied() : undefined;
}

type Answered = Exclude<AppendOutcome, { kind: 'stream-deleted' }>;

function appendResponse(outcome: Answered, expected: ExpectedRevision): streams.AppendResp {
  if (outcome.kind === 'wrong-expected-version') {
    return new AppendResp().setWrongExpectedVersion(
      wrongExpectedVersion(expected, outcome.current),
    );
  }
  const success = new AppendResp.Success();
  if (outcome.current < 0n) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(String(outcome.current));
  if (outcome.position === undefined) success.setNoPosition(new shared.Empty());
  else success.setPosition(positionIn(new AppendResp.Position(), outcome.position));
  return new AppendResp().setSuccess(success);
}

function wrongExpectedVersion(expected: ExpectedRevision, current: bigint) {
  const message = new AppendResp.WrongExpectedVersion();
  if (current < 0n) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(String(current));
  if (expected === 'any') return message.setExpectedAny(new shared.Empty());
  if (expected === 'no_stream') return message.setExpectedNoStream(new shared.Empty());
  if (expected === 'stream_exists') return message.setExpectedStreamExists(new shared.Empty());
  return message.setExpectedRevision(String(expected));
}

interface PositionMessage {
  setCommitPosition(value: string): unknown;
  setPreparePosition(value: string): unknown;
}

export function positionIn<T extends PositionMessage>(message: T, position: bigint): T {
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  return message;
}
