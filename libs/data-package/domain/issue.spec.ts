import { describe, expect, it } from '@jest/globals';
import { PACKAGE_FAULTS, PACKAGE_NOTES, issueAt, quoteCell } from './issue.js';
import { csvSafeText } from './safe-text.js';
import { tableNamed } from './tables.js';

const PLACE = { file: 'a.csv', line: 2, column: 'b' };

describe('issues', () => {
  it('say every fault in Chinese and English, with the same blanks to fill', () => {
    for (const [zh, en] of Object.values({ ...PACKAGE_FAULTS, ...PACKAGE_NOTES })) {
      const blanks = (text: string) =>
        [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
      expect(blanks(zh)).toEqual(blanks(en));
    }
  });

  it('say what the ledgers refuse in the words of the refusal', () => {
    const issue = issueAt(PLACE, 'BATCH_UNKNOWN', { batchNo: 'FF-1' });
    expect(issue).toMatchObject({ zh: '发放批次 FF-1 不存在', en: 'There is no batch FF-1' });
  });

  it('quote a cell without what may be an identity number, on one line, clipped', () => {
    expect(quoteCell('x 220503198001011234 y', false)).toBe('x … y');
    expect(quoteCell('22050319800101123X', false)).toBe('…');
    expect(quoteCell('a\u001b[2Jb\u2028c', false)).toBe('a [2Jb c');
    expect(quoteCell('字'.repeat(41), false)).toBe(`${'字'.repeat(39)}…`);
    expect(quoteCell('张三', true)).toBe('…');
  });
});

describe('texts for a package', () => {
  const [entryNo] = tableNamed('budgets').columns;
  const reason = tableNamed('adjustments').columns.at(-1)!;

  it('are such that an import takes them', () => {
    expect(csvSafeText('=1+1', entryNo!)).toBe("'=1+1");
    expect(csvSafeText('-5', entryNo!)).toBe('-5');
    expect(csvSafeText(' a\nb\u0007', entryNo!)).toBe('a b');
    expect(csvSafeText('a\nb\u0007', reason)).toBe('a\nb');
    expect(csvSafeText('', reason)).toBe('—');
  });
});
