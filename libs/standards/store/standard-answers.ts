/** Which standard rules hold in which county on a day. @source domain.md, section 10 */
import { formatYuan } from '../../money/fen.js';
import { parseDecimal } from '../../money/rational.js';
import type { Parameters } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import { type Judged, type StandardFacts, judgeStandards } from '../domain/standard-rules.js';

export interface StandardQuestion {
  /** One county; all of them where it is left out. */
  readonly region?: string;
  readonly date: string;
  readonly parameters: Parameters;
}

interface StandardRow {
  readonly region: string;
  readonly program: string;
  readonly monthly_amount_fen: bigint;
}

interface IndicatorRow {
  readonly region: string;
  readonly year: number;
  readonly indicator: string;
  readonly value: string;
}

interface CountyFacts {
  readonly standards: Map<string, bigint[]>;
  readonly indicators: Map<string, string>;
}

export class StandardAnswers {
  constructor(private readonly sql: Sql) {}

  /** By region, then in the order of the rules; rules that do not apply are left out. */
  async answers(question: StandardQuestion) {
    const { date } = question;
    const judged = [...(await this.judged(question))];
    return judged.flatMap(([region, rules]) =>
      rules.map(({ actualFen, requiredFen, ...rule }) => ({
        region,
        date,
        ...rule,
        actual: formatYuan(actualFen),
        required: formatYuan(requiredFen),
      })),
    );
  }

  /** What each county is judged to be, by region code; every registered county has an entry. */
  async judged(question: StandardQuestion): Promise<ReadonlyMap<string, readonly Judged[]>> {
    const { date, region, parameters } = question;
    const year = Number(date.slice(0, 4));
    const counties = await this.facts(date, year, region ?? null);
    const judged = new Map<string, readonly Judged[]>();
    for (const [code, { standards, indicators }] of counties) {
      const facts: StandardFacts = {
        year,
        monthlyFen: (program) => standards.get(program) ?? [],
        indicator: (name, ofYear) => parseDecimal(indicators.get(`${name}/${ofYear}`) ?? ''),
        parameters,
      };
      judged.set(code, judgeStandards(facts));
    }
    return judged;
  }

  private async facts(
    date: string,
    year: number,
    region: string | null,
  ): Promise<ReadonlyMap<string, CountyFacts>> {
    const counties = new Map<string, CountyFacts>();
    const codes = await this.sql.query<{ readonly code: string }>(COUNTIES, [region]);
    for (const { code } of codes) {
      counties.set(code, { standards: new Map(), indicators: new Map() });
    }
    const standards = await this.sql.query<StandardRow>(STANDARDS, [date, region]);
    for (const { region: of, program, monthly_amount_fen: fen } of standards) {
      const known = counties.get(of)?.standards;
      if (known?.has(program)) known.get(program)!.push(fen);
      else known?.set(program, [fen]);
    }
    const years = [year - 1, year];
    for (const row of await this.sql.query<IndicatorRow>(INDICATORS, [years, region])) {
      counties.get(row.region)?.indicators.set(`${row.indicator}/${row.year}`, row.value);
    }
    return counties;
  }
}

const COUNTIES = `SELECT code FROM published.regions
  WHERE level = 'county' AND ($1::text IS NULL OR code = $1) ORDER BY code`;

/** The one in force, and the one before it. */
const STANDARDS = `SELECT region, program, monthly_amount_fen FROM (
    SELECT region, program, monthly_amount_fen,
      row_number() OVER (
        PARTITION BY region, program ORDER BY effective_from DESC, position DESC
      ) AS age
    FROM published.standards
    WHERE tier IS NULL AND effective_from <= $1 AND ($2::text IS NULL OR region = $2)
  ) ranked WHERE age <= 2 ORDER BY region, program, age`;

const INDICATORS = `SELECT region, year, indicator, value FROM published.indicators
  WHERE year = ANY ($1) AND ($2::text IS NULL OR region = $2)
    AND indicator IN ('URBAN_DISPOSABLE_INCOME_PER_CAPITA', 'RURAL_GUIDELINE_STANDARD')
  ORDER BY position`;
