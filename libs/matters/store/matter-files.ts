/** One matter with its whole life, from its own stream. */
import type { DataOf, EventType } from '../../event-catalogue/catalogue.js';
import type { EventStore } from '../../event-store/port.js';
import { formatYuan } from '../../money/fen.js';
import { type MatterVerdict, missingFen } from '../domain/matter.js';
import type { Complaint } from '../domain/matter-deciders.js';
import type { ComplaintTexts } from './complaint-texts.js';
import type { ListedMatter } from './matter-list.js';
import { type MatterFact, matterFacts, matterOf, reversalsOf } from './matter-stream.js';

/** When something was done, and by whom. */
interface Done {
  readonly on: string;
  readonly by: string;
  readonly role: string;
}

/** Amounts are yuan strings with two places; lists are in the order of recording. */
export interface MatterFile extends ListedMatter {
  readonly openedBy: string;
  /** Whether it is known who complained; null: no complaint lies sealed. */
  readonly complainant: 'NAMED' | 'ANONYMOUS' | null;
  /** What is still missing, waived or not. */
  readonly missingAmount: string;
  readonly links: readonly (Done & {
    readonly kind: string;
    readonly id: string;
    /** Whether a finding is dismissed or rectified; null for events and objections. */
    readonly settled: boolean | null;
  })[];
  readonly explanations: readonly (Done & { readonly explanation: string })[];
  readonly verdicts: readonly (Done & {
    readonly verdict: MatterVerdict;
    readonly opinion: string;
  })[];
  readonly reports: readonly (Done & { readonly documentNo: string; readonly measures: string })[];
  readonly recoveries: readonly (Done & {
    readonly kind: string;
    readonly number: string;
    readonly eventId: string;
    readonly amount: string;
    /** Gives nothing back any more. */
    readonly reversed: boolean;
  })[];
  readonly waivers: readonly (Done & { readonly amount: string; readonly reason: string })[];
  readonly extensions: readonly (Done & {
    readonly previousDueOn: string;
    readonly dueOn: string;
    readonly reason: string;
  })[];
  readonly closings: readonly (Done & {
    readonly conclusion: string;
    readonly recoveredAmount: string;
  })[];
  readonly reopenings: readonly (Done & { readonly dueOn: string; readonly reason: string })[];
  /** Last revision of the matter's stream, for `If-Match`. */
  readonly revision: number;
}

export class MatterFiles {
  constructor(
    private readonly store: EventStore,
    private readonly findings: { isSettled(findingId: string): Promise<boolean> },
    private readonly texts: ComplaintTexts,
  ) {}

  /** The county concerned; undefined: there is no such matter. */
  async regionOf(matterNo: string): Promise<string | undefined> {
    return matterOf(await matterFacts(this.store, matterNo))?.region;
  }

  async find(matterNo: string, today: string): Promise<MatterFile | undefined> {
    const facts = await matterFacts(this.store, matterNo);
    const matter = matterOf(facts);
    const [opening] = told(facts, 'MatterOpened');
    if (!matter || !opening) return undefined;
    const { kind, region, title, program, fiscalYear, complaint, requiredFen } = opening.data;
    const { dueOn, status } = matter;
    const closedOn = status === 'closed' ? told(facts, 'MatterClosed').at(-1)!.done.on : null;
    const recoveries = await this.recoveries(facts);
    const counted = recoveries.filter(({ reversed }) => !reversed);
    const recoveredFen = counted.reduce((sum, { amountFen }) => sum + amountFen, 0n);
    return {
      ...{ matterNo, kind, region, title, program, fiscalYear, dueOn },
      status: closedOn !== null ? 'closed' : dueOn < today ? 'overdue' : 'open',
      openedOn: opening.done.on,
      openedBy: opening.done.by,
      closedOn,
      closedLate: closedOn === null ? null : closedOn > dueOn,
      complainant: complaint?.complainant ?? null,
      requiredAmount: requiredFen === null ? null : formatYuan(requiredFen),
      recoveredAmount: formatYuan(recoveredFen),
      missingAmount: formatYuan(missingFen(matter, recoveredFen)),
      links: await this.links(facts),
      recoveries: recoveries.map(({ amountFen, ...one }) => {
        return { ...one, amount: formatYuan(amountFen) };
      }),
      ...saidIn(facts),
      revision: facts.length - 1,
    };
  }

  /** What was complained of, and by whom: personal data. undefined: nothing lies sealed. */
  async complaint(matterNo: string): Promise<Complaint | undefined> {
    const facts = await matterFacts(this.store, matterNo);
    const { complaint } = told(facts, 'MatterOpened')[0]?.data ?? {};
    if (!complaint) return undefined;
    const { contentHash } = complaint;
    const sealed = await this.texts.open({ no: matterNo, contentHash });
    const { text = '', complainant = null, contact = null } = sealed;
    return { text, complainant, contact };
  }

  private async links(facts: readonly MatterFact[]): Promise<MatterFile['links']> {
    const linked = told(facts, 'MatterLinked').flatMap(({ data, done }) =>
      data.links.map((link) => ({ ...done, ...link })),
    );
    return Promise.all(
      linked.map(async (link) => {
        const { kind, id } = link;
        return { ...link, settled: kind === 'FINDING' ? await this.findings.isSettled(id) : null };
      }),
    );
  }

  private async recoveries(facts: readonly MatterFact[]) {
    const recorded = told(facts, 'MatterRecoveryRecorded');
    const ids = recorded.map(({ data }) => data.eventId);
    const reversed = await reversalsOf(this.store, ids);
    return recorded.map(({ data: { kind, number, eventId, amountFen }, done }) => {
      return { ...done, kind, number, eventId, amountFen, reversed: reversed.has(eventId) };
    });
  }
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
