import grpc from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';
import type { ExpectedRevision } from './event-log.js';
import type { LeaderEndpoint } from './faults.js';
import { streamIdentifier } from './messages.js';

/** An error as grpc-js sends it: a status, its message and trailers. */
export type ServerError = Partial<grpc.StatusObject>;

/** The server writes expected revisions as one signed number. */
export function expectedAsNumber(expected: ExpectedRevision): bigint {
  if (expected === 'any') return -2n;
  if (expected === 'no_stream') return -1n;
  if (expected === 'stream_exists') return -4n;
  return expected;
}

function serverError(
  code: grpc.status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServerError {
  const metadata = new grpc.Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.add(name, value);
  return { code, details, metadata };
}

export const serverErrors = {
  notLeader: ({ host, port }: LeaderEndpoint) =>
    serverError(grpc.status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  accessDenied: () =>
    serverError(grpc.status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  streamDeleted: (stream: string) =>
    serverError(grpc.status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  wrongExpectedVersion: (
    operation: string,
    stream: string,
    expected: ExpectedRevision,
    actual: bigint,
  ) => {
    const wanted = expectedAsNumber(expected);
    return serverError(
      grpc.status.FAILED_PRECONDITION,
      `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, ` +
        `Expected version: ${wanted}, Actual version: ${actual}`,
      {
        exception: 'wrong-expected-version',
        'stream-name': stream,
        'expected-version': String(wanted),
        'actual-version': String(actual),
      },
    );
  },
  maximumAppendSizeExceeded: (maximum: number) =>
    serverError(grpc.status.INVALID_ARGUMENT, `Maximum Append Size of ${maximum} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(maximum),
    }),
  requiredMetadataMissing: (name: string) =>
    serverError(grpc.status.INVALID_ARGUMENT, `Required Metadata Property '${name}' is missing`, {
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    }),
  invalidArgument: (message: string) => serverError(grpc.status.INVALID_ARGUMENT, message),
  groupDoesNotExist: (stream: string, group: string) =>
    serverError(
      grpc.status.NOT_FOUND,
      `Subscription group ${group} on stream ${stream} does not exist.`,
      {
        exception: 'persistent-subscription-does-not-exist',
        'stream-name': stream,
        'group-name': group,
      },
    ),
  groupExists: (stream: string, group: string) =>
    serverError(
      grpc.status.ALREADY_EXISTS,
      `Subscription group ${group} on stream ${stream} exists.`,
      { exception: 'persistent-subscription-exists', 'stream-name': stream, 'group-name': group },
    ),
  maximumSubscribersReached: (stream: string, group: string) =>
    serverError(
      grpc.status.FAILED_PRECONDITION,
      `Maximum subscriptions reached for subscription group ${group} on stream ${stream}.`,
      { exception: 'maximum-subscribers-reached', 'stream-name': stream, 'group-name': group },
    ),
  subscriptionDropped: (stream: string, group: string) =>
    serverError(
      grpc.status.CANCELLED,
      `Subscription group ${group} on stream ${stream} was dropped.`,
      { exception: 'persistent-subscription-dropped', 'stream-name': stream, 'group-name': group },
    ),
};

/** google.rpc.Code of the answers inside a batch append. */
const codes = { unknown: 2, invalidArgument: 3, deadline: 4, permission: 7, precondition: 9 };

interface Packable {
  serializeBinary(): Uint8Array;
}

function batchStatus(code: number, message: string, detail: Packable, type: string) {
  const status = new statusMessages.Status();
  const details = new anyMessages.Any();
  details.pack(detail.serializeBinary(), `event_store.client.${type}`);
  status.setCode(code);
  status.setMessage(message);
  status.setDetails(details);
  return status;
}

export const batchErrors = {
  accessDenied: () =>
    batchStatus(codes.permission, 'AccessDenied', new shared.AccessDenied(), 'AccessDenied'),
  timeout: () => batchStatus(codes.deadline, 'Timeout', new shared.Timeout(), 'Timeout'),
  badRequest: (message: string) =>
    batchStatus(
      codes.invalidArgument,
      message,
      new shared.BadRequest().setMessage(message),
      'BadRequest',
    ),
  streamDeleted: (stream: string) =>
    batchStatus(
      codes.precondition,
      'StreamDeleted',
      new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream)),
      'StreamDeleted',
    ),
  maximumAppendSizeExceeded: (maximum: number) =>
    batchStatus(
      codes.invalidArgument,
      'MaximumAppendSizeExceeded',
      new shared.MaximumAppendSizeExceeded().setMaxappendsize(maximum),
      'MaximumAppendSizeExceeded',
    ),
  wrongExpectedVersion: (expected: ExpectedRevision, current: bigint) => {
    const detail = new shared.WrongExpectedVersion();
    if (current < 0n) detail.setCurrentNoStream(new emptyMessages.Empty());
    else detail.setCurrentStreamRevision(String(current));
    if (expected === 'any') detail.setExpectedAny(new emptyMessages.Empty());
    else if (expected === 'no_stream') detail.setExpectedNoStream(new emptyMessages.Empty());
    else if (expected === 'stream_exists') {
      detail.setExpectedStreamExists(new emptyMessages.Empty());
    } else detail.setExpectedStreamPosition(String(expected));
    return batchStatus(codes.precondition, 'WrongExpectedVersion', detail, 'WrongExpectedVersion');
  },
};
