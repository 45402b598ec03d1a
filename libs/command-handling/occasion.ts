import type { Actor } from '../event-store/port.js';
import type { Occasion } from './decider.js';

/** One attempt's occasion: the day is looked up once, where it is asked for. */
export class AttemptOccasion implements Occasion {
  private day: string | undefined;

  constructor(
    readonly actor: Actor,
    readonly commandId: string,
    private readonly now: () => string,
  ) {}

  get today(): string {
    return (this.day ??= this.now());
  }
}
