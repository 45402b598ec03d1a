/** Comments of a sheet and the shapes that show them: those that are there stay, ours are added. */
import { columnOfReference } from '../domain/sheet-cells.js';
import {
  type Element,
  attributeOf,
  editSection,
  elementOf,
  elementsIn,
  isElement,
  written,
} from './xml-tags.js';

/** What a comment of ours begins with: an earlier one is told by it, whoever saved the file. */
const BEGINS = '【兜底核对】';
const BEGINS_IN_BYTES = latin1(BEGINS);

/** A cell, by line from 1 and column from 0. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
}

export function referenceOf({ line, column }: CellPlace): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${line}`;
}

export function placeOf(reference: string): CellPlace | undefined {
  const column = columnOfReference(reference);
  if (column === undefined) return undefined;
  return { line: Number(/\d+$/.exec(reference)![0]), column };
}

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** What XML forbids in a text. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as XML, a byte a code unit. */
function escaped(text: string): string {
  const allowed = text.replace(FORBIDDEN, '').trim();
  return latin1(allowed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export function noComments(mainNamespace = MAIN): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${mainNamespace}"><authors/><commentList/></comments>`;
}

export interface CommentsPart {
  readonly xml: string;
  /** Cells with a comment. */
  readonly references: readonly string[];
}

/** @param texts what is to be said of cells, by reference */
export function markComments(xml: string, texts: ReadonlyMap<string, string>): CommentsPart {
  const { prefix } = elementOf(xml).tag;
  let author = 0;
  const withAuthor = editSection(xml, 'authors', ['commentList', 'extLst'], (elements) => {
    const authors = elements.map((one) => written(one));
    const own = `<${prefix}author>${escaped('兜底核对')}</${prefix}author>`;
    author = authors.indexOf(own);
    if (author >= 0) return authors;
    author = authors.length;
    return [...authors, own];
  });
  const left = new Map(texts);
  const references: string[] = [];
  const edited = editSection(withAuthor, 'commentList', ['extLst'], (comments) => {
    const kept = comments.flatMap((comment) => {
      const reference = attributeOf(comment.tag, 'ref') ?? '';
      const others = withoutOurs(comment);
      const text = left.get(reference);
      if (others === undefined) return [];
      left.delete(reference);
      references.push(reference);
      return [written(text === undefined ? others : added(others, runOf(prefix, text, true)))];
    });
    references.push(...left.keys());
    return [...kept, ...[...left].map(([reference, text]) => ours(reference, text))];
  });
  return { xml: edited, references };

  function ours(reference: string, text: string): string {
    const run = runOf(prefix, text, false);
    return `<${prefix}comment ref="${reference}" authorId="${author}"><${prefix}text>${run}</${prefix}text></${prefix}comment>`;
  }
}

/** Cells that a comment of ours was put on before. */
export function holdsOurComments(xml: string): boolean {
  return xml.includes(BEGINS_IN_BYTES);
}

function runOf(prefix: string, text: string, isBehind: boolean): string {
  const p = prefix;
  const said = `${isBehind ? '\n\n' : ''}${BEGINS_IN_BYTES}\n${escaped(text)}`;
  return `<${p}r><${p}rPr><${p}sz val="9"/><${p}color rgb="FFC00000"/></${p}rPr><${p}t xml:space="preserve">${said}</${p}t></${p}r>`;
}

/** A comment as others wrote it, who stand in front; undefined: all of it was ours. */
function withoutOurs(comment: Element): Element | undefined {
  if (!written(comment).includes(BEGINS_IN_BYTES)) return comment;
  let isOurs = false;
  let left = '';
  const cut = (node: Element | string): Element | string => {
    if (isElement(node)) return { tag: node.tag, children: node.children.map(cut) };
    if (isOurs) return '';
    const at = node.indexOf(BEGINS_IN_BYTES);
    isOurs = at >= 0;
    const text = isOurs ? node.slice(0, at).trimEnd() : node;
    left += text;
    return text;
  };
  const others = cut(comment) as Element;
  return left.trim() === '' ? undefined : others;
}

/** The comment with a run behind its text. A text without runs becomes one: Excel shows either. */
function added(comment: Element, run: string): Element {
  const children = comment.children.map((node) => {
    if (!isElement(node) || node.tag.name !== 'text') return node;
    const parts = elementsIn(node).map((part) => {
      const { name, prefix } = part.tag;
      return name === 't' ? `<${prefix}r>${written(part)}</${prefix}r>` : written(part);
    });
    const hints = elementsIn(node).findIndex(({ tag }) => /^(?:rPh|phoneticPr)$/.test(tag.name));
    parts.splice(hints < 0 ? parts.length : hints, 0, run);
    return written(node, parts);
  });
  return { tag: comment.tag, children };
}

const NAMESPACES = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
} as const;
const DECLARED = Object.entries(NAMESPACES)
  .map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
  .join('');
const NOTE_SHAPE = '_x0000_t202';
const SHAPE_TYPE = `<v:shapetype id="${NOTE_SHAPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

export const NO_SHAPES = `<xml${DECLARED}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>${SHAPE_TYPE}</xml>`;

/** @param references cells with a comment; @param texts of ours, for the size of their boxes */
export function markShapes(
  vml: string,
  references: readonly string[],
  texts: ReadonlyMap<string, string>,
): string {
  const wanted = new Map(references.map((reference) => [reference, placeOf(reference)]));
  let highest = 1024;
  const kept = vml.replace(/<(v:shape)\b[^>]*>[\s\S]*?<\/\1>/g, (shape) => {
    highest = Math.max(highest, Number(/id=["']_x0000_s(\d{1,9})["']/.exec(shape)?.[1] ?? 0));
    const reference = noteOf(shape);
    if (reference === undefined) return shape;
    const isKept = wanted.delete(reference);
    return isKept ? shape : '';
  });
  const declared = kept.includes('xmlns:x=') ? '' : DECLARED;
  const shapes = [...wanted].flatMap(([reference, place]) => {
    highest += 1;
    return place ? [shapeOf(place, texts.get(reference) ?? '', highest, declared)] : [];
  });
  const type = kept.includes(`"${NOTE_SHAPE}"`) ? '' : SHAPE_TYPE;
  const end = kept.lastIndexOf('</xml>');
  if (end < 0) throw new Error('shapes that are no XML');
  return `${kept.slice(0, end)}${type}${shapes.join('')}${kept.slice(end)}`;
}

/** The cell whose comment a shape shows; undefined: it is another one. */
function noteOf(shape: string): string | undefined {
  if (!/ObjectType=["']Note["']/.test(shape)) return undefined;
  const line = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1];
  const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1];
  if (line === undefined || column === undefined) return undefined;
  return referenceOf({ line: Number(line) + 1, column: Number(column) });
}

function shapeOf({ line, column }: CellPlace, text: string, id: number, declared: string): string {
  const rows = Math.min(20, 4 + Math.ceil(text.length / 16));
  const top = Math.max(0, line - 2);
  const anchor = [column + 1, 15, top, 2, column + 5, 15, top + rows, 4].join(', ');
  return `<v:shape${declared} id="_x0000_s${id}" type="#${NOTE_SHAPE}" style='position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:${rows * 14}pt;z-index:1;visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${line - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}
