/** The questions that replay answers. undefined: there is no such county or document. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { businessDateToday } from '../../event-store/business-date.js';
import { EventStore } from '../../event-store/port.js';
import { materialShares } from '../../gap-alerts/domain/severity.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { recordedChanges } from '../../policy/store/recorded-changes.js';
import { Units } from '../../regions/store/units.js';
import { Sql } from '../../postgres/sql.js';
import { diffAnswer } from '../domain/diff-answer.js';
import { type CodeOf, documentLine } from '../domain/document-lines.js';
import { yearLine } from '../domain/year-lines.js';
import {
  CountyYearReplays,
  type DiffQuestion,
  type YearQuestion,
} from '../store/county-year-replay.js';
import { type DocumentQuestion, DocumentReplays } from '../store/document-replays.js';
import type { YearDiff } from './answers.js';

/** Lines of NDJSON, a page of them at a time. */
type Lines = AsyncIterable<string> | undefined;

export class ReplayYears extends QueryOf<YearQuestion, Lines> {}
export class CompareYear extends QueryOf<DiffQuestion, ValueOf<typeof YearDiff> | undefined> {}
export class ReplayDocument extends QueryOf<DocumentQuestion, Lines> {}

export const REPLAY_QUERIES = [
  queryHandlerOf(ReplayYears, [EventStore, Sql], async (question, store, sql) => {
    const pages = await new CountyYearReplays(store, sql).replay(question);
    const shares = materialShares(await recordedChanges(sql));
    return pages && linesOf(pages, (entry) => yearLine(entry, shares));
  }),
  queryHandlerOf(CompareYear, [EventStore, Sql], async (question, store, sql) => {
    const diff = await new CountyYearReplays(store, sql).diff(question);
    const shares = materialShares(await recordedChanges(sql));
    return diff && diffAnswer(question, diff, shares, businessDateToday());
  }),
  queryHandlerOf(ReplayDocument, [EventStore, Sql, Units], async (question, store, sql, units) => {
    const pages = await new DocumentReplays(store, sql).replay(question);
    const { knownAt } = question;
    const divisions = await units.recoded();
    const codeOf: CodeOf = (region, fiscalYear) =>
      divisions?.standing(region, { date: `${fiscalYear}-12-31`, knownAt })?.code ?? region;
    return pages && linesOf(pages, (move) => documentLine(move, codeOf));
  }),
];

async function* linesOf<T>(
  pages: AsyncIterable<readonly T[]>,
  line: (entry: T) => string,
): AsyncGenerator<string> {
  for await (const page of pages) yield page.map(line).join('');
}
