/** Identity numbers in requests: refused with their place, and never repeated. */
import { businessDateToday } from '../../event-store/business-date.js';
import type { FieldError } from '../../http/problems/problem.js';
import { Problem } from '../../http/problems/problem.js';
import { refusalStatus } from '../../http/problems/refusal-status.js';
import { type RefusalCode, refusalMessage, refuse } from '../../refusals/refusals.js';
import {
  type IdentityFault,
  type IdentityNumber,
  readIdentityNumber,
} from '../domain/identity-number.js';

/** @throws Problem 422 ID_NUMBER_INVALID, ID_DIGITS_LOST */
export function identityNumberIn(text: string, path: string): IdentityNumber {
  const answer = readIdentityNumber(text, businessDateToday());
  if (typeof answer !== 'string') return answer;
  throw refusedFields(answer, [identityError(path, answer)]);
}

export function identityError(path: string, code: IdentityFault): FieldError {
  const { zh, en } = refusalMessage(refuse(code, {}));
  return { path, code, message: `${zh} / ${en}` };
}

/** A refusal of the domain for fields of a request. */
export function refusedFields(code: RefusalCode, errors: readonly FieldError[]): Problem {
  return new Problem(refusalStatus(code, []), code, refusalMessage(refuse(code, {})), { errors });
}
