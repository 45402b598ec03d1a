/**
 * A face of the font as a paper uses it: widths and codes of single characters. Chinese, figures
 * and Latin words need no shaping, and a table of a hundred thousand lines has no time for it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EmbeddedFont } from './pdf-document.js';

const FOLDER = '@expo-google-fonts/noto-serif-sc';
export const FONT_FILES = {
  regular: `${FOLDER}/400Regular/NotoSerifSC_400Regular.ttf`,
  bold: `${FOLDER}/700Bold/NotoSerifSC_700Bold.ttf`,
} as const;
export type Weight = keyof typeof FONT_FILES;

const fromHere = createRequire(import.meta.url);
const read = new Map<Weight, Buffer>();

/** The file of a weight, read once in a process (15 MB). */
export function fontFile(weight: Weight): Buffer {
  let file = read.get(weight);
  if (!file) read.set(weight, (file = readFileSync(fromHere.resolve(FONT_FILES[weight]))));
  return file;
}

/** Stands for a character that the font does not have. */
export const STAND_IN = '〓';
/** Selectors of variants, joiners and marks of direction have no shape of their own. */
const SHAPELESS = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
const BLANKS = /[\t\r\n\u2028\u2029]+/g;

export function printable(text: string): string {
  return text.normalize('NFC').replace(BLANKS, ' ').replace(SHAPELESS, '');
}

interface Character {
  /** In hexadecimal, as the content of a page has it. */
  readonly code: string;
  /** In thousandths of the size. */
  readonly width: number;
}

export class Face {
  private readonly characters = new Map<string, Character>();

  /** @param missing is told of each character that the font does not have */
  constructor(
    private readonly font: EmbeddedFont,
    private readonly missing: (character: string) => void,
  ) {}

  get name(): string {
    return this.font.id;
  }

  get reference(): object {
    return this.font.ref();
  }

  /** @param text printable */
  width(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.of(character).width;
    return (width * size) / 1000;
  }

  codes(text: string): string {
    let codes = '';
    for (const character of text) codes += this.of(character).code;
    return codes;
  }

  private of(character: string): Character {
    const known = this.characters.get(character);
    if (known) return known;
    const isThere = this.font.font.hasGlyphForCodePoint(character.codePointAt(0)!);
    if (!isThere) this.missing(character);
    const [[code], [position]] = this.font.encode(isThere ? character : STAND_IN);
    const made = { code: code!, width: position!.advanceWidth };
    this.characters.set(character, made);
    return made;
  }
}
