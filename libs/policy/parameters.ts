/**
 * Policy parameters: values in force on a date, each with its unit and the clause that it comes
 * from. The values of the documents are data (`parameter-values.ts`); a change is an event that
 * adds a dated value, so an old year recalculates as it was.
 */
import type { DataOf } from '../event-catalogue/catalogue.js';
import { type Rational, compare, decimal, parseDecimal } from '../money/rational.js';
import type { DatedValue, ParameterDefinition } from './parameter.js';
import { PARAMETERS, type ParameterName } from './parameter-values.js';

export type { ParameterName };

/** A change as it was recorded. */
export type ParameterChange = Omit<DataOf<'PolicyParameterSet'>, 'name'> & {
  /** One of `ParameterName`; other names are not looked up by anybody. */
  readonly name: string;
};

export interface InForce extends DatedValue {
  readonly name: ParameterName;
  /** True where the value was set by a recorded change. */
  readonly changed: boolean;
}

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as readonly ParameterName[];

export function definitionOf(name: ParameterName): ParameterDefinition {
  return PARAMETERS[name];
}

export function isParameter(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}

/** The parameters as they are in force on one day. */
export class Parameters {
  constructor(
    readonly date: string,
    private readonly values: ReadonlyMap<ParameterName, InForce>,
  ) {}

  /** undefined where no value is in force on the day: the rule does not apply then. */
  find(name: ParameterName): InForce | undefined {
    return this.values.get(name);
  }

  /**
   * @throws Error where no value is in force; only parameters with a window lack one, and those
   * are `find`s
   */
  inForce(name: ParameterName): InForce {
    const value = this.values.get(name);
    if (!value) throw new Error(`${name} has no value on ${this.date}`);
    return value;
  }

  ratio(name: ParameterName): Rational {
    return decimal(this.inForce(name).value);
  }

  /** A parameter without decimal places: days, years, points. */
  whole(name: ParameterName): number {
    return Number(this.inForce(name).value);
  }

  all(): readonly InForce[] {
    return PARAMETER_NAMES.flatMap((name) => this.values.get(name) ?? []);
  }
}

/**
 * The value with the latest first day counts; of two with the same first day the one recorded
 * later, and a recorded one before that of the documents.
 * @param changes in the order of their recording
 */
export function parametersAt(date: string, changes: readonly ParameterChange[] = []): Parameters {
  const byName = new Map<string, ParameterChange[]>();
  for (const change of changes) {
    const ofName = byName.get(change.name);
    if (ofName) ofName.push(change);
    else byName.set(change.name, [change]);
  }
  const values = new Map<ParameterName, InForce>();
  for (const name of PARAMETER_NAMES) {
    const value = valueAt(name, date, byName.get(name) ?? []);
    if (value) values.set(name, value);
  }
  return new Parameters(date, values);
}

/** undefined where none is in force on the day. @param changes of this parameter alone */
export function valueAt(
  name: ParameterName,
  date: string,
  changes: readonly ParameterChange[],
): InForce | undefined {
  let latest: InForce | undefined;
  const consider = (value: DatedValue, changed: boolean): void => {
    if (value.effectiveFrom > date) return;
    if (latest && value.effectiveFrom < latest.effectiveFrom) return;
    latest = { ...value, name, changed };
  };
  for (const value of definitionOf(name).values) consider(value, false);
  for (const change of changes) consider(valueOfChange(change), true);
  if (latest?.effectiveTo != null && latest.effectiveTo < date) return undefined;
  return latest;
}

function valueOfChange(change: ParameterChange): DatedValue {
  const { effectiveFrom, effectiveTo, value, document, clause, quote } = change;
  return {
    effectiveFrom,
    effectiveTo,
    value,
    source: { document, clause, quote },
    assumed: false,
  };
}

/** Why a value cannot be one of the parameter's; null where it can. */
export function faultOfValue(name: ParameterName, value: string): 'places' | 'range' | null {
  const { places, least, most } = definitionOf(name);
  const number = parseDecimal(value);
  if (!number || (value.split('.')[1] ?? '').length > places) return 'places';
  const below = compare(number, decimal(least)) < 0;
  return below || compare(number, decimal(most)) > 0 ? 'range' : null;
}
