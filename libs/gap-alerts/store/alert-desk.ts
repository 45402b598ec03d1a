/**
 * A county's answer to a gap alert. The alert itself closes by the figures alone. domain.md,
 * section 6
 */
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import { refuse } from '../../refusals/refusals.js';
import { type Episode, look, newAlertYear } from '../domain/episodes.js';

export interface AcknowledgeAlert extends CommandContext {
  readonly alertId: string;
  /** The county's remedy plan. */
  readonly plan: string;
  /** Day by which it will be carried out. */
  readonly dueOn: string;
  /** Business date of today in Asia/Shanghai. */
  readonly today: string;
}

/** `220503-2017-1`: county, fiscal year, episode. */
const ALERT_ID = /^(\d{6})-(\d{4})-([1-9]\d{0,3})$/;

export class AlertDesk {
  constructor(
    private readonly store: EventStore,
    private readonly handler: CommandHandler,
  ) {}

  async acknowledge(answer: AcknowledgeAlert): Promise<CommandAnswer> {
    const { alertId, plan, dueOn, today } = answer;
    const match = ALERT_ID.exec(alertId);
    if (!match) return { kind: 'refused', refusal: refuse('ALERT_UNKNOWN', { alertId }) };
    const [region, fiscalYear, number] = [match[1]!, Number(match[2]), Number(match[3])];
    const episode = await this.findEpisode(region, fiscalYear, number);
    if (!episode) return { kind: 'refused', refusal: refuse('ALERT_UNKNOWN', { alertId }) };
    // Told by the desk, which first looks whether this very answer was given while it was open.
    const closed = episode.closedOn !== null && refuse('ALERT_CLOSED', { alertId });
    const data = { alertId, region, fiscalYear, episode: number, plan, dueOn };
    const decide = () =>
      closed || {
        fact: { type: 'GapAlertAcknowledged', data } as const,
        occurredOn: today,
        stream: `gap-alert-${alertId}`,
      };
    const name = 'AcknowledgeAlert';
    return executeLookedUp(this.handler, { name, asked: data, decide }, answer);
  }

  private async findEpisode(
    region: string,
    fiscalYear: number,
    number: number,
  ): Promise<Episode | undefined> {
    const year = newAlertYear();
    const streamPrefixes = ['province-', `county-${region}`];
    for await (const page of this.store.readAll({ streamPrefixes })) {
      for (const event of page) {
        const fact = recordedFact(event);
        const postings = postingsOf(fact).filter(
          (posting) => posting.region === region && posting.fiscalYear === fiscalYear,
        );
        if (postings.length > 0) look(year, { occurredOn: fact.occurredOn, postings });
      }
    }
    return year.episodes[number - 1];
  }
}
