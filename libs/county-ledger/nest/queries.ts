import type { ValueOf } from '../../event-catalogue/codec.js';
import type { PointInTime } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { Sql } from '../../postgres/sql.js';
import { CountyLedgers } from '../store/county-ledgers.js';
import type { Ledger } from './answers.js';

interface LedgerAsked extends PointInTime {
  readonly region: string;
  readonly fiscalYear: number;
}

/** undefined: the region is no registered county. */
export class ReadLedger extends QueryOf<LedgerAsked, ValueOf<typeof Ledger> | undefined> {}

export const COUNTY_LEDGER_QUERIES = [
  queryHandlerOf(ReadLedger, [Sql], ({ region, fiscalYear, ...at }, sql) =>
    new CountyLedgers(sql).ledger(region, fiscalYear, at),
  ),
];
