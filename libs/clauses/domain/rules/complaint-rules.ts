/**
 * Complaints are handled by rule. @source 吉政办发〔2017〕63号 五（三）
 */
import { rational } from '../../../money/rational.js';
import { type Verdict, count, judged, ratio } from '../answer.js';
import { type Basis, oneOf } from '../basis.js';
import type { CountyFacts } from '../facts.js';
import { DERIVED, share } from '../reported.js';
import type { Rule } from '../rule.js';

const reported = share({ of: 'COMPLAINTS_CLOSED_IN_TIME', among: 'COMPLAINTS' });

const matters: Basis = {
  words: ['当年到期的投诉事项', 'complaints due in the year, as matters'],
  holds: (facts) => (facts as CountyFacts).complaints.due > 0,
  wanted: () => [],
};
const [first, ...rest] = reported.basis as readonly [Basis, ...Basis[]];

/** Matters count as they are recorded; where a county has none, its office reports. */
export const complaintsInTime: Rule = {
  ...reported,
  method: 'MATTERS',
  how: [
    `本年到期的投诉事项全部按期办结；没有事项的县按指标：${reported.how[0]}`,
    `every complaint due in the year is closed in time, as matters record it; of a county without matters, as reported: ${reported.how[1]}`,
  ],
  fails: ['有一件到期未按期办结', 'one that is due was not closed in time'],
  basis: [oneOf(matters, first), ...rest.map((basis) => oneOf(matters, basis))],
  county: (facts) => (facts.complaints.due > 0 ? judge(facts) : reported.county!(facts)),
  province: 'every county',
};

function judge({ region, complaints: { due, inTime } }: CountyFacts): Verdict {
  const path = `/api/v1/matters?kind=COMPLAINT&region=${region}`;
  const figures = [
    count('complaintsDue', due, path),
    count('complaintsInTime', inTime, path),
    ratio('share', rational(BigInt(inTime), BigInt(due)), DERIVED),
  ];
  return judged(inTime === due, figures, { lasting: true });
}
