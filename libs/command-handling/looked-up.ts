/** A decider of which everything is looked up anew in each attempt, for one stream. */
import type { CommandContext, CommandAnswer } from './answers.js';
import type { CommandHandler } from './command-handler.js';
import type { Decision } from './decider.js';
import type { Refusal } from '../refusals/refusals.js';

export interface LookedUp {
  readonly name: string;
  readonly asked: unknown;
  /** Read before anything is looked up; undefined: appended to as it is. */
  readonly stream?: string;
  readonly decide: () => Decision | Refusal | Promise<Decision | Refusal>;
}

export function executeLookedUp(
  handler: CommandHandler,
  { name, asked, stream, decide }: LookedUp,
  { actor, commandId, correlationId, ifRevision }: CommandContext,
): Promise<CommandAnswer> {
  const context = { actor, commandId, correlationId };
  return handler.execute<undefined, Decision | Refusal>(
    {
      name: () => name,
      content: () => ({ asked }),
      read: async (reading) => {
        if (stream !== undefined) await reading.revision(stream);
        return decide();
      },
      decide: (_, decided) => decided,
    },
    undefined,
    ifRevision === undefined ? context : { ...context, ifRevision },
  );
}
