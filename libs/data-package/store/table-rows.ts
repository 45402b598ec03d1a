/** The rows of a table that passed their checks, held compactly: every table but payments. */
import type { Row } from '../domain/table.js';
import { TextStore } from './text-store.js';

const SEPARATOR = '\u001f';

export class TableRows {
  private readonly texts = new TextStore();
  private lines = new Uint32Array(2048);

  get length(): number {
    return this.texts.length;
  }

  /**
   * Keeps a row whose cells passed their checks: no cell holds a control character, so one
   * separates them.
   * @param record number of the row in its file, from 0
   */
  append(row: Row, record: number): void {
    const at = this.texts.length * 2;
    if (at === this.lines.length) {
      const wider = new Uint32Array(this.lines.length * 2);
      wider.set(this.lines);
      this.lines = wider;
    }
    this.lines[at] = row.line;
    this.lines[at + 1] = record;
    this.texts.append(row.cells.join(SEPARATOR));
  }

  cells(index: number): readonly string[] {
    return this.texts.at(index).split(SEPARATOR);
  }

  line(index: number): number {
    return this.lines[index * 2]!;
  }

  record(index: number): number {
    return this.lines[index * 2 + 1]!;
  }
}
