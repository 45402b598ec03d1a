/** Sets of performance targets with how far they were reached. domain.md, section 8a */
import { formatDecimal, decimal } from '../../money/rational.js';
import { type ParameterChange, parametersAt } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import {
  type ExecutionInputs,
  type PerformanceTarget,
  evaluateSet,
} from '../domain/target-sets.js';

export interface TargetSetsQuestion {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly program?: string;
  /** End of that business day; left out: everything that is recorded. */
  readonly asOf?: string;
}

interface TargetRow extends PerformanceTarget {
  readonly region: string;
  readonly fiscal_year: number;
  readonly program: string;
  readonly document_no: string | null;
  readonly declared_on: string;
}

interface ResultRow {
  readonly target_no: string;
  readonly kind: 'MONITORING' | 'SELF_EVALUATION';
  readonly actual: string;
  readonly reported_on: string;
  readonly reason: string | null;
}

interface AmountRow {
  readonly region: string;
  readonly fiscal_year: number;
  readonly code: string;
  readonly pooled: boolean;
  readonly arranged_fen: bigint;
  readonly paid_fen: bigint;
}

interface ReviewRow {
  readonly region: string;
  readonly fiscal_year: number;
  readonly program: string;
  readonly score: string;
  readonly reason: string;
}

type OfSet = Pick<TargetRow, 'region' | 'fiscal_year' | 'program'>;

const keyOf = ({ region, fiscal_year: year, program }: OfSet) => `${region}/${year}/${program}`;

/** By region, year and program; targets in the order in which they were set. */
export async function targetSets(
  sql: Sql,
  { region, fiscalYear, program, asOf }: TargetSetsQuestion,
  changes: readonly ParameterChange[],
) {
  const ofCounty = [region ?? null, fiscalYear ?? null, asOf ?? null];
  const asked = [...ofCounty, program ?? null];
  const [targets, results, amounts, reviews] = await Promise.all([
    sql.query<TargetRow>(TARGETS, asked),
    sql.query<ResultRow>(RESULTS, asked),
    sql.query<AmountRow>(AMOUNTS, ofCounty),
    sql.query<ReviewRow>(REVIEWS, asked),
  ]);
  const reported = new Map(results.map((row) => [`${row.target_no}/${row.kind}`, row]));
  const reviewed = new Map(reviews.map((row) => [keyOf(row), row]));
  return groupsOf(targets).map((rows) => {
    const [{ region: of, fiscal_year: year, program: code }] = rows as readonly [TargetRow];
    const lines = rows.map((row) => lineOf(row, reported));
    const policy = parametersAt(lastDayOf(year, asOf), changes);
    const { targets: parts, ...set } = evaluateSet(lines, executionOf(rows[0]!, amounts), policy);
    const review = reviewed.get(keyOf(rows[0]!));
    return {
      ...{ region: of, fiscalYear: year, program: code },
      ...set,
      reviewedScore: review ? formatDecimal(decimal(review.score), 2) : null,
      reviewReason: review?.reason ?? null,
      targets: parts,
    };
  });
}

/** The day whose policy counts. */
function lastDayOf(fiscalYear: number, asOf: string | undefined): string {
  const lastDay = `${fiscalYear}-12-31`;
  return asOf !== undefined && asOf < lastDay ? asOf : lastDay;
}

function groupsOf(rows: readonly TargetRow[]): readonly (readonly TargetRow[])[] {
  const sets = new Map<string, TargetRow[]>();
  for (const row of rows) {
    const known = sets.get(keyOf(row));
    if (known) known.push(row);
    else sets.set(keyOf(row), [row]);
  }
  return [...sets.values()];
}

function lineOf(row: TargetRow, reported: ReadonlyMap<string, ResultRow>) {
  const { targetNo, level1, level2, name, comparator, target, unit, weight } = row;
  const evaluated = reported.get(`${targetNo}/SELF_EVALUATION`);
  const monitored = reported.get(`${targetNo}/MONITORING`);
  return {
    ...{ targetNo, level1, level2, name, comparator, target, unit, weight },
    documentNo: row.document_no,
    declaredOn: row.declared_on,
    actual: evaluated?.actual ?? null,
    reportedOn: evaluated?.reported_on ?? null,
    reason: evaluated?.reason ?? null,
    monitoring: monitored
      ? { actual: monitored.actual, reportedOn: monitored.reported_on, reason: monitored.reason }
      : null,
  };
}

/** The account of the program; of COMBINED_ASSISTANCE those of the pooled group together. */
function executionOf(set: OfSet, amounts: readonly AmountRow[]): ExecutionInputs {
  const isOfSet =
    set.program === 'COMBINED_ASSISTANCE'
      ? ({ pooled }: AmountRow) => pooled
      : ({ code }: AmountRow) => code === set.program;
  const accounts = amounts.filter(
    (row) => row.region === set.region && row.fiscal_year === set.fiscal_year && isOfSet(row),
  );
  const sum = (of: (row: AmountRow) => bigint) =>
    accounts.reduce((total, row) => total + of(row), 0n);
  return {
    arrangedFen: sum(({ arranged_fen: fen }) => fen),
    paidFen: sum(({ paid_fen: fen }) => fen),
  };
}

const OF_SET = `($1::text IS NULL OR t.region = $1) AND ($2::integer IS NULL OR t.fiscal_year = $2)
    AND ($4::text IS NULL OR t.program = $4)`;

const TARGETS = `SELECT t.region, t.fiscal_year, t.program, t.document_no, t.declared_on,
    t.target_no AS "targetNo", t.level1, t.level2, t.name, t.comparator, t.target, t.unit, t.weight
  FROM read.performance_targets t
  WHERE ${OF_SET} AND ($3::date IS NULL OR t.declared_on <= $3)
  ORDER BY t.region, t.fiscal_year, t.program, t.position, t.place`;

/** The latest of each kind. */
const RESULTS = `SELECT DISTINCT ON (r.target_no, r.kind) r.target_no, r.kind, r.actual,
    r.reported_on, r.reason
  FROM read.performance_results r JOIN read.performance_targets t ON t.target_no = r.target_no
  WHERE ${OF_SET} AND ($3::date IS NULL OR r.reported_on <= $3)
  ORDER BY r.target_no, r.kind, r.reported_on DESC, r.position DESC`;

const REVIEWS = `SELECT DISTINCT ON (t.region, t.fiscal_year, t.program) t.region, t.fiscal_year,
    t.program, t.score, t.reason
  FROM read.performance_reviews t
  WHERE ${OF_SET} AND ($3::date IS NULL OR t.reviewed_on <= $3)
  ORDER BY t.region, t.fiscal_year, t.program, t.position DESC`;

/** Of what sets are there for at all. */
const AMOUNTS = `SELECT p.region, p.fiscal_year, p.code, p.pooled,
    sum(CASE WHEN p.figure IN ('carriedIn', 'awarded', 'ownBudget', 'adjustedIn') THEN p.amount_fen
      WHEN p.figure IN ('adjustedOut', 'reclaimed') THEN -p.amount_fen ELSE 0 END) AS arranged_fen,
    sum(CASE p.figure WHEN 'disbursed' THEN p.amount_fen WHEN 'returned' THEN -p.amount_fen
      ELSE 0 END) AS paid_fen
  FROM published.postings p
  WHERE p.class <> 'CONSTRUCTION' AND p.kind = 'amount'
    AND ($1::text IS NULL OR p.region = $1) AND ($2::integer IS NULL OR p.fiscal_year = $2)
    AND ($3::date IS NULL OR p.occurred_on <= $3)
    AND EXISTS (SELECT FROM read.performance_targets t
      WHERE t.region = p.region AND t.fiscal_year = p.fiscal_year)
  GROUP BY p.region, p.fiscal_year, p.code, p.pooled`;
