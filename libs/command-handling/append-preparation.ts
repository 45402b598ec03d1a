/** From a decision and what it was read from to what the event store is asked to append. */
import { CATALOGUE, type Fact, encodeFact } from '../event-catalogue/catalogue.js';
import { eventIdOf, fingerprintOf } from '../event-store/identifiers.js';
import type {
  Actor,
  AppendRequest,
  EventMetadata,
  NewEvent,
  StreamWrite,
} from '../event-store/port.js';
import type { CommandContent, Decision, ListedFacts } from './decider.js';
import type { Reading } from './reading.js';
import type { Approval } from './review.js';

export interface Recording {
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly commandHash: string | undefined;
  readonly approved?: Approved | undefined;
}

/** By whom the command was approved, and the fact that says so in a stream of its own. */
export interface Approved extends Pick<Approval, 'approver' | 'reviewedBy'> {
  readonly stream: string;
  readonly fact: Fact;
}

/** SHA-256 (hex) over the content of a command, its lines included. */
export function commandHashOf(content: CommandContent | null): string | undefined {
  return content === null
    ? undefined
    : fingerprintOf({ asked: content.asked, lines: content.lines ?? [] });
}

/**
 * The event that decides has the first id of the command; listed facts are written before it, into
 * a stream of their own. A stream that was not read is appended to as it is.
 */
export function prepareAppend(
  decision: Decision,
  reading: Reading,
  recording: Recording,
  listed: ListedFacts | undefined = decision.listed,
): AppendRequest {
  const { stream, fact, more = [], claim, moreClaims = [] } = decision;
  let index = 1;
  const { approved } = recording;
  const own = metadataOf(recording, reading.figuresPosition);
  const event = (of: Fact, place: number, metadata: EventMetadata = own): NewEvent => ({
    id: eventIdOf(recording.commandId, place),
    type: of.type,
    schemaVersion: CATALOGUE[of.type].version,
    occurredOn: decision.occurredOn,
    metadata,
    data: encodeFact(of),
  });
  const before = (listed?.facts ?? []).map((of) => event(of, index++));
  const after = more.map((of) => event(of, index++));
  const approvals = approved
    ? [event(approved.fact, index++, { ...own, actor: approved.approver })]
    : [];
  const revision = reading.revisionOf(stream);
  const expectedRevision = revision === undefined ? 'any' : revision === -1n ? 'none' : revision;
  const main = { stream, expectedRevision, events: [event(fact, 0), ...after] } as const;
  return {
    writes: [...newStream(listed?.stream, before), ...newStream(approved?.stream, approvals), main],
    guards: reading.guards(stream).filter((guard) => guard.stream !== approved?.stream),
    claims: claim ? [claim, ...moreClaims] : [],
  };
}

function newStream(stream: string | undefined, events: readonly NewEvent[]): StreamWrite[] {
  if (stream === undefined || events.length === 0) return [];
  return [{ stream, expectedRevision: 'none', events }];
}

/** Members stand in the order in which they have always been written: they are hashed as text. */
function metadataOf(recording: Recording, figuresPosition: bigint | undefined): EventMetadata {
  const { actor, commandId, correlationId, commandHash, approved } = recording;
  return {
    actor,
    commandId,
    correlationId,
    causationId: commandId,
    ...(commandHash === undefined ? {} : { commandHash }),
    ...(figuresPosition === undefined ? {} : { figuresPosition: Number(figuresPosition) }),
    ...(approved === undefined ? {} : { reviewedBy: approved.reviewedBy }),
  };
}
