/**
 * Whether another person must look at a write before it counts. What one person records of a kind
 * in a county on a day is added up, so that several small writes are one large one.
 */
import { isSamePerson } from '../../access/domain/roles.js';
import { beginningOf } from '../../event-store/business-date.js';
import { foldOfAll } from '../domain/recorded-amounts.js';
import type { ReviewQuestion, ReviewRule } from '../../command-handling/review.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { parseYuan } from '../../money/fen.js';
import type { ParameterName } from '../../policy/parameters.js';
import type { ReviewKind } from '../../policy/review-parameters.js';
import {
  type ReviewedWrite,
  changesReview,
  countyOf,
  isOfProvince,
  reviewedWrite,
} from '../domain/review-kinds.js';
import type { ReviewPolicy } from './review-policy.js';

/** Its lines were adopted by another person than who drafted them. */
const REVIEWED_BEFORE = 'IssueScheme';

export class AmountsOfReview implements ReviewRule {
  constructor(private readonly policy: ReviewPolicy) {}

  async applies(question: ReviewQuestion): Promise<boolean> {
    const { command, decision, reading, occasion, preferred } = question;
    const write = writeOf(question);
    if (write === null || command === REVIEWED_BEFORE) return false;
    if (preferred || changesReview(decision.fact)) return true;
    const name = `review.${write.kind}.second` as const satisfies ParameterName;
    const valueOn = await reading.states(this.policy, [name]);
    const least = valueOn(name, occasion.today);
    if (least === null) return false;
    const leastFen = fenOf(least);
    if (write.amountFen >= leastFen) return true;
    if (write.amountFen === 0n) return false;
    return write.amountFen + (await recordedToday(question, write)) >= leastFen;
  }
}

/** null: nobody else looks at it. */
export function writeOf({
  decision,
  foresee,
}: Pick<ReviewQuestion, 'decision' | 'foresee'>): ReviewedWrite | null {
  const write = reviewedWrite(decision.fact);
  if (write?.kind !== 'loweredNeeds') return write;
  const lowered = foresee().effects.find(({ figure, program }) => figure === 'need' && program);
  if (!lowered) return null;
  const amountFen = fenOf(lowered.before) - fenOf(lowered.after);
  return amountFen > 0n ? { ...write, amountFen } : null;
}

/** From which amount on a third person approves; null: none has to. */
export function thirdFrom(kind: ReviewKind): ParameterName {
  return `review.${kind}.third`;
}

/** @param yuan as values of policy and figures are written */
export function fenOf(yuan: string): bigint {
  const fen = parseYuan(yuan);
  if (fen === undefined) throw new Error(`${yuan} is no amount`);
  return fen;
}

async function recordedToday(
  { decision, reading, occasion, before }: ReviewQuestion,
  { kind }: ReviewedWrite,
): Promise<bigint> {
  const { stream, fact } = decision;
  const county = countyOf(fact);
  const counts = (of: Fact): bigint => {
    if (!isOfProvince(kind) && countyOf(of) !== county) return 0n;
    const write = reviewedWrite(of);
    return write?.kind === kind ? write.amountFen : 0n;
  };
  const { subject } = occasion.actor;
  const earlier = (await before?.()) ?? [];
  const recorded = await reading.since(
    stream,
    beginningOf(occasion.today),
    foldOfAll<bigint>(0n, (sum, of, by) =>
      isSamePerson(by.subject, subject) ? sum + counts(of) : sum,
    ),
  );
  return earlier.reduce((sum, of) => sum + counts(of), recorded);
}
