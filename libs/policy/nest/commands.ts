/** What may be decided of policy. */
import { CommandOf, decidedBy } from '../../http/handlers.js';
import { decideParameter } from '../parameter-decider.js';
import type { SetParameter } from '../parameter-decision.js';

export class DecideParameter extends CommandOf<SetParameter> {}

export const POLICY_COMMANDS = [decidedBy(DecideParameter, decideParameter)];
