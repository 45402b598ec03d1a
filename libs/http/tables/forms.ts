/** In which form an answer is asked for: `?format=` says it, else `Accept` does. */
import { SetMetadata } from '@nestjs/common';
import type { Request, Response } from 'express';
import { XLSX } from '../../workbook/write-workbook.js';
import { invalid, problem } from '../problems/problem.js';
import type { Table } from './table.js';

export const CSV = 'text/csv';
export const JSON_TYPE = 'application/json';
const TYPES: Readonly<Record<string, string>> = { json: JSON_TYPE, csv: CSV, xlsx: XLSX };

export type TableForm = 'xlsx' | 'csv';

export const SERVES = 'doudi serves';

/** What a route answers in. */
export interface Serves {
  /** That its method answers by itself. */
  readonly types: readonly string[];
  readonly table: Table | undefined;
}

export const Serving = (serves: Serves) => SetMetadata(SERVES, serves);

export interface Chosen {
  readonly type: string;
  /** Where it is made of the table; undefined where the method answers by itself. */
  readonly form: TableForm | undefined;
}

/** @throws Problem 406 */
export function formAsked(request: Request, response: Response, { types, table }: Serves): Chosen {
  const made = table === undefined ? [] : [XLSX, CSV].filter((type) => !types.includes(type));
  const asked = request.query['format'];
  const type = asked === undefined ? accepted(request, [...types, ...made]) : typeNamed(asked);
  if (made.length > 0) response.vary('Accept');
  if (type === undefined || ![...types, ...made].includes(type)) throw problem('NOT_ACCEPTABLE');
  const form = made.includes(type) ? (type === XLSX ? 'xlsx' : 'csv') : undefined;
  return { type, form };
}

function typeNamed(format: unknown): string | undefined {
  return typeof format === 'string' && Object.hasOwn(TYPES, format) ? TYPES[format] : undefined;
}

function accepted(request: Request, types: readonly string[]): string | undefined {
  const type = request.accepts([...types]);
  return type === false ? undefined : type;
}

export type AmountUnit = 'yuan' | 'wan';

/** @throws Problem 400 */
export function amountUnitAsked({ query }: Request): AmountUnit {
  const { unit = 'yuan' } = query;
  if (unit === 'yuan' || unit === 'wan') return unit;
  throw invalid('unit', 'NOT_A_UNIT', '应为 yuan（元）或 wan（万元）/ must be yuan or wan');
}
