/**
 * The programs that there are: those of the catalogue and those that the province added by an
 * event. domain.md, section 2
 */
import type { DataOf, Fact } from '../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../event-catalogue/folds.js';
import type { SpendingClass } from '../event-catalogue/vocabulary.js';
import { PROGRAMS, type Program, hasStandards } from './programs.js';

export interface KnownProgram extends ProgramAccount {
  readonly code: string;
  readonly chinese: string;
  readonly english: string;
  /** 政府收支分类科目 by the day from which it holds, earliest first. */
  readonly functionalCodes: readonly DatedCode[];
  readonly effectiveFrom: string;
  readonly basis: string;
}

export type DatedCode = DataOf<'ProgramAdded'>['functionalCodes'][number];

/** An account as events name it, whatever becomes of the program later. */
export interface ProgramAccount {
  readonly class: SpendingClass;
  readonly pooled: boolean;
}

const BUILT_IN: ReadonlyMap<string, KnownProgram> = new Map(
  PROGRAMS.map((program) => [program.code, catalogued(program)]),
);

function catalogued({
  spendingClass,
  functionalCode,
  codeFrom,
  ...program
}: Program): KnownProgram {
  const { code, chinese, english, pooled, effectiveFrom } = program;
  const { document, clause } = program.basis ?? program.source;
  return {
    ...{ code, chinese, english, class: spendingClass, pooled, effectiveFrom },
    functionalCodes: functionalCode === null ? [] : [{ code: functionalCode, from: codeFrom }],
    basis: `${document} ${clause}`,
  };
}

const ADDED: FoldTable<'programs', [added: Map<string, KnownProgram>], void> = {
  ProgramAdded: (data, added) => void added.set(data.code, addedProgram(data)),
};

function addedProgram(data: DataOf<'ProgramAdded'>): KnownProgram {
  const { chineseName: chinese, englishName: english, ...program } = data;
  return { ...program, chinese, english };
}

export class Programs {
  private readonly added = new Map<string, KnownProgram>();

  /** Takes in what a fact says of programs; other facts say nothing. */
  evolve(fact: Fact): void {
    entryFor(ADDED, fact.type)?.(fact.data, this.added);
  }

  find(code: string): KnownProgram | undefined {
    return BUILT_IN.get(code) ?? this.added.get(code);
  }

  all(): readonly KnownProgram[] {
    return [...BUILT_IN.values(), ...this.added.values()];
  }

  /** A program, or a benefit that has standards of its own. */
  hasStandards(code: string): boolean {
    return hasStandards(code) || this.added.has(code);
  }

  /** The account that a known program's award money enters. */
  accountOf(code: string): ProgramAccount {
    const { class: of = 'BASIC_LIVELIHOOD', pooled = false } = this.find(code) ?? {};
    return { class: of, pooled };
  }

  /** Whether the account is of the pooled group. */
  isPooled(account: { readonly class: SpendingClass; readonly code: string }): boolean {
    return account.class === 'BASIC_LIVELIHOOD' && this.accountOf(account.code).pooled;
  }
}

/** The code of the year's book on a day; null: none, or it did not know one yet. */
export function functionalCodeOn({ functionalCodes }: KnownProgram, date: string): string | null {
  return functionalCodes.findLast(({ from }) => from <= date)?.code ?? null;
}

export function programStream(code: string): string {
  return `program-${code}`;
}
