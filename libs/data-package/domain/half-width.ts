import type { UnderstoodKind } from './understood-kinds.js';

/** Digits, letters and signs of the full-width block as ASCII. */
export function halfWidth(text: string, kinds: UnderstoodKind[] = []): string {
  const half = text.replace(/[\uff01-\uff5e]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
  if (half !== text) kinds.push('FULL_WIDTH');
  return half;
}

/** In the form in which headers and words are compared: half width, without blanks. */
export function comparable(words: string): string {
  return halfWidth(words).replace(/\s/g, '');
}
