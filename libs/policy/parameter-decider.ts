/** The decider of a policy value. */
import { members } from '../command-handling/content.js';
import type { Decider } from '../command-handling/decider.js';
import { isRefusal } from '../refusals/refusals.js';
import { type SetParameter, policyStream, setParameter } from './parameter-decision.js';

export const decideParameter: Decider<SetParameter, null> = {
  name: () => 'SetParameter',
  content: (parameter) => ({
    asked: {
      ...members(parameter, 'name', 'effectiveFrom', 'effectiveTo', 'value'),
      ...members(parameter, 'document', 'clause', 'quote'),
    },
  }),
  read: async () => null,
  decide: (parameter, _, { today }) => {
    const fact = setParameter(parameter);
    if (isRefusal(fact)) return fact;
    return { fact, occurredOn: today, stream: policyStream(parameter.name) };
  },
};
