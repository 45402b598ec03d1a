/** Sets a table: columns by their shares, cells broken into lines, heads again on every page. */
import { printable } from './face.js';
import type { Style } from './page.js';
import type { Column, Row, Table } from './paper.js';
import type { Flow } from './flow.js';

const SIZE = 8.5;
const LEADING = 12;
const PADDING = 3;
const HEADING: Style = { size: 11, weight: 'bold' };
const UNIT: Style = { size: 9 };
/** What stands right is narrowed to so much of its width, and broken beyond. */
const NARROWEST = 0.55;

interface Place extends Column {
  readonly x: number;
  readonly wide: number;
}

interface SetCell {
  readonly place: Place;
  readonly lines: readonly string[];
  readonly narrowed: number;
}

export function setTable(table: Table, on: Flow): Promise<void> {
  return new TableSetter(on, table).set();
}

class TableSetter {
  private readonly places: readonly Place[];
  private readonly hasHead: boolean;
  private readonly hasGroups: boolean;

  constructor(
    private readonly on: Flow,
    private readonly table: Table,
  ) {
    const { columns } = table;
    const shares = columns.reduce((sum, { width }) => sum + width, 0);
    let x = on.left;
    this.places = columns.map((column) => {
      const wide = (column.width / shares) * on.width;
      const place = { ...column, x, wide };
      x += wide;
      return place;
    });
    this.hasHead = columns.some(({ head }) => head !== '');
    this.hasGroups = columns.some(({ group }) => group !== undefined);
  }

  async set(): Promise<void> {
    const { on, table } = this;
    await on.room(70);
    this.caption();
    this.head();
    let count = 0;
    for await (const row of table.rows) {
      await this.row(row);
      count += 1;
    }
    if (count === 0 && table.empty !== undefined) await this.emptyRow(table.empty);
    on.y += 10;
  }

  private caption(): void {
    const { on, table } = this;
    const { heading, unit } = table;
    if (heading === undefined && unit === undefined) return;
    on.y += HEADING.size + 2;
    if (heading !== undefined) on.pages.text(printable(heading), on.left, on.y, HEADING);
    if (unit !== undefined) {
      const width = on.pages.textWidth(unit, UNIT);
      on.pages.text(unit, on.left + on.width - width, on.y, UNIT);
    }
    on.y += 5;
  }

  private head(): void {
    if (!this.hasHead) return this.line(0.8);
    const style = { size: SIZE, weight: 'bold' as const };
    const cells = this.places.map((place) => this.headCell(place, place.head, style));
    const own = heightOf(cells);
    const height = this.hasGroups ? own + LEADING + 2 * PADDING : own;
    const { on } = this;
    on.pages.shade({ x: on.left, y: on.y, width: on.width, height });
    this.line(0.8);
    const middle = on.y + height - own;
    if (this.hasGroups) this.groups(middle, style);
    for (const cell of cells) {
      const top = this.hasGroups && cell.place.group === undefined ? on.y : middle;
      const centred = (on.y + height - top - cell.lines.length * LEADING) / 2 - PADDING;
      this.cell(cell, top + centred, style, 'center');
    }
    this.sides(height, middle);
    on.y += height;
    this.line();
  }

  /** The heads over columns that stand under one. */
  private groups(middle: number, style: Style): void {
    const { on } = this;
    let from = 0;
    while (from < this.places.length) {
      const first = this.places[from]!;
      let to = from;
      while (to + 1 < this.places.length && this.places[to + 1]!.group === first.group) to += 1;
      if (first.group !== undefined) {
        const last = this.places[to]!;
        const wide = last.x + last.wide - first.x;
        const cell = this.headCell({ ...first, wide }, first.group, style);
        this.cell(cell, on.y, style, 'center');
        on.pages.rule(first.x, middle, first.x + wide, middle, 0.4);
      }
      from = to + 1;
    }
  }

  private headCell(place: Place, text: string, style: Style): SetCell {
    return { place, lines: this.broken(text, place, style), narrowed: 1 };
  }

  private async row({ cells, bold = false }: Row): Promise<void> {
    const { on } = this;
    const style: Style = { size: SIZE, weight: bold ? 'bold' : 'regular' };
    let set = this.places.map((place, index) => this.cellOf(place, cells[index] ?? '', style));
    for (;;) {
      const height = heightOf(set);
      const left = on.pages.bottom - on.y;
      if (height <= left) return this.draw(set, height, style);
      const fits = Math.floor((left - 2 * PADDING) / LEADING);
      // A row that no page holds goes on where it was cut.
      if (height > (on.pages.bottom - 120) / 2 && fits >= 3) {
        const part = set.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fits) }));
        this.draw(part, heightOf(part), style);
        set = set.map((cell) => ({ ...cell, lines: cell.lines.slice(fits) }));
      }
      await on.newPage();
      this.head();
    }
  }

  private async emptyRow(text: string): Promise<void> {
    const { on } = this;
    await on.room(LEADING + 2 * PADDING);
    const style = { size: SIZE };
    const x = on.left + (on.width - on.pages.textWidth(text, style)) / 2;
    on.pages.text(text, x, on.y + PADDING + SIZE + 1, style);
    const height = LEADING + 2 * PADDING;
    on.pages.rule(on.left, on.y, on.left, on.y + height);
    on.pages.rule(on.left + on.width, on.y, on.left + on.width, on.y + height);
    on.y += height;
    this.line();
  }

  private draw(cells: readonly SetCell[], height: number, style: Style): void {
    for (const cell of cells) {
      const centred = (height - cell.lines.length * LEADING) / 2 - PADDING;
      this.cell(cell, this.on.y + centred, style, cell.place.align ?? 'left');
    }
    this.sides(height, this.on.y);
    this.on.y += height;
    this.line();
  }

  private cell(
    { place, lines, narrowed }: SetCell,
    top: number,
    style: Style,
    align: 'left' | 'right' | 'center',
  ): void {
    const { pages } = this.on;
    for (const [index, line] of lines.entries()) {
      const free = place.wide - 2 * PADDING - pages.textWidth(line, style) * narrowed;
      const before = align === 'left' ? 0 : align === 'right' ? free : free / 2;
      const y = top + PADDING + index * LEADING + SIZE + 1;
      if (line !== '') pages.text(line, place.x + PADDING + before, y, style, narrowed);
    }
  }

  private cellOf(place: Place, text: string, style: Style): SetCell {
    const shown = printable(text);
    if (place.align === 'right') {
      const narrowed = (place.wide - 2 * PADDING) / this.on.pages.textWidth(shown, style);
      if (narrowed >= NARROWEST) return { place, lines: [shown], narrowed: Math.min(1, narrowed) };
    }
    return { place, lines: this.broken(text, place, style), narrowed: 1 };
  }

  private broken(text: string, { wide }: Place, style: Style): readonly string[] {
    return this.on.linesOf(text, style, wide - 2 * PADDING);
  }

  private line(thick = 0.5): void {
    const { on } = this;
    on.pages.rule(on.left, on.y, on.left + on.width, on.y, thick);
  }

  /** @param inner where columns of one group begin to be parted */
  private sides(height: number, inner: number): void {
    const { pages, y, left, width } = this.on;
    for (const [index, { x, group }] of this.places.entries()) {
      const isWithin = index > 0 && group !== undefined && this.places[index - 1]!.group === group;
      pages.rule(x, isWithin ? inner : y, x, y + height, index === 0 ? 0.8 : 0.5);
    }
    pages.rule(left + width, y, left + width, y + height, 0.8);
  }
}

function heightOf(cells: readonly SetCell[]): number {
  return Math.max(1, ...cells.map(({ lines }) => lines.length)) * LEADING + 2 * PADDING;
}
