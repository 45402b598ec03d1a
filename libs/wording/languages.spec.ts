import { describe, expect, it } from '@jest/globals';
import { both, inLanguage, languageAsked } from './languages.js';

describe('the language asked for', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['*', undefined],
    ['zh', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, en;q=0.4, zh;q=0.5', 'zh'],
    ['ZH;q=0.2, EN;q=0.3', 'en'],
    ['*, zh;q=0.5', undefined],
    ['zh;q=0', undefined],
    ['de-DE', undefined],
    ['zh;q=x', undefined],
  ])('by %j is %j', (header, language) => {
    expect(languageAsked(header)).toBe(language);
  });

  it('chooses a half of what says both', () => {
    const said = both({ zh: '批次 3 不存在', en: 'There is no batch 3' });
    expect(inLanguage(said, undefined)).toBe('批次 3 不存在 / There is no batch 3');
    expect(inLanguage(said, 'zh')).toBe('批次 3 不存在');
    expect(inLanguage(said, 'en')).toBe('There is no batch 3');
    expect(inLanguage('只有一种', 'en')).toBe('只有一种');
  });
});
