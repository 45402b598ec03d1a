import { type Fen, parseYuan } from '../../money/fen.js';
import { refuse } from '../../refusals/refusals.js';
import { problemOfRefusal } from '../problems/refusal-status.js';

/**
 * The fen of a yuan text that has passed `@Yuan()`.
 * @throws Problem AMOUNT_NOT_POSITIVE
 */
export function positiveFen(yuan: string): Fen {
  const amount = parseYuan(yuan);
  if (amount === undefined) throw new Error('an amount that was not validated');
  if (amount <= 0n) throw problemOfRefusal(refuse('AMOUNT_NOT_POSITIVE', { amount: yuan }));
  return amount;
}
