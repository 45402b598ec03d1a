/**
 * Forms of a token's `sub` by which two spellings of one account are found equal. Stored subjects
 * never change: the forms serve comparisons alone.
 */

/**
 * Letters and digits of ASCII, each with the code points (hexadecimal) that look like it: the
 * single characters of Latin, Greek, Cyrillic, Coptic, Armenian, Cherokee, Lisu, Hebrew and Arabic
 * in `confusables.txt` of Unicode Technical Standard 39
 * (https://www.unicode.org/Public/security/latest/confusables.txt) that NFKC leaves as they are.
 * Left out: what looks like several letters together (`m` and `rn`).
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  2: '1a7 3e8 a644 a75a',
  3: '1b7 21c 417 4e0 2ccc a76a a7ab 1d206',
  4: '13ce',
  5: '1bc',
  6: '431 13ee 2cd2',
  7: '1d212',
  8: '222 223',
  9: '2cca a76e',
  a: '251 3b1 430',
  A: '391 410 13aa a4ee',
  b: '184 42c 13cf',
  B: '392 412 13f4 a4d0 a7b4',
  c: '441 1d04 2ca5 abaf',
  C: '421 13df 2ca4 a4da',
  d: '501 13e7 a4d2',
  D: '13a0 a4d3',
  e: '435 4bd ab32',
  E: '395 415 13ac a4f0',
  f: '584 1e9d a799 ab35',
  F: '3dc a4dd a798 1d213',
  g: '18d 261 581 1d83',
  G: '50c 13c0 13f3 a4d6',
  h: '4bb 570 13c2',
  H: '397 41d 13bb 2c8e a4e7',
  i: '131 269 26a 3b9 456 4cf 13a5 a647 ab75',
  j: '3f3 458',
  J: '37f 408 13ab a4d9 a7b2',
  K: '39a 41a 13e6 2c94 a4d7',
  l: '31 49 7c 196 1c0 399 406 4c0 5c0 5d5 5df 627 661 6f1 2c92 a4f2',
  L: '13de 2cd0 a4e1 1d22a',
  M: '39c 3fa 41c 13b7 2c98 a4df',
  n: '578 57c',
  N: '39d 2c9a a4e0',
  o: '3bf 3c3 43e 585 5e1 647 665 6be 6c1 6d5 6f5 1d0f 1d11 2c9f ab3d',
  O: '30 39f 41e 555 2c9e a4f3',
  p: '3c1 440 2ca3',
  P: '3a1 420 13e2 2ca2 a4d1',
  q: '51b 563 566',
  r: '433 1d26 2c85 ab47 ab48 ab81',
  R: '1a6 13a1 13d2 a4e3 1d216',
  s: '1bd 455 a731 abaa',
  S: '405 54f 13d5 13da a4e2',
  T: '3a4 422 13a2 2ca6 a4d4',
  u: '28b 3c5 57d 1d1c a79f ab4e ab52',
  U: '54d a4f4',
  v: '3bd 475 5d8 1d20 aba9',
  V: '474 667 6f7 13d9 a4e6 1d20d',
  w: '26f 461 51d 561 1d21 ab83',
  W: '51c 13b3 13d4 a4ea',
  x: '445',
  X: '3a7 425 2cac a4eb a7b3',
  y: '263 28f 3b3 443 4af 1d8c 1eff ab5a',
  Y: '3a5 423 4ae 13a9 13bd 2ca8 a4ec',
  z: '1d22 ab93',
  Z: '396 13c3 a4dc',
};

const PLAIN = new Map(
  Object.entries(LOOK_ALIKES).flatMap(([plain, codes]) =>
    codes.split(' ').map((code) => [String.fromCodePoint(Number.parseInt(code, 16)), plain]),
  ),
);

/** Blanks, controls, format characters, and whatever a renderer shows as nothing. */
const UNSEEN = /[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;

function visible(subject: string): string {
  return subject.normalize('NFKC').replace(UNSEEN, '');
}

/** Upper case first, so that letters with one upper case and several lower cases are one. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('i\u0307', 'i').normalize('NFKC');
}

function skeleton(text: string): string {
  return Array.from(text, (character) => PLAIN.get(character) ?? character).join('');
}

/**
 * Three readings: without case (`і` of Cyrillic is like `I`), capitals as they look (`В` is like
 * `B`, while its small letter is like nothing), and as written (`I` is like `l`).
 */
function readingsOf(subject: string): readonly string[] {
  const text = visible(subject);
  const capitals = text.split('I').map(skeleton).join('I');
  return [text, capitals, skeleton(text)].map((it) => folded(skeleton(folded(it))));
}

/**
 * Whether two subjects are spellings of one account: equal but for width, case, blanks, invisible
 * characters and look-alikes. Two accounts that truly differ by look-alikes alone count as one,
 * which refuses an approval and never allows one.
 */
export function areLookAlikes(one: string, other: string): boolean {
  const readings = readingsOf(other);
  return readingsOf(one).some((reading, index) => reading === readings[index]);
}
