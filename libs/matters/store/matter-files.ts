/** One matter with its whole life, from its own stream. */
import type { DataOf, EventType } from '../../event-catalogue/catalogue.js';
import type { EventStore } from '../../event-store/port.js';
import { formatYuan } from '../../money/fen.js';
import type { FindingCommands } from '../../supervision/store/finding-commands.js';
import { missingFen } from '../domain/matter.js';
import type { Complaint } from '../domain/matter-deciders.js';
import type { ComplaintTexts } from './complaint-texts.js';
import type { MatterStatus } from './matter-list.js';
import { type MatterFact, matterFacts, matterOf, reversalsOf } from './matter-stream.js';

/** When something was done, and by whom. */
interface Done {
  readonly on: string;
  readonly by: string;
  readonly role: string;
}

/**
 * Amounts are yuan strings with two places; lists are in the order of recording. undefined: there
 * is no such matter.
 */
export async function matterFile(
  store: EventStore,
  findings: Pick<FindingCommands, 'isSettled'>,
  matterNo: string,
  today: string,
) {
  const facts = await matterFacts(store, matterNo);
  const matter = matterOf(facts);
  const [opening] = told(facts, 'MatterOpened');
  if (!matter || !opening) return undefined;
  const { kind, region, title, program, fiscalYear, complaint, requiredFen } = opening.data;
  const { dueOn } = matter;
  const closedOn = matter.status === 'closed' ? told(facts, 'MatterClosed').at(-1)!.done.on : null;
  const open: MatterStatus = dueOn < today ? 'overdue' : 'open';
  const recoveries = await recoveriesOf(store, facts);
  const recoveredFen = recoveries
    .filter(({ reversed }) => !reversed)
    .reduce((sum, { amountFen }) => sum + amountFen, 0n);
  return {
    ...{ matterNo, kind, region, title, program, fiscalYear, dueOn },
    status: closedOn === null ? open : ('closed' as const),
    openedOn: opening.done.on,
    openedBy: opening.done.by,
    closedOn,
    closedLate: closedOn === null ? null : closedOn > dueOn,
    complainant: complaint?.complainant ?? null,
    requiredAmount: requiredFen === null ? null : formatYuan(requiredFen),
    recoveredAmount: formatYuan(recoveredFen),
    missingAmount: formatYuan(missingFen(matter, recoveredFen)),
    links: await linksOf(findings, facts),
    recoveries: recoveries.map(({ amountFen, ...one }) => {
      return { ...one, amount: formatYuan(amountFen) };
    }),
    ...saidIn(facts),
    // Last of the matter's stream, for `If-Match`.
    revision: facts.length - 1,
  };
}

/** What was complained of, and by whom: personal data. undefined: nothing lies sealed. */
export async function openedComplaint(
  store: EventStore,
  texts: ComplaintTexts,
  matterNo: string,
): Promise<Complaint | undefined> {
  const facts = await matterFacts(store, matterNo);
  const { complaint } = told(facts, 'MatterOpened')[0]?.data ?? {};
  if (!complaint) return undefined;
  const { contentHash } = complaint;
  const {
    text = '',
    complainant = null,
    contact = null,
  } = await texts.open({ no: matterNo, contentHash });
  return { text, complainant, contact };
}

/** Whether a finding is dismissed or rectified; null for events and objections. */
function linksOf(findings: Pick<FindingCommands, 'isSettled'>, facts: readonly MatterFact[]) {
  const linked = told(facts, 'MatterLinked').flatMap(({ data, done }) =>
    data.links.map((link) => ({ ...done, ...link })),
  );
  return Promise.all(
    linked.map(async (link) => {
      const { kind, id } = link;
      return { ...link, settled: kind === 'FINDING' ? await findings.isSettled(id) : null };
    }),
  );
}

async function recoveriesOf(store: EventStore, facts: readonly MatterFact[]) {
  const recorded = told(facts, 'MatterRecoveryRecorded');
  const reversed = await reversalsOf(
    store,
    recorded.map(({ data }) => data.eventId),
  );
  return recorded.map(({ data: { kind, number, eventId, amountFen }, done }) => {
    return { ...done, kind, number, eventId, amountFen, reversed: reversed.has(eventId) };
  });
}

type MatterEvent = Extract<EventType, `Matter${string}`>;

interface Told<T extends MatterEvent> {
  readonly data: DataOf<T>;
  readonly done: Done;
}

function told<T extends MatterEvent>(facts: readonly MatterFact[], type: T): readonly Told<T>[] {
  return facts
    .filter(({ fact }) => fact.type === type)
    .map(({ fact, actor }) => ({
      data: fact.data as DataOf<T>,
      done: { on: fact.occurredOn, by: actor.subject, role: actor.role },
    }));
}

/** What was said, kind by kind. */
function saidIn(facts: readonly MatterFact[]) {
  return {
    explanations: told(facts, 'MatterExplained').map(({ data: { explanation }, done }) => {
      return { ...done, explanation };
    }),
    verdicts: told(facts, 'MatterJudged').map(({ data: { verdict, opinion }, done }) => {
      return { ...done, verdict, opinion };
    }),
    reports: told(facts, 'MatterRectificationReported').map(({ data, done }) => {
      return { ...done, documentNo: data.documentNo, measures: data.measures };
    }),
    waivers: told(facts, 'MatterRecoveryWaived').map(({ data, done }) => {
      return { ...done, amount: formatYuan(data.amountFen), reason: data.reason };
    }),
    extensions: told(facts, 'MatterExtended').map(({ data, done }) => {
      const { previousDueOn, dueOn, reason } = data;
      return { ...done, previousDueOn, dueOn, reason };
    }),
    closings: told(facts, 'MatterClosed').map(({ data: { conclusion, recoveredFen }, done }) => {
      return { ...done, conclusion, recoveredAmount: formatYuan(recoveredFen) };
    }),
    reopenings: told(facts, 'MatterReopened').map(({ data: { dueOn, reason }, done }) => {
      return { ...done, dueOn, reason };
    }),
  };
}
