import { afterEach, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { OpenDataPackages } from './kept-packages.js';
import type { PublicPoint } from './public-source.js';

const pointAt = (position: bigint, today = '2018-01-01'): PublicPoint => ({
  ...{ position, today, smallGroup: 3, openDays: 20 },
  programName: (code) => code,
});

const opened: OpenDataPackages[] = [];
afterEach(() => opened.splice(0).forEach((each) => each.onModuleDestroy()));

function packages() {
  const made: bigint[] = [];
  const given = { changed: false, failing: false };
  const kept = new OpenDataPackages(
    async ({ position }) => {
      if (given.failing) throw new Error('out of reach');
      made.push(position);
      return Readable.from([`package at ${position}`]);
    },
    async () => given.changed,
  );
  opened.push(kept);
  const asked = async (point: PublicPoint) => text(await (await kept.find(point, '[]')).content());
  return { kept, made, given, asked };
}

describe('12.B1 the open-data package', () => {
  it('is made once for everybody who asks meanwhile and later', async () => {
    const { made, asked } = packages();
    const all = await Promise.all([asked(pointAt(5n)), asked(pointAt(5n)), asked(pointAt(5n))]);
    expect([...all, await asked(pointAt(5n))]).toEqual(Array(4).fill('package at 5'));
    expect(made).toEqual([5n]);
  });

  it('stands while nothing but reads is recorded', async () => {
    const { made, given, asked } = packages();
    await asked(pointAt(5n));
    expect(await asked(pointAt(7n))).toBe('package at 5');
    given.changed = true;
    expect(await asked(pointAt(8n))).toBe('package at 8');
    expect(made).toEqual([5n, 8n]);
  });

  it('is made anew on another day', async () => {
    const { made, asked } = packages();
    await asked(pointAt(5n));
    await asked(pointAt(5n, '2018-01-02'));
    expect(made).toEqual([5n, 5n]);
  });

  it('goes on being read by who began, when another takes its place', async () => {
    const { kept, given } = packages();
    const begun = await (await kept.find(pointAt(5n), '[]')).content();
    given.changed = true;
    await (await kept.find(pointAt(6n), '[]')).ready();
    expect(await text(begun)).toBe('package at 5');
  });

  it('holds no file that nobody reads any more', async () => {
    const { kept, given, asked } = packages();
    const open = async () => (await readdir('/proc/self/fd').catch(() => [])).length;
    const before = await open();
    given.changed = true;
    for (let at = 1n; at <= 20n; at++) await asked(pointAt(at));
    kept.onModuleDestroy();
    await pause(50);
    expect((await open()) - before).toBeLessThan(5);
  });

  it('is made again where that failed', async () => {
    const { given, asked } = packages();
    given.failing = true;
    await expect(asked(pointAt(5n))).rejects.toThrow('out of reach');
    given.failing = false;
    expect(await asked(pointAt(5n))).toBe('package at 5');
  });
});
