/** The clause register, over the system of this process. */
import { adoptedSchemes } from '../../../libs/allocation/store/scheme-list.js';
import { businessDateToday } from '../../../libs/event-store/business-date.js';
import type { AlertsOfYear } from '../../../libs/clauses/domain/facts.js';
import { ClauseAnswers } from '../../../libs/clauses/store/clause-answers.js';
import type { AskedYear, ClauseSources } from '../../../libs/clauses/store/clause-sources.js';
import { NO_ALERTS } from '../../../libs/clauses/store/reported-facts.js';
import { GapAlerts } from '../../../libs/gap-alerts/store/gap-alerts.js';
import { complaintTally } from '../../../libs/matters/store/complaint-tally.js';
import { parseYuan } from '../../../libs/money/fen.js';
import { recordedChanges } from '../../../libs/policy/store/recorded-changes.js';
import type { Sql } from '../../../libs/postgres/sql.js';
import { findingTotals } from '../../../libs/supervision/store/finding-totals.js';
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
    schemes: (year, asOf) => adoptedSchemes(sql, year, asOf),
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
