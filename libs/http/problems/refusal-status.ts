/**
 * The one table that gives each refusal of the domain its HTTP status (docs/errors.md is made from
 * it).
 */
import { type Refusal, type RefusalCode, refusalMessage } from '../../refusals/refusals.js';
import { type FieldError, Problem } from './problem.js';

/** 'address': 404 where the path names the thing, 422 where the body does. */
type Status = 403 | 409 | 422 | 429 | 'address';

export const REFUSAL_STATUS: Readonly<Record<RefusalCode, Status>> = {
  INSUFFICIENT_FUNDS: 422,
  EARMARKED_FUNDS: 422,
  POOL_INSUFFICIENT: 422,
  ALREADY_RETURNED: 409,
  ALREADY_DRAWN: 422,
  YEAR_CLOSED: 409,
  YEAR_NOT_OVER: 422,
  EARLIER_YEAR_OPEN: 422,
  NOT_FIRST_YEAR: 422,
  DUPLICATE_KEY: 409,
  DIRECT_FUND_MISMATCH: 422,
  REPORT_DAY_INVALID: 422,
  DUPLICATE_LINE: 422,
  PROJECT_KIND_CONFLICT: 422,
  PROJECT_KIND_NOT_ALLOWED: 422,
  MANDATE_UNKNOWN: 422,
  EXEMPTION_UNKNOWN: 422,
  EXEMPTION_EXCEEDED: 422,
  PROGRAM_WITHOUT_NEED: 422,
  PROGRAM_NOT_PAYABLE: 422,
  DOCUMENT_KNOWN: 422,
  PROGRAM_KNOWN: 409,
  CONSTRUCTION_BLOCKED: 422,
  TRANSFER_UNKNOWN: 'address',
  DATE_IN_FUTURE: 422,
  DATE_OUTSIDE_YEAR: 422,
  PERIOD_OUTSIDE_YEAR: 422,
  RETURN_BEFORE_PAYMENT: 422,
  ARRIVAL_BEFORE_ISSUE: 422,
  BATCH_UNKNOWN: 'address',
  PAYMENT_UNKNOWN: 'address',
  BATCH_SUM_MISMATCH: 422,
  BATCH_COUNT_MISMATCH: 422,
  PERIOD_NOT_ALLOWED: 422,
  PROGRAM_UNKNOWN: 422,
  REGION_UNKNOWN: 422,
  CODE_TAKEN: 422,
  RECODING_OUT_OF_ORDER: 422,
  REGION_NOT_A_COUNTY: 422,
  REGION_NOT_THE_PROVINCE: 422,
  AMOUNT_NOT_POSITIVE: 422,
  AMOUNT_TOO_LARGE: 422,
  NEED_LOWERING_RESERVED: 422,
  NEED_MONTHS_INVALID: 422,
  SAME_ACCOUNT: 422,
  EVENT_UNKNOWN: 'address',
  NOT_CORRECTABLE: 422,
  ALREADY_REVERSED: 409,
  CORRECTION_UNKNOWN: 'address',
  SAME_PERSON: 403,
  DUTY_MISSING: 403,
  NOT_THE_AUTHOR: 403,
  PROPOSAL_UNKNOWN: 'address',
  PROPOSAL_STATE: 409,
  ID_NUMBER_INVALID: 422,
  ID_DIGITS_LOST: 422,
  PERSONAL_DATA_IN_TEXT: 422,
  TOO_MANY_ACCESSES: 429,
  PERSON_UNKNOWN: 'address',
  ALREADY_FORGOTTEN: 409,
  PERSON_UNDER_REVIEW: 422,
  FORGETTING_UNKNOWN: 'address',
  ALERT_UNKNOWN: 'address',
  ALERT_CLOSED: 422,
  PLAN_TOO_SHORT: 422,
  DUE_DATE_PAST: 422,
  FINDING_UNKNOWN: 'address',
  FINDING_NOT_EXPLAINED: 422,
  FINDING_ALREADY_JUDGED: 409,
  FINDING_NOT_CONFIRMED: 422,
  FINDING_ALREADY_RECTIFIED: 409,
  RECOVERY_EXCEEDS_FINDING: 422,
  LAST_DAY_BEFORE_FIRST: 422,
  RECOVERY_UNKNOWN: 422,
  RECOVERY_NOT_OF_FINDING: 422,
  RECOVERY_EXCEEDS_ENTRIES: 422,
  NOT_A_MULTIPLE: 422,
  FLOORS_EXCEED_TOTAL: 422,
  WEIGHTS_NOT_ONE: 422,
  FACTOR_NEGATIVE: 422,
  FACTOR_WITHOUT_BASIS: 422,
  FACTOR_NOT_SWITCHABLE: 422,
  NO_BASIS: 422,
  CAPS_BELOW_TOTAL: 422,
  SCHEME_UNKNOWN: 'address',
  ALREADY_ADOPTED: 409,
  SCHEME_NOT_ADOPTED: 422,
  SCHEME_ALREADY_ISSUED: 409,
  SCHEME_FOR_COMPARISON: 422,
  SCHEMES_NOT_COMPARABLE: 422,
  PARAMETER_UNKNOWN: 422,
  PARAMETER_VALUE_INVALID: 422,
  PERFORMANCE_TARGET_INVALID: 422,
  PERFORMANCE_RESULT_INVALID: 422,
  TARGETS_UNKNOWN: 422,
  SCORE_INVALID: 422,
  TARGET_UNKNOWN: 'address',
  NOT_PUBLISHED: 'address',
  PUBLISHED_AS_SUMS: 'address',
  PUBLICATION_IN_FUTURE: 422,
  NOT_YET_ADOPTED: 422,
  LEDGER_NOT_CLOSED: 422,
  OBJECTION_UNKNOWN: 'address',
  OBJECTION_ANSWERED: 409,
  REMINDER_UNKNOWN: 'address',
  REMINDER_SUBJECT_OUTSIDE: 422,
  REMINDER_DUE_DAY_PAST: 422,
  REMINDER_SIGNED: 409,
  REMINDER_NOT_SIGNED: 422,
  REMINDER_REPLIED: 409,
  MATTER_UNKNOWN: 'address',
  MATTER_CLOSED: 409,
  MATTER_NOT_CLOSED: 409,
  MATTER_NOT_A_COMPLAINT: 422,
  MATTER_DUE_DAY_TOO_EARLY: 422,
  MATTER_LINK_OUTSIDE: 422,
  MATTER_ALREADY_LINKED: 409,
  MATTER_RECOVERY_OUTSIDE: 422,
  MATTER_RECOVERY_COUNTED: 409,
  MATTER_NOT_EXPLAINED: 422,
  MATTER_NOTHING_TO_WAIVE: 422,
  MATTER_CLOSED_BY_OPENER: 403,
  MATTER_NOT_JUDGED: 422,
  MATTER_FINDING_UNSETTLED: 422,
  MATTER_NOT_RECTIFIED: 422,
  MATTER_RECOVERY_INCOMPLETE: 422,
};

/** @param addressed the codes of what the path of the request names */
export function refusalStatus(code: RefusalCode, addressed: readonly RefusalCode[]): number {
  const status = REFUSAL_STATUS[code];
  if (status !== 'address') return status;
  return addressed.includes(code) ? 404 : 422;
}

/** Data of refusals that the problem tells as members of its own, beside its words. */
const FIGURES: Partial<Record<RefusalCode, readonly string[]>> = {
  FLOORS_EXCEED_TOTAL: ['shortfall'],
};

export function problemOfRefusal(
  refusal: Refusal,
  addressed: readonly RefusalCode[] = [],
): Problem {
  const { code, clause, data } = refusal;
  const figures = FIGURES[code]?.map((name): [string, unknown] => [name, data[name]]);
  const message = refusalMessage(refusal);
  const errors = String(data['fields'] ?? '')
    .split(', ')
    .flatMap((path): readonly FieldError[] =>
      path === '' ? [] : [{ path, code, message: `${message.zh} / ${message.en}` }],
    );
  return new Problem(refusalStatus(code, addressed), code, message, {
    refusal,
    ...(errors.length === 0 ? {} : { errors }),
    ...(clause === undefined ? {} : { clause }),
    ...(figures === undefined ? {} : { members: Object.fromEntries(figures) }),
  });
}
