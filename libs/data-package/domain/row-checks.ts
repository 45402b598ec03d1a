/**
 * What can be said of one row by itself: each cell against its column, and cells against each
 * other.
 */
import { type CheckContext, checkCell } from './cell-checks.js';
import { type Fault, type IssueData, quoteCell } from './issue.js';
import type { Row, Table } from './table.js';
import { columnIndex } from './table.js';

export interface RowFault extends Fault {
  readonly column: string;
}

/** Pairs of dates of a row: the second is not before the first. */
const DATE_ORDERS: Readonly<Record<string, readonly [first: string, last: string]>> = {
  designations: ['effective_from', 'effective_to'],
  exits: ['exited_on', 'readmitted_on'],
};

const PARENT_LEVELS: Readonly<Record<string, readonly string[]>> = {
  province: [],
  prefecture: ['province'],
  county: ['prefecture', 'province'],
};

export function holdsPersonalData(table: Table): boolean {
  return table.columns.some((column) => column.personal);
}

/** The checks of a table, ready to be applied to many rows. */
export class RowChecker {
  private readonly guarded: boolean;

  constructor(
    private readonly table: Table,
    private readonly context: CheckContext,
  ) {
    this.guarded = holdsPersonalData(table);
  }

  /** All that is wrong with the row; an empty list where nothing is. */
  check(row: Row): RowFault[] {
    const faults: RowFault[] = [];
    const { columns } = this.table;
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index]!;
      const fault = checkCell(row.cells[index]!, column, this.context, this.guarded);
      if (fault) faults.push({ ...fault, column: column.name });
    }
    if (faults.length > 0) return faults;
    return this.checkTogether(row);
  }

  private checkTogether(row: Row): RowFault[] {
    switch (this.table.name) {
      case 'regions':
        return this.checkParent(row);
      case 'designations':
      case 'exits':
        return this.checkDates(row);
      case 'budgets':
      case 'disbursements':
        return this.checkAccount(row, 'class', 'code');
      case 'adjustments':
        return [
          ...this.checkAccount(row, 'from_class', 'from_code'),
          ...this.checkAccount(row, 'to_class', 'to_code'),
        ];
      default:
        return [];
    }
  }

  private checkDates(row: Row): RowFault[] {
    const [first, last] = DATE_ORDERS[this.table.name]!;
    const earlier = this.cell(row, first);
    const later = this.cell(row, last);
    if (later === '' || later >= earlier) return [];
    return [{ code: 'DATES_REVERSED', column: last, data: { first, last } }];
  }

  private checkParent(row: Row): RowFault[] {
    const level = this.cell(row, 'level');
    const parent = this.cell(row, 'parent');
    const allowed = PARENT_LEVELS[level]!;
    if (parent === '') {
      return allowed.length === 0 ? [] : [{ code: 'REQUIRED', column: 'parent' }];
    }
    if (allowed.includes(this.context.regionLevel(parent) ?? '')) return [];
    return [{ code: 'PARENT_INVALID', column: 'parent', data: { parent, level } }];
  }

  /** Money that is not construction is for a program of the catalogue. */
  private checkAccount(row: Row, classColumn: string, codeColumn: string): RowFault[] {
    const code = this.cell(row, codeColumn);
    if (this.cell(row, classColumn) === 'CONSTRUCTION' || this.context.isProgram(code)) return [];
    const data: IssueData = { program: quoteCell(code, this.guarded) };
    return [{ code: 'PROGRAM_UNKNOWN', column: codeColumn, data }];
  }

  private cell(row: Row, column: string): string {
    return row.cells[columnIndex(this.table, column)]!;
  }
}
