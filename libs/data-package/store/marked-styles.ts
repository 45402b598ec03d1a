/** Styles of coloured cells: those of the cells as they were, with a fill of our own. */
import {
  type Element,
  type Tag,
  attributeOf,
  editSection,
  elementOf,
  elementsIn,
  withAttribute,
  written,
} from './xml-tags.js';

export type MarkKind = 'wrong' | 'note';

/**
 * Of no palette, so that a cell that was coloured before is told by it. A fill that the cell had
 * itself is not known any more by then.
 */
const COLOURS: Readonly<Record<MarkKind, string>> = { wrong: 'FFFFB8B9', note: 'FFFFF1A9' };
const OURS = new RegExp(`fgColor\\s[^>]*rgb="(?:${Object.values(COLOURS).join('|')})"`, 'i');

const AFTER_FILLS = ['borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles'];
const BEFORE_END = ['colors', 'extLst'];

export const MINIMAL_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

/** The part, and which style a cell gets in place of its own. */
export interface MarkedStyles {
  readonly xml: string;
  /** @param mark undefined: the cell is in order */
  styleOf(own: number, mark: MarkKind | undefined): number;
}

const PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';

/** Styles that an earlier marking gave. */
export function stylesMarkedBefore(xml: string): ReadonlySet<number> {
  const root = elementOf(xml);
  const ours = new Set<number>();
  sectionOf(root, 'fills').forEach((one, index) => {
    if (OURS.test(written(one))) ours.add(index);
  });
  const styles = sectionOf(root, 'cellXfs');
  return new Set(styles.flatMap(({ tag }, index) => (ours.has(fillOf(tag)) ? [index] : [])));
}

function sectionOf(root: Element, section: string): readonly Element[] {
  const found = elementsIn(root).find(({ tag }) => tag.name === section);
  return found ? elementsIn(found) : [];
}

function fillOf(tag: Tag): number {
  return Number(attributeOf(tag, 'fillId') ?? 0);
}

/** @param wanted styles of the cells to be coloured */
export function markStyles(
  xml: string,
  wanted: Readonly<Record<MarkKind, ReadonlySet<number>>>,
): MarkedStyles {
  const { prefix } = elementOf(xml).tag;
  const before = stylesMarkedBefore(xml);
  const fills = new Map<MarkKind, number>();
  const withFills = editSection(xml, 'fills', [...AFTER_FILLS, ...BEFORE_END], (there) => {
    const all =
      there.length > 0
        ? there.map((one) => written(one))
        : ['none', 'gray125'].map((p) => fill(prefix, p));
    for (const kind of ['wrong', 'note'] as const) {
      if (wanted[kind].size === 0) continue;
      fills.set(kind, all.length);
      all.push(fill(prefix, 'solid', COLOURS[kind]));
    }
    return all;
  });
  const styles = new Map<string, number>();
  const edited = editSection(
    withFills,
    'cellXfs',
    [...AFTER_FILLS.slice(3), ...BEFORE_END],
    (there) => {
      const all = there.length > 0 ? there.map((one) => written(one)) : [prefixed(PLAIN, prefix)];
      const add = (own: number, mark: MarkKind | undefined, fillId: number): void => {
        styles.set(`${own} ${mark ?? ''}`, all.length);
        all.push(withFill(all[own] ?? all[0]!, fillId));
      };
      for (const own of before) add(own, undefined, 0);
      for (const [kind, fillId] of fills) for (const own of wanted[kind]) add(own, kind, fillId);
      return all;
    },
  );
  return {
    xml: edited,
    styleOf: (own, mark) => styles.get(`${own} ${mark ?? ''}`) ?? own,
  };
}

function withFill(xf: string, fillId: number): string {
  const end = xf.indexOf('>') + 1;
  const tag = withAttribute(xf.slice(0, end), 'fillId', String(fillId));
  return withAttribute(tag, 'applyFill', fillId === 0 ? '0' : '1') + xf.slice(end);
}

function fill(prefix: string, pattern: string, rgb?: string): string {
  const colours =
    rgb === undefined ? '/>' : `><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill>`;
  return prefixed(`<fill><patternFill patternType="${pattern}"${colours}</fill>`, prefix);
}

function prefixed(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`);
}
