/** The facts that a scheme is reckoned from, read for every county at once. domain.md, section 7 */
import { needOfYear, totalNeedFen } from '../../county-ledger/domain/need.js';
import {
  type ProgramFigures,
  isAssessed,
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
  /** Indicators that the formula weighs. */
  readonly indicators: readonly string[];
}

interface CountyRow {
  readonly region: string;
  readonly code: string;
  readonly name: string;
  readonly designations: readonly string[];
  readonly kept_ledger: boolean;
}

/** In the order of the codes that they have on 1 January of the year. */
export async function countyFacts(
  sql: Sql,
  bandsOf: BandsOf,
  { fiscalYear, program, policy, indicators: weighed }: FactsQuestion,
): Promise<readonly CountyFacts[]> {
  const lastYear = fiscalYear - 1;
  const years = policy.whole('allocation.need.years');
  const counties = await sql.query<CountyRow>(COUNTIES, [policyDateOf(fiscalYear), lastYear]);
  const group = await groupOf(sql, program);
  const needs = await needsByYear(sql, { group, lastYear, years });
  const indicators = await indicatorsOf(sql, lastYear, weighed);
  const prior = await amountsByRegion(sql, PRIOR, [group, lastYear]);
  const own = await amountsByRegion(sql, OWN_BUDGETS, [lastYear]);
  const idle = await idleOf(sql, { group, lastYear, policy });
  const persons = await personsOf(sql, group, lastYear);
  const bands = await bandsOf(lastYear);
  return counties.map(({ region, code, name, designations, kept_ledger: keptLedger }) => {
    const ofYear = (back: number) => needs.get(`${region}/${lastYear - back}`);
    return {
      region,
      code,
      name,
      needsFen: Array.from({ length: years }, (_, back) => assessedFen(ofYear(back), group)),
      persons: persons.get(region) ?? 0,
      idleFen: idle.get(region) ?? 0n,
      fiscalDifficulty: indicators.get(`${region}/FISCAL_DIFFICULTY`) ?? null,
      revenue: indicators.get(`${region}/GENERAL_PUBLIC_REVENUE`) ?? null,
      population: indicators.get(`${region}/RESIDENT_POPULATION`) ?? null,
      assessed: programsOf(ofYear(0)).some(([, of]) => isAssessed(of)),
      assessedNeedFen: wholeNeedFen(programsOf(ofYear(0)).map(([, of]) => of)),
      ownBudgetFen: own.get(region) ?? 0n,
      indicators: Object.fromEntries(
        weighed.map((name) => [name, indicators.get(`${region}/${name}`) ?? null]),
      ),
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
const COUNTIES = `SELECT u.region, u.code, u.name,
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
  /** The program of the scheme; of COMBINED_ASSISTANCE the pooled group. */
  readonly group: readonly string[];
  readonly lastYear: number;
  readonly years: number;
}

/** Figures by region/year, of assessed needs only: all programs of the last year, else the one. */
async function needsByYear(
  sql: Sql,
  { group, lastYear, years }: NeedYears,
): Promise<ReadonlyMap<string, YearFigures>> {
  const rows = await sql.query<PostingRow>(NEEDS, [lastYear - years + 1, lastYear, group]);
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
    AND (code = ANY ($3) OR fiscal_year = $2)
  ORDER BY position, place`;

/** All programs of a year, of whatever class, by code. */
function programsOf(
  figures: YearFigures | undefined,
): readonly (readonly [string, ProgramFigures])[] {
  const others = [...(figures?.others ?? [])].map(
    ([key, program]) => [key.slice(key.indexOf('/') + 1), program] as const,
  );
  return [...(figures?.programs ?? []), ...others];
}

/** null where no assessment stands. */
function assessedFen(figures: YearFigures | undefined, group: readonly string[]): bigint | null {
  const ofGroup = programsOf(figures).filter(([code]) => group.includes(code));
  const assessed = ofGroup.map(([, program]) => program).filter(isAssessed);
  return assessed.length === 0 ? null : wholeNeedFen(assessed);
}

function wholeNeedFen(programs: readonly ProgramFigures[]): bigint {
  return programs.reduce((sum, program) => sum + needFen(program), 0n);
}

/** COMBINED_ASSISTANCE is for the pooled group together, and has no need of its own. */
async function groupOf(sql: Sql, program: string): Promise<readonly string[]> {
  if (program !== 'COMBINED_ASSISTANCE') return [program];
  const rows = await sql.query<{ readonly code: string }>(POOLED, []);
  return rows.map(({ code }) => code);
}

const POOLED = `SELECT DISTINCT code FROM published.postings WHERE pooled`;

interface IndicatorRow {
  readonly region: string;
  readonly indicator: string;
  readonly value: string;
}

/** The latest recorded wins. */
async function indicatorsOf(
  sql: Sql,
  year: number,
  weighed: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<IndicatorRow>(INDICATORS, [year, [...OF_FACTORS, ...weighed]]);
  return new Map(rows.map(({ region, indicator, value }) => [`${region}/${indicator}`, value]));
}

const OF_FACTORS = ['FISCAL_DIFFICULTY', 'GENERAL_PUBLIC_REVENUE', 'RESIDENT_POPULATION'];

const INDICATORS = `SELECT DISTINCT ON (region, indicator) region, indicator, value
  FROM published.indicators
  WHERE year = $1 AND indicator = ANY ($2)
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
  WHERE program = ANY ($1) AND fiscal_year = $2 GROUP BY region`;

const OWN_BUDGETS = `SELECT region, sum(amount_fen) AS amount_fen FROM published.budgets
  WHERE fiscal_year = $1 AND class = 'BASIC_LIVELIHOOD' AND source = 'OWN' GROUP BY region`;

/** Award money left on 31 December that had been there for longer than policy lets money lie. */
async function idleOf(
  sql: Sql,
  { group, lastYear, policy }: Omit<NeedYears, 'years'> & { readonly policy: Parameters },
): Promise<ReadonlyMap<string, bigint>> {
  if (policy.ratio('allocation.idleDeduction').numerator === 0n) return new Map();
  const days = policy.whole('supervision.idle.days');
  return amountsByRegion(sql, IDLE, [group, `${lastYear}-12-31`, days]);
}

const IDLE = `SELECT region, sum(amount_fen) AS amount_fen FROM published.fund_moves
  WHERE held = 'REMAINING' AND program = ANY ($1) AND occurred_on <= $2::date
    AND available_from < $2::date - $3::integer
  GROUP BY region HAVING sum(amount_fen) > 0`;

interface PersonsRow {
  readonly region: string;
  readonly program: string;
  readonly from_month: number | null;
  readonly months: number;
  readonly persons: number;
}

/** Persons in need on average over the year; a lump sum counts its persons. */
async function personsOf(
  sql: Sql,
  group: readonly string[],
  fiscalYear: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<PersonsRow>(PERSONS, [fiscalYear, group]);
  const byProgram = new Map<string, PersonsRow[]>();
  for (const row of rows) {
    const key = `${row.region}/${row.program}`;
    const known = byProgram.get(key);
    if (known) known.push(row);
    else byProgram.set(key, [row]);
  }
  const persons = new Map<string, number>();
  for (const of of byProgram.values()) {
    const { region } = of[0]!;
    persons.set(region, (persons.get(region) ?? 0) + averagePersons(of));
  }
  return persons;
}

const PERSONS = `SELECT region, program, from_month, months, persons FROM published.assessments
  WHERE fiscal_year = $1 AND program = ANY ($2) ORDER BY position`;

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
