/** The facts that a scheme is reckoned from, read for every county at once. domain.md, section 7 */
import { needOfYear, totalNeedFen } from '../../county-ledger/domain/need.js';
import {
  needFen,
  noFigures,
  post,
  type YearFigures,
} from '../../county-ledger/domain/year-figures.js';
import {
  type PostingRow,
  POSTING_COLUMNS,
  postingOf,
} from '../../county-ledger/store/posting-rows.js';
import type { Parameters } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import { rational, roundHalfUp } from '../../money/rational.js';
import { policyDateOf } from '../domain/draft.js';
import type { Band, CountyFacts, DesignationKind } from '../domain/scheme-inputs.js';

/** Bands of a year by region: of the adopted evaluation, else of the current one. */
export type BandsOf = (fiscalYear: number) => Promise<ReadonlyMap<string, Band>>;

export interface FactsQuestion {
  readonly fiscalYear: number;
  readonly program: string;
  readonly policy: Parameters;
}

interface CountyRow {
  readonly region: string;
  readonly name: string;
  readonly designations: readonly string[];
  readonly kept_ledger: boolean;
}

/** In the order of the codes that they have on 1 January of the year. */
export async function countyFacts(
  sql: Sql,
  bandsOf: BandsOf,
  { fiscalYear, program, policy }: FactsQuestion,
): Promise<readonly CountyFacts[]> {
  const lastYear = fiscalYear - 1;
  const years = policy.whole('allocation.need.years');
  const counties = await sql.query<CountyRow>(COUNTIES, [policyDateOf(fiscalYear), lastYear]);
  const needs = await needsByYear(sql, { program, lastYear, years });
  const indicators = await indicatorsOf(sql, lastYear);
  const prior = await amountsByRegion(sql, PRIOR, [program, lastYear]);
  const idle = await idleOf(sql, { program, lastYear, policy });
  const persons = await personsOf(sql, program, lastYear);
  const bands = await bandsOf(lastYear);
  return counties.map(({ region, name, designations, kept_ledger: keptLedger }) => {
    const ofYear = (back: number) => needs.get(`${region}/${lastYear - back}`);
    return {
      region,
      name,
      needsFen: Array.from({ length: years }, (_, back) => assessedFen(ofYear(back), program)),
      persons: persons.get(region) ?? 0,
      idleFen: idle.get(region) ?? 0n,
      fiscalDifficulty: indicators.get(`${region}/FISCAL_DIFFICULTY`) ?? null,
      revenue: indicators.get(`${region}/GENERAL_PUBLIC_REVENUE`) ?? null,
      population: indicators.get(`${region}/RESIDENT_POPULATION`) ?? null,
      assessedNeedFen: wholeNeedFen(ofYear(0)),
      designations: designations as readonly DesignationKind[],
      // A year of which a county has recorded nothing is not evaluated.
      band: (keptLedger ? bands.get(region) : undefined) ?? null,
      priorFen: prior.get(region) ?? 0n,
    };
  });
}

/**
 * As they are called on the day, with what is then in force, of the county or its prefecture, in a
 * fixed order.
 */
const COUNTIES = `SELECT u.region, u.name,
    ARRAY(SELECT DISTINCT d.kind FROM published.designations d
      WHERE d.region IN (u.region, u.parent) AND d.effective_from <= $1
        AND (d.effective_to IS NULL OR d.effective_to >= $1)
      ORDER BY d.kind) AS designations,
    EXISTS (SELECT FROM published.postings p WHERE p.region = u.region AND p.fiscal_year = $2
      AND p.class = 'BASIC_LIVELIHOOD') AS kept_ledger
  FROM published.unit_names u
  WHERE u.level = 'county' AND u.from_on <= $1 AND (u.until_on IS NULL OR u.until_on > $1)
  ORDER BY u.code`;

interface NeedYears {
  readonly program: string;
  readonly lastYear: number;
  readonly years: number;
}

/** Figures by region/year, of assessed needs only: all programs of the last year, else the one. */
async function needsByYear(
  sql: Sql,
  { program, lastYear, years }: NeedYears,
): Promise<ReadonlyMap<string, YearFigures>> {
  const rows = await sql.query<PostingRow>(NEEDS, [lastYear - years + 1, lastYear, program]);
  const byYear = new Map<string, YearFigures>();
  for (const row of rows) {
    const key = `${row.region}/${row.fiscal_year}`;
    let figures = byYear.get(key);
    if (!figures) byYear.set(key, (figures = noFigures()));
    post(figures, postingOf(row));
  }
  return byYear;
}

const NEEDS = `SELECT ${POSTING_COLUMNS} FROM published.postings
  WHERE fiscal_year BETWEEN $1 AND $2 AND kind IN ('need', 'need-withdrawn')
    AND (code = $3 OR fiscal_year = $2)
  ORDER BY position, place`;

/** null where no assessment stands. */
function assessedFen(figures: YearFigures | undefined, program: string): bigint | null {
  const found = figures?.programs.get(program);
  return found && found.assessments.length > 0 ? needFen(found) : null;
}

function wholeNeedFen(figures: YearFigures | undefined): bigint {
  return [...(figures?.programs.values() ?? [])].reduce((sum, each) => sum + needFen(each), 0n);
}

interface IndicatorRow {
  readonly region: string;
  readonly indicator: string;
  readonly value: string;
}

/** The latest recorded wins. */
async function indicatorsOf(sql: Sql, year: number): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<IndicatorRow>(INDICATORS, [year]);
  return new Map(rows.map(({ region, indicator, value }) => [`${region}/${indicator}`, value]));
}

const INDICATORS = `SELECT DISTINCT ON (region, indicator) region, indicator, value
  FROM published.indicators
  WHERE year = $1
    AND indicator IN ('FISCAL_DIFFICULTY', 'GENERAL_PUBLIC_REVENUE', 'RESIDENT_POPULATION')
  ORDER BY region, indicator, position DESC`;

interface AmountRow {
  readonly region: string;
  readonly amount_fen: bigint;
}

async function amountsByRegion(
  sql: Sql,
  text: string,
  values: readonly unknown[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await sql.query<AmountRow>(text, [...values]);
  return new Map(rows.map(({ region, amount_fen: amountFen }) => [region, amountFen]));
}

/** Reversed documents are none; what was reclaimed later had been issued all the same. */
const PRIOR = `SELECT region, sum(amount_fen) AS amount_fen FROM published.transfer_lines
  WHERE program = $1 AND fiscal_year = $2 GROUP BY region`;

/** Award money left on 31 December that had been there for longer than policy lets money lie. */
async function idleOf(
  sql: Sql,
  { program, lastYear, policy }: Omit<NeedYears, 'years'> & { readonly policy: Parameters },
): Promise<ReadonlyMap<string, bigint>> {
  if (policy.ratio('allocation.idleDeduction').numerator === 0n) return new Map();
  const days = policy.whole('supervision.idle.days');
  return amountsByRegion(sql, IDLE, [program, `${lastYear}-12-31`, days]);
}

const IDLE = `SELECT region, sum(amount_fen) AS amount_fen FROM published.fund_moves
  WHERE held = 'REMAINING' AND program = $1 AND occurred_on <= $2::date
    AND available_from < $2::date - $3::integer
  GROUP BY region HAVING sum(amount_fen) > 0`;

interface PersonsRow {
  readonly region: string;
  readonly from_month: number | null;
  readonly months: number;
  readonly persons: number;
}

/** Persons in need on average over the year; a lump sum counts its persons. */
async function personsOf(
  sql: Sql,
  program: string,
  fiscalYear: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<PersonsRow>(PERSONS, [fiscalYear, program]);
  const byRegion = new Map<string, PersonsRow[]>();
  for (const row of rows) {
    const known = byRegion.get(row.region);
    if (known) known.push(row);
    else byRegion.set(row.region, [row]);
  }
  return new Map([...byRegion].map(([region, of]) => [region, averagePersons(of)]));
}

const PERSONS = `SELECT region, from_month, months, persons FROM published.assessments
  WHERE fiscal_year = $1 AND program = $2 ORDER BY position`;

/** Segments replace one another as their amounts do: persons × months, over twelve. */
function averagePersons(rows: readonly PersonsRow[]): number {
  const { monthlyFen, lumpSumFen } = needOfYear(
    rows.map(({ from_month: fromMonth, months, persons }) => ({
      fromMonth,
      months,
      monthlyFen: BigInt(persons),
    })),
  );
  const personMonths = totalNeedFen({ monthlyFen, lumpSumFen: 0n });
  return Number(roundHalfUp(rational(personMonths, 12n)) + lumpSumFen);
}
