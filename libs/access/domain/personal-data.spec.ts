import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDigitOf } from './identity-number.js';
import { addressHoldsPersonalData, holdsPersonalData } from './personal-data.js';

const NUMBER = '11010119900307125X';
const CARD = '6222020000000000125';
const MOBILE = '13804370001';

describe('12.B3 numbers of persons in free texts', () => {
  it.each([
    ['an identity number', NUMBER],
    ['in small letters', `证件${NUMBER.toLowerCase()}，见附件`],
    ['spaced', '110101 19900307 125X'],
    ['by dashes and dots', '110101-1990.03.07—125·X'],
    ['in full width', '１１０１０１１９９００３０７１２５Ｘ'],
    ['by what takes no width', '110101\u200b1990\u00ad0307\ufeff125\u2060X'],
    ['over lines', '110101\n19900307\r\n125X'],
    ['of 15 digits', '220422 630315 123'],
    ['a bank card', CARD],
    ['a bank card in fours', '6222 0200 0000 0000 125'],
    ['a mobile telephone', `电话：${MOBILE}。`],
    ['a mobile telephone in parts', '138-0437-0001'],
    ['a mobile telephone as dialled from abroad', '+86 138 0437 0001'],
  ])('%s', (_, text) => {
    expect(holdsPersonalData(text)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '110101199003071259'],
    ['no day', '110101199013071268'],
    ['part of a longer run', `1${NUMBER}`],
    ['a place that there is none of', '990422630315123'],
    ['15 digits without a day', '220422631315123'],
    ['a card of no bank', '1222020000000000125'],
    ['a card that fails Luhn', '6222020000000000120'],
    ['12 digits', '138043700012'],
    ['11 digits of no telephone', '12804370001'],
    ['a document and its year', '吉财社指〔2017〕0002号，2017-12-19，金额 1234567.89 元'],
    ['digits set apart by words', '110101号1990年0307号125X'],
    ['a list of regions', '220422、220503、220582'],
  ])('not %s', (_, text) => {
    expect(holdsPersonalData(text)).toBe(false);
  });

  it('are found wherever they stand and however they are set apart', () => {
    const parts = fc.constantFrom('', ' ', '-', '.', '\u200d', '\u3000', '－', '—', '·');
    const day = fc.date({
      min: new Date('1930-01-01'),
      max: new Date('2020-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.array(parts, { minLength: 17, maxLength: 17 }), (birth, between) => {
        const date = birth.toISOString().slice(0, 10).replaceAll('-', '');
        const digits = `220422${date}123`;
        const number = digits + checkDigitOf(digits);
        const text = [...number].map((digit, at) => digit + (between[at] ?? '')).join('');
        expect(holdsPersonalData(`事由：${text}（附件）`)).toBe(true);
      }),
    );
  });

  it.each([
    `https://a.cn/p/${NUMBER}`,
    `https://a.cn/p?id=${NUMBER}&x=1`,
    `https://a.cn/p/110101%2019900307%20125X`,
    `https://a.cn/%31%31%30%31%30%31%31%39%39%30%30%33%30%37%31%32%35X`,
    `https://a.cn/%2531%2531010119900307125X`,
    'https://a.cn/?q=110101+19900307+125X',
  ])('are found in %s', (address) => {
    expect(addressHoldsPersonalData(address)).toBe(true);
  });

  it.each([
    `https://a.cn/p/${CARD}`,
    `https://a.cn/p/${MOBILE}`,
    'https://a.cn/gs/220422/201801/urban_dibao',
    'https://a.cn/%zz/%e4',
  ])('are not found in %s', (address) => {
    expect(addressHoldsPersonalData(address)).toBe(false);
  });
});
