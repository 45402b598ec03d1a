/** Natural keys of the rows read: the second row of a key is refused, and names the first. */
import { columnIndex } from '../domain/table.js';
import { type TableName, tableNamed } from '../domain/tables.js';
import type { IssueLog } from './issue-log.js';
import type { TableSource } from './package-source.js';
import type { ReadRow } from './table-reader.js';

/** Tables whose keys are one series. */
const SERIES: Readonly<Partial<Record<TableName, string>>> = {
  budgets: 'entries',
  adjustments: 'entries',
};

interface Seen {
  readonly lines: Map<string, number>;
  readonly file: string;
  readonly columns: readonly number[];
}

export class KeyIndex {
  private readonly seen = new Map<TableName, Seen>();

  constructor(private readonly log: IssueLog) {}

  /** False where the key was there before; the log then has it. */
  add(source: TableSource, row: ReadRow): boolean {
    const seen = this.seenOf(source);
    const cells = seen.columns.map((column) => row.cells[column]!);
    if (!row.valid && cells.includes('')) return true;
    const key = keyOf(cells);
    const first = seen.lines.get(key);
    if (first === undefined) {
      const other = this.inOtherTable(source.table, key);
      if (!other) {
        seen.lines.set(key, row.line);
        return true;
      }
      this.refuse(source, row, 'KEY_IN_OTHER_TABLE', other);
      return false;
    }
    const columns = tableNamed(source.table).key.join(', ');
    this.refuse(source, row, 'KEY_TWICE', { first, columns });
    return false;
  }

  /** Keys that no later table shares are dropped. */
  endTable(table: TableName): void {
    if (!(table in SERIES)) this.seen.delete(table);
  }

  private refuse(
    source: TableSource,
    row: ReadRow,
    code: 'KEY_TWICE' | 'KEY_IN_OTHER_TABLE',
    data: Readonly<Record<string, string | number>>,
  ): void {
    const column = tableNamed(source.table).key.at(-1)!;
    this.log.at({ file: source.file, line: row.line, column }, code, data);
    this.log.reject(source.table, row.record);
  }

  private inOtherTable(table: TableName, key: string): { file: string; first: number } | undefined {
    const series = SERIES[table];
    if (series === undefined) return undefined;
    for (const [other, { lines, file }] of this.seen) {
      const first = other !== table && SERIES[other] === series ? lines.get(key) : undefined;
      if (first !== undefined) return { file, first };
    }
    return undefined;
  }

  private seenOf({ table, file }: TableSource): Seen {
    let seen = this.seen.get(table);
    if (!seen) {
      const definition = tableNamed(table);
      const columns = definition.key.map((name) => columnIndex(definition, name));
      seen = { lines: new Map<string, number>(), file, columns };
      this.seen.set(table, seen);
    }
    return seen;
  }
}

const COPIED = '\u001f'.repeat(16);

/**
 * Long enough for the engine to copy the cells, which else would keep a chunk of the file alive.
 */
function keyOf(cells: readonly string[]): string {
  return COPIED + cells.join('\u001f');
}
