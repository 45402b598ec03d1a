/** Events of direct funds (直达资金). */
import {
  fenAmount,
  integer,
  isoDate,
  isoMonth,
  listOf,
  nullable,
  oneOf,
  recordOf,
  text,
} from './codec.js';
import { DIRECT_FUND_MARKS } from './vocabulary.js';

export const directFundsReported = recordOf({
  month: isoMonth,
  reportedOn: isoDate,
  /** Number of the report; null: it has none. */
  documentNo: nullable(text),
  /** As it stood at the end of the month, a line a receipt. */
  lines: listOf(
    recordOf({
      receiptNo: text,
      directFund: oneOf(...DIRECT_FUND_MARKS),
      program: text,
      fiscalYear: integer,
      amountFen: fenAmount,
      unissuedFen: fenAmount,
      inTransitFen: fenAmount,
      remainingFen: fenAmount,
      paidFen: fenAmount,
      paidToPersonsFen: fenAmount,
    }),
  ),
});
