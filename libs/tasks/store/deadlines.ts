/** Days by which work is due, by the parameters in force when it began to wait. */
import { certificationDueOn } from '../../performance/domain/certifications.js';
import { type ParameterChange, type ParameterName, parametersAt } from '../../policy/parameters.js';

const DAY_MS = 86_400_000;

export class Deadlines {
  constructor(private readonly changes: readonly ParameterChange[]) {}

  /** So many days after a day. */
  daysAfter(since: string, name: ParameterName): string {
    const days = parametersAt(since, this.changes).whole(name);
    return new Date(Date.parse(since) + days * DAY_MS).toISOString().slice(0, 10);
  }

  /** Of a month's certification. */
  certificationOf(fiscalYear: number, month: number): string {
    const first = `${fiscalYear}-${String(month).padStart(2, '0')}-01`;
    const dueDay = parametersAt(first, this.changes).whole('performance.certification.dueDay');
    return certificationDueOn(fiscalYear, month, dueDay);
  }

  /** The last day of a month counted from 1 January of the year. */
  endOfMonth(year: number, name: ParameterName): string {
    const months = parametersAt(`${year}-01-01`, this.changes).whole(name);
    return new Date(Date.UTC(year, months, 0)).toISOString().slice(0, 10);
  }
}
