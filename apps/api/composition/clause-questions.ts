/** The clause register, over the system of this process. */
import type { FindingTotal, FindingTotals } from '../../../libs/clauses/domain/facts.js';
import { ClauseAnswers } from '../../../libs/clauses/store/clause-answers.js';
import type { AskedYear, ClauseSources } from '../../../libs/clauses/store/clause-sources.js';
import { stepsOf } from '../../../libs/policy/dated-steps.js';
import type { ParameterChange } from '../../../libs/policy/parameters.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import type { Sql } from '../../../libs/postgres/sql.js';
import type { FindingKind } from '../../../libs/supervision/domain/finding-kinds.js';
import { pageStatement, thresholdOf } from '../../../libs/supervision/store/finding-statements.js';
import type { ClauseQueries } from '../clauses/clause-queries.js';
import { evaluationsOf } from './oversight-questions.js';
import { type System, businessDateToday } from './system.js';

export function clauseQueriesOf(system: System): ClauseQueries {
  const answers = new ClauseAnswers(sourcesOf(system));
  return {
    clauses: async () => await answers.register(),
    compliance: async ({ region, year }) => {
      const found = await answers.compliance(region, year);
      return found && { ...found, items: found.items };
    },
  };
}

function sourcesOf(system: System): ClauseSources {
  const { sql } = system;
  const changes = () => recordedChanges(sql);
  const evaluations = evaluationsOf(system);
  return {
    sql,
    changes,
    today: businessDateToday,
    findings: async (asked) => findingTotals(sql, asked, await changes()),
    evaluations: async (year) => {
      const adopted = await evaluations.adopted(year);
      return new Map((adopted?.counties ?? []).map((county) => [county.region, county]));
    },
    schemes: async (year) => {
      const rows = await sql.query<SchemeRow>(SCHEMES, [year]);
      return rows.map((row) => ({
        schemeId: row.scheme_id,
        program: row.program,
        switchedOff: row.switched_off === '' ? [] : row.switched_off.split(' '),
      }));
    },
  };
}

interface SchemeRow {
  readonly scheme_id: string;
  readonly program: string;
  readonly switched_off: string;
}

const SCHEMES = `SELECT s.scheme_id, s.program, s.switched_off
  FROM read.schemes s JOIN read.scheme_adoptions a ON a.scheme_id = s.scheme_id
  WHERE s.fiscal_year = $1 ORDER BY s.scheme_id`;

/** What a county is asked about; of the province its own kinds as well. */
const OF_COUNTIES: readonly FindingKind[] = [
  'PAYMENT_DUPLICATE',
  'PAYMENT_AFTER_EXIT',
  'PAYMENT_OVER_STANDARD',
  'PAYMENT_LATE',
  'FUNDS_IDLE',
  'SURPLUS_OVER_TWO_YEARS',
];
const OF_PROVINCE: readonly FindingKind[] = ['TRANSFER_LATE', 'RECEIPT_UNISSUED'];

interface TotalRow {
  readonly region: string | null;
  readonly count: bigint;
  readonly amount_fen: bigint;
  readonly handled: bigint;
}

/** Sums by region of what supervision finds on the day; one statement a kind. */
async function findingTotals(
  sql: Sql,
  { region, year, date }: AskedYear,
  changes: readonly ParameterChange[],
): Promise<ReadonlyMap<string, FindingTotals>> {
  const kinds = region === null ? [...OF_COUNTIES, ...OF_PROVINCE] : OF_COUNTIES;
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const threshold = thresholdOf(kind);
      const steps = threshold ? stepsOf(threshold, changes) : { from: [], values: [] };
      const values = [region, year, date, null, null, null, null, steps.from, steps.values, null];
      const rows = await sql.query<TotalRow>(totals(kind), [...values, `${kind}:`]);
      return rows.map((row) => ({ kind, row }));
    }),
  );
  const byRegion = new Map<string, { byKind: Map<string, FindingTotal>; handled: number }>();
  for (const { kind, row } of found.flat()) {
    const of = row.region ?? '';
    const known = byRegion.get(of) ?? { byKind: new Map<string, FindingTotal>(), handled: 0 };
    known.byKind.set(kind, { count: Number(row.count), amountFen: row.amount_fen });
    known.handled += Number(row.handled);
    byRegion.set(of, known);
  }
  return byRegion;
}

function totals(kind: FindingKind): string {
  return `SELECT region, count(*) AS count, sum(amount_fen)::bigint AS amount_fen,
      count(*) FILTER (WHERE EXISTS (SELECT FROM read.finding_handlings h
        WHERE h.finding_id = $11 || f.key)) AS handled
    FROM (${pageStatement(kind)}) f GROUP BY region`;
}
