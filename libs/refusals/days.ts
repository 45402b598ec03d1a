/** No business date lies after today. @source domain.md, section 1 */
import { type Refusal, refuse } from './refusals.js';

export function refuseFuture(day: string, today: string): Refusal | undefined {
  return day > today ? refuse('DATE_IN_FUTURE', { day, today }) : undefined;
}
