import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SpoolTooLarge, clearSpool, spool } from './sealed-spool.js';

describe('the sealed spool', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'doudi-spool-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  const left = (): Promise<string[]> => readdir(join(dataDir, 'uploads'));

  it('reads back any part of what it holds', async () => {
    const content = randomBytes(700_001);
    const file = await spool(dataDir, 'a.zip', Readable.from([content]), 1e6);
    expect(file.size).toBe(content.length);
    for (const [start, end] of [
      [0, 1],
      [0, content.length],
      [15, 17],
      [16, 48],
      [262_143, 530_001],
      [700_000, 999_999],
      [5, 5],
    ] as const) {
      const part = await buffer(file.read(start, end));
      expect(part.equals(content.subarray(start, end))).toBe(true);
    }
    await file.remove();
    await expect(left()).resolves.toEqual([]);
  });

  it('leaves nothing readable on disk', async () => {
    const file = await spool(
      dataDir,
      'a.zip',
      Readable.from([Buffer.from('王建国'.repeat(50))]),
      1e6,
    );
    const [name] = await left();
    const onDisk = await readFile(join(dataDir, 'uploads', name!));
    expect(onDisk.length).toBe(file.size);
    expect(onDisk.includes('王')).toBe(false);
    await clearSpool(dataDir);
    await expect(left()).resolves.toEqual([]);
    await file.remove();
  });

  it('refuses what is too large and keeps nothing of it', async () => {
    const parts = Readable.from([Buffer.alloc(60), Buffer.alloc(60)]);
    await expect(spool(dataDir, 'a.zip', parts, 100)).rejects.toThrow(SpoolTooLarge);
    await expect(left()).resolves.toEqual([]);
  });
});
