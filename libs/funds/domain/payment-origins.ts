/**
 * Which receipts and documents paid a payment. A batch draws lots in an order; its payments, by
 * number, take what the batch drew in that order, so that every fen of every payment has one
 * origin.
 * @source domain.md, section 4; api.md, payment origins
 */
import type { LotPart, Origin } from '../../event-catalogue/fund-events.js';

export interface PaymentOrigin extends Origin {
  readonly amountFen: bigint;
}

/**
 * @param beforeFen what the batch's payments with smaller numbers come to
 * @param amountFen the payment
 */
export function originsOf(
  draws: readonly LotPart[],
  beforeFen: bigint,
  amountFen: bigint,
): readonly PaymentOrigin[] {
  const origins: PaymentOrigin[] = [];
  let skipFen = beforeFen;
  let leftFen = amountFen;
  for (const draw of draws) {
    const passedFen = skipFen < draw.amountFen ? skipFen : draw.amountFen;
    skipFen -= passedFen;
    const openFen = draw.amountFen - passedFen;
    const partFen = openFen < leftFen ? openFen : leftFen;
    if (partFen === 0n) continue;
    origins.push({ ...draw.origin, amountFen: partFen });
    leftFen -= partFen;
  }
  if (leftFen !== 0n) throw new Error('a payment exceeds what its batch drew');
  return origins;
}
