/** What can wait for an office, and for whom. */
import type { Duty, Role } from '../../access/domain/roles.js';
import { TASK_WORDS } from '../../wording/task-words.js';
import type { Words } from '../../wording/words.js';

export interface TaskKindDefinition extends Words {
  readonly roles: readonly Role[];
  /** Which of an office's duties does it: 经办, 复核, 审批. */
  readonly duty: Duty;
}

function task(said: Words, duty: Duty, ...roles: readonly Role[]): TaskKindDefinition {
  return { ...said, duty, roles };
}

/** In the order in which tasks of one deadline are listed. */
export const TASK_KINDS = {
  ANSWER_ALERT: task(TASK_WORDS.ANSWER_ALERT, 'prepare', 'county-treasury'),
  PLAN_OVERDUE: task(
    TASK_WORDS.PLAN_OVERDUE,
    'prepare',
    ...(['county-treasury', 'province-finance'] as const),
  ),
  CONFIRM_ARRIVAL: task(TASK_WORDS.CONFIRM_ARRIVAL, 'prepare', 'county-treasury'),
  CERTIFY_MONTHS: task(TASK_WORDS.CERTIFY_MONTHS, 'approve', 'county-treasury'),
  REPORT_DIRECT_FUNDS: task(TASK_WORDS.REPORT_DIRECT_FUNDS, 'prepare', 'province-finance'),
  REVIEW_PROPOSAL: task(
    TASK_WORDS.REVIEW_PROPOSAL,
    'review',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  MEND_PROPOSAL: task(
    TASK_WORDS.MEND_PROPOSAL,
    'prepare',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  APPROVE_CORRECTION: task(
    TASK_WORDS.APPROVE_CORRECTION,
    'approve',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  APPROVE_FORGETTING: task(TASK_WORDS.APPROVE_FORGETTING, 'approve', 'civil-affairs'),
  ADOPT_SCHEME: task(TASK_WORDS.ADOPT_SCHEME, 'approve', 'province-finance'),
  EXPLAIN_FINDINGS: task(
    TASK_WORDS.EXPLAIN_FINDINGS,
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  RECTIFY_FINDINGS: task(
    TASK_WORDS.RECTIFY_FINDINGS,
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  JUDGE_FINDINGS: task(TASK_WORDS.JUDGE_FINDINGS, 'prepare', ...(['audit', 'discipline'] as const)),
  SETTLE_MATTER: task(
    TASK_WORDS.SETTLE_MATTER,
    'prepare',
    ...(['audit', 'discipline', 'county-treasury', 'civil-affairs'] as const),
  ),
  SIGN_REMINDER: task(
    TASK_WORDS.SIGN_REMINDER,
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  REPLY_REMINDER: task(
    TASK_WORDS.REPLY_REMINDER,
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  REMINDER_OVERDUE: task(
    TASK_WORDS.REMINDER_OVERDUE,
    'prepare',
    ...(['province-finance', 'prefecture-finance'] as const),
  ),
  ANSWER_OBJECTION: task(
    TASK_WORDS.ANSWER_OBJECTION,
    'prepare',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  PUBLISH: task(
    TASK_WORDS.PUBLISH,
    'prepare',
    ...(['county-treasury', 'civil-affairs', 'province-finance'] as const),
  ),
  CLOSE_YEAR: task(TASK_WORDS.CLOSE_YEAR, 'approve', 'county-treasury'),
  RECLAIM: task(TASK_WORDS.RECLAIM, 'prepare', 'province-finance'),
  MONITOR_TARGETS: task(
    TASK_WORDS.MONITOR_TARGETS,
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  EVALUATE_TARGETS: task(
    TASK_WORDS.EVALUATE_TARGETS,
    'prepare',
    ...(['county-treasury', 'civil-affairs'] as const),
  ),
  REVIEW_TARGETS: task(TASK_WORDS.REVIEW_TARGETS, 'review', 'province-finance'),
} as const satisfies Readonly<Record<keyof typeof TASK_WORDS, TaskKindDefinition>>;

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
