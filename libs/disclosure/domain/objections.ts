/**
 * Objections of the public: to whom they go and what an answer may be.
 * @source 2017, 五（三）规范投诉举报、巡查督查制度; policy `disclosure.objectionDays`
 */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { unguessableNo } from '../../event-store/identifiers.js';
import { OBJECTION_STATUS_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';

/** What an objection is about: a county's program and month, or a document of the province. */
export type ObjectionSubject =
  | {
      readonly region: string;
      readonly program: string;
      readonly period: string | null;
      readonly documentNo: null;
    }
  | {
      readonly region: string;
      readonly program: null;
      readonly period: null;
      readonly documentNo: string;
    };

export type ObjectionOutcome = DataOf<'ObjectionAnswered'>['outcome'];

export const OBJECTION_NO = /^YY-\d{8}-[0-9A-HJKMNP-TV-Z]{10}$/;

export function objectionNoOf(lodgedOn: string, bytes: Uint8Array): string {
  return unguessableNo('YY', lodgedOn, bytes);
}

export function objectionStream(objectionNo: string): string {
  return `objection-${objectionNo}`;
}

export const OBJECTION_STATUSES = codesIn(OBJECTION_STATUS_WORDS);
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

export function statusOfObjection(
  { dueOn, answered }: { readonly dueOn: string; readonly answered: boolean },
  today: string,
): ObjectionStatus {
  if (answered) return 'answered';
  return dueOn < today ? 'overdue' : 'open';
}
