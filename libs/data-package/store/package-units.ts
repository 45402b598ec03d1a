/**
 * Which unit a code of the package means: one that is recorded, or one that the package registers
 * or recodes. A row speaks of a unit by any code that it has or had.
 */
import type { Divisions } from '../../regions/domain/divisions.js';
import { fieldsOf } from '../domain/row-commands.js';
import { type TableName, tableNamed } from '../domain/tables.js';

export class PackageUnits {
  private readonly levels = new Map<string, string>();
  /** Codes that the package's own recodings give, by code. */
  private readonly recoded = new Map<string, string>();
  private readonly columns = new Map<TableName, readonly number[]>();

  constructor(private readonly recorded: Divisions) {}

  /** By the units' identities. */
  get levelsByUnit(): ReadonlyMap<string, string> {
    return new Map([
      ...this.levels,
      ...this.recorded.all().map(({ code, level }) => [code, level] as const),
    ]);
  }

  /** @param rows of regions.csv and recodings.csv, whether they are in order or not */
  gather(regions: readonly (readonly string[])[], recodings: readonly (readonly string[])[]): void {
    for (const [code, , level] of regions) {
      if (/^\d{6}$/.test(code!)) this.levels.set(code!, level!);
    }
    const changes = recodings.map((cells) => fieldsOf('recodings', cells));
    changes.sort((a, b) => (a['effective_on']! < b['effective_on']! ? -1 : 1));
    for (const { region, new_code: newCode } of changes) {
      if (this.levelOf(newCode!) === undefined) this.recoded.set(newCode!, this.unitOf(region!));
    }
  }

  unitOf(code: string): string {
    return this.recorded.unitOf(code) ?? this.recoded.get(code) ?? code;
  }

  levelOf(code: string): string | undefined {
    const unit = this.unitOf(code);
    return this.recorded.find(unit)?.level ?? this.levels.get(unit);
  }

  /** The row with the identities of the units that it speaks of. */
  identified(table: TableName, cells: readonly string[]): readonly string[] {
    const columns = this.columnsOf(table);
    if (columns.every((column) => this.unitOf(cells[column]!) === cells[column])) return cells;
    const identified = [...cells];
    for (const column of columns) identified[column] = this.unitOf(cells[column]!);
    return identified;
  }

  /**
   * What a row of regions.csv says of a recorded unit: what was registered, what it is called since
   * a recoding, or what it never was. undefined: nothing is recorded of it.
   */
  ofRecorded(cells: readonly string[]): 'registered' | 'recoded' | 'never' | undefined {
    const { code, name, level, parent } = fieldsOf('regions', cells);
    const unit = this.recorded.unitOf(code!);
    if (unit === undefined) return undefined;
    const above = parent === '' ? null : this.unitOf(parent!);
    const isCalled = (date: string): boolean => {
      const standing = this.recorded.standing(unit, { date })!;
      return standing.code === code && standing.name === name && standing.parent === above;
    };
    if (this.recorded.find(unit)!.level !== level) return 'never';
    if (isCalled('')) return 'registered';
    const recodings = this.recorded.recodingsOf(unit);
    return recodings.some(({ effectiveOn }) => isCalled(effectiveOn)) ? 'recoded' : 'never';
  }

  private columnsOf(table: TableName): readonly number[] {
    let columns = this.columns.get(table);
    if (!columns) {
      columns = tableNamed(table).columns.flatMap(({ type }, at) =>
        type.kind === 'region' ? [at] : [],
      );
      this.columns.set(table, columns);
    }
    return columns;
  }
}
