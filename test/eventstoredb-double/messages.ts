import shared from '@eventstore/db-client/generated/shared_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog, LoggedEvent } from './event-log.js';

export type UuidForm = 'string' | 'structured';

/** An event as it is sent: a link is followed where the reader asks for it. */
export interface ResolvedEvent {
  readonly event: LoggedEvent | undefined;
  readonly link: LoggedEvent | undefined;
}

export function resolve(log: EventLog, recorded: LoggedEvent, resolveLinks: boolean) {
  const isLink = resolveLinks && recorded.type === '$>';
  return isLink
    ? { event: log.targetOf(recorded), link: recorded }
    : { event: recorded, link: undefined };
}

export function streamIdentifier(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

export function streamNameOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function uuidMessage(id: string, form: UuidForm): shared.UUID {
  if (form === 'string') return new shared.UUID().setString(id);
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return new shared.UUID().setStructured(
    new shared.UUID.Structured()
      .setMostSignificantBits(String(bytes.readBigInt64BE(0)))
      .setLeastSignificantBits(String(bytes.readBigInt64BE(8))),
  );
}

/** In lower case with dashes; an empty text where none was given. */
export function uuidOf(uuid: shared.UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (structured === undefined) return uuid?.getString().toLowerCase() ?? '';
  const bytes = Buffer.alloc(16);
  bytes.writeBigInt64BE(BigInt(structured.getMostSignificantBits()), 0);
  bytes.writeBigInt64BE(BigInt(structured.getLeastSignificantBits()), 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

type RecordedMessage =
  streams.ReadResp.ReadEvent.RecordedEvent | persistent.ReadResp.ReadEvent.RecordedEvent;

/** Each record says its own position, a link and what it points at apart (as since 22.6). */
function fill<T extends RecordedMessage>(message: T, recorded: LoggedEvent, uuid: UuidForm): T {
  const position = String(recorded.position);
  message.setId(uuidMessage(recorded.id, uuid));
  message.setStreamIdentifier(streamIdentifier(recorded.stream));
  message.setStreamRevision(String(recorded.revision));
  message.setPreparePosition(position);
  message.setCommitPosition(position);
  message.setData(recorded.data);
  message.setCustomMetadata(recorded.metadata);
  message
    .getMetadataMap()
    .set('type', recorded.type)
    .set('created', String(recorded.createdTicks))
    .set('content-type', recorded.isJson ? 'application/json' : 'application/octet-stream');
  return message;
}

export function readEvent({ event, link }: ResolvedEvent, uuid: UuidForm): streams.ReadResp {
  const { RecordedEvent } = streams.ReadResp.ReadEvent;
  const message = new streams.ReadResp.ReadEvent();
  if (event !== undefined) message.setEvent(fill(new RecordedEvent(), event, uuid));
  if (link !== undefined) message.setLink(fill(new RecordedEvent(), link, uuid));
  message.setCommitPosition(String((link ?? event)!.position));
  return new streams.ReadResp().setEvent(message);
}

export function persistentReadEvent(
  { event, link }: ResolvedEvent,
  uuid: UuidForm,
  retries: number,
): persistent.ReadResp {
  const { RecordedEvent } = persistent.ReadResp.ReadEvent;
  const message = new persistent.ReadResp.ReadEvent().setRetryCount(retries);
  if (event !== undefined) message.setEvent(fill(new RecordedEvent(), event, uuid));
  if (link !== undefined) message.setLink(fill(new RecordedEvent(), link, uuid));
  message.setCommitPosition(String((link ?? event)!.position));
  return new persistent.ReadResp().setEvent(message);
}
