/** A value of policy is decided by the province, from a day on. */
import { foldOf } from '../command-handling/fold.js';
import type { DataOf, Fact } from '../event-catalogue/catalogue.js';
import { type Refusal, refuse } from '../refusals/refusals.js';
import { type ParameterChange, definitionOf, faultOfValue, isParameter } from './parameters.js';

export type SetParameter = DataOf<'PolicyParameterSet'>;

export function setParameter(command: SetParameter): Fact<'PolicyParameterSet'> | Refusal {
  const { name, value } = command;
  if (!isParameter(name)) return refuse('PARAMETER_UNKNOWN', { name });
  if (faultOfValue(name, value) === null) return { type: 'PolicyParameterSet', data: command };
  const { least, most, places } = definitionOf(name);
  return refuse('PARAMETER_VALUE_INVALID', { name, least, most, places });
}

/** The stream of the decisions about one parameter. */
export function policyStream(name: string): string {
  return `policy-${name}`;
}

/** The decisions about one parameter, in the order of their recording. */
export const PARAMETER_CHANGES = foldOf<'parameterChanges', readonly ParameterChange[]>(() => [], {
  PolicyParameterSet: (change, changes) => [...changes, change],
});
