import { describe, expect, it } from '@jest/globals';
import { CODES } from './codes.js';
import { columnWordsOf } from './column-words.js';
import { type WordTable, codeOf, wordsOf } from './words.js';

/** What may stand in Chinese words beside Chinese. */
const PLAIN = /^[\p{Script=Han}（）、，。：；“”%㎡\d.+/]+$/u;

describe.each(Object.entries<WordTable>(CODES))('the words of %s', (kind, table) => {
  const rows = Object.entries(table);

  it('are Chinese without English, and English without Chinese', () => {
    for (const [code, { zh, en }] of rows) {
      expect([code, zh]).toEqual([code, expect.stringMatching(PLAIN)]);
      expect([code, en]).toEqual([code, expect.not.stringMatching(/\p{Script=Han}/u)]);
    }
  });

  it('tell each code from the others', () => {
    for (const [code, { zh }] of kind === 'event' ? [] : rows) {
      expect(codeOf(table, zh)).toBe(code);
      expect(codeOf(table, code)).toBe(code);
    }
  });
});

describe('what has no words', () => {
  it('keeps its code, and is no code', () => {
    expect(wordsOf(CODES.program, 'TOP_UP_2026')).toEqual({ zh: 'TOP_UP_2026', en: 'TOP_UP_2026' });
    expect(wordsOf(CODES.program, 'toString').zh).toBe('toString');
    expect(codeOf(CODES.program, '高龄津贴')).toBeUndefined();
    expect(columnWordsOf('needs', 'nothing')).toEqual([]);
  });
});
