/** The questions about matters. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { EventStore } from '../../event-store/port.js';
import type { Page, PageRequest } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { pageByPosition } from '../../http/reading/lists.js';
import { type Asked, positionAfter } from '../../http/reading/queries.js';
import { ReadModels } from '../../projection/read-models.js';
import { FindingCommands } from '../../supervision/store/finding-commands.js';
import { ComplaintTexts } from '../store/complaint-texts.js';
import { matterFile, openedComplaint } from '../store/matter-files.js';
import { type ListedMatter, listMatters } from '../store/matter-list.js';
import { matterFacts, matterOf } from '../store/matter-stream.js';
import type { Complaint, Matter } from './answers.js';
import type { MattersQuery } from './requests.js';

export class ListMatters extends QueryOf<Asked<MattersQuery> & PageRequest, Page<ListedMatter>> {}
/** By number, as what follows. undefined: there is no such matter. */
export class FindMatter extends QueryOf<string, ValueOf<typeof Matter> | undefined> {}
/** The county of a matter. */
export class LocateMatter extends QueryOf<string, string | undefined> {}
/** What was complained of, and by whom: personal data. undefined: nothing lies sealed. */
export class OpenComplaint extends QueryOf<string, ValueOf<typeof Complaint> | undefined> {}

export const MATTER_QUERIES = [
  queryHandlerOf(ListMatters, [ReadModels], async ({ after, ...question }, { sql, today }) => {
    const asked = { asOf: today(), ...question, after: positionAfter(after) };
    return pageByPosition(await listMatters(sql, asked));
  }),
  queryHandlerOf(
    FindMatter,
    [EventStore, FindingCommands, ReadModels],
    (matterNo, store, findings, { today }) => matterFile(store, findings, matterNo, today()),
  ),
  queryHandlerOf(
    LocateMatter,
    [EventStore],
    async (matterNo, store) => matterOf(await matterFacts(store, matterNo))?.region,
  ),
  queryHandlerOf(OpenComplaint, [EventStore, ComplaintTexts], (matterNo, store, texts) =>
    openedComplaint(store, texts, matterNo),
  ),
];
