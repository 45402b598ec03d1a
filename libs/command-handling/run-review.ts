/** What another person must look at, of a run of many commands. */
import type { Fact } from '../event-catalogue/catalogue.js';
import type { Actor } from '../event-store/port.js';
import { AttemptOccasion } from './occasion.js';
import type { ReviewQuestion, ReviewRule } from './review.js';

/** For whom it is decided what another person must look at. */
export interface Reviewing {
  readonly actor: Actor;
  /** Another person is to look at everything. */
  readonly preferred: boolean;
}

type Asked = Pick<ReviewQuestion, 'command' | 'decision' | 'reading' | 'foresee'> & {
  readonly commandId: string;
};

export class RunReview {
  /** What a trial has accepted, by stream: it cannot be read anywhere. */
  private readonly accepted = new Map<string, Fact[]>();

  constructor(
    private readonly rule: ReviewRule,
    private readonly by: Reviewing & { readonly today: () => string },
    private readonly isTrial: boolean,
  ) {}

  /** @param appends under way, which a sum of what is recorded waits for */
  async applies(
    { commandId, ...asked }: Asked,
    appends: Iterable<Promise<void>>,
  ): Promise<boolean> {
    const { actor, preferred, today } = this.by;
    const { stream, fact } = asked.decision;
    const applies = await this.rule.applies({
      ...asked,
      occasion: new AttemptOccasion(actor, commandId, today),
      preferred,
      before: async () => {
        await Promise.all(appends);
        return this.accepted.get(stream) ?? [];
      },
    });
    if (!applies && this.isTrial) this.take(stream, fact);
    return applies;
  }

  private take(stream: string, fact: Fact): void {
    const accepted = this.accepted.get(stream);
    if (accepted) accepted.push(fact);
    else this.accepted.set(stream, [fact]);
  }
}
