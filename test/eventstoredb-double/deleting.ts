import type grpc from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome, ExpectedRevision } from './event-log.js';
import type { DoubleState } from './faults.js';
import { streamNameOf } from './messages.js';
import { serverErrors, type ServerError } from './server-errors.js';
import { expectedOf, positionIn, refusal } from './writing.js';

const { DeleteResp, TombstoneResp } = streams;

/** Streams.Delete. Its errors come as trailers, unlike those of an append. */
export function deleteHandler(
  state: DoubleState,
): grpc.handleUnaryCall<streams.DeleteReq, streams.DeleteResp> {
  return (call, answer) => {
    const options = call.request.getOptions()!;
    const done = carryOut(state, 'Delete', options, (stream, expected) =>
      state.log.delete(stream, expected),
    );
    if ('error' in done) return answer(done.error);
    const response = new DeleteResp();
    if (done.position === undefined) response.setNoPosition(new shared.Empty());
    else response.setPosition(positionIn(new DeleteResp.Position(), done.position));
    answer(null, response);
  };
}

/** Streams.Tombstone. */
export function tombstoneHandler(
  state: DoubleState,
): grpc.handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> {
  return (call, answer) => {
    const options = call.request.getOptions()!;
    const done = carryOut(state, 'Tombstone', options, (stream, expected) =>
      state.log.tombstone(stream, expected),
    );
    if ('error' in done) return answer(done.error);
    const response = new TombstoneResp();
    if (done.position === undefined) response.setNoPosition(new shared.Empty());
    else response.setPosition(positionIn(new TombstoneResp.Position(), done.position));
    answer(null, response);
  };
}

function carryOut(
  state: DoubleState,
  operation: string,
  options: streams.DeleteReq.Options | streams.TombstoneReq.Options,
  write: (stream: string, expected: ExpectedRevision) => AppendOutcome,
): { readonly error: ServerError } | { readonly position: bigint | undefined } {
  const stream = streamNameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, options.getRevision());
  const error = refusal(state, stream);
  if (error !== undefined) return { error };
  const outcome = write(stream, expected);
  if (outcome.kind === 'success') return { position: outcome.position };
  if (outcome.kind === 'stream-deleted') return { error: serverErrors.streamDeleted(stream) };
  return {
    error: serverErrors.wrongExpectedVersion(operation, stream, expected, outcome.current),
  };
}
