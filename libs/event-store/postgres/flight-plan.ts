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
 * Takes from the queue what one call can decide: in order, and nothing that depends on the fate of
 * another request of the same call. Requests that only look at a stream, or all write to it with
 * 'any', do not depend on each other. What is left keeps its order.
 */
export function planFlight<T extends Waiting>(
  queue: readonly T[],
  limits: FlightLimits,
): { readonly flight: T[]; readonly left: T[] } {
  const flight: T[] = [];
  const left: T[] = [];
  const touched = new Map<string, Touch[1]>();
  let bytes = 0;
  for (const waiting of queue) {
    const touches = touchesOf(waiting.request);
    const independent = touches.every(
      ([name, kind]) => !touched.has(name) || (kind !== 'sole' && touched.get(name) === kind),
    );
    const fits =
      flight.length === 0 ||
      (flight.length < limits.maxRequests && bytes + waiting.bytes <= limits.maxBytes);
    if (independent && fits) {
      flight.push(waiting);
      bytes += waiting.bytes;
    } else {
      left.push(waiting);
    }
    hold(touched, touches, independent && fits);
    if (flight.length >= limits.maxRequests) {
      left.push(...queue.slice(flight.length + left.length));
      break;
    }
  }
  return { flight, left };
}

/** What stays behind blocks what comes after it on the same stream, too. */
function hold(touched: Map<string, Touch[1]>, touches: readonly Touch[], flies: boolean): void {
  for (const [name, kind] of touches) {
    const held = kind === 'look' || flies ? kind : 'sole';
    touched.set(name, (touched.get(name) ?? held) === held ? held : 'sole');
  }
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

type Touch = readonly [name: string, kind: 'any' | 'look' | 'sole'];

function touchesOf({ writes, guards, claims }: AppendRequest): readonly Touch[] {
  const touches: Touch[] = [];
  for (const { stream, expectedRevision, events } of writes) {
    touches.push([`stream ${stream}`, expectedRevision === 'any' ? 'any' : 'sole']);
    for (const { id } of events) touches.push([`event ${id}`, 'sole']);
  }
  for (const { stream } of guards ?? []) touches.push([`stream ${stream}`, 'look']);
  for (const { key } of claims ?? []) touches.push([`claim ${key}`, 'sole']);
  return touches;
}
