import type { AppendRequest } from '../port.js';

/** What may go into one call together. */
export interface FlightLimits {
  readonly maxRequests: number;
  readonly maxBytes: number;
}

export interface Waiting {
  readonly request: AppendRequest;
  readonly bytes: number;
}

/**
 * Takes from the queue what one call can decide, up to the first that is too much: in order, and
 * nothing that depends on the fate of another request of the same call. Requests whose streams are
 * all written with 'any' depend on none. What is left keeps its order.
 */
export function planFlight<T extends Waiting>(
  queue: readonly T[],
  limits: FlightLimits,
): { readonly flight: T[]; readonly left: T[] } {
  const flight: T[] = [];
  const left: T[] = [];
  const touched = new Map<string, Touch>();
  let bytes = 0;
  for (const [index, waiting] of queue.entries()) {
    bytes += waiting.bytes;
    if (flight.length > 0 && (bytes > limits.maxBytes || flight.length >= limits.maxRequests)) {
      left.push(...queue.slice(index));
      break;
    }
    const touches = touchesOf(waiting.request);
    const free = touches.every((touch) => compatible(touch, touched.get(touch.name)));
    (free ? flight : left).push(waiting);
    // What stays behind blocks what comes after it on the same stream, too.
    for (const touch of touches) touched.set(touch.name, free ? touch : { ...touch, any: false });
  }
  return { flight, left };
}

/** The length of the text of its events, roughly its bytes on the wire. */
export function sizeOf({ writes }: AppendRequest): {
  readonly events: number;
  readonly bytes: number;
} {
  let events = 0;
  let bytes = 0;
  for (const write of writes) {
    events += write.events.length;
    for (const event of write.events) bytes += event.data.length + 400;
  }
  return { events, bytes };
}

/** A stream, event id or claim that a request's fate depends on. */
interface Touch {
  readonly name: string;
  /** A stream written with 'any'. */
  readonly any: boolean;
}

function compatible(touch: Touch, earlier: Touch | undefined): boolean {
  return earlier === undefined || (touch.any && earlier.any);
}

function touchesOf({ writes, guards, claims }: AppendRequest): readonly Touch[] {
  const touches: Touch[] = [];
  for (const { stream, expectedRevision, events } of writes) {
    touches.push({ name: `stream ${stream}`, any: expectedRevision === 'any' });
    for (const { id } of events) touches.push({ name: id, any: false });
  }
  for (const { stream } of guards ?? []) touches.push({ name: `stream ${stream}`, any: false });
  for (const { key } of claims ?? []) touches.push({ name: `claim ${key}`, any: false });
  return touches;
}
