import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { DecisionLocks, type LockWish } from './decision-locks.js';

const alone = (key: string): LockWish => ({ key, mode: 'alone' });
const shared = (key: string): LockWish => ({ key, mode: 'shared' });

describe('decision locks', () => {
  it('let shared holders go side by side, and who is alone after them', async () => {
    const locks = new DecisionLocks();
    const told: string[] = [];
    const work = (name: string, wish: LockWish) =>
      locks.hold([wish], async () => {
        told.push(`${name} in`);
        await pause(2);
        told.push(`${name} out`);
      });
    await Promise.all([
      work('a', shared('')),
      work('b', shared('')),
      work('c', alone('')),
      work('d', shared('')),
    ]);
    expect(told.slice(0, 2)).toEqual(['a in', 'b in']);
    expect(told.slice(4)).toEqual(['c in', 'c out', 'd in', 'd out']);
  });

  it('give back what they hold when the work fails', async () => {
    const locks = new DecisionLocks();
    const failing = locks.hold([alone('x')], () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await locks.hold([alone('x')], () => Promise.resolve(1))).toBe(1);
  });

  it('exclude whom they should, and bring everybody to an end, whatever is wished for', async () => {
    const wish = fc.record({
      key: fc.constantFrom('', 'a', 'b', 'c'),
      mode: fc.constantFrom('shared', 'alone'),
    });
    const wishes = fc.array(fc.uniqueArray(wish, { selector: ({ key }) => key, maxLength: 4 }), {
      maxLength: 20,
    });
    await fc.assert(fc.asyncProperty(wishes, everybodyEnds), { numRuns: 30 });
  });
});

async function everybodyEnds(crowd: readonly (readonly LockWish[])[]): Promise<void> {
  const locks = new DecisionLocks();
  const inside = new Map<string, LockWish['mode'][]>();
  await Promise.all(
    crowd.map((wishes) =>
      locks.hold(wishes, async () => {
        for (const { key, mode } of wishes) {
          const holders = inside.get(key) ?? [];
          inside.set(key, [...holders, mode]);
          if (mode === 'alone') expect(holders).toEqual([]);
          else expect(holders).not.toContain('alone');
        }
        await pause(0);
        for (const { key, mode } of wishes) {
          const holders = inside.get(key)!;
          holders.splice(holders.indexOf(mode), 1);
        }
      }),
    ),
  );
}
