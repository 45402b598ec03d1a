/** Events of policy: values that the province decides, each from a day on. */
import { isoDate, nullable, recordOf, text } from './codec.js';

export const policyParameterSet = recordOf({
  name: text,
  /** First day on which the value holds. */
  effectiveFrom: isoDate,
  /** Last day; null: until a later value takes its place. */
  effectiveTo: nullable(isoDate),
  /** A decimal number in the parameter's unit. */
  value: text,
  /** The document that decides it, the clause, and its words. */
  document: text,
  clause: text,
  quote: text,
});
