/** Where each kind of task comes from: one source a kind or a few that are read together. */
import type { QueryBus } from '@nestjs/cqrs';
import { judge, isPermission } from '../../access/domain/permissions.js';
import { type Subject, isSamePerson } from '../../access/domain/roles.js';
import { ListForgettings } from '../../access/nest/queries.js';
import { ListSchemes } from '../../allocation/nest/queries.js';
import { ListReportDuties } from '../../direct-funds/nest/queries.js';
import { ListDuties, ListObjections } from '../../disclosure/nest/queries.js';
import { ListCorrections } from '../../funds/nest/queries.js';
import { ListAlerts } from '../../gap-alerts/nest/queries.js';
import type { Page, PageRequest } from '../../http/answers.js';
import type { QueryOf } from '../../http/handlers.js';
import { ListMatters } from '../../matters/nest/queries.js';
import { ListProposals } from '../../proposals/nest/queries.js';
import { REVIEW_KINDS } from '../../policy/review-parameters.js';
import { ListTargetSets } from '../../performance/nest/queries.js';
import { ListReminders } from '../../reminders/nest/queries.js';
import type { Sql } from '../../postgres/sql.js';
import { ListFindings, ListReclaimsDue } from '../../supervision/nest/queries.js';
import { PUBLISHED_ITEM_WORDS, FINDING_WORDS } from '../../wording/supervision-words.js';
import { words, wordsOf } from '../../wording/words.js';
import { reminderTask } from './reminder-task.js';
import type { Deadlines } from '../store/deadlines.js';
import type { TaskKind, WaitingTask } from '../domain/task-kinds.js';
import {
  daysOfFindings,
  explainedFindings,
  findingKey,
  openYears,
  waitingArrivals,
} from '../store/waiting-entries.js';

/** Who asks, and what an answer is made from. */
export interface Desk {
  readonly subject: Subject;
  /** The county whose office asks; null: the province, audit or discipline. */
  readonly county: string | null;
  readonly today: string;
  readonly deadlines: Deadlines;
  readonly queries: QueryBus;
  readonly sql: Sql;
}

type Source = (desk: Desk) => Promise<readonly WaitingTask[]>;

/** A kind says which offices it is for (`TASK_KINDS`); a source is asked only for those. */
export const TASK_SOURCES = {
  ANSWER_ALERT: (desk) => alerts(desk, 'ANSWER_ALERT'),
  PLAN_OVERDUE: (desk) => alerts(desk, 'PLAN_OVERDUE'),
  CONFIRM_ARRIVAL: arrivals,
  CERTIFY_MONTHS: async (desk) => (await years(desk)).flatMap((year) => certification(desk, year)),
  CLOSE_YEAR: async (desk) => (await years(desk)).flatMap((year) => closing(desk, year)),
  REPORT_DIRECT_FUNDS: directReports,
  REVIEW_PROPOSAL: (desk) => proposals(desk, 'REVIEW_PROPOSAL'),
  MEND_PROPOSAL: (desk) => proposals(desk, 'MEND_PROPOSAL'),
  APPROVE_CORRECTION: corrections,
  APPROVE_FORGETTING: forgettings,
  ADOPT_SCHEME: schemes,
  EXPLAIN_FINDINGS: (desk) => findings(desk, 'EXPLAIN_FINDINGS', 'raised'),
  RECTIFY_FINDINGS: (desk) => findings(desk, 'RECTIFY_FINDINGS', 'confirmed'),
  JUDGE_FINDINGS: judgements,
  SETTLE_MATTER: matters,
  SIGN_REMINDER: (desk) => reminders(desk, 'SIGN_REMINDER', 'sent'),
  REPLY_REMINDER: (desk) => reminders(desk, 'REPLY_REMINDER', 'signed'),
  REMINDER_OVERDUE: overdueReminders,
  ANSWER_OBJECTION: objections,
  PUBLISH: publications,
  RECLAIM: reclaims,
  MONITOR_TARGETS: (desk) => targetReports(desk, 'MONITOR_TARGETS'),
  EVALUATE_TARGETS: (desk) => targetReports(desk, 'EVALUATE_TARGETS'),
  REVIEW_TARGETS: targetReviews,
} as const satisfies Record<TaskKind, Source>;

const PAGE = 1000;
/** A list that is longer is cut: a task says how many there are at least. */
const MOST_PAGES = 5;

/** All items of a list, page by page. */
async function every<Item>(
  desk: Desk,
  ask: (page: PageRequest) => QueryOf<unknown, Page<Item & object>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const request = { limit: PAGE, ...(after === undefined ? {} : { after }) };
    const answer = await desk.queries.execute(ask(request));
    items.push(...answer.items);
    if (answer.next === null) break;
    after = answer.next;
  }
  return items;
}

const ofCounty = ({ county }: Desk) => (county === null ? {} : { region: county });

const NOTHING_MORE = { about: null, count: 1, since: null, dueOn: null } as const;

async function alerts(desk: Desk, kind: TaskKind): Promise<readonly WaitingTask[]> {
  const open = await every(
    desk,
    (page) => new ListAlerts({ ...ofCounty(desk), status: 'open', ...page }),
  );
  return open.flatMap(({ id, region, fiscalYear, openedOn, acknowledgement }): WaitingTask[] => {
    const task = { ...NOTHING_MORE, kind, region, fiscalYear, subject: id };
    const link = `/gap-alerts?region=${region}&status=open`;
    if (acknowledgement === null) {
      const dueOn = desk.deadlines.daysAfter(openedOn, 'tasks.explanation.days');
      return kind === 'ANSWER_ALERT' ? [{ ...task, since: openedOn, dueOn, link }] : [];
    }
    const { acknowledgedOn: since, dueOn } = acknowledgement;
    const isOverdue = kind === 'PLAN_OVERDUE' && dueOn < desk.today;
    return isOverdue ? [{ ...task, since, dueOn, link }] : [];
  });
}

async function arrivals({ sql, county, deadlines }: Desk): Promise<readonly WaitingTask[]> {
  if (county === null) return [];
  const waiting = await waitingArrivals(sql, county);
  return waiting.map(({ documentNo, fiscalYear, since }) => ({
    ...{ ...NOTHING_MORE, kind: 'CONFIRM_ARRIVAL', region: county, fiscalYear },
    ...{ subject: documentNo, since, dueOn: deadlines.daysAfter(since, 'tasks.arrival.days') },
    link: `/transfers/${encodeURIComponent(documentNo)}/arrivals`,
  }));
}

interface CountyYear {
  readonly region: string;
  readonly fiscalYear: number;
  readonly uncertified: readonly number[];
}

async function years({ sql, county, today }: Desk): Promise<readonly CountyYear[]> {
  if (county === null) return [];
  return (await openYears(sql, county, today)).map((year) => ({ ...year, region: county }));
}

function certification({ deadlines }: Desk, year: CountyYear): readonly WaitingTask[] {
  const { region, fiscalYear, uncertified } = year;
  const [first] = uncertified;
  if (first === undefined) return [];
  const months = uncertified.join('、');
  const link = `/certifications?region=${region}&fiscalYear=${fiscalYear}&missing=true`;
  return [
    {
      ...{ ...NOTHING_MORE, kind: 'CERTIFY_MONTHS', region, fiscalYear, count: uncertified.length },
      ...{ subject: String(fiscalYear), about: words(`${months}月`, months), link },
      dueOn: deadlines.certificationOf(fiscalYear, first),
    },
  ];
}

function closing({ deadlines, today }: Desk, year: CountyYear): readonly WaitingTask[] {
  const { region, fiscalYear } = year;
  if (fiscalYear >= Number(today.slice(0, 4))) return [];
  const dueOn = deadlines.endOfMonth(fiscalYear + 1, 'tasks.closing.months');
  const link = `/counties/${region}/years/${fiscalYear}/close`;
  const task = { ...NOTHING_MORE, kind: 'CLOSE_YEAR', region, fiscalYear } as const;
  return [{ ...task, subject: String(fiscalYear), since: `${fiscalYear}-12-31`, dueOn, link }];
}

async function directReports({ queries, today }: Desk): Promise<readonly WaitingTask[]> {
  const { items } = await queries.execute(new ListReportDuties({ asOf: today }));
  return items
    .filter(({ reportedOn }) => reportedOn === null)
    .map(({ month, dueOn }) => ({
      ...{ ...NOTHING_MORE, kind: 'REPORT_DIRECT_FUNDS', region: null, dueOn },
      ...{ fiscalYear: Number(month.slice(0, 4)), subject: month },
      link: `/direct-funds/report?month=${month}`,
    }));
}

/** Those of others that the person may review, and the own ones that were sent back. */
async function proposals(
  desk: Desk,
  kind: 'REVIEW_PROPOSAL' | 'MEND_PROPOSAL',
): Promise<readonly WaitingTask[]> {
  const { id: asker } = desk.subject;
  const state = kind === 'REVIEW_PROPOSAL' ? 'SUBMITTED' : 'RETURNED';
  const all = await every(
    desk,
    (page) => new ListProposals({ ...ofCounty(desk), state, asker, ...page }),
  );
  const mine = all.filter(({ preparedBy, reviewedBy, permission }) =>
    kind === 'MEND_PROPOSAL'
      ? isSamePerson(preparedBy, asker)
      : ![preparedBy, ...reviewedBy].some((person) => isSamePerson(person, asker)) &&
        mayDo(desk.subject, permission),
  );
  return mine.map(({ id, region, fiscalYear, kind: of, key, submittedAt, expiresAt }) => ({
    ...{ ...NOTHING_MORE, kind, region, fiscalYear, subject: key ?? id },
    about: of === null ? null : words(REVIEW_KINDS[of][0], REVIEW_KINDS[of][1]),
    ...{ since: submittedAt?.slice(0, 10) ?? null, dueOn: expiresAt.slice(0, 10) },
    link: `/proposals/${id}`,
  }));
}

function mayDo(subject: Subject, permission: string | null): boolean {
  return (
    permission !== null && isPermission(permission) && judge(subject, permission).kind === 'allowed'
  );
}

/** Another person's: nobody approves his own. */
async function corrections(desk: Desk): Promise<readonly WaitingTask[]> {
  const proposed = await every(
    desk,
    (page) => new ListCorrections({ ...ofCounty(desk), status: 'proposed', ...page }),
  );
  const reached = proposed.filter(({ region }) => desk.county !== null || region === null);
  return reached
    .filter(({ proposedBy }) => !isSamePerson(proposedBy, desk.subject.id))
    .map(({ correctionNo, region, proposedAt }) => ({
      ...{ ...NOTHING_MORE, kind: 'APPROVE_CORRECTION', region, fiscalYear: null },
      ...{ subject: correctionNo, since: proposedAt.slice(0, 10) },
      link: `/corrections/${encodeURIComponent(correctionNo)}`,
    }));
}

async function forgettings(desk: Desk): Promise<readonly WaitingTask[]> {
  const proposed = await every(
    desk,
    (page) => new ListForgettings({ ...ofCounty(desk), status: 'proposed', ...page }),
  );
  return proposed
    .filter(({ proposedBy }) => !isSamePerson(proposedBy, desk.subject.id))
    .map(({ forgettingNo, region, proposedAt }) => ({
      ...{ ...NOTHING_MORE, kind: 'APPROVE_FORGETTING', region, fiscalYear: null },
      ...{ subject: forgettingNo, since: proposedAt.slice(0, 10) },
      link: `/forgettings?status=proposed`,
    }));
}

async function schemes(desk: Desk): Promise<readonly WaitingTask[]> {
  const all = await every(desk, (page) => new ListSchemes(page));
  return all
    .filter(
      ({ status, draftedBy }) => status === 'draft' && !isSamePerson(draftedBy, desk.subject.id),
    )
    .map(({ schemeId, fiscalYear, draftedAt }) => ({
      ...{ ...NOTHING_MORE, kind: 'ADOPT_SCHEME', region: null, fiscalYear },
      ...{ subject: schemeId, since: draftedAt.slice(0, 10) },
      link: `/allocation-schemes/${encodeURIComponent(schemeId)}`,
    }));
}

/** One task for all findings of a kind and year that wait for the same. */
async function findings(
  desk: Desk,
  kind: 'EXPLAIN_FINDINGS' | 'RECTIFY_FINDINGS',
  status: 'raised' | 'confirmed',
): Promise<readonly WaitingTask[]> {
  const { county: region } = desk;
  if (region === null) return [];
  const [all, found] = await Promise.all([
    every(desk, (page) => new ListFindings({ region, ...page })),
    daysOfFindings(desk.sql, region),
  ]);
  const waiting = all.filter((finding) => finding.status === status);
  const single = waiting.map((finding): WaitingTask => {
    const { kind: of, fiscalYear, batchNo = '', paymentNo = 0, handling } = finding;
    const since = handling.at(-1)?.on ?? found.get(findingKey(of, batchNo, paymentNo)) ?? null;
    const link = `/supervision/findings?region=${region}&fiscalYear=${fiscalYear}&kind=${of}`;
    const about = FINDING_WORDS[of];
    return { ...NOTHING_MORE, kind, region, fiscalYear, subject: of, about, since, link };
  });
  const days = kind === 'EXPLAIN_FINDINGS' ? 'tasks.explanation.days' : 'tasks.rectification.days';
  return together(single).map((task) => ({
    ...task,
    dueOn: task.since === null ? null : desk.deadlines.daysAfter(task.since, days),
  }));
}

/** Those of one subject and year as one, with the earliest of their days. */
function together(tasks: readonly WaitingTask[]): readonly WaitingTask[] {
  const groups = new Map<string, WaitingTask>();
  for (const task of tasks) {
    const key = `${task.subject}/${task.fiscalYear}`;
    const known = groups.get(key);
    const count = (known?.count ?? 0) + 1;
    const since = earlier(known?.since ?? null, task.since);
    groups.set(key, { ...task, count, since, dueOn: earlier(known?.dueOn ?? null, task.dueOn) });
  }
  return [...groups.values()];
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

async function judgements({ sql }: Desk): Promise<readonly WaitingTask[]> {
  const explained = await explainedFindings(sql);
  return explained.map(({ kind, count, since }) => ({
    ...{ ...NOTHING_MORE, kind: 'JUDGE_FINDINGS', region: null, fiscalYear: null },
    ...{ subject: kind, about: wordsOf(FINDING_WORDS, kind), count, since },
    link: `/supervision/findings?kind=${kind}`,
  }));
}

async function matters(desk: Desk): Promise<readonly WaitingTask[]> {
  const all = await every(desk, (page) => new ListMatters({ ...ofCounty(desk), ...page }));
  return all
    .filter(({ closedOn }) => closedOn === null)
    .map(({ matterNo, region, fiscalYear, title, openedOn, dueOn }) => ({
      ...{ ...NOTHING_MORE, kind: 'SETTLE_MATTER', region, fiscalYear, subject: matterNo },
      ...{ about: words(title, title), since: openedOn, dueOn },
      link: `/matters/${encodeURIComponent(matterNo)}`,
    }));
}

async function reminders(desk: Desk, kind: TaskKind, status: 'sent' | 'signed') {
  const asked = { ...ofCounty(desk), status };
  const all = await every(desk, (page) => new ListReminders({ ...asked, ...page }));
  return all.map((reminder) => reminderTask(kind, reminder));
}

/** Of each sender its own. */
async function overdueReminders(desk: Desk): Promise<readonly WaitingTask[]> {
  const all = await every(desk, (page) => new ListReminders(page));
  return all
    .filter(({ overdue, sender }) => overdue && sender === desk.county)
    .map((reminder) => reminderTask('REMINDER_OVERDUE', reminder));
}

async function objections(desk: Desk): Promise<readonly WaitingTask[]> {
  const all = await every(desk, (page) => new ListObjections({ ...ofCounty(desk), ...page }));
  return all
    .filter(({ answeredOn }) => answeredOn === null)
    .map(({ objectionNo, region, lodgedOn, dueOn }) => ({
      ...{ ...NOTHING_MORE, kind: 'ANSWER_OBJECTION', region, fiscalYear: null },
      ...{ subject: objectionNo, since: lodgedOn, dueOn },
      link: `/objections?region=${region}&status=open`,
    }));
}

/** One task for all of a kind and year that are not published yet. */
async function publications(desk: Desk): Promise<readonly WaitingTask[]> {
  const { county: region } = desk;
  if (region === null) return [];
  const duties = await every(desk, (page) => new ListDuties({ region, ...page }));
  const waiting = duties.filter(({ publishedOn }) => publishedOn === null);
  return together(
    waiting.map(({ kind, fiscalYear, since, dueOn }): WaitingTask => ({
      ...{ ...NOTHING_MORE, kind: 'PUBLISH', region, fiscalYear, since, dueOn },
      ...{ subject: kind, about: PUBLISHED_ITEM_WORDS[kind] },
      link: `/disclosure/duties?region=${region}&fiscalYear=${fiscalYear}&kind=${kind}`,
    })),
  );
}

/** One task a county. */
async function reclaims(desk: Desk): Promise<readonly WaitingTask[]> {
  const lines = await every(desk, (page) => new ListReclaimsDue(page));
  return together(
    lines.map(({ region, dueSince }): WaitingTask => ({
      ...{ ...NOTHING_MORE, kind: 'RECLAIM', region, fiscalYear: null, subject: region },
      ...{ since: dueSince, dueOn: dueSince },
      link: `/supervision/reclaims-due?region=${region}`,
    })),
  );
}

async function targetReports(
  desk: Desk,
  kind: 'MONITOR_TARGETS' | 'EVALUATE_TARGETS',
): Promise<readonly WaitingTask[]> {
  if (desk.county === null) return [];
  const sets = await every(desk, (page) => new ListTargetSets({ ...ofCounty(desk), ...page }));
  const thisYear = Number(desk.today.slice(0, 4));
  return sets.flatMap(({ region, fiscalYear, program, targets }): readonly WaitingTask[] => {
    const isMonitoring = kind === 'MONITOR_TARGETS';
    if (isMonitoring ? fiscalYear !== thisYear : fiscalYear >= thisYear) return [];
    const missing = targets.filter(({ monitoring, actual }) =>
      isMonitoring ? monitoring === null : actual === null,
    );
    if (missing.length === 0) return [];
    const dueOn = isMonitoring
      ? desk.deadlines.endOfMonth(fiscalYear, 'tasks.monitoring.months')
      : desk.deadlines.endOfMonth(fiscalYear + 1, 'tasks.selfEvaluation.months');
    const task = { ...NOTHING_MORE, kind, region, fiscalYear, subject: program } as const;
    const link = `/performance-targets?region=${region}&fiscalYear=${fiscalYear}&program=${program}`;
    return [{ ...task, count: missing.length, dueOn, link }];
  });
}

async function targetReviews(desk: Desk): Promise<readonly WaitingTask[]> {
  const sets = await every(desk, (page) => new ListTargetSets(page));
  return sets
    .filter(({ status, reviewedScore }) => status === 'COMPLETE' && reviewedScore === null)
    .map(({ region, fiscalYear, program }) => ({
      ...{ ...NOTHING_MORE, kind: 'REVIEW_TARGETS', region, fiscalYear, subject: program },
      link: `/performance-targets?region=${region}&fiscalYear=${fiscalYear}&program=${program}`,
    }));
}
