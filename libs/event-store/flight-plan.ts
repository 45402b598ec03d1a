import type { AppendRequest } from './port.js';

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
    for (const touch of touches) touched.set(touch.name, held(touch, free, touched));
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

/**
 * A stream, event id or claim that a request's fate depends on: `looks` at a stream's last
 * revision, `adds` to a stream wherever it ends, or needs it to itself (`sole`).
 */
interface Touch {
  readonly name: string;
  readonly kind: 'looks' | 'adds' | 'sole';
}

function compatible(touch: Touch, earlier: Touch | undefined): boolean {
  return earlier === undefined || (touch.kind !== 'sole' && touch.kind === earlier.kind);
}

/**
 * What stays behind blocks what comes after it on the same stream, too; only lookers may pass
 * lookers, since they change nothing.
 */
function held(touch: Touch, flies: boolean, touched: ReadonlyMap<string, Touch>): Touch {
  const earlier = touched.get(touch.name);
  const stays = flies || touch.kind === 'looks';
  return stays && compatible(touch, earlier) ? touch : { name: touch.name, kind: 'sole' };
}

function touchesOf({ writes, guards, claims }: AppendRequest): readonly Touch[] {
  const touches: Touch[] = [];
  for (const { stream, expectedRevision, events } of writes) {
    const kind = expectedRevision === 'any' ? 'adds' : 'sole';
    touches.push({ name: `stream ${stream}`, kind });
    for (const { id } of events) touches.push({ name: id, kind: 'sole' });
  }
  for (const { stream } of guards ?? []) touches.push({ name: `stream ${stream}`, kind: 'looks' });
  for (const { key } of claims ?? []) touches.push({ name: `claim ${key}`, kind: 'sole' });
  return touches;
}
