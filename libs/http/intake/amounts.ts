import { type Fen, parseYuan } from '../../money/fen.js';
import { refuseAmount } from '../../refusals/sizes.js';
import { problemOfRefusal } from '../problems/refusal-status.js';

/**
 * The fen of a yuan text that has passed `@Yuan()`.
 * @throws Problem AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE
 */
export function positiveFen(yuan: string): Fen {
  const amount = parseYuan(yuan);
  if (amount === undefined) throw new Error('an amount that was not validated');
  const refusal = refuseAmount(amount);
  if (refusal) throw problemOfRefusal(refusal);
  return amount;
}
