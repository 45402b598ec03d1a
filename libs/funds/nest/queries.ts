/** The questions about what the ledgers hold. */
import type { Codec, ValueOf } from '../../event-catalogue/codec.js';
import { accountEnding } from '../../access/domain/payee.js';
import { type KnownPerson, PersonalDataVault } from '../../access/store/vault.js';
import { EventStore } from '../../event-store/port.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf, pageByPosition } from '../../http/reading/lists.js';
import { positionAfter } from '../../http/reading/queries.js';
import { Sql } from '../../postgres/sql.js';
import { type CorrectionView, Corrections } from '../store/corrections.js';
import { FundLists, type Listed } from '../store/fund-lists.js';
import { Ledger } from '../store/ledger.js';
import type { RecordedPayment } from '../store/recorded-payments.js';
import { PAYMENT_WARNINGS } from './payment-warnings.js';
import type {
  Correction,
  Disbursement,
  Payment,
  PersonPayment,
  Receipt,
  SpelledTwice,
  Transfer,
  Work,
} from './answers.js';
import type {
  CorrectionsQuery,
  DisbursementsQuery,
  FundsQuery,
  TransfersQuery,
  WorksQuery,
} from './list-requests.js';

export class ListReceipts extends ListOf<FundsQuery, typeof Receipt> {}
/** With a region: only documents with a line for it, and of them only its line. */
export class ListTransfers extends ListOf<TransfersQuery, typeof Transfer> {}
export class ListDisbursements extends ListOf<DisbursementsQuery, typeof Disbursement> {}
export class ListWorks extends ListOf<WorksQuery, typeof Work> {}
/** Documents of the first edition that stand twice. */
export class ListSpelledTwice extends QueryOf<null, ValueOf<typeof SpelledTwice>> {}
export class ListPayments extends ListOf<{ readonly batchNo: string }, typeof Payment> {}
/** Over all counties, or in one. */
export class ListPaymentsOf extends ListOf<
  { readonly beneficiary: string; readonly region?: string },
  typeof PersonPayment
> {}
export class ListCorrections extends ListOf<CorrectionsQuery, typeof Correction> {}
export class FindBatch extends QueryOf<string, ValueOf<typeof Disbursement> | undefined> {}
/** The county that recorded a batch, known as soon as it is recorded. */
export class LocateBatch extends QueryOf<string, string | undefined> {}
/** A listed payment of the batch that counts now, likewise. */
export class FindPayment extends QueryOf<
  { readonly batchNo: string; readonly paymentNo: number },
  RecordedPayment | undefined
> {}
export class FindCorrection extends QueryOf<string, CorrectionView | undefined> {}

/** What a correction would reverse. `region` is null where the event belongs to the province. */
export interface CorrectionTarget {
  readonly type: string;
  readonly region: string | null;
}
export class FindCorrectionTarget extends QueryOf<string, CorrectionTarget | undefined> {}

export const FUNDS_QUERIES = [
  PAYMENT_WARNINGS,
  queryHandlerOf(ListReceipts, [Sql], ({ after, ...question }, sql) =>
    page<typeof Receipt>(new FundLists(sql).receipts({ ...question, after: positionAfter(after) })),
  ),
  queryHandlerOf(ListTransfers, [Sql], ({ after, ...question }, sql) =>
    page<typeof Transfer>(
      new FundLists(sql).transfers({ ...question, after: positionAfter(after) }),
    ),
  ),
  queryHandlerOf(ListDisbursements, [Sql], ({ after, ...question }, sql) =>
    page<typeof Disbursement>(
      new FundLists(sql).disbursements({ ...question, after: positionAfter(after) }),
    ),
  ),
  queryHandlerOf(ListWorks, [Sql], ({ after, ...question }, sql) =>
    page<typeof Work>(new FundLists(sql).works({ ...question, after: positionAfter(after) })),
  ),
  queryHandlerOf(ListSpelledTwice, [Sql], async (_, sql) => ({
    items: await new FundLists(sql).spelledTwice(),
  })),
  queryHandlerOf(
    ListPayments,
    [Sql, PersonalDataVault],
    async ({ batchNo, after, limit }, sql, vault) => {
      const asked = { after: positionAfter(after, -1n), limit };
      const { items, next } = await new FundLists(sql).payments(batchNo, asked);
      const listed = items as unknown as readonly PayeeMark[];
      return page<typeof Payment>(
        Promise.resolve({ items: await withAccounts(listed, vault), next }),
      );
    },
  ),
  queryHandlerOf(ListPaymentsOf, [Sql], async ({ after, ...question }, sql) => {
    const asked = { ...question, ...(after === undefined ? {} : { after: placeOf(after) }) };
    const { items, next } = await new FundLists(sql).paymentsOf(asked);
    return {
      items: items as readonly ValueOf<typeof PersonPayment>[],
      next: next && next.join('/'),
    };
  }),
  queryHandlerOf(ListCorrections, [Sql], ({ after, ...question }, sql) =>
    page<typeof Correction>(
      new FundLists(sql).corrections({ ...question, after: positionAfter(after) }),
    ),
  ),
  queryHandlerOf(
    FindBatch,
    [Sql],
    async (batchNo, sql) =>
      (await new FundLists(sql).batch(batchNo)) as ValueOf<typeof Disbursement> | undefined,
  ),
  queryHandlerOf(LocateBatch, [Ledger], (batchNo, ledger) => ledger.countyOfBatch(batchNo)),
  queryHandlerOf(FindPayment, [Ledger], ({ batchNo, paymentNo }, ledger) =>
    ledger.findPayment(batchNo, paymentNo),
  ),
  queryHandlerOf(FindCorrection, [Corrections], (correctionNo, corrections) =>
    corrections.find(correctionNo),
  ),
  queryHandlerOf(FindCorrectionTarget, [EventStore], async (eventId, store) => {
    const [event] = await store.findEvents([eventId]);
    if (!event) return undefined;
    const { type, stream } = event;
    return { type, region: /^county-(.*)$/.exec(stream)?.[1] ?? null };
  }),
];

/** @throws InvalidCursor */
function placeOf(after: string): readonly [bigint, bigint] {
  const [position, paymentNo] = after.split('/');
  return [positionAfter(position), positionAfter(paymentNo)];
}

interface PayeeMark {
  readonly beneficiary: string;
  readonly payee: string | null;
}

/** Of the account of each payment its last digits, as far as one is known and not forgotten. */
async function withAccounts(
  items: readonly PayeeMark[],
  vault: PersonalDataVault,
): Promise<readonly object[]> {
  const named = items.filter(({ payee }) => payee !== null);
  const persons =
    named.length === 0
      ? new Map<string, KnownPerson>()
      : await vault.reveal([...new Set(named.map(({ beneficiary }) => beneficiary))]);
  return items.map(({ payee: mark, ...payment }) => {
    const payee = mark === null ? undefined : persons.get(payment.beneficiary)?.payees.get(mark);
    return { ...payment, accountEnding: payee ? accountEnding(payee) : null };
  });
}

/** Rows are what their statements select; tests hold them to the shape that is answered. */
async function page<C extends Codec<unknown>>(listed: Promise<Listed<object>>) {
  return pageByPosition((await listed) as Listed<ValueOf<C> & object>);
}
