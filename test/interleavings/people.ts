/** Who brings the commands that meet, each with an id that follows from its name, and parts. */
import type { CommandContext } from '../../libs/command-handling/answers.js';
import { eventIdOf, uuidFromName } from '../../libs/event-store/identifiers.js';
import type { PaymentLine } from '../../libs/funds/domain/commands.js';

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

/** What lies sealed, as it is told by the command that brings it. */
export const seals = {
  secretOf: (_purpose: string, commandId: string) =>
    Buffer.from(commandId.replaceAll('-', '').repeat(2), 'hex'),
  hashOf: (no: string, text: string) => `${no} ${text}`,
  keep: async () => undefined,
};

/** A payment of a batch that lists its persons. */
export const line = (paymentNo: number, amountFen: bigint): PaymentLine => ({
  ...{ paymentNo, beneficiary: 'p', persons: 1, months: 1, component: 'BASIC', amountFen },
  ...{ nameMark: '', payeeMark: null, doubtful: false },
});
