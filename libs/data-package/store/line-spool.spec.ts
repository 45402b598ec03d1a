import { describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineSpool } from './line-spool.js';

const folder = () => mkdtemp(join(tmpdir(), 'doudi-spool-test-'));

async function listOf(spool: LineSpool, list: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const some of spool.lines(list)) lines.push(...some);
  return lines;
}

describe('the spool', () => {
  it('gives back every list in its order, however the lines came', async () => {
    const spool = await LineSpool.open(await folder());
    const lists = [spool.addList(), spool.addList(), spool.addList()];
    const wanted: string[][] = [[], [], []];
    for (let i = 0; i < 90_000; i++) {
      const line = `${i} 张三 ${'x'.repeat(i % 50)}`;
      spool.add(lists[i % 2]!, line);
      wanted[i % 2]!.push(line);
      if (i % 1000 === 0) await spool.drain();
    }
    for (const list of lists) expect(await listOf(spool, list)).toEqual(wanted[list]);
    await spool.close();
  });

  it('writes the largest lists when too much waits in many small ones', async () => {
    const spool = await LineSpool.open(await folder());
    const line = 'y'.repeat(1000);
    for (let i = 0; i < 2000; i++) {
      const list = spool.addList();
      for (let n = 0; n < 10; n++) spool.add(list, line);
      await spool.drain();
    }
    expect(await listOf(spool, 0)).toEqual(Array.from({ length: 10 }, () => line));
    expect(await listOf(spool, 1999)).toEqual(Array.from({ length: 10 }, () => line));
    await spool.close();
  });

  it('leaves nothing in the folder, also not what a killed process left', async () => {
    const workDir = await folder();
    const dead = 2 ** 22 + 1;
    await writeFile(join(workDir, `doudi-spool-${dead}-0123abcd.spool`), 'stale');
    await writeFile(join(workDir, `doudi-spool-${process.pid}-0123abcd.spool`), 'of a live one');
    await writeFile(join(workDir, 'other'), 'kept');
    const spool = await LineSpool.open(workDir);
    await spool.close();
    expect((await readdir(workDir)).sort()).toEqual([
      `doudi-spool-${process.pid}-0123abcd.spool`,
      'other',
    ]);
  });

  it('is unreadable on disk', async () => {
    if (process.platform !== 'linux') return;
    const spool = await LineSpool.open(await folder());
    const list = spool.addList();
    for (let i = 0; i < 5000; i++) spool.add(list, `220503198001011234 张三 ${'z'.repeat(30)}`);
    await spool.drain();
    const { fd } = (spool as unknown as { file: { fd: number } }).file;
    const bytes = await readFile(`/proc/self/fd/${fd}`);
    expect(bytes.length).toBeGreaterThan(100_000);
    expect(bytes.includes('220503')).toBe(false);
    await spool.close();
  });
});
