/** Words of what waits for an office. */
import { type WordTable, words } from './words.js';

export const TASK_WORDS = {
  ANSWER_ALERT: words('报送整改方案', 'Send the plan for a gap'),
  PLAN_OVERDUE: words('整改方案到期未补足', 'A plan is overdue'),
  CONFIRM_ARRIVAL: words('确认到账', 'Confirm an arrival'),
  CERTIFY_MONTHS: words('月度确认', 'Certify months'),
  REPORT_DIRECT_FUNDS: words('报送直达资金月报', 'Report direct funds'),
  REVIEW_PROPOSAL: words('复核或审批', 'Review a proposal'),
  MEND_PROPOSAL: words('退回修改', 'Mend what was sent back'),
  APPROVE_CORRECTION: words('审批更正', 'Approve a correction'),
  APPROVE_FORGETTING: words('审批个人信息删除', 'Approve a forgetting'),
  ADOPT_SCHEME: words('审定分配方案', 'Adopt a scheme'),
  EXPLAIN_FINDINGS: words('说明监督发现的问题', 'Explain findings'),
  RECTIFY_FINDINGS: words('整改认定的问题', 'Rectify findings'),
  JUDGE_FINDINGS: words('认定已说明的问题', 'Judge findings'),
  SETTLE_MATTER: words('办结投诉整改事项', 'Settle a matter'),
  SIGN_REMINDER: words('签收督办', 'Sign for a reminder'),
  REPLY_REMINDER: words('回复督办', 'Reply to a reminder'),
  REMINDER_OVERDUE: words('督办逾期未回复', 'A reminder is without reply'),
  ANSWER_OBJECTION: words('答复异议', 'Answer an objection'),
  PUBLISH: words('公示公开', 'Publish'),
  CLOSE_YEAR: words('年度结账', 'Close the year'),
  RECLAIM: words('收回结余两年以上的资金', 'Reclaim'),
  MONITOR_TARGETS: words('报送绩效监控', 'Report how targets go'),
  EVALUATE_TARGETS: words('报送绩效自评', 'Evaluate targets'),
  REVIEW_TARGETS: words('复核绩效自评', 'Review targets'),
} as const satisfies WordTable;
