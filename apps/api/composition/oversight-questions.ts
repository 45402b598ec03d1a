/** Supervision and performance, as others ask them, over the system of this process. */
import { Evaluations } from '../../../libs/performance/store/evaluations.js';
import { policySource } from '../../../libs/policy/store/recorded-changes.js';
import { FindingDesk } from '../../../libs/supervision/store/finding-desk.js';
import { Findings } from '../../../libs/supervision/store/findings.js';
import { type System } from '../../system/system.js';

/** The evaluations; `bandsOf` is what allocation asks for. */
export function evaluationsOf({ readModels }: System): Evaluations {
  return new Evaluations(policySource(readModels));
}

export function findingDesk({ store, handler, readModels }: System): FindingDesk {
  return new FindingDesk(store, handler, new Findings(policySource(readModels)));
}
