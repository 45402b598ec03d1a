/** The questions that an office asks of its own county. undefined: there is no such county. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { recordedFact } from '../../event-store/decoding.js';
import { exact } from '../../event-store/event-text.js';
import { EventStore, type StoredEvent } from '../../event-store/port.js';
import { judge, permissionOfOriginal, reaches } from '../../access/domain/permissions.js';
import { type Subject, isRole } from '../../access/domain/roles.js';
import type { Page, PageRequest } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { pageByPosition } from '../../http/reading/lists.js';
import { positionAfter } from '../../http/reading/queries.js';
import { formatYuan } from '../../money/fen.js';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import { Sql } from '../../postgres/sql.js';
import { words } from '../../wording/words.js';
import { type Telling, sentenceOf } from '../domain/sentences.js';
import type { LateReason } from '../domain/lateness.js';
import { type ReplayedEntry, figureAnswer } from '../domain/year-lines.js';
import type { FigureChange } from '../domain/account-figures.js';
import { type EntriesQuestion, countyEntries } from '../store/county-entries.js';
import { CountyYearReplays, type DiffQuestion } from '../store/county-year-replay.js';
import type { CountyDiff, CountyEntry, HistoryStep } from './history-answers.js';

export interface HistoryQuestion extends PageRequest {
  readonly region: string;
  readonly fiscalYear: number;
  /** Business days, both inclusive; what lies before is folded. */
  readonly from?: string;
  readonly to?: string;
  readonly knownAt?: string;
}

interface EntriesAsked extends Omit<EntriesQuestion, 'before'>, PageRequest {
  /** Who asks: what each entry permits is said to that person. */
  readonly asker: Subject;
}

export class ListEntries extends QueryOf<EntriesAsked, Page<ValueOf<typeof CountyEntry>>> {}
export class ReadHistory extends QueryOf<
  HistoryQuestion,
  Page<ValueOf<typeof HistoryStep>> | undefined
> {}
export class CompareOwnYear extends QueryOf<DiffQuestion, ValueOf<typeof CountyDiff> | undefined> {}

export const HISTORY_QUERIES = [
  queryHandlerOf(
    ListEntries,
    [EventStore, Sql],
    async ({ asker, after, ...question }, store, sql) => {
      const { region } = question;
      const telling = await tellingOf(region, sql);
      const asked = { ...question, before: positionAfter(after, BEYOND_ALL) };
      const { items, next } = await countyEntries(store, sql, telling, asked);
      const answers = items.map(({ event, said, reversedBy }) => ({
        ...placeAnswer(event),
        ...{ eventId: event.id, text: said.zh, textEn: said.en },
        amount: formatYuan(said.amountFen),
        state: reversedBy === null ? ('recorded' as const) : ('reversed' as const),
        ...{ reversedBy, by: event.metadata.actor.subject },
        permits:
          reversedBy === null && mayCorrect(asker, event.type, region) ? ['correct' as const] : [],
      }));
      return pageByPosition({ items: answers, next });
    },
  ),
  queryHandlerOf(ReadHistory, [EventStore, Sql], async (question, store, sql) => {
    const { region, fiscalYear, limit, after, ...rest } = question;
    const years = { from: fiscalYear, to: fiscalYear };
    const pages = await new CountyYearReplays(store, sql).replay({ region, years, ...rest });
    return pages && historyPage(pages, await tellingOf(region, sql), { limit, after });
  }),
  queryHandlerOf(CompareOwnYear, [EventStore, Sql], async (question, store, sql) => {
    const diff = await new CountyYearReplays(store, sql).diff(question);
    if (!diff) return undefined;
    const telling = await tellingOf(question.region, sql);
    return {
      ...question,
      gap: { before: formatYuan(diff.gapBeforeFen), after: formatYuan(diff.gapAfterFen) },
      figures: diff.figures.map((change) => ({
        ...figureAnswer(change),
        difference: formatYuan(change.afterFen - change.beforeFen),
      })),
      steps: diff.entries.map(({ event, side, changes, late }) => ({
        ...stepAnswer(event, telling, changes, late),
        side,
      })),
    };
  }),
];

/** Positions are smaller. */
const BEYOND_ALL = 1n << 62n;

function mayCorrect(asker: Subject, type: string, region: string): boolean {
  const permission = permissionOfOriginal(type);
  if (permission === null) return false;
  const judgement = judge(asker, permission);
  return judgement.kind === 'allowed' && reaches(judgement.county, region);
}

async function historyPage(
  pages: AsyncIterable<readonly ReplayedEntry[]>,
  telling: Telling,
  { limit, after }: Pick<PageRequest, 'limit'> & { readonly after: string | undefined },
): Promise<Page<ValueOf<typeof HistoryStep>>> {
  const items: ValueOf<typeof HistoryStep>[] = [];
  const seen = positionAfter(after);
  let last = seen;
  for await (const entries of pages) {
    for (const { event, step } of entries) {
      if (event.position <= seen) continue;
      if (items.length === limit) return { items, next: String(last) };
      const { changes, late, gapBeforeFen, gapAfterFen } = step;
      items.push({
        ...stepAnswer(event, telling, changes, late),
        gap: { before: formatYuan(gapBeforeFen), after: formatYuan(gapAfterFen) },
      });
      last = event.position;
    }
  }
  return { items, next: null };
}

async function tellingOf(region: string, sql: Sql): Promise<Telling> {
  const programs = await recordedPrograms(sql);
  return {
    region,
    program: (code) => {
      const known = programs.find(code);
      return known ? words(known.chinese, known.english) : words(code, code);
    },
  };
}

function placeAnswer({ position, type, occurredOn, recordedAt, metadata }: StoredEvent) {
  const { role } = metadata.actor;
  if (!isRole(role)) throw new Error(`${role} is no role that records a county's entries`);
  return { position: exact(position), kind: type, on: occurredOn, recordedAt, role };
}

function stepAnswer(
  event: StoredEvent,
  telling: Telling,
  changes: readonly FigureChange[],
  late: readonly LateReason[],
) {
  const said = sentenceOf(recordedFact(event), telling);
  if (!said) throw new Error(`${event.type} moves figures and has no sentence`);
  return {
    ...placeAnswer(event),
    ...{ text: said.zh, textEn: said.en },
    changes: changes.map(figureAnswer),
    ...{ late: late.length > 0, lateBecause: late },
  };
}
