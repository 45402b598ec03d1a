import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { AppendingEventStore } from '../../../libs/event-store/appending.js';
import {
  EventIdConflict,
  WrongExpectedRevision,
  type AppendRequest,
  type ExpectedRevision,
} from '../../../libs/event-store/port.js';
import { allOf, freshStream, newEvent, newEvents } from './given-events.js';

export function appendContract(store: () => AppendingEventStore): void {
  expectedRevisionContract(store);
  repetitionContract(store);
  severalStreamsContract(store);
  verbatimContract(store);
}

function expectedRevisionContract(store: () => AppendingEventStore): void {
  describe('expected revisions', () => {
    const cases: readonly [ExpectedRevision, number, boolean][] = [
      ['any', 0, true],
      ['any', 2, true],
      ['none', 0, true],
      ['none', 2, false],
      ['exists', 0, false],
      ['exists', 2, true],
      [1n, 2, true],
      [0n, 2, false],
      [2n, 2, false],
      [0n, 0, false],
    ];
    it.each(cases)(
      '%s, of a stream of %d events: accepted %s',
      async (expected, count, accepted) => {
        const stream = freshStream();
        if (count > 0) await append(store(), stream, 'none', count);
        const before = await store().head();
        const attempt = append(store(), stream, expected, 1);
        if (accepted) {
          const result = await attempt;
          expect(result.events.map(({ revision }) => revision)).toEqual([BigInt(count)]);
          expect(result.repeated).toBe(false);
          expect(result.position).toBeGreaterThan(before);
        } else {
          await expect(attempt).rejects.toThrow(WrongExpectedRevision);
          await expect(attempt).rejects.toMatchObject({
            stream,
            expected,
            actual: BigInt(count) - 1n,
          });
        }
        expect(await store().streamRevision(stream)).toBe(BigInt(count + (accepted ? 1 : 0)) - 1n);
      },
    );

    it('lets one of two appends racing on one revision win', async () => {
      const stream = freshStream();
      await append(store(), stream, 'none', 1);
      for (let revision = 0n; revision < 20n; revision++) {
        const racers = await Promise.allSettled(
          [1, 2, 3, 4].map(() => append(store(), stream, revision, 1)),
        );
        expect(racers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const racer of racers) {
          if (racer.status === 'rejected')
            expect(racer.reason).toBeInstanceOf(WrongExpectedRevision);
        }
        expect(await store().streamRevision(stream)).toBe(revision + 1n);
      }
    });

    it('takes all appends racing with any', async () => {
      const stream = freshStream();
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, index) => append(store(), stream, 'any', 1 + (index % 3))),
      );
      const revisions = results.flatMap(({ events }) => events.map(({ revision }) => revision));
      expect(revisions.sort((a, b) => Number(a - b))).toEqual(revisions.map((_, n) => BigInt(n)));
      const events = await allOf(store().readStream(stream));
      expect(events.map(({ revision }) => revision)).toEqual(revisions);
      expect(new Set(events.map(({ id }) => id)).size).toBe(revisions.length);
    });
  });
}

function repetitionContract(store: () => AppendingEventStore): void {
  describe('event ids', () => {
    it('answers the same append again as the first time', async () => {
      const request = single(freshStream(), 'none', 3);
      const first = await store().append(request);
      await append(store(), request.writes[0]!.stream, 'any', 2);
      const second = await store().append(request);
      expect(second).toEqual({ ...first, repeated: true });
      expect(await store().streamRevision(request.writes[0]!.stream)).toBe(4n);
    });

    it('records an append once that is sent many times at once', async () => {
      const request = single(freshStream(), 'any', 2);
      const results = await Promise.all(Array.from({ length: 20 }, () => store().append(request)));
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(results.map(({ position }) => position)).size).toBe(1);
      expect(await store().streamRevision(request.writes[0]!.stream)).toBe(1n);
    });

    it('repeats an append of several streams with guards and claims', async () => {
      const guarded = freshStream();
      const request: AppendRequest = {
        writes: [
          ...single(freshStream(), 'none', 2).writes,
          ...single(freshStream(), 'none', 1).writes,
        ],
        guards: [{ stream: guarded, revision: -1n }],
        claims: [{ key: `batch/${randomUUID()}`, fingerprint: 'first' }],
      };
      const first = await store().append(request);
      await append(store(), guarded, 'none', 1);
      expect(await store().append(request)).toEqual({ ...first, repeated: true });
    });

    it.each<[string, (request: AppendRequest) => AppendRequest]>([
      ['another stream', ({ writes }) => ({ writes: [{ ...writes[0]!, stream: freshStream() }] })],
      [
        'another event beside it',
        ({ writes }) => ({
          writes: [{ ...writes[0]!, events: [...writes[0]!.events, newEvent()] }],
        }),
      ],
      [
        'another order',
        ({ writes }) => ({ writes: [{ ...writes[0]!, events: writes[0]!.events.toReversed() }] }),
      ],
      [
        'other data',
        ({ writes }) => ({
          writes: [
            {
              ...writes[0]!,
              events: writes[0]!.events.map((e) => ({ ...e, data: '{"other":1}' })),
            },
          ],
        }),
      ],
    ])('refuses an id in use with %s', async (_, change) => {
      const request = single(freshStream(), 'any', 2);
      await store().append(request);
      const head = await store().head();
      const ids = request.writes[0]!.events.map(({ id }) => id);
      const conflict = await store()
        .append(change(request))
        .catch((error: unknown) => error);
      expect(conflict).toBeInstanceOf(EventIdConflict);
      expect(ids).toContain((conflict as EventIdConflict).eventId);
      expect(await store().head()).toBe(head);
    });

    it('refuses an id twice in one append', async () => {
      const event = newEvent();
      const write = {
        stream: freshStream(),
        expectedRevision: 'any',
        events: [event, event],
      } as const;
      await expect(store().append({ writes: [write] })).rejects.toThrow(EventIdConflict);
    });
  });
}

function severalStreamsContract(store: () => AppendingEventStore): void {
  describe('several streams', () => {
    it('appends to all, in order, in one piece', async () => {
      const [a, b, c] = [freshStream(), freshStream(), freshStream()];
      await append(store(), c, 'none', 1);
      const result = await store().append({
        writes: [
          ...single(a, 'none', 2).writes,
          ...single(b, 'none', 1).writes,
          ...single(c, 0n, 2).writes,
        ],
      });
      expect(result.events.map(({ stream, revision }) => [stream, revision])).toEqual([
        [a, 0n],
        [a, 1n],
        [b, 0n],
        [c, 1n],
        [c, 2n],
      ]);
      const first = result.events[0]!.position;
      expect(result.events.map(({ position }) => position - first)).toEqual([0n, 1n, 2n, 3n, 4n]);
      expect(result.position).toBe(first + 4n);
    });

    it('appends to none where one does not end as expected', async () => {
      const [fresh, taken, last] = [freshStream(), freshStream(), freshStream()];
      await append(store(), taken, 'none', 1);
      const head = await store().head();
      const refused = store().append({
        writes: [
          ...single(fresh, 'none', 1).writes,
          ...single(taken, 'none', 1).writes,
          ...single(last, 'none', 1).writes,
        ],
      });
      await expect(refused).rejects.toMatchObject({ stream: taken, expected: 'none', actual: 0n });
      expect(await store().streamRevision(fresh)).toBe(-1n);
      expect(await store().streamRevision(last)).toBe(-1n);
      expect(await store().head()).toBe(head);
    });

    it.each([
      [-1n, 0, true],
      [1n, 2, true],
      [0n, 2, false],
      [-1n, 1, false],
      [0n, 0, false],
    ])(
      'guards at revision %d a stream of %d events: accepted %s',
      async (revision, count, accepted) => {
        const [stream, guarded] = [freshStream(), freshStream()];
        if (count > 0) await append(store(), guarded, 'none', count);
        const attempt = store().append({
          ...single(stream, 'none', 1),
          guards: [{ stream: guarded, revision }],
        });
        if (accepted) await expect(attempt).resolves.toMatchObject({ repeated: false });
        else
          await expect(attempt).rejects.toMatchObject({
            name: 'WrongExpectedRevision',
            stream: guarded,
          });
        expect(await store().streamRevision(stream)).toBe(accepted ? 0n : -1n);
      },
    );

    it.each<[string, AppendRequest]>([
      ['no write', { writes: [] }],
      ['no event', { writes: [{ stream: 'test-1', expectedRevision: 'any', events: [] }] }],
      [
        'no category',
        { writes: [{ stream: 'test', expectedRevision: 'any', events: newEvents(1) }] },
      ],
      [
        'an earlier write to an existing stream',
        { writes: [...single('test-1', 'any', 1).writes, ...single('test-2', 'any', 1).writes] },
      ],
      ['an id that is no UUID', single('test-1', 'any', 1, { id: 'one' })],
      ['a day that never was', single('test-1', 'any', 1, { occurredOn: '2015-02-29' })],
      ['data that is no JSON', single('test-1', 'any', 1, { data: '{"cut' })],
    ])('refuses an append with %s', async (_, request) => {
      await expect(store().append(request)).rejects.toThrow(TypeError);
    });
  });
}

function verbatimContract(store: () => AppendingEventStore): void {
  it.each([
    ['odd white space', ' {\t"b" :1 ,\n "a":[ 1.0,1e3 ]  } '],
    ['repeated and unordered keys', '{"b":1,"a":2,"b":3}'],
    ['Chinese, beyond the basic plane', '{"名":"延边朝鲜族自治州 𠮷 😀 조선족"}'],
    ['escapes', String.raw`{"a":"\u5409\u0000\ud83d\\\"\/{}, NULL"}`],
    ['long digits', '{"amountFen":"9007199254740993","n":9007199254740993}'],
    ['a scalar', '"text"'],
    ['2 MB', JSON.stringify({ lines: '低保金'.repeat(240_000) })],
  ])('keeps data verbatim: %s', async (_, data) => {
    const stream = freshStream();
    const event = newEvent(data);
    const result = await store().append({
      writes: [{ stream, expectedRevision: 'none', events: [event] }],
    });
    const [stored] = await allOf(store().readStream(stream));
    expect(stored!.data === data).toBe(true);
    expect({ ...stored, data: '' }).toEqual({
      ...event,
      data: '',
      stream,
      revision: 0n,
      position: result.position,
      recordedAt: result.recordedAt,
    });
  });

  it('takes a thousand events in one append', async () => {
    const stream = freshStream();
    const events = newEvents(1_000);
    const result = await store().append({ writes: [{ stream, expectedRevision: 'none', events }] });
    expect(result.events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(result.events.at(-1)!.revision).toBe(999n);
    const stored = await allOf(store().readStream(stream));
    expect(stored.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
  });
}

function append(
  store: AppendingEventStore,
  stream: string,
  expected: ExpectedRevision,
  count: number,
) {
  return store.append(single(stream, expected, count));
}

function single(
  stream: string,
  expectedRevision: ExpectedRevision,
  count: number,
  changes: Parameters<typeof newEvent>[1] = {},
): AppendRequest {
  const events = newEvents(count).map((event) => ({ ...event, ...changes }));
  return { writes: [{ stream, expectedRevision, events }] };
}
