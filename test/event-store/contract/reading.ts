import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendingEventStore } from '../../../libs/event-store/appending.js';
import type { ReadAllOptions, ReadStreamOptions } from '../../../libs/event-store/port.js';
import { allOf, freshCategory, freshStream, newEvents } from './given-events.js';

const streamEvents = 2_500;

export function readContract(store: () => AppendingEventStore): void {
  streamReadContract(store);
  totalOrderContract(store);
  lookUpContract(store);
}

function streamReadContract(store: () => AppendingEventStore): void {
  describe('reading a stream', () => {
    const stream = freshStream();
    beforeAll(async () => {
      const events = newEvents(streamEvents);
      await store().append({ writes: [{ stream, expectedRevision: 'none', events }] });
    }, 30_000);

    const last = streamEvents - 1;
    it.each<[ReadStreamOptions, number, number]>([
      [{}, 0, last],
      [{ fromRevision: 2_000n }, 2_000, last],
      [{ fromRevision: 10n, maxCount: 5 }, 10, 14],
      [{ maxCount: 1 }, 0, 0],
      [{ fromRevision: BigInt(last) }, last, last],
      [{ direction: 'backwards' }, last, 0],
      [{ direction: 'backwards', maxCount: 1 }, last, last],
      [{ direction: 'backwards', fromRevision: 700n }, 700, 0],
      [{ direction: 'backwards', fromRevision: 700n, maxCount: 601 }, 700, 100],
      [{ direction: 'backwards', fromRevision: 9_999n, maxCount: 2 }, last, last - 1],
    ])('%p gives revisions %d to %d', async (options, first, final) => {
      const revisions = (await allOf(store().readStream(stream, options))).map((e) => e.revision);
      expect(revisions).toEqual(range(first, final));
    });

    it.each<ReadStreamOptions>([{ fromRevision: BigInt(streamEvents) }, { maxCount: 0 }])(
      '%p gives nothing',
      async (options) => {
        expect(await allOf(store().readStream(stream, options))).toEqual([]);
      },
    );

    it('gives nothing for a stream that does not exist', async () => {
      expect(await allOf(store().readStream(freshStream()))).toEqual([]);
      expect(await store().streamRevision(freshStream())).toBe(-1n);
    });

    it('gives pages, and lets a reader break off', async () => {
      let pages = 0;
      for await (const page of store().readStream(stream)) {
        expect(page.length).toBeGreaterThan(0);
        if (++pages === 2) break;
      }
      expect(pages).toBe(2);
    });
  });
}

function totalOrderContract(store: () => AppendingEventStore): void {
  describe('reading all', () => {
    const [one, two] = [freshCategory(), freshCategory()];
    let first = 0n;
    beforeAll(async () => {
      for (let round = 0; round < 12; round++) {
        const stream = `${round % 3 === 0 ? two : one}-${round}`;
        const events = newEvents(100);
        const { position } = await store().append({
          writes: [{ stream, expectedRevision: 'none', events }],
        });
        if (round === 0) first = position - 99n;
      }
    }, 30_000);

    const positions = async (options: ReadAllOptions) =>
      (await allOf(store().readAll(options))).map(({ position }) => Number(position - first));

    it('goes forwards and backwards between positions, inclusive', async () => {
      const [from, to] = [first + 50n, first + 1_149n];
      expect(await positions({ fromPosition: from, toPosition: to })).toEqual(numbers(50, 1_149));
      expect(
        await positions({ fromPosition: to, toPosition: from, direction: 'backwards' }),
      ).toEqual(numbers(1_149, 50));
      expect(await positions({ fromPosition: from, maxCount: 3 })).toEqual([50, 51, 52]);
      expect(await positions({ fromPosition: from, toPosition: from })).toEqual([50]);
      expect(await positions({ fromPosition: to, toPosition: from })).toEqual([]);
    });

    it('begins with position 1 and ends with the head', async () => {
      const head = await store().head();
      const events = await allOf(store().readAll());
      expect(events.map(({ position }) => position)).toEqual(range(1, Number(head)));
      const [last] = await allOf(store().readAll({ direction: 'backwards', maxCount: 1 }));
      expect(last!.position).toBe(head);
    });

    it('chooses events by type', async () => {
      const [first] = await allOf(store().readAll({ maxCount: 1 }));
      const chosen = await allOf(store().readAll({ types: [first!.type], maxCount: 3 }));
      expect(chosen.map(({ type }) => type)).toEqual(Array(3).fill(first!.type));
      expect(chosen[0]!.position).toBe(first!.position);
      expect(await allOf(store().readAll({ types: ['NoSuchType'] }))).toEqual([]);
      expect(
        await allOf(store().readAll({ types: [first!.type], streamPrefixes: ['no-'] })),
      ).toEqual([]);
    });

    it('chooses streams by prefix', async () => {
      const streams = async (...streamPrefixes: string[]) => [
        ...new Set((await allOf(store().readAll({ streamPrefixes }))).map(({ stream }) => stream)),
      ];
      expect(await streams(`${two}-`)).toEqual([`${two}-0`, `${two}-3`, `${two}-6`, `${two}-9`]);
      expect(await streams(`${two}-3`, `${one}-1`)).toEqual([
        `${one}-1`,
        `${two}-3`,
        `${one}-10`,
        `${one}-11`,
      ]);
      expect(await streams(`${two}_`, `${two}%`)).toEqual([]);
      expect(await streams()).toEqual([]);
      const events = await allOf(
        store().readAll({ streamPrefixes: [two], direction: 'backwards', maxCount: 150 }),
      );
      expect(events.map(({ stream }) => stream).slice(98, 102)).toEqual([
        `${two}-9`,
        `${two}-9`,
        `${two}-6`,
        `${two}-6`,
      ]);
    });
  });
}

function lookUpContract(store: () => AppendingEventStore): void {
  it('finds events by id', async () => {
    const stream = freshStream();
    const events = newEvents(3);
    await store().append({ writes: [{ stream, expectedRevision: 'none', events }] });
    const ids = [events[2]!.id, randomUUID(), events[0]!.id];
    const found = await store().findEvents(ids);
    expect(found.map(({ revision }) => revision)).toEqual([0n, 2n]);
    expect(found).toEqual(
      (await allOf(store().readStream(stream))).filter(({ revision }) => revision !== 1n),
    );
    expect(await store().findEvents([])).toEqual([]);
  });

  it('tells the position at an instant', async () => {
    const results = [];
    for (let round = 0; round < 5; round++) {
      await sleep(5);
      const events = newEvents(2);
      results.push(
        await store().append({
          writes: [{ stream: freshStream(), expectedRevision: 'none', events }],
        }),
      );
    }
    for (const { recordedAt, position } of results) {
      expect(await store().positionAt(recordedAt)).toBe(position);
      const justBefore = new Date(Date.parse(recordedAt) - 1).toISOString();
      expect(await store().positionAt(justBefore)).toBe(position - 2n);
    }
    expect(await store().positionAt('1999-10-01T00:00:00.000Z')).toBe(0n);
    expect(await store().positionAt('2999-10-01T00:00:00.000Z')).toBe(await store().head());
  });
}

function range(first: number, last: number): bigint[] {
  return numbers(first, last).map(BigInt);
}

function numbers(first: number, last: number): number[] {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + index * step);
}
