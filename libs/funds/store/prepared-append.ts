/** From a decision to what the event store is asked to append. */
import { CATALOGUE, type Fact, encodeFact } from '../../event-catalogue/catalogue.js';
import { eventIdOf } from '../../event-store/identifiers.js';
import type {
  Actor,
  AppendRequest,
  EventMetadata,
  Guard,
  NewEvent,
  StreamWrite,
} from '../../event-store/port.js';
import type { PaymentLine } from '../domain/commands.js';

/** Payments of one chunk event: far below the append limit of 1 MB. */
export const PAYMENTS_PER_CHUNK = 500;

export interface Decided {
  readonly fact: Fact;
  readonly occurredOn: string;
  readonly stream: string;
  /** Last revision of the stream that the decision has seen; undefined where it does not matter. */
  readonly revision: bigint | undefined;
  readonly guards: readonly Guard[];
  /** Natural key with its generation, and the fingerprint of the command. */
  readonly claim: { readonly key: string; readonly fingerprint: string } | null;
}

export interface Recording {
  readonly actor: Actor;
  readonly commandId: string;
  readonly correlationId: string;
  readonly commandHash: string;
}

/**
 * The event that decides is the first by id and the last written; payment chunks come before it.
 */
export function prepareAppend(
  decided: Decided,
  recording: Recording,
  lines: readonly PaymentLine[],
): AppendRequest {
  const { actor, commandId, correlationId, commandHash } = recording;
  const metadata: EventMetadata = {
    actor,
    commandId,
    correlationId,
    causationId: commandId,
    commandHash,
  };
  const event = (fact: Fact, index: number): NewEvent => ({
    id: eventIdOf(commandId, index),
    type: fact.type,
    schemaVersion: CATALOGUE[fact.type].version,
    occurredOn: decided.occurredOn,
    metadata,
    data: encodeFact(fact),
  });
  const chunks = chunkFacts(decided.fact, lines).map((fact, index) => event(fact, index + 1));
  const { revision } = decided;
  const writes: StreamWrite[] = [];
  if (chunks.length > 0) {
    writes.push({ stream: paymentStream(decided.fact), expectedRevision: 'none', events: chunks });
  }
  writes.push({
    stream: decided.stream,
    expectedRevision: revision === undefined ? 'any' : revision === -1n ? 'none' : revision,
    events: [event(decided.fact, 0)],
  });
  return { writes, guards: decided.guards, claims: decided.claim ? [decided.claim] : [] };
}

/** Ids of all events that a command with so many listed payments records. */
export function eventIdsOf(commandId: string, payments: number): string[] {
  const count = 1 + Math.ceil(payments / PAYMENTS_PER_CHUNK);
  return Array.from({ length: count }, (_, index) => eventIdOf(commandId, index));
}

function paymentStream(fact: Fact): string {
  if (fact.type !== 'DisbursementRecorded' || fact.data.paymentStream === null) {
    throw new Error(`${fact.type} lists no payments`);
  }
  return fact.data.paymentStream;
}

function chunkFacts(fact: Fact, lines: readonly PaymentLine[]): Fact[] {
  if (fact.type !== 'DisbursementRecorded') return [];
  const { batchNo, region } = fact.data;
  const chunks: Fact[] = [];
  for (let start = 0; start < lines.length; start += PAYMENTS_PER_CHUNK) {
    const payments = lines.slice(start, start + PAYMENTS_PER_CHUNK);
    const chunk = chunks.length;
    chunks.push({ type: 'PaymentsListed', data: { batchNo, region, chunk, payments } });
  }
  return chunks;
}
