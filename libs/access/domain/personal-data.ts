/**
 * Numbers of persons where they do not belong: in free texts and addresses that events keep for
 * ever. Only whole runs of digits count, however they are spaced.
 *
 * @source GB 11643-1999 (identity numbers); ISO/IEC 7812-1 (Luhn); 个人信息保护法 第四十七条
 */
import { checkDigitOf, isBirthDate } from './identity-number.js';

/** What takes the place of digits that are set apart: blanks, dashes, dots, what takes no width. */
const APART =
  /(?<=\d)[\s\p{Z}\p{Pd}\p{Cf}\p{Mn}\p{Default_Ignorable_Code_Point}.\u2212·•‧∙⋅。・]+(?=[\dX])/giu;
/** A run of digits, with the letter that may end an identity number. */
const RUN = /\d+X?/gi;
/** The first two digits of the places of GB/T 2260. */
const PLACES = new Set([
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'],
  ...['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64'],
  ...['65', '71', '81', '82'],
]);
/** UnionPay, Visa, MasterCard, JCB, and what Chinese banks issued before. */
const CARD = /^(?:62|60|65|4|5[1-5]|35|9558|9559)\d{12,17}$/;
const MOBILE = /^(?:00?86)?1[3-9]\d{9}$/;
const MOBILE_ABROAD = /\+\s*86(?=\D*1[3-9])/g;
/** Percent-encoded again and again is decoded so often. */
const MOST_DECODINGS = 3;

/** Whether a free text holds a number of an identity, a bank card or a mobile telephone. */
export function holdsPersonalData(text: string): boolean {
  return runsIn(text).some((run) => isIdentityNumber(run) || isCard(run) || MOBILE.test(run));
}

/** Whether the path or the query of an address holds a number of an identity. */
export function addressHoldsPersonalData(address: string): boolean {
  const [, rest = address] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*(.*)$/i.exec(address) ?? [];
  let text = rest.replace(/#.*$/s, '').replaceAll('+', ' ');
  for (let times = 0; times < MOST_DECODINGS; times++) {
    if (runsIn(text).some(isIdentityNumber)) return true;
    text = decoded(text);
  }
  return runsIn(text).some(isIdentityNumber);
}

/** What cannot be decoded stays as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

function runsIn(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replace(MOBILE_ABROAD, '').replace(APART, '');
  return plain.match(RUN) ?? [];
}

function isIdentityNumber(run: string): boolean {
  const digits = run.toUpperCase();
  if (/^\d{17}[\dX]$/.test(digits)) {
    return isBirthDate(digits.slice(6, 14), LAST_DAY) && checkDigitOf(digits) === digits[17];
  }
  const [, of15] = /^(\d{15})X?$/.exec(digits) ?? [];
  if (of15 === undefined || !PLACES.has(of15.slice(0, 2))) return false;
  return isBirthDate(`19${of15.slice(6, 12)}`, LAST_DAY);
}

/** No run is the less a number for a day that is still to come. */
const LAST_DAY = '9999-12-31';

function isCard(run: string): boolean {
  const digits = run.replace(/X$/i, '');
  return CARD.test(digits) && isLuhn(digits);
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
