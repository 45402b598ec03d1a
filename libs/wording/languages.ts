/** The languages that messages are written in, and which of them somebody wants. */
import type { Words } from './words.js';

export type Language = keyof Words;

/** Stands between the Chinese and the English of a message that says both. */
const BETWEEN = ' / ';

export function both({ zh, en }: Words): string {
  return `${zh}${BETWEEN}${en}`;
}

/** A message that says both, Chinese first, in one of them; undefined: as it is. */
export function inLanguage(message: string, language: Language | undefined): string {
  const at = message.indexOf(BETWEEN);
  if (language === undefined || at < 0) return message;
  return language === 'zh' ? message.slice(0, at) : message.slice(at + BETWEEN.length);
}

/** @returns undefined where the header wants neither before the other, or is none */
export function languageAsked(acceptLanguage: string | undefined): Language | undefined {
  const wanted = (acceptLanguage ?? '').slice(0, 1000).split(',').map(range);
  const best = wanted.reduce((most, one) => (one.weight > most.weight ? one : most), NOTHING);
  return best.language;
}

interface Range {
  readonly language: Language | undefined;
  readonly weight: number;
}

const LANGUAGES: readonly Language[] = ['zh', 'en'];
const NOTHING: Range = { language: undefined, weight: 0 };

function range(text: string): Range {
  const [, tag = '', weight = '1'] =
    /^\s*(zh|en|\*)(?:-[\w-]+)?\s*(?:;\s*q=(\d(?:\.\d{1,3})?))?\s*$/i.exec(text) ?? [];
  if (tag === '') return NOTHING;
  const language = LANGUAGES.find((known) => known === tag.toLowerCase());
  return { language, weight: Number(weight) };
}
