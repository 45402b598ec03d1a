/**
 * Words in cells that stand for codes, as the drop-downs of the templates offer them: classes,
 * sources, programs, units. What they are not words of stays as it is, for the checks to refuse.
 */
import { BENEFITS } from '../../policy/programs.js';
import type { Programs } from '../../policy/known-programs.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { COMMON_NAMES } from '../../wording/program-names.js';
import type { WordTable } from '../../wording/words.js';
import { comparable } from './half-width.js';
import type { ColumnType } from './table.js';

/** Names that events and the catalogue give, as they are in use. */
export interface NamesInUse {
  /** @returns undefined: no program has the name, or several have */
  programCalled(name: string, orBenefit: boolean): string | undefined;
  /** Whether the unit that has or had the code is or was called so. */
  isCalled(code: string, name: string): boolean;
}

export function namesInUse(programs: Programs, divisions: Divisions): NamesInUse {
  const ofPrograms = codesByName([...programs.all(), ...CALLED]);
  const ofBoth = codesByName([...programs.all(), ...CALLED, ...BENEFITS]);
  return {
    programCalled: (name, orBenefit) =>
      (orBenefit ? ofBoth : ofPrograms).get(comparable(name)) ?? undefined,
    isCalled(code, name) {
      const unit = divisions.unitOf(code);
      if (unit === undefined) return false;
      const names = [
        divisions.find(unit)!.name,
        ...divisions.recodingsOf(unit).map(({ newName }) => newName),
      ];
      return names.some((one) => one != null && comparable(one) === comparable(name));
    },
  };
}

const CALLED = Object.entries(COMMON_NAMES).flatMap(([code, names]) =>
  names.map((chinese) => ({ code, chinese })),
);

/** null: several have the name. */
function codesByName(
  named: readonly { readonly code: string; readonly chinese: string }[],
): ReadonlyMap<string, string | null> {
  const codes = new Map<string, string | null>();
  for (const { code, chinese } of named) {
    const name = comparable(chinese);
    codes.set(name, codes.has(name) ? null : code);
  }
  return codes;
}

/** As a drop-down offers a unit: `220503 二道江区`. */
export function unitInWords(code: string, name: string): string {
  return `${code} ${name}`;
}
const UNIT_IN_WORDS = /^(\d{6})\s*(\D.*)$/;

/** @returns the code; undefined where the text is no word of the column's */
export function codeInWords(
  text: string,
  type: ColumnType,
  names: NamesInUse | undefined,
): string | undefined {
  if (type.kind === 'choice' || type.kind === 'text') {
    return type.words && codesOf(type.words).get(comparable(text));
  }
  if (type.kind === 'program') return names?.programCalled(text, type.benefits === true);
  if (type.kind !== 'region') return undefined;
  const [, code, name] = UNIT_IN_WORDS.exec(text) ?? [];
  return code !== undefined && names?.isCalled(code, name!) ? code : undefined;
}

const CODES = new WeakMap<WordTable, ReadonlyMap<string, string>>();

function codesOf(table: WordTable): ReadonlyMap<string, string> {
  let codes = CODES.get(table);
  if (!codes) {
    codes = new Map(Object.entries(table).map(([code, { zh }]) => [comparable(zh), code]));
    CODES.set(table, codes);
  }
  return codes;
}
