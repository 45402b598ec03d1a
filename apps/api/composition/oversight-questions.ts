/** Supervision, as matters ask it, over the system of this process. */
import { policySource } from '../../../libs/policy/store/recorded-changes.js';
import { FindingCommands } from '../../../libs/supervision/store/finding-commands.js';
import { Findings } from '../../../libs/supervision/store/findings.js';
import { type System } from '../../system/system.js';

export function findingCommands({ handler, readModels }: System): FindingCommands {
  return new FindingCommands(handler, new Findings(policySource(readModels)));
}
