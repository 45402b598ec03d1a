/** Puts commands before another person, where one must look at them before they count. */
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';

type ToReview = Extract<CommandAnswer, { readonly kind: 'to-review' }>;
type RecordedAnswer = Extract<CommandAnswer, { readonly kind: 'recorded' }>;

export interface BroughtCommand {
  /** Name of its class. */
  readonly name: string;
  readonly order: unknown;
  readonly context: CommandContext;
}

export abstract class Proposing {
  abstract propose(brought: BroughtCommand, answer: ToReview): Promise<CommandAnswer>;
  /** What was recorded under the command's id before, where that was a proposal. */
  abstract repeated(answer: RecordedAnswer): Promise<CommandAnswer>;
}

/** Whatever is answered but what another person must look at stays as it is. */
export async function proposed(
  proposing: Proposing,
  brought: BroughtCommand,
  carryOut: () => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  const answer = await carryOut();
  if (answer.kind === 'to-review') return proposing.propose(brought, answer);
  return answer.kind === 'recorded' && answer.replayed ? proposing.repeated(answer) : answer;
}
