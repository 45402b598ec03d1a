import { describe, expect, it } from '@jest/globals';
import { isSamePerson } from './roles.js';

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  'width and case': [
    'LI.MING-07',
    'Li.Ming-07',
    'ｌｉ.ｍｉｎｇ-０７',
    'ＬＩ．ＭＩＮＧ－０７',
    '𝐥𝐢.𝐦𝐢𝐧𝐠-𝟎𝟕',
    'ⓛⓘ.ⓜⓘⓝⓖ-07',
    'ⅼİ.ⅿıng-07',
  ],
  'what is not seen': [
    ' li.ming-07\u00a0',
    'li.\u200bming-07',
    'li.\u200dming-07',
    '\ufeffli.ming-07',
    'li.m\u00ading-07',
    '\u202eli.ming-07\u202c',
    'li.ming\u3164-07\u{e0041}',
  ],
  'other scripts': [
    'lі.mіng-07',
    'li.ming-О7',
    'li.ming-ο7',
    'lі.miոg-07',
    'Ⅼι.Μing-07',
    'ꓡI.МIΝꓖ-07',
    'li.minց-0７',
  ],
};

describe('12.B5 subjects', () => {
  it.each(Object.entries(SPELLINGS))('are one person behind differences of %s', (_, spelt) => {
    const strangers = spelt.filter((spelling) => !isSamePerson('li.ming-07', spelling));
    expect({ strangers, known: new Set(spelt).size }).toEqual({ strangers: [], known: 7 });
    expect(spelt.filter((spelling) => !isSamePerson(spelling, 'li.ming-07'))).toEqual([]);
  });

  it('are one person where a capital looks like another letter', () => {
    expect(isSamePerson('li.ming', 'Ii.ming')).toBe(true);
    expect(isSamePerson('Вася', 'вася')).toBe(true);
    expect(isSamePerson('Воss', 'Boss')).toBe(true);
  });

  it.each([
    ['li.ming', 'li.min'],
    ['li.ming-07', 'li.ming-08'],
    ['李明', '李民'],
    ['вера', 'вероника'],
  ])('are two persons where they look different: %s, %s', (one, other) => {
    expect(isSamePerson(one, other)).toBe(false);
  });
});
