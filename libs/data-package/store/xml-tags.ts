/**
 * XML cut into its tags and what lies between, so that a part of a workbook can be changed at some
 * places and stays as it is, byte for byte, everywhere else. Bytes are held as latin1, one code
 * unit each: in UTF-8 no byte of a tag's marks is part of another character.
 */
import { LINE_LIMIT } from '../domain/csv-scanner.js';
import { XmlTooLong } from './xml-stream.js';

export interface Tag {
  readonly raw: string;
  /** Without its prefix. */
  readonly name: string;
  /** `x:`, or empty. */
  readonly prefix: string;
  readonly kind: 'open' | 'close' | 'empty';
}

/** A tag, or text, comments and instructions. */
export type Piece = Tag | string;

export function isTag(piece: Piece): piece is Tag {
  return typeof piece !== 'string';
}

const TAG = /^<(\/?)([\w.-]+:)?([\w.-]+)/;
/** What begins with `<!` or `<?`, and how it ends. */
const OTHERS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

export class TagCutter {
  private rest = '';

  push(text: string): Piece[] {
    const all = this.rest + text;
    const pieces: Piece[] = [];
    let at = 0;
    for (;;) {
      const start = all.indexOf('<', at);
      if (start < 0) break;
      if (start > at) pieces.push(all.slice(at, start));
      const end = endOf(all, start);
      at = start;
      if (end < 0) break;
      pieces.push(pieceOf(all.slice(start, end)));
      at = end;
    }
    const open = all.indexOf('<', at);
    if (open < 0 && at < all.length) pieces.push(all.slice(at));
    this.rest = open < 0 ? '' : all.slice(open);
    if (this.rest.length > 4 * LINE_LIMIT) throw new XmlTooLong();
    return pieces;
  }

  /** What is left behind the last whole piece. */
  finish(): Piece[] {
    return this.rest === '' ? [] : [this.rest];
  }
}

/** Where the markup that begins at `start` ends; -1: behind what is there. */
function endOf(text: string, start: number): number {
  for (const [begin, end] of OTHERS) {
    if (!text.startsWith(begin, start)) continue;
    const at = text.indexOf(end, start + begin.length);
    return at < 0 ? -1 : at + end.length;
  }
  const next = /["'>]/g;
  next.lastIndex = start;
  for (let found = next.exec(text); found; found = next.exec(text)) {
    if (found[0] === '>') return found.index + 1;
    const close = text.indexOf(found[0], found.index + 1);
    if (close < 0) return -1;
    next.lastIndex = close + 1;
  }
  return -1;
}

function pieceOf(raw: string): Piece {
  const match = TAG.exec(raw);
  if (!match) return raw;
  const [, slash, prefix = '', name = ''] = match;
  const kind = slash ? 'close' : raw.endsWith('/>') ? 'empty' : 'open';
  return { raw, name, prefix, kind };
}

export function rawOf(piece: Piece): string {
  return isTag(piece) ? piece.raw : piece;
}

/** An attribute of a tag by its name, whatever its prefix. */
export function attributeOf({ raw }: Tag, name: string): string | undefined {
  let attribute = ATTRIBUTES.get(name);
  if (!attribute) {
    attribute = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
    ATTRIBUTES.set(name, attribute);
  }
  const match = attribute.exec(raw);
  return match?.[1] ?? match?.[2];
}

const ATTRIBUTES = new Map<string, RegExp>();

export function withAttribute(raw: string, name: string, value: string): string {
  const there = new RegExp(`(\\s${name}\\s*=\\s*)(?:"[^"]*"|'[^']*')`);
  if (there.test(raw)) return raw.replace(there, (_, before: string) => `${before}"${value}"`);
  return raw.replace(/^<[^\s/>]+/, (begin) => `${begin} ${name}="${value}"`);
}

export function withoutAttribute(raw: string, name: string): string {
  return raw.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '');
}

/** An element of a small part, with all that is in it. */
export interface Element {
  readonly tag: Tag;
  readonly children: readonly (Element | string)[];
}

/** No part that is read as a whole is nearly as deep. */
const DEEPEST = 100;

/** The part as its nodes. @throws where tags do not fit together */
function nodesOf(xml: string): (Element | string)[] {
  const cutter = new TagCutter();
  const all: (Element | string)[] = [];
  const open: { tag: Tag; children: (Element | string)[] }[] = [];
  for (const piece of [...cutter.push(xml), ...cutter.finish()]) {
    const into = open.at(-1)?.children ?? all;
    if (!isTag(piece)) into.push(piece);
    else if (piece.kind === 'empty') into.push({ tag: piece, children: [] });
    else if (piece.kind === 'open') {
      const element = { tag: piece, children: [] };
      into.push(element);
      if (open.push(element) > DEEPEST) throw new XmlTooLong();
    } else if (open.pop()?.tag.name !== piece.name) throw new Error('tags that do not close');
  }
  if (open.length > 0) throw new Error('tags that do not close');
  return all;
}

export function isElement(node: Element | string): node is Element {
  return typeof node !== 'string';
}

/** @throws where the text is none */
export function elementOf(xml: string): Element {
  const root = nodesOf(xml).find(isElement);
  if (!root) throw new Error('no XML');
  return root;
}

export function elementsIn({ children }: Element): readonly Element[] {
  return children.filter(isElement);
}

/** The element as XML. @param content in place of its own */
export function written({ tag, children }: Element, content?: readonly string[]): string {
  const inside = content ?? children.map((child) => (isElement(child) ? written(child) : child));
  if (inside.length === 0 && tag.kind === 'empty') return tag.raw;
  return `${tag.raw.replace(/\s*\/?>$/, '')}>${inside.join('')}</${tag.prefix}${tag.name}>`;
}

/**
 * Changes the elements of a section of a small part. What stands between them goes.
 * @param section the root itself, or an element right below it; made where there is none
 * @param before elements that a new section stands in front of
 */
export function editSection(
  xml: string,
  section: string,
  before: readonly string[],
  edit: (children: readonly Element[]) => readonly string[],
): string {
  const nodes = nodesOf(xml);
  const root = nodes.find(isElement);
  if (!root) throw new Error('no XML');
  const edited = root.tag.name === section ? rewritten(root) : written(root, withSection(root));
  return nodes.map((node) => (isElement(node) ? edited : node)).join('');

  function rewritten(element: Element): string {
    const content = edit(elementsIn(element));
    const { tag, children } = element;
    const isCounted = attributeOf(tag, 'count') !== undefined;
    const raw = isCounted ? withAttribute(tag.raw, 'count', String(content.length)) : tag.raw;
    return written({ tag: { ...tag, raw }, children }, content);
  }

  function withSection({ tag, children }: Element): readonly string[] {
    const all = children.map((child) => {
      if (!isElement(child)) return child;
      return child.tag.name === section ? rewritten(child) : written(child);
    });
    if (children.some((child) => isElement(child) && child.tag.name === section)) return all;
    const made = `<${tag.prefix}${section}>${edit([]).join('')}</${tag.prefix}${section}>`;
    const at = children.findIndex((child) => isElement(child) && before.includes(child.tag.name));
    all.splice(at < 0 ? all.length : at, 0, made);
    return all;
  }
}
