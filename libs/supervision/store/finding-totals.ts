/** What supervision finds of a year on a day, in sums: what the clauses are answered by. */
import { stepsOf } from '../../policy/dated-steps.js';
import type { ParameterChange } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import { FINDING_KINDS, type FindingKind, kindOfFinding } from '../domain/finding-kinds.js';
import { pageStatement } from './finding-statements.js';

export interface TotalsQuestion {
  /** null: all counties, and the province's own. */
  readonly region: string | null;
  readonly year: number;
  /** The day for which it is found. */
  readonly date: string;
  /** What was said of a finding later does not count; null: everything recorded counts. */
  readonly asOf: string | null;
}

export interface FindingTotal {
  readonly count: number;
  readonly amountFen: bigint;
}

export interface FindingTotals {
  readonly byKind: ReadonlyMap<FindingKind, FindingTotal>;
  /** Of which something was said. */
  readonly handled: number;
}

/** What a county is asked about; of the province its own kinds as well. */
function kindsOf(region: string | null): readonly FindingKind[] {
  return FINDING_KINDS.filter((kind) => {
    const { inClauses, of } = kindOfFinding(kind);
    return inClauses && (region === null || of === 'county');
  });
}

interface TotalRow {
  readonly region: string | null;
  readonly count: bigint;
  readonly amount_fen: bigint;
  readonly handled: bigint;
}

/** By region, the province's own under ''; one statement a kind. */
export async function findingTotals(
  sql: Sql,
  { region, year, date, asOf }: TotalsQuestion,
  changes: readonly ParameterChange[],
): Promise<ReadonlyMap<string, FindingTotals>> {
  const found = await Promise.all(
    kindsOf(region).map(async (kind) => {
      const { threshold } = kindOfFinding(kind);
      const steps = threshold ? stepsOf(threshold, changes) : { from: [], values: [] };
      const values = [region, year, date, null, null, null, null, steps.from, steps.values, null];
      const rows = await sql.query<TotalRow>(totals(kind), [...values, `${kind}:`, asOf]);
      return rows.map((row) => ({ kind, row }));
    }),
  );
  const byRegion = new Map<string, { byKind: Map<FindingKind, FindingTotal>; handled: number }>();
  for (const { kind, row } of found.flat()) {
    const of = row.region ?? '';
    const known = byRegion.get(of) ?? { byKind: new Map<FindingKind, FindingTotal>(), handled: 0 };
    known.byKind.set(kind, { count: Number(row.count), amountFen: row.amount_fen });
    known.handled += Number(row.handled);
    byRegion.set(of, known);
  }
  return byRegion;
}

function totals(kind: FindingKind): string {
  return `SELECT region, count(*) AS count, sum(amount_fen) AS amount_fen,
      count(*) FILTER (WHERE EXISTS (SELECT FROM read.finding_handlings h
        WHERE h.finding_id = $11 || f.key AND ($12::date IS NULL OR h.occurred_on <= $12))) AS handled
    FROM (${pageStatement(kind)}) f GROUP BY region`;
}
