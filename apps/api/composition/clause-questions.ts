/** The clause register, over the system of this process. */
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import type {
  AlertsOfYear,
  FindingTotal,
  FindingTotals,
} from '../../../libs/clauses/domain/facts.js';
import { ClauseAnswers } from '../../../libs/clauses/store/clause-answers.js';
import type { AskedYear, ClauseSources } from '../../../libs/clauses/store/clause-sources.js';
import { NO_ALERTS } from '../../../libs/clauses/store/reported-facts.js';
import { GapAlerts } from '../../../libs/gap-alerts/store/gap-alerts.js';
import { complaintTally } from '../../../libs/matters/store/complaint-tally.js';
import { parseYuan } from '../../../libs/money/fen.js';
import { stepsOf } from '../../../libs/policy/dated-steps.js';
import type { ParameterChange } from '../../../libs/policy/parameters.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import type { Sql } from '../../../libs/postgres/sql.js';
import type { FindingKind } from '../../../libs/supervision/domain/finding-kinds.js';
import { pageStatement, thresholdOf } from '../../../libs/supervision/store/finding-statements.js';
import type { ClauseQueries } from '../clauses/clause-queries.js';
import { evaluationsOf } from './oversight-questions.js';
import { type System } from '../../system/system.js';

export function clauseQueriesOf(system: System): ClauseQueries {
  const answers = new ClauseAnswers(sourcesOf(system));
  return {
    clauses: async () => await answers.register(),
    compliance: async ({ region, year, asOf }) => {
      const found = await answers.compliance(region, year, asOf ?? null);
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
    alerts: (asked) => alertsAsOf(sql, asked),
    evaluations: async (year, asOf) => {
      const adopted = await evaluations.adopted(year, asOf);
      return new Map((adopted?.counties ?? []).map((county) => [county.region, county]));
    },
    complaints: (asked) => complaintTally(sql, asked),
    schemes: async (year, asOf) => {
      const rows = await sql.query<SchemeRow>(SCHEMES, [year, asOf]);
      return rows.map((row) => ({
        schemeId: row.scheme_id,
        program: row.program,
        switchedOff: row.switched_off === '' ? [] : row.switched_off.split(' '),
      }));
    },
  };
}

/** As the alerts stood on the day: folded for the question, since they depend on their order. */
async function alertsAsOf(
  sql: Sql,
  { region, year, asOf }: AskedYear & { readonly asOf: string },
): Promise<ReadonlyMap<string, AlertsOfYear>> {
  const only = region === null ? {} : { region };
  const { items } = await new GapAlerts(sql).list({ ...only, fiscalYear: year, asOf, limit: ALL });
  const byRegion = new Map<string, AlertsOfYear>();
  for (const alert of items) {
    const known = byRegion.get(alert.region) ?? NO_ALERTS;
    const unresolved = alert.closedOn === null || alert.closedBy === 'YEAR_CLOSED';
    byRegion.set(alert.region, {
      episodes: known.episodes + 1,
      unresolved: known.unresolved + (unresolved ? 1 : 0),
      unanswered: known.unanswered + (unresolved && alert.acknowledgement === null ? 1 : 0),
      spentDuringFen: known.spentDuringFen + parseYuan(alert.spentDuring)!,
      mustCompressFen: known.mustCompressFen + (unresolved ? parseYuan(alert.mustCompress)! : 0n),
    });
  }
  return byRegion;
}

const ALL = 1_000_000;

interface SchemeRow {
  readonly scheme_id: string;
  readonly program: string;
  readonly switched_off: string;
}

const SCHEMES = `SELECT s.scheme_id, s.program, s.switched_off
  FROM read.schemes s JOIN read.scheme_adoptions a ON a.scheme_id = s.scheme_id
  WHERE s.fiscal_year = $1 AND ($2::date IS NULL OR a.adopted_on <= $2) ORDER BY s.scheme_id`;

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
  { region, year, date, asOf }: AskedYear,
  changes: readonly ParameterChange[],
): Promise<ReadonlyMap<string, FindingTotals>> {
  const kinds = region === null ? [...OF_COUNTIES, ...OF_PROVINCE] : OF_COUNTIES;
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const threshold = thresholdOf(kind);
      const steps = threshold ? stepsOf(threshold, changes) : { from: [], values: [] };
      const values = [region, year, date, null, null, null, null, steps.from, steps.values, null];
      const rows = await sql.query<TotalRow>(totals(kind), [...values, `${kind}:`, asOf]);
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
  return `SELECT region, count(*) AS count, sum(amount_fen) AS amount_fen,
      count(*) FILTER (WHERE EXISTS (SELECT FROM read.finding_handlings h
        WHERE h.finding_id = $11 || f.key AND ($12::date IS NULL OR h.occurred_on <= $12))) AS handled
    FROM (${pageStatement(kind)}) f GROUP BY region`;
}
