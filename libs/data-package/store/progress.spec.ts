import { describe, expect, it } from '@jest/globals';
import { type Progress, ProgressMeter, progressBar } from './progress.js';

describe('progress', () => {
  it('measures rate and time left, and tells ten times a second at most', () => {
    const told: Progress[] = [];
    let now = 1000;
    const meter = new ProgressMeter(
      (progress) => told.push(progress),
      () => now,
    );
    meter.start('post', 100);
    for (let i = 0; i < 10; i++) {
      now += 50;
      meter.advance('payments.csv', 1);
    }
    expect(told.length).toBe(5);
    // Half a second says nothing of the rest.
    expect(told.at(-1)).toMatchObject({ rate: 20, secondsLeft: null });
    now += 2000;
    meter.advance('payments.csv', 40);
    expect(told.at(-1)).toEqual({
      phase: 'post',
      file: 'payments.csv',
      done: 50,
      total: 100,
      rate: 20,
      secondsLeft: 3,
    });
    meter.finish();
    expect(told.at(-1)).toMatchObject({ done: 100, total: 100, secondsLeft: 0 });
  });

  const progress: Progress = {
    phase: 'read',
    file: 'payments.csv',
    done: 500_000,
    total: 1_000_000,
    rate: 250_000,
    secondsLeft: 62,
  };

  it('draws one line on a terminal, no wider than it', () => {
    const written: string[] = [];
    const bar = progressBar({ isTTY: true, columns: 60, write: (text) => written.push(text) });
    bar(progress);
    expect(written).toEqual([
      expect.stringMatching(/^\r\u001b\[2K读取校验 reading █{12}░{12} 50%/),
    ]);
    expect(written[0]!.length).toBeLessThan(65);
    bar({ ...progress, done: 1_000_000 });
    expect(written[1]!.endsWith('\n')).toBe(true);
  });

  it('writes a line every five seconds elsewhere, and at the end of a phase', () => {
    const written: string[] = [];
    let now = 0;
    const bar = progressBar({ write: (text) => written.push(text) }, () => now);
    for (let second = 0; second <= 11; second++) {
      now = second * 1000;
      bar(progress);
    }
    bar({ ...progress, done: 1_000_000 });
    expect(written.length).toBe(4);
    expect(written[0]).toContain('500,000/1,000,000  250,000/s  1:02  payments.csv\n');
  });

  it('does without a total', () => {
    const written: string[] = [];
    progressBar({ write: (text) => written.push(text) })({ ...progress, total: null });
    expect(written).toEqual(['读取校验 reading 500,000  250,000/s  payments.csv\n']);
  });
});
