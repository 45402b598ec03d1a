/** The questions where money is and where it came from. */
import type { Fact } from '../../event-catalogue/catalogue.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import { claimedFact } from '../../event-store/claimed-fact.js';
import { recordedFact } from '../../event-store/decoding.js';
import { EventStore } from '../../event-store/port.js';
import { type PaymentOrigin, originsOf } from '../../funds/domain/payment-origins.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { formatYuan } from '../../money/fen.js';
import { Sql } from '../../postgres/sql.js';
import { ReadModels } from '../../projection/read-models.js';
import { FundTraces, type TraceQuestion } from '../store/fund-traces.js';
import { OriginChains } from '../store/origin-chains.js';
import type { PaymentOrigins, Trace } from './answers.js';

/** undefined: there is no such document by then, or none that the county has a share in. */
export class TraceDocument extends QueryOf<TraceQuestion, ValueOf<typeof Trace> | undefined> {}
/** undefined: there is no such batch; `answer` is undefined where it lists no such payment. */
export class TracePayment extends QueryOf<
  { readonly batchNo: string; readonly paymentNo: number },
  | { readonly region: string; readonly answer: ValueOf<typeof PaymentOrigins> | undefined }
  | undefined
> {}

export const FUND_TRACE_QUERIES = [
  queryHandlerOf(TraceDocument, [ReadModels], (question, models) =>
    new FundTraces(models).trace(question),
  ),
  queryHandlerOf(TracePayment, [EventStore, Sql], async ({ batchNo, paymentNo }, store, sql) => {
    const fact = await latestBatch(store, batchNo);
    if (fact?.type !== 'DisbursementRecorded') return undefined;
    const { region, fiscalYear, code: program, draws, paymentStream } = fact.data;
    const found = await paymentIn(store, paymentStream, paymentNo);
    if (found?.amountFen === undefined) return { region, answer: undefined };
    const parts = originsOf(draws, found.beforeFen, found.amountFen);
    const chains = await new OriginChains(sql).of(parts);
    const origins = parts.map((origin, index) => ({ ...originAnswer(origin), ...chains[index]! }));
    const amount = formatYuan(found.amountFen);
    const answer = { batchNo, paymentNo, region, fiscalYear, program, amount, origins };
    return { region, answer };
  }),
];

/** A payment, and what the batch's payments with smaller numbers come to. */
async function paymentIn(store: EventStore, stream: string | null, paymentNo: number) {
  if (stream === null) return undefined;
  let beforeFen = 0n;
  let amountFen: bigint | undefined;
  for await (const events of store.readStream(stream)) {
    for (const chunk of events.map(recordedFact)) {
      if (chunk.type !== 'PaymentsListed') continue;
      for (const line of chunk.data.payments) {
        if (line.paymentNo < paymentNo) beforeFen += line.amountFen;
        if (line.paymentNo === paymentNo) ({ amountFen } = line);
      }
    }
  }
  return { beforeFen, amountFen };
}

/** The batch as it was entered last: after a reversal its number may have been used again. */
async function latestBatch(store: EventStore, batchNo: string): Promise<Fact | undefined> {
  for (let generation = 0, latest: Fact | undefined; ; generation++) {
    const fact = await claimedFact(store, `batch/${batchNo}/${generation}`);
    if (!fact) return latest;
    latest = fact;
  }
}

function originAnswer(origin: PaymentOrigin) {
  const { amountFen, awardProgram: _, ...from } = origin;
  return { ...from, amount: formatYuan(amountFen) };
}
