/** 经办, 复核, 审批: which of them a route asks for. */
import { SetMetadata } from '@nestjs/common';
import { type Duty, type Role, type Subject, hasDuty } from '../../access/domain/roles.js';
import { refuse } from '../../refusals/refusals.js';
import { problemOfRefusal } from '../problems/refusal-status.js';

export const DUTIES_ASKED = 'doudi duties';

/** One of them is enough. */
export const AsksForDuty = (...duties: readonly Duty[]) => SetMetadata(DUTIES_ASKED, duties);

/** Offices that prepare, review and approve; others have no such posts. */
const DIVIDED: readonly Role[] = ['province-finance', 'county-treasury', 'civil-affairs'];

const NAMES: Readonly<Record<Duty, string>> = {
  prepare: '经办 prepare',
  review: '复核 review',
  approve: '审批 approve',
};

/** @throws Problem 403 DUTY_MISSING */
export function requireDuty(subject: Subject, ...oneOf: readonly Duty[]): void {
  if (oneOf.length === 0 || hasDuty(subject, ...oneOf)) return;
  if (!subject.roles.some((role) => DIVIDED.includes(role))) return;
  throw problemOfRefusal(refuse('DUTY_MISSING', { duty: oneOf.map((of) => NAMES[of]).join('、') }));
}
