/** A dated parameter as steps that a statement can look up for each row. */
import type { ParameterName } from './parameter-values.js';
import { type ParameterChange, definitionOf, parametersAt } from './parameters.js';

export interface Steps {
  /** First days, ascending. */
  readonly from: readonly string[];
  /** Whole numbers; null where none is in force from that day on. */
  readonly values: readonly (number | null)[];
}

/** @param name a parameter without decimal places */
export function stepsOf(name: ParameterName, changes: readonly ParameterChange[]): Steps {
  const ofName = changes.filter((change) => change.name === name);
  const dated = [...definitionOf(name).values, ...ofName];
  const days = new Set<string>();
  for (const { effectiveFrom, effectiveTo } of dated) {
    days.add(effectiveFrom);
    if (effectiveTo !== null) days.add(dayAfter(effectiveTo));
  }
  const from = [...days].sort();
  const values = from.map((day) => {
    const value = parametersAt(day, ofName).find(name)?.value;
    return value === undefined ? null : Number(value);
  });
  return { from, values };
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
