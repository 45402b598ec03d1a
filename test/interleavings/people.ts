/** Who brings the commands that meet, each with an id that follows from its name. */
import type { CommandContext } from '../../libs/command-handling/answers.js';
import { eventIdOf, uuidFromName } from '../../libs/event-store/identifiers.js';

const NAMES = '0b6e6e8e-6e0c-5c80-8d1e-6c1f1b0b7d11';

export function by(subject: string, name: string): CommandContext {
  const commandId = uuidFromName(NAMES, name);
  const actor = { subject, role: 'any', organisation: '220000' };
  return { actor, commandId, correlationId: commandId };
}

/** Id of what the command of that name has recorded. */
export function eventOf(name: string): string {
  return eventIdOf(uuidFromName(NAMES, name), 0);
}
