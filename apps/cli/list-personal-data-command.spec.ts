import { expect, it } from '@jest/globals';
import { membersWithNumbers } from './list-personal-data-command.js';

it('12.B3 recorded texts with numbers of persons are told by member', () => {
  const data = {
    ...{ reason: '证件 11010119900307125X', entryNo: '11010119900307125X', plan: '压缩' },
    ...{ url: 'https://a.cn/13804370001', lines: [{ text: '电话138 0437 0001' }] },
  };
  expect(membersWithNumbers(data, '')).toEqual(['reason', 'lines.0.text']);
});
