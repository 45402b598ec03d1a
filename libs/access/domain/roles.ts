/**
 * Who comes to Doudi: a person with roles and, where the person works for a county or a prefecture,
 * that one.
 */
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { ROLE_WORDS } from '../../wording/people-words.js';
import { codesIn } from '../../wording/words.js';
import { areLookAlikes } from './look-alikes.js';

export const ROLES = codesIn(ROLE_WORDS);
export type Role = (typeof ROLES)[number];

/** 经办、复核、审批: what a person of an office does in it. */
export const DUTIES = ['prepare', 'review', 'approve'] as const;
export type Duty = (typeof DUTIES)[number];

export interface Subject {
  /** `sub` of the token. */
  readonly id: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  /** Region code of the person's office; null or the province's code: a provincial office. */
  readonly region: string | null;
  /** Left out: all. */
  readonly duties?: readonly Duty[];
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Whether the person has one of these duties. */
export function hasDuty({ duties }: Subject, ...oneOf: readonly Duty[]): boolean {
  return duties === undefined || oneOf.some((duty) => duties.includes(duty));
}

/** Drafter and approver of the same thing must be different persons (api.md, "Who"). */
export function isSamePerson(drafter: string, approver: string): boolean {
  return areLookAlikes(drafter, approver);
}

/** Both spellings are shown: two that look alike are told apart by nobody's eye. */
export function refuseSamePerson(drafter: string, approver: string): Refusal | undefined {
  if (!isSamePerson(drafter, approver)) return undefined;
  return refuse('SAME_PERSON', { first: drafter, second: approver });
}
