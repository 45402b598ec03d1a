/** What every question must be answered for the bundled package. */
import { readFileSync } from 'node:fs';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Items as they stood on a day; null: everything recorded. */
export interface OnDay {
  readonly asOf: string | null;
  readonly items: readonly JsonObject[];
}

export interface OfYear extends OnDay {
  readonly fiscalYear: number;
}

export interface ExpectedLedger {
  readonly region: string;
  readonly fiscalYear: number;
  readonly gap: string;
  readonly programs: readonly (JsonObject & { readonly program: string })[];
  readonly construction: readonly (JsonObject & { readonly project: string })[];
  /** Every code that finds the unit. */
  readonly codes: readonly string[];
}

export interface ExpectedScheme {
  readonly request: JsonObject & { readonly schemeId: string; readonly total: string };
  readonly response: {
    readonly lines?: readonly (JsonObject & { readonly region: string })[];
    readonly error?: string;
    readonly shortfall?: string;
  };
}

export interface ExpectedFigures {
  readonly ledgers: readonly ExpectedLedger[];
  readonly asOf: readonly { readonly asOf: string; readonly ledger: ExpectedLedger }[];
  readonly alerts: readonly (JsonObject & {
    readonly region: string;
    readonly fiscalYear: number;
    readonly episode: number;
  })[];
  readonly alertsAsOf: readonly OnDay[];
  readonly traces: readonly (JsonObject & {
    readonly documentNo: string;
    /** Another spelling that finds the same. */
    readonly spelled: string | null;
  })[];
  /** Of payments: all years, everything recorded. */
  readonly findings: readonly JsonObject[];
  /** Of batches, needs, projects and counties. */
  readonly more: readonly JsonObject[];
  readonly moreAsOf: readonly OnDay[];
  /** Transfers issued late. */
  readonly late: readonly JsonObject[];
  readonly stock: readonly OnDay[];
  readonly unissued: readonly OnDay[];
  readonly standards: readonly (JsonObject & { readonly date: string })[];
  /** By year. */
  readonly performance: Readonly<Record<string, readonly JsonObject[]>>;
  readonly performanceAsOf: readonly OfYear[];
  readonly counties: readonly (OfYear & { readonly totals: JsonObject })[];
  readonly targets: readonly OfYear[];
  readonly allocations: readonly ExpectedScheme[];
  /** Rows of the package that are refused: none. */
  readonly refusals: readonly JsonObject[];
}

export function expectedFigures(): ExpectedFigures {
  const file = new URL('../fixtures/jilin-expected.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as ExpectedFigures;
}
