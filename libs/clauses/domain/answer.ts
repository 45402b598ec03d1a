/** How a clause is answered: a status, the figures behind it, and what is missing. */
import { formatYuan } from '../../money/fen.js';
import { type Rational, formatDecimal, roundHalfUp } from '../../money/rational.js';
import { type IndicatorName, INDICATORS } from '../../policy/indicators.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { CLAUSE_STATUS_WORDS, WANTED_WORDS } from '../../wording/clause-words.js';
import { codesIn } from '../../wording/words.js';
import { FIGURE_WORDS, type FigureName } from './figure-words.js';
import type { Unit, Words } from './units.js';

export type { Words };

export const STATUSES = codesIn(CLAUSE_STATUS_WORDS);
export type Status = (typeof STATUSES)[number];

export interface Figure {
  /** Each once in an answer: of another year, a tier or a program with `.2016` and the like. */
  readonly name: string;
  readonly words: Words;
  /** A decimal, a date or words; null: unknown. */
  readonly value: string | null;
  readonly unit: Unit;
  /** Where it comes from: a question of the interface, or a report. */
  readonly evidence: string;
}

export interface Verdict {
  readonly status: Status;
  readonly figures: readonly Figure[];
  /** Why there is no data, why it does not apply, what must be known beside the figures. */
  readonly reason?: Words;
  /** What to report, and how, so that it can be answered. */
  readonly report?: readonly Wanted[];
  /** Parameters that the answer used. */
  readonly parameters?: readonly ParameterName[];
  /** The year, month or deadline is not over: what is answered may change by what happens. */
  readonly provisional?: boolean;
  /** Of NOT_MET: nothing that may happen yet mends it. */
  readonly lasting?: boolean;
  /** Of a province: how its counties answer. */
  readonly counties?: CountyTally;
}

/** How many counties answer what, and which fail or say nothing. */
export interface CountyTally {
  readonly counts: Readonly<Record<Status, number>>;
  readonly notMet: readonly string[];
  readonly noData: readonly string[];
}

export const WANTED_KINDS = codesIn(WANTED_WORDS);

/** Something that only people can report. */
export interface Wanted {
  readonly kind: (typeof WANTED_KINDS)[number];
  /** The indicator, or the clause or program that it is entered under. */
  readonly name: string;
  readonly words: Words;
  /** The question of the interface that takes it. */
  readonly route: string;
  readonly year?: number;
}

type Extras = Omit<Verdict, 'status' | 'figures'>;

export function judged(holds: boolean, figures: readonly Figure[], extras: Extras = {}): Verdict {
  return { status: holds ? 'MET' : 'NOT_MET', figures, ...extras };
}

export function noData(
  reason: Words,
  report: readonly Wanted[],
  figures: readonly Figure[] = [],
): Verdict {
  return { status: 'NO_DATA', figures, reason, report };
}

export function notApplicable(reason: Words, figures: readonly Figure[] = []): Verdict {
  return { status: 'NOT_APPLICABLE', figures, reason };
}

export function wantedIndicator(name: IndicatorName, year: number): Wanted {
  const [zh, en] = INDICATORS[name];
  return { kind: 'indicator', name, words: [zh, en], route: 'POST /indicators', year };
}

export function wantedEntry(name: string, words: Words, route: string): Wanted {
  return { kind: 'entry', name, words, route };
}

function figure(name: FigureName, value: string | null, unit: Unit, evidence: string): Figure {
  return { name, words: FIGURE_WORDS[name], value, unit, evidence };
}

export function yuan(name: FigureName, fen: bigint, evidence: string): Figure {
  return figure(name, formatYuan(fen), 'YUAN', evidence);
}

export function monthly(name: FigureName, fen: bigint, evidence: string): Figure {
  return figure(name, formatYuan(fen), 'YUAN_A_MONTH', evidence);
}

/** Fen by persons, shown as yuan. */
export function yuanEach(name: FigureName, fen: Rational, evidence: string): Figure {
  return figure(name, formatYuan(roundHalfUp(fen)), 'YUAN_A_PERSON', evidence);
}

export function count(name: FigureName, value: number | bigint, evidence: string): Figure {
  return figure(name, String(value), 'COUNT', evidence);
}

/** So many of a unit. */
export function countOf(unit: Unit, name: FigureName, value: number | bigint, evidence: string) {
  return figure(name, String(value), unit, evidence);
}

export function days(name: FigureName, value: number, evidence: string): Figure {
  return figure(name, String(value), 'DAYS', evidence);
}

/** Shown with 6 places, compared exactly. */
export function ratio(name: FigureName, value: Rational, evidence: string): Figure {
  return figure(name, formatDecimal(value, 6), 'RATIO', evidence);
}

export function text(name: FigureName, value: string, evidence: string): Figure {
  return figure(name, value, 'TEXT', evidence);
}

export function date(name: FigureName, value: string, evidence: string): Figure {
  return figure(name, value, 'DATE', evidence);
}

export function decimalFigure(name: FigureName, value: string, unit: Unit, evidence: string) {
  return figure(name, value, unit, evidence);
}

export function reportedFigure(name: IndicatorName, value: string, evidence: string): Figure {
  const [zh, en, unit] = INDICATORS[name];
  return { name, words: [zh, en], value, unit, evidence };
}

/** The same figure of another year, a tier or a program. */
export function figureOf(of: string | number, one: Figure): Figure {
  const [zh, en] = one.words;
  return { ...one, name: `${one.name}.${of}`, words: [`${zh}（${of}）`, `${en} (${of})`] };
}
