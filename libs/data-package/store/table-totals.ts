/** Sums of a table's columns while it is read, for the row of totals that offices put below it. */
import { formatYuan, parseYuan } from '../../money/fen.js';
import type { Table } from '../domain/table.js';

export interface TotalDifference {
  readonly column: string;
  readonly value: string;
  readonly sum: string;
}

const TOTAL = /^(?:合计|总计)(?::|：)?$/;

/** Whether the first cell of a row that says anything says that these are totals. */
export function isTotal(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell !== '');
  return first !== undefined && first.length <= 8 && TOTAL.test(first.replace(/\s/g, ''));
}

export class TableTotals {
  private readonly summed: readonly { at: number; name: string; isYuan: boolean }[];
  /** In fen, or in ones. */
  private readonly sums: bigint[];
  private readonly pending: number[];
  private allValid = true;

  constructor(table: Table) {
    this.summed = table.columns.flatMap(({ name, type }, at) =>
      type.kind === 'yuan' || type.kind === 'integer'
        ? [{ at, name, isYuan: type.kind === 'yuan' }]
        : [],
    );
    this.sums = this.summed.map(() => 0n);
    this.pending = this.summed.map(() => 0);
  }

  /** @param cells in the order of the table's columns and in the form of the package */
  add(cells: readonly string[], valid: boolean): void {
    this.allValid &&= valid;
    if (!valid) return;
    for (const [place, { at, isYuan }] of this.summed.entries()) {
      const value = Number(cells[at]) * (isYuan ? 100 : 1);
      const sum = this.pending[place]! + Math.round(value);
      // Beyond what a double keeps exactly, gathered as a bigint.
      if (sum < Number.MAX_SAFE_INTEGER / 2) this.pending[place] = sum;
      else {
        this.sums[place]! += BigInt(sum);
        this.pending[place] = 0;
      }
    }
  }

  /** Of the totals given; nothing where a row above was refused, since sums would only follow. */
  differences(cells: readonly string[]): readonly TotalDifference[] {
    if (!this.allValid) return [];
    return this.summed.flatMap(({ at, name, isYuan }, place) => {
      const value = cells[at]!;
      if (value === '' || isTotal([value])) return [];
      const sum = this.sums[place]! + BigInt(this.pending[place]!);
      const given = isYuan
        ? parseYuan(value)
        : /^\d{1,18}$/.test(value)
          ? BigInt(value)
          : undefined;
      if (given === sum) return [];
      return [{ column: name, value, sum: isYuan ? formatYuan(sum) : String(sum) }];
    });
  }
}
