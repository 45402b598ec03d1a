/** What units and programs are called in a table: as the answer itself would call them. */
import { Injectable } from '@nestjs/common';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import { Sql } from '../../postgres/sql.js';
import { Units } from '../../regions/store/units.js';
import { type DayAsked, type DayOfYear, knownAtOf, namingDay } from '../reading/unit-names.js';
import type { Names } from './table.js';

@Injectable()
export class TableNames {
  constructor(
    private readonly units: Units,
    private readonly sql: Sql,
  ) {}

  async on(asked: DayAsked, dayOfYear: DayOfYear): Promise<Names> {
    const [divisions, programs] = await Promise.all([
      this.units.upToNow(),
      recordedPrograms(this.sql),
    ]);
    const knownAt = knownAtOf(asked);
    return {
      unit(code, record) {
        const unit = divisions.unitOf(code);
        const on = { date: namingDay(record, asked, dayOfYear), knownAt };
        return (unit === undefined ? undefined : divisions.standing(unit, on)?.name) ?? '';
      },
      program: (code) => programs.find(code)?.chinese ?? '',
    };
  }
}
