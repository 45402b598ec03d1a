import { describe, expect, it } from '@jest/globals';
import { checkDigitOf, normalIdentityNumber, readIdentityNumber } from './identity-number.js';

const TODAY = '2026-11-30';
const read = (text: string) => {
  const answer = readIdentityNumber(text, TODAY);
  return typeof answer === 'string' ? answer : `${answer.isDoubtful ? '?' : ''}${answer.number}`;
};

describe('a beneficiary number', () => {
  it('has the check digit of the standard’s own example', () => {
    expect(checkDigitOf('11010519491231002')).toBe('X');
  });

  it.each([
    ['11010119900307125X', '11010119900307125X'],
    ['11010119900307125x', '11010119900307125X'],
    [" '110101 19900307 125ｘ\u200b ", '11010119900307125X'],
    ['１１０１０１-19900307-125X', '11010119900307125X'],
    ['110105491231002', '11010519491231002X'],
    ['110105 491231 002', '11010519491231002X'],
    ['NOID-220422-17', 'NOID-220422-17'],
    ['noid-220422 -17', 'NOID-220422-17'],
    ['110101199003071251', '?110101199003071251'],
    ['220102200002290014', '?220102200002290014'],
    ['1.10101E+17', 'ID_DIGITS_LOST'],
    ['1.10101199003071e17', 'ID_DIGITS_LOST'],
    ['110101199003071000', 'ID_DIGITS_LOST'],
    ['', 'ID_NUMBER_INVALID'],
    ['张三', 'ID_NUMBER_INVALID'],
    ['=11010119900307125X', 'ID_NUMBER_INVALID'],
    ['1101011990030712', 'ID_NUMBER_INVALID'],
    ['110101199013071251', 'ID_NUMBER_INVALID'],
    ['110101199002301251', 'ID_NUMBER_INVALID'],
    ['110101190002291251', 'ID_NUMBER_INVALID'],
    ['110101199001001251', 'ID_NUMBER_INVALID'],
    ['110101202612011251', 'ID_NUMBER_INVALID'],
    ['110101491331002', 'ID_NUMBER_INVALID'],
    ['1101011990030X1251', 'ID_NUMBER_INVALID'],
    ['NOID-2204-1', 'ID_NUMBER_INVALID'],
    ['NOID-220422-1234567890123', 'ID_NUMBER_INVALID'],
    ['NOID-220422', 'ID_NUMBER_INVALID'],
  ])('%s is %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it('is taken with three zeros at its end where the check digit is right', () => {
    const digits = Array.from(
      { length: 99 },
      (_, day) => `1101011990${String(day + 101).padStart(4, '0')}100`,
    );
    const right = digits.find(
      (each) => checkDigitOf(each) === '0' && !read(`${each}0`).startsWith('ID'),
    )!;
    expect(read(`${right}0`)).toBe(`${right}0`);
  });

  it('is told apart as it was where it was recorded and can be none', () => {
    expect(normalIdentityNumber(' a-b ')).toBe('A-B');
  });
});
