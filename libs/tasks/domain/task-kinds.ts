/** What can wait for an office, and for whom. */
import type { Duty, Role } from '../../access/domain/roles.js';
import { type Words, type WordTable, words } from '../../wording/words.js';

export interface TaskKindDefinition extends Words {
  readonly roles: readonly Role[];
  /** Which of an office's duties does it: 经办, 复核, 审批. */
  readonly duty: Duty;
}

function task(
  [zh, en]: readonly [string, string],
  duty: Duty,
  ...roles: readonly Role[]
): TaskKindDefinition {
  return { ...words(zh, en), duty, roles };
}

/** In the order in which tasks of one deadline are listed. */
export const TASK_KINDS = {
  ANSWER_ALERT: task(['报送整改方案', 'Send the plan for a gap'], 'prepare', 'county-treasury'),
  PLAN_OVERDUE: task(
    ['整改方案到期未补足', 'A plan is overdue'],
    'prepare',
    ...(['county-treasury', 'province-finance'] as const),
  ),
  CONFIRM_ARRIVAL: task(['确认到账', 'Confirm an arrival'], 'prepare', 'county-treasury'),
  CERTIFY_MONTHS: task(['月度确认', 'Certify months'], 'approve', 'county-treasury'),
  REPORT_DIRECT_FUNDS: task(
    ['报送直达资金月报', 'Report direct funds'],
    'prepare',
    'province-finance',
  ),
  REVIEW_PROPOSAL: task(
    ['复核或审批', 'Review a proposal'],
    'review',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  MEND_PROPOSAL: task(
    ['退回修改', 'Mend what was sent back'],
    'prepare',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  APPROVE_CORRECTION: task(
    ['审批更正', 'Approve a correction'],
    'approve',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  APPROVE_FORGETTING: task(
    ['审批个人信息删除', 'Approve a forgetting'],
    'approve',
    'civil-affairs',
  ),
  ADOPT_SCHEME: task(['审定分配方案', 'Adopt a scheme'], 'approve', 'province-finance'),
  EXPLAIN_FINDINGS: task(
    ['说明监督发现的问题', 'Explain findings'],
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  RECTIFY_FINDINGS: task(
    ['整改认定的问题', 'Rectify findings'],
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  JUDGE_FINDINGS: task(
    ['认定已说明的问题', 'Judge findings'],
    'prepare',
    ...(['audit', 'discipline'] as const),
  ),
  SETTLE_MATTER: task(
    ['办结投诉整改事项', 'Settle a matter'],
    'prepare',
    ...(['audit', 'discipline', 'county-treasury', 'civil-affairs'] as const),
  ),
  ANSWER_OBJECTION: task(
    ['答复异议', 'Answer an objection'],
    'prepare',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  PUBLISH: task(
    ['公示公开', 'Publish'],
    'prepare',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  CLOSE_YEAR: task(['年度结账', 'Close the year'], 'approve', 'county-treasury'),
  RECLAIM: task(['收回结余两年以上的资金', 'Reclaim'], 'prepare', 'province-finance'),
  MONITOR_TARGETS: task(
    ['报送绩效监控', 'Report how targets go'],
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  EVALUATE_TARGETS: task(
    ['报送绩效自评', 'Evaluate targets'],
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  REVIEW_TARGETS: task(['复核绩效自评', 'Review targets'], 'review', 'province-finance'),
} as const satisfies WordTable & Record<string, TaskKindDefinition>;

export type TaskKind = keyof typeof TASK_KINDS;

export const TASK_KIND_NAMES = Object.keys(TASK_KINDS) as readonly TaskKind[];

/** Something that waits. */
export interface WaitingTask {
  readonly kind: TaskKind;
  /** null: the province's. */
  readonly region: string | null;
  readonly fiscalYear: number | null;
  /** What it is about: a number, a month, a kind of finding. */
  readonly subject: string;
  /** In words, where these tell more than the subject. */
  readonly about: Words | null;
  /** How many of the kind stand for one task. */
  readonly count: number;
  /** Business day from which it waits; null: not of a day. */
  readonly since: string | null;
  readonly dueOn: string | null;
  /** Where it is done or read, below `/api/v1`. */
  readonly link: string;
}

/** The earliest deadline first, what has none last; then by kind, region and subject. */
export function inOrderOfUrgency(tasks: readonly WaitingTask[]): readonly WaitingTask[] {
  const keyed = tasks.map((task) => {
    const place = String(TASK_KIND_NAMES.indexOf(task.kind)).padStart(3, '0');
    const key = [task.dueOn ?? '9999-12-31', place, task.region ?? '', task.subject].join(' ');
    return { task, key };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ task }) => task);
}
