/** A worksheet read for where its marks go, and written with them. */
import { columnOfReference } from '../domain/sheet-cells.js';
import { type CellPlace, placeOf, referenceOf } from './marked-comments.js';
import type { MarkKind, MarkedStyles } from './marked-styles.js';
import {
  type Piece,
  type Tag,
  TagCutter,
  attributeOf,
  isTag,
  rawOf,
  withAttribute,
  withoutAttribute,
} from './xml-tags.js';

/** Marks of a sheet, by line and column. */
export type SheetMarks = ReadonlyMap<number, ReadonlyMap<number, MarkKind>>;

export interface SheetSurvey {
  /** Tag of the root. */
  readonly root: Tag;
  /** Of each cell that is to be marked, by reference; of row or column where there is none. */
  readonly styles: ReadonlyMap<string, number>;
  /** Those of them that the sheet has no cell for. */
  readonly missing: ReadonlySet<string>;
  readonly merged: readonly (readonly [first: CellPlace, last: CellPlace])[];
  /** Relationship of the shapes that show comments. */
  readonly shapes: string | undefined;
}

/** What stands behind `legacyDrawing`. ISO/IEC 29500-1, 18.3.1.99 */
const BEHIND = new Set([
  ...['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'AlternateContent'],
  ...['webPublishItems', 'tableParts', 'extLst'],
]);

/** Follows rows and cells as the reader counts them. */
class Place {
  line = 0;
  column = -1;

  follow(tag: Tag): 'row' | 'cell' | undefined {
    if (tag.kind === 'close') return undefined;
    if (tag.name === 'row') {
      const given = Number(attributeOf(tag, 'r'));
      this.line = Number.isSafeInteger(given) && given > this.line ? given : this.line + 1;
      this.column = -1;
      return 'row';
    }
    if (tag.name !== 'c' || this.line === 0) return undefined;
    this.column = columnOfReference(attributeOf(tag, 'r')) ?? this.column + 1;
    return 'cell';
  }
}

async function* piecesIn(chunks: AsyncIterable<Buffer>): AsyncIterable<readonly Piece[]> {
  const cutter = new TagCutter();
  for await (const chunk of chunks) yield cutter.push(chunk.toString('latin1'));
  yield cutter.finish();
}

export async function surveySheet(
  chunks: AsyncIterable<Buffer>,
  marks: SheetMarks,
): Promise<SheetSurvey> {
  const survey = new Survey(marks);
  for await (const pieces of piecesIn(chunks)) {
    for (const piece of pieces) if (isTag(piece)) survey.take(piece);
  }
  return survey.result();
}

class Survey {
  private root: Tag | undefined;
  private shapes: string | undefined;
  private rowStyle: number | undefined;
  private readonly place = new Place();
  private readonly columns: {
    readonly from: number;
    readonly to: number;
    readonly style: number;
  }[] = [];
  private readonly styles = new Map<string, number>();
  private readonly found = new Set<string>();
  private readonly merged: (readonly [CellPlace, CellPlace])[] = [];

  constructor(private readonly marks: SheetMarks) {}

  take(tag: Tag): void {
    this.root ??= tag;
    switch (this.place.follow(tag)) {
      case 'row':
        this.rowStyle = /^(?:1|true)$/.test(attributeOf(tag, 'customFormat') ?? '')
          ? numberIn(tag, 's')
          : undefined;
        this.inherit();
        return;
      case 'cell':
        this.takeCell(tag);
        return;
      default:
        this.takeOther(tag);
    }
  }

  result(): SheetSurvey {
    const { root, styles, found, merged, shapes } = this;
    if (!root) throw new Error('an empty sheet');
    const missing = new Set([...styles.keys()].filter((reference) => !found.has(reference)));
    return { root, styles, missing, merged, shapes };
  }

  /** Styles of cells that may not be there. */
  private inherit(): void {
    const { line } = this.place;
    for (const column of this.marks.get(line)?.keys() ?? []) {
      const ofColumn = this.columns.find(({ from, to }) => from <= column && column <= to);
      const style = this.rowStyle ?? ofColumn?.style ?? 0;
      this.styles.set(referenceOf({ line, column }), style);
    }
  }

  private takeCell(tag: Tag): void {
    const { line, column } = this.place;
    if (!this.marks.get(line)?.has(column)) return;
    const reference = referenceOf({ line, column });
    this.styles.set(reference, numberIn(tag, 's') ?? 0);
    this.found.add(reference);
  }

  private takeOther(tag: Tag): void {
    if (tag.kind === 'close') return;
    if (tag.name === 'col') {
      const [from, to] = [numberIn(tag, 'min') ?? 0, numberIn(tag, 'max') ?? 0];
      this.columns.push({ from: from - 1, to: to - 1, style: numberIn(tag, 'style') ?? 0 });
    } else if (tag.name === 'mergeCell') {
      const [first, last] = (attributeOf(tag, 'ref') ?? '').split(':').map(placeOf);
      if (first && last) this.merged.push([first, last]);
    } else if (tag.name === 'legacyDrawing') this.shapes = attributeOf(tag, 'id');
  }
}

function numberIn(tag: Tag, name: string): number | undefined {
  const value = Number(attributeOf(tag, name) ?? NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The visible cell of a cell that others are merged over. */
export function visible(place: CellPlace, merged: SheetSurvey['merged']): CellPlace {
  const over = merged.find(
    ([first, last]) =>
      first.line <= place.line &&
      place.line <= last.line &&
      first.column <= place.column &&
      place.column <= last.column,
  );
  return over?.[0] ?? place;
}

export interface SheetWishes {
  readonly marks: SheetMarks;
  readonly survey: SheetSurvey;
  readonly styles: MarkedStyles;
  /** Relationship of the shapes, where the sheet has none yet. */
  readonly shapes: string | undefined;
}

export async function* writeSheet(
  chunks: AsyncIterable<Buffer>,
  wishes: SheetWishes,
): AsyncIterable<Buffer> {
  const writer = new SheetWriter(wishes);
  for await (const pieces of piecesIn(chunks)) {
    const text = pieces.map((piece) => writer.take(piece)).join('');
    if (text !== '') yield Buffer.from(text, 'latin1');
  }
}

class SheetWriter {
  private readonly place = new Place();
  private depth = 0;
  private isDrawn: boolean;
  /** Columns of the row that get a cell. */
  private missing: number[] = [];
  private rowPrefix = '';

  constructor(private readonly wishes: SheetWishes) {
    this.isDrawn = wishes.shapes === undefined;
  }

  take(piece: Piece): string {
    if (!isTag(piece)) return piece;
    const { kind, name } = piece;
    if (kind === 'close') this.depth -= 1;
    const drawn = this.drawing(piece);
    if (kind === 'open') this.depth += 1;
    switch (this.place.follow(piece)) {
      case 'row':
        return this.row(piece);
      case 'cell':
        return this.cell(piece);
      default:
        return (
          (name === 'row' && kind === 'close' ? this.cellsBefore(Infinity) : drawn) + rawOf(piece)
        );
    }
  }

  private row(tag: Tag): string {
    const { marks, survey } = this.wishes;
    const { line } = this.place;
    const columns = [...(marks.get(line)?.keys() ?? [])].sort((a, b) => a - b);
    this.missing = columns.filter((column) => survey.missing.has(referenceOf({ line, column })));
    this.rowPrefix = tag.prefix;
    if (this.missing.length === 0) return tag.raw;
    const raw = withoutAttribute(tag.raw, 'spans');
    if (tag.kind === 'open') return raw;
    const open = raw.replace(/\s*\/>$/, '>');
    return `${open}${this.cellsBefore(Infinity)}</${tag.prefix}row>`;
  }

  private cell(tag: Tag): string {
    const { line, column } = this.place;
    const mark = this.wishes.marks.get(line)?.get(column);
    const own = Number(attributeOf(tag, 's') ?? 0);
    const style = this.wishes.styles.styleOf(own, mark);
    const raw = style === own ? tag.raw : withAttribute(tag.raw, 's', String(style));
    return this.cellsBefore(column) + raw;
  }

  private cellsBefore(column: number): string {
    let text = '';
    while (this.missing.length > 0 && this.missing[0]! < column) {
      const reference = referenceOf({ line: this.place.line, column: this.missing.shift()! });
      const mark = this.wishes.marks.get(this.place.line)!.get(placeOf(reference)!.column);
      const style = this.wishes.styles.styleOf(this.wishes.survey.styles.get(reference)!, mark);
      text += `<${this.rowPrefix}c r="${reference}" s="${style}"/>`;
    }
    return text;
  }

  /** The reference to the shapes, before what stands behind it. */
  private drawing({ name, kind, prefix }: Tag): string {
    if (this.isDrawn) return '';
    const isEnd = this.depth === 0 && kind === 'close';
    if (!isEnd && !(this.depth === 1 && kind !== 'close' && BEHIND.has(name))) return '';
    this.isDrawn = true;
    const { root } = this.wishes.survey;
    const of = root.raw.includes('purl.oclc.org/ooxml')
      ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
      : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const own = root.prefix || (prefix && isEnd ? prefix : '');
    return `<${own}legacyDrawing xmlns:r="${of}" r:id="${this.wishes.shapes}"/>`;
  }
}
