/** What every question must be answered for the bundled package. */
import { readFileSync } from 'node:fs';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface ExpectedFigures {
  readonly ledgers: readonly ExpectedLedger[];
  readonly asOf: readonly { readonly asOf: string; readonly ledger: ExpectedLedger }[];
  readonly alerts: readonly (JsonObject & {
    readonly region: string;
    readonly fiscalYear: number;
    readonly episode: number;
  })[];
  readonly traces: readonly (JsonObject & { readonly documentNo: string })[];
  /** Of payments: all years, everything recorded. */
  readonly findings: readonly JsonObject[];
  /** Of batches and counties. */
  readonly more: readonly JsonObject[];
  /** Transfers issued late. */
  readonly late: readonly JsonObject[];
  readonly stock: readonly FindingsOnDay[];
  readonly unissued: readonly FindingsOnDay[];
  readonly standards: readonly (JsonObject & { readonly date: string })[];
  readonly allocations: readonly ExpectedScheme[];
  /** By year. */
  readonly performance: Readonly<Record<string, readonly JsonObject[]>>;
}

export interface ExpectedScheme {
  readonly request: JsonObject & { readonly schemeId: string; readonly total: string };
  readonly response: {
    readonly lines?: readonly (JsonObject & { readonly region: string })[];
    readonly error?: string;
    readonly shortfall?: string;
  };
}

export interface FindingsOnDay {
  readonly asOf: string;
  readonly items: readonly JsonObject[];
}

export interface ExpectedLedger {
  readonly region: string;
  readonly fiscalYear: number;
  readonly gap: string;
  readonly programs: readonly (JsonObject & { readonly program: string })[];
  readonly construction: readonly (JsonObject & { readonly project: string })[];
}

export function expectedFigures(): ExpectedFigures {
  const file = new URL('../fixtures/jilin-expected.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as ExpectedFigures;
}
