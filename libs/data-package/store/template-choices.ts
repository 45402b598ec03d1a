/** What there is to choose from: programs, units, and what a county has recorded or waits for. */
import { BENEFITS } from '../../policy/programs.js';
import type { Programs } from '../../policy/known-programs.js';
import type { Sql } from '../../postgres/sql.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { unitInWords } from '../domain/codes-in-words.js';
import type { Column } from '../domain/table.js';
import type { TableName } from '../domain/tables.js';

export interface ChoiceSources {
  readonly sql: Sql;
  readonly programs: Programs;
  readonly divisions: Divisions;
  /** The unit whose template it is; null: of every county. */
  readonly county: string | null;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** What a drop-down offers; `open`: something else may be written too. */
export interface Offered {
  readonly choices: readonly string[];
  readonly open: boolean;
}

const MOST = 500;

/** Numbers that are looked up, the latest first; $1: the county, or null. */
const NUMBERS = {
  inTransit: `SELECT document_no AS number FROM published.fund_moves
    WHERE held = 'IN_TRANSIT' AND document_no IS NOT NULL AND ($1::text IS NULL OR region = $1)
    GROUP BY document_no HAVING sum(amount_fen) > 0 ORDER BY max(position) DESC LIMIT ${MOST}`,
  awards: `SELECT document_no AS number FROM published.transfer_lines
    WHERE $1::text IS NULL OR region = $1
    GROUP BY document_no ORDER BY max(position) DESC LIMIT ${MOST}`,
  paidLists: `SELECT batch_no AS number FROM published.batches
    WHERE payment_stream IS NOT NULL AND ($1::text IS NULL OR region = $1)
    ORDER BY position DESC LIMIT ${MOST}`,
  exemptions: `SELECT exemption_no AS number FROM published.exemptions
    WHERE $1::text IS NULL OR region = $1 ORDER BY position DESC LIMIT ${MOST}`,
  targets: `SELECT target_no AS number FROM published.targets
    WHERE $1::text IS NULL OR region = $1 ORDER BY position DESC LIMIT ${MOST}`,
  performanceTargets: `SELECT target_no AS number FROM published.performance_targets
    WHERE $1::text IS NULL OR region = $1 ORDER BY position DESC, place LIMIT ${MOST}`,
} as const;

const LOOKED_UP: Readonly<Partial<Record<`${TableName}.${string}`, keyof typeof NUMBERS>>> = {
  'arrivals.document_no': 'inTransit',
  'reclaims.document_no': 'awards',
  'performance_targets.document_no': 'awards',
  'returns.batch_no': 'paidLists',
  'budgets.exemption_document_no': 'exemptions',
  'progress.target_no': 'targets',
  'performance_results.target_no': 'performanceTargets',
};

export class TemplateChoices {
  constructor(private readonly sources: ChoiceSources) {}

  /** @returns undefined where nothing is offered */
  async of(table: TableName, { name, type }: Column): Promise<Offered | undefined> {
    const looked = LOOKED_UP[`${table}.${name}`];
    if (looked !== undefined) return this.numbers(looked);
    switch (type.kind) {
      case 'choice':
        return closed(type.values.map((value) => type.words[value]!.zh));
      case 'program':
        return closed(this.programNames(type.benefits === true));
      case 'region':
        return closed(this.units(type.level));
      case 'text':
        if (type.accountOf !== undefined) return open(this.programNames(false));
        return type.words && open(Object.values(type.words).map(({ zh }) => zh));
      default:
        return undefined;
    }
  }

  private async numbers(of: keyof typeof NUMBERS): Promise<Offered | undefined> {
    const { sql, county } = this.sources;
    const rows = await sql.query<{ readonly number: string }>(NUMBERS[of], [county]);
    return rows.length === 0 ? undefined : open(rows.map(({ number }) => number));
  }

  /** Names that one program has. */
  private programNames(andBenefits: boolean): readonly string[] {
    const programs = this.sources.programs.all().map(({ chinese }) => chinese);
    const names = andBenefits ? [...programs, ...BENEFITS.map(({ chinese }) => chinese)] : programs;
    return names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
  }

  private units(level: 'county' | 'county-or-province' | undefined): readonly string[] {
    const { divisions, county, today: date } = this.sources;
    const of = divisions
      .all()
      .filter(
        (unit) =>
          (county === null || unit.code === county) &&
          (unit.level === 'county' ||
            level === undefined ||
            (level === 'county-or-province' && unit.level === 'province')),
      );
    return of.flatMap(({ code }) => {
      const standing = divisions.standing(code, { date });
      return standing ? [unitInWords(standing.code, standing.name)] : [];
    });
  }
}

const closed = (choices: readonly string[]): Offered => ({ choices, open: false });
const open = (choices: readonly string[]): Offered => ({ choices, open: true });
