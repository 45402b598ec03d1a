import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newEvent } from '../../test/event-store/contract/given-events.js';
import type { AppendRequest } from './port.js';
import { planFlight, type Waiting } from './flight-plan.js';

const waiting = fc
  .record({
    stream: fc.constantFrom('a-1', 'a-2', 'a-3'),
    any: fc.boolean(),
    guard: fc.option(fc.constantFrom('a-1', 'a-4'), { nil: undefined }),
    claim: fc.option(fc.constantFrom('k1', 'k2'), { nil: undefined }),
    bytes: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ stream, any, guard, claim, bytes }): Waiting => ({
    bytes,
    request: {
      writes: [{ stream, expectedRevision: any ? 'any' : 0n, events: [newEvent()] }],
      guards: guard ? [{ stream: guard, revision: 0n }] : [],
      claims: claim ? [{ key: claim, fingerprint: '' }] : [],
    },
  }));
const limits = { maxRequests: 5, maxBytes: 100 };

describe('what leaves together', () => {
  it('is never empty, within the limits, and loses and reorders nothing', () => {
    fc.assert(
      fc.property(fc.array(waiting, { minLength: 1 }), (queue) => {
        const { flight, left } = planFlight(queue, limits);
        expect(flight[0]).toBe(queue[0]);
        expect(flight.length).toBeLessThanOrEqual(limits.maxRequests);
        const bytes = flight.reduce((sum, item) => sum + item.bytes, 0);
        expect(flight.length === 1 || bytes <= limits.maxBytes).toBe(true);
        const place = new Map(queue.map((item, index) => [item, index]));
        for (const part of [flight, left]) {
          const places = part.map((item) => place.get(item)!);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
        expect(new Set([...flight, ...left]).size).toBe(queue.length);
      }),
    );
  });

  it('never depends on each other, and overtakes nothing on the same stream', () => {
    fc.assert(
      fc.property(fc.array(waiting, { minLength: 1 }), (queue) => {
        const { flight, left } = planFlight(queue, limits);
        for (const [index, one] of flight.entries()) {
          for (const other of flight.slice(0, index)) {
            expect(depend(one.request, other.request)).toBe(false);
          }
          const overtaken = left.filter((item) => queue.indexOf(item) < queue.indexOf(one));
          for (const other of overtaken) expect(depend(one.request, other.request)).toBe(false);
        }
      }),
    );
  });

  it('goes in one call where all only look at the same stream', () => {
    const queue = ['a-1', 'a-2', 'a-3'].map((stream): Waiting => ({
      bytes: 1,
      request: {
        writes: [{ stream, expectedRevision: 0n, events: [newEvent()] }],
        guards: [{ stream: 'a-4', revision: 0n }],
      },
    }));
    expect(planFlight(queue, limits)).toEqual({ flight: queue, left: [] });
  });
});

/** Whether the outcome of one may change with that of the other. */
function depend(one: AppendRequest, other: AppendRequest): boolean {
  const streams = ({ writes, guards }: AppendRequest) => [
    ...writes.map(({ stream, expectedRevision }) => ({
      stream,
      kind: expectedRevision === 'any' ? 'adds' : 'sole',
    })),
    ...guards!.map(({ stream }) => ({ stream, kind: 'looks' })),
  ];
  const sameStream = streams(one).some((a) =>
    streams(other).some((b) => a.stream === b.stream && (a.kind === 'sole' || a.kind !== b.kind)),
  );
  const keys = new Set(one.claims!.map(({ key }) => key));
  return sameStream || other.claims!.some(({ key }) => keys.has(key));
}
