/**
 * A county's answer to a gap alert. The alert itself closes by the figures alone. domain.md,
 * section 6
 */
import { members } from '../../command-handling/content.js';
import type { Decider } from '../../command-handling/decider.js';
import type { Fold } from '../../command-handling/fold.js';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { refuse } from '../../refusals/refusals.js';
import { type AlertYear, type Episode, look, newAlertYear } from './episodes.js';

export interface AcknowledgeAlert {
  readonly alertId: string;
  /** The county's remedy plan. */
  readonly plan: string;
  /** Day by which it will be carried out. */
  readonly dueOn: string;
}

/** Characters that a remedy plan has at least: "无" is no plan. domain.md, section 6 */
const LEAST_PLAN = 10;

/** `220503-2017-1`: county, fiscal year, episode. */
const ALERT_ID = /^(\d{6})-(\d{4})-([1-9]\d{0,3})$/;

interface AlertPlace {
  readonly region: string;
  readonly fiscalYear: number;
  readonly episode: number;
}

export const acknowledgeAlert: Decider<AcknowledgeAlert, Episode | undefined> = {
  name: () => 'AcknowledgeAlert',
  content: (command) => ({
    asked: { ...members(command, 'alertId', 'plan', 'dueOn'), ...placeOf(command.alertId) },
  }),
  read: async (reading, { alertId }) => {
    const place = placeOf(alertId);
    if (!place) return undefined;
    const { region, fiscalYear, episode } = place;
    const prefixes = ['province-', `county-${region}`];
    const year = await reading.streams(prefixes, alertYear(region, fiscalYear));
    return year.episodes[episode - 1];
  },
  decide: ({ alertId, plan, dueOn }, episode, { today }) => {
    const place = placeOf(alertId);
    if (!place || !episode) return refuse('ALERT_UNKNOWN', { alertId });
    if (episode.closedOn !== null) return refuse('ALERT_CLOSED', { alertId });
    if ([...plan.trim()].length < LEAST_PLAN)
      return refuse('PLAN_TOO_SHORT', { least: LEAST_PLAN });
    if (dueOn < today) return refuse('DUE_DATE_PAST', { dueOn, today });
    return {
      fact: { type: 'GapAlertAcknowledged', data: { alertId, ...place, plan, dueOn } },
      occurredOn: today,
      stream: `gap-alert-${alertId}`,
    };
  },
};

/** The county of an alert, whether there is one or not; undefined: no id of an alert. */
export function regionOfAlert(alertId: string): string | undefined {
  return placeOf(alertId)?.region;
}

function placeOf(alertId: string): AlertPlace | undefined {
  const match = ALERT_ID.exec(alertId);
  if (!match) return undefined;
  return { region: match[1]!, fiscalYear: Number(match[2]), episode: Number(match[3]) };
}

function alertYear(region: string, fiscalYear: number): Fold<AlertYear> {
  return {
    initial: () => newAlertYear(fiscalYear),
    evolve: (year, fact) => {
      const postings = postingsOf(fact).filter(
        (posting) => posting.region === region && posting.fiscalYear === fiscalYear,
      );
      if (postings.length > 0) look(year, { occurredOn: fact.occurredOn, postings });
      return year;
    },
  };
}
