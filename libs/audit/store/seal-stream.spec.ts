import { describe, expect, it } from '@jest/globals';
import type { Sql } from '../../postgres/sql.js';
import { sealedStretches } from './seal-stream.js';

/** Seals of one event each; counts what was fetched. */
class ManySeals implements Sql {
  fetched = 0;

  constructor(private readonly count: number) {}

  async query<Row extends object>(text: string, values: readonly unknown[] = []) {
    return this.rows(text, values) as readonly Row[];
  }

  private rows(text: string, values: readonly unknown[]): readonly object[] {
    const [, most] = /^FETCH (\d+)/.exec(text) ?? [];
    if (most !== undefined) {
      const more = Math.min(Number(most), this.count - this.fetched);
      return Array.from({ length: more }, () => this.seal(BigInt(++this.fetched)));
    }
    if (!text.startsWith('SELECT leaves')) return [];
    const [from, to] = values as [bigint, bigint];
    return Array.from({ length: Number(to - from) }, () => ({ leaves: Buffer.alloc(32) }));
  }

  private seal(size: bigint): object {
    const [root, sealedAt] = [Buffer.alloc(32), '2026-12-01T00:00:00.000Z'];
    return { size, previousSize: size - 1n, root, checkpoint: '', sealedAt };
  }
}

describe('12.A2 seals as a stream', () => {
  it('are never held in greater number than a thousand, however many there are', async () => {
    const sql = new ManySeals(100_000);
    let [seen, most] = [0, 0];
    for await (const { from, to, seals, leaves } of sealedStretches(sql)) {
      expect([from, to]).toEqual([BigInt(seen), BigInt(seen + seals.length)]);
      expect(leaves).toHaveLength(seals.length * 32);
      most = Math.max(most, sql.fetched - seen);
      seen += seals.length;
    }
    expect(seen).toBe(100_000);
    expect(most).toBeLessThanOrEqual(1_000);
  });
});
