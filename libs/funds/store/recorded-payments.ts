/** Payments by their numbers, from claims and streams: known as soon as they are recorded. */
import { foldOf } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';

export interface RecordedPayment {
  readonly region: string;
  readonly amountFen: bigint;
}

/** A listed payment of the batch that counts now; undefined where there is none. */
export async function findPayment(
  reading: Reading,
  batchNo: string,
  paymentNo: number,
): Promise<RecordedPayment | undefined> {
  const batch = await reading.standingFact(`batch/${batchNo}`);
  if (batch?.type !== 'DisbursementRecorded' || batch.data.paymentStream === null) return undefined;
  return reading.stream(batch.data.paymentStream, paymentNumbered(paymentNo));
}

/** The county that recorded a batch, reversed or not. */
export async function countyOfBatch(
  reading: Reading,
  batchNo: string,
): Promise<string | undefined> {
  const key = `batch/${batchNo}/0`;
  return (await reading.claims([key])).get(key)?.stream.slice('county-'.length);
}

function paymentNumbered(paymentNo: number) {
  return foldOf<'listedPayments', RecordedPayment | undefined>(() => undefined, {
    PaymentsListed({ region, payments }, found) {
      const payment = found ?? payments.find((line) => line.paymentNo === paymentNo);
      return payment && { region, amountFen: payment.amountFen };
    },
  });
}
