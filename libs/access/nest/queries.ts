/** The questions about persons, forgettings and the record of access. */
import { EventStore } from '../../event-store/port.js';
import { FundLists } from '../../funds/store/fund-lists.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf, pageByPosition } from '../../http/reading/lists.js';
import { positionAfter } from '../../http/reading/queries.js';
import { Sql } from '../../postgres/sql.js';
import { ReadModels } from '../../projection/read-models.js';
import { AccessRecord, type ReadsFilter } from '../store/access-record.js';
import { ForgettingCommands } from '../store/forgetting-commands.js';
import { listForgettings } from '../store/forgetting-list.js';
import { type KnownPerson, PersonalDataVault } from '../store/vault.js';
import type { Forgetting, RecordedAccess } from './answers.js';
import type { ForgettingsQuery, ReadsQuery } from './requests.js';

/** The counties that have paid the person of a pseudonym, or reported an exit. */
export class ListCountiesOf extends QueryOf<
  { readonly pseudonym: string; readonly county: string | null },
  readonly string[]
> {}
/** The person of a pseudonym; undefined: nobody known. */
export class FindPerson extends QueryOf<string, KnownPerson | 'forgotten' | undefined> {}
export class ListForgettings extends ListOf<ForgettingsQuery, typeof Forgetting> {}
/** By its number; null: there is no such proposal. */
export class FindForgetting extends QueryOf<string, { readonly region: string | null } | null> {}
/** The bounds of time are ISO 8601 in any zone. */
export class ListReads extends ListOf<ReadsQuery, typeof RecordedAccess> {}
/** All of them as lines of NDJSON. */
export class StreamReads extends QueryOf<ReadsFilter, AsyncIterable<string>> {}

export const ACCESS_QUERIES = [
  queryHandlerOf(ListCountiesOf, [ReadModels], async ({ pseudonym, county }, models) => {
    const lists = new FundLists(models.sql);
    const reached = async () =>
      (await lists.countiesOf(pseudonym)).filter((one) => county === null || one === county);
    const counties = await reached();
    if (counties.length > 0) return counties;
    await models.caughtUp();
    return reached();
  }),
  queryHandlerOf(FindPerson, [PersonalDataVault], async (pseudonym, vault) => {
    const known = (await vault.reveal([pseudonym])).get(pseudonym);
    if (known === undefined && (await vault.isForgotten(pseudonym))) return 'forgotten';
    return known;
  }),
  queryHandlerOf(ListForgettings, [Sql], async ({ after, ...question }, sql) => {
    const asked = { ...question, after: positionAfter(after) };
    return pageByPosition(await listForgettings(sql, asked));
  }),
  queryHandlerOf(FindForgetting, [ForgettingCommands], (forgettingNo, forgettings) =>
    forgettings.find(forgettingNo),
  ),
  queryHandlerOf(ListReads, [EventStore], async ({ after, limit, ...filter }, store) => {
    const question = { ...inUtc(filter), afterPosition: positionAfter(after), limit };
    return pageByPosition(await new AccessRecord(store).list(question));
  }),
  queryHandlerOf(StreamReads, [EventStore], async (filter, store) =>
    linesOf(new AccessRecord(store).pages(inUtc(filter))),
  ),
];

function inUtc({ from, to, ...filter }: ReadsFilter): ReadsFilter {
  return {
    ...filter,
    ...(from === undefined ? {} : { from: new Date(from).toISOString() }),
    ...(to === undefined ? {} : { to: new Date(to).toISOString() }),
  };
}

async function* linesOf(pages: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  for await (const page of pages) {
    yield page.map((read) => `${JSON.stringify(read)}\n`).join('');
  }
}
