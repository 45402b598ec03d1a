/**
 * Complaints are handled by rule. @source 吉政办发〔2017〕63号 五（三）
 */
import { rational } from '../../../money/rational.js';
import { type Verdict, count, judged, ratio } from '../answer.js';
import type { ComplaintsOfYear, CountyFacts, ProvinceFacts, RegionFacts } from '../facts.js';
import { DERIVED, share } from '../reported.js';
import { type Rule, answerForCounty, answerForProvince } from '../rule.js';

const reported = share({ of: 'COMPLAINTS_CLOSED_IN_TIME', among: 'COMPLAINTS' });

/**
 * Of the complaints that were to be closed in the year all were, by their day. Those handled as
 * matters count as they are recorded; where a county has none, its office reports.
 */
function countyInTime(facts: CountyFacts): Verdict {
  const { complaints } = facts;
  return complaints.due > 0 ? judge(facts, complaints) : answerForCounty(reported, facts);
}

function provinceInTime(facts: ProvinceFacts): Verdict {
  const { counties } = facts;
  const due = counties.reduce((sum, { complaints }) => sum + complaints.due, 0);
  if (due === 0) return answerForProvince(reported, facts);
  const inTime = counties.reduce((sum, { complaints }) => sum + complaints.inTime, 0);
  const fails = counties.some((county) => countyInTime(county).status === 'NOT_MET');
  return { ...judge(facts, { due, inTime }), ...(fails ? { status: 'NOT_MET' as const } : {}) };
}

export const complaintsInTime: Rule = {
  ...reported,
  method: 'MATTERS',
  how: [
    `本年到期的投诉事项全部按期办结；没有事项的县按指标：${reported.how[0]}`,
    `every complaint due in the year is closed in time, as matters record it; of a county without matters, as reported: ${reported.how[1]}`,
  ],
  county: countyInTime,
  province: provinceInTime,
};

function judge({ region }: RegionFacts, { due, inTime }: ComplaintsOfYear): Verdict {
  const path = `/api/v1/matters?kind=COMPLAINT&region=${region}`;
  return judged(inTime === due, [
    count('complaintsDue', due, path),
    count('complaintsInTime', inTime, path),
    ratio('share', rational(BigInt(inTime), BigInt(due)), DERIVED),
  ]);
}
