/** What the commands of the command line share. */
import type { Actor } from '../../libs/event-store/port.js';
import type { Environment, Settings } from '../../libs/configuration/settings.js';

export interface Command {
  /** Exit code where it cannot be carried out; left out: 1. */
  readonly failed?: number;
  /** It has no arguments and no options. */
  readonly takesNothing?: true;
  /** @returns the exit code: 0 done, 1 refused or failed, 130 interrupted */
  run(args: readonly string[], env: Environment): Promise<number>;
}

/** The arguments do not make a command. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The arguments are no arguments of the command. */
export function isOfUsage(error: unknown): boolean {
  const { code } = error as { code?: string };
  return error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS') === true;
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Who acts when nobody's token is at hand: the operator of this machine. */
export function operator({ province }: Settings): Actor {
  return { subject: 'command-line', role: 'admin', organisation: province };
}

/** Aborts on Ctrl-C or SIGTERM; a second signal ends at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      controller.abort();
      process.once(signal, () => process.exit(130));
    });
  }
  return controller.signal;
}
