/** Supervision and performance, as others ask them, over the system of this process. */
import { Evaluations } from '../../../libs/performance/store/evaluations.js';
import { policySource } from '../../../libs/policy/store/recorded-changes.js';
import { FindingCommands } from '../../../libs/supervision/store/finding-commands.js';
import { Findings } from '../../../libs/supervision/store/findings.js';
import { type System } from '../../system/system.js';

/** The evaluations; `bandsOf` is what allocation asks for. */
export function evaluationsOf({ readModels }: System): Evaluations {
  return new Evaluations(policySource(readModels));
}

export function findingCommands({ handler, readModels }: System): FindingCommands {
  return new FindingCommands(handler, new Findings(policySource(readModels)));
}
