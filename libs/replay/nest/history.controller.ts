import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { LongWork } from '../../http/access/long-work.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { CountyYearPath } from '../../http/intake/paths.js';
import { Read } from '../../http/openapi/routes.js';
import { Lists } from '../../http/reading/lists.js';
import { found, given, listed, pageOf } from '../../http/reading/queries.js';
import { CountyDiff, CountyEntries, HistorySteps } from './history-answers.js';
import { CompareOwnYear, ListEntries, ReadHistory } from './history-queries.js';
import { pointAt } from './points.js';
import { DiffQuery, EntriesQuery, HistoryQuery } from './requests.js';
import { ENTRIES_TABLE, HISTORY_TABLE } from './tables.js';

@ApiTags('County ledgers 县级台账')
@Controller('counties/:code/years/:year')
export class HistoryController {
  constructor(
    private readonly lists: Lists,
    private readonly queries: QueryBus,
  ) {}

  @Read({
    path: 'entries',
    permission: 'ledgers.read',
    zh: '县级年度业务流水（最近的在前）',
    en: 'The entries of a county’s year, the latest first',
    answers: CountyEntries,
    table: ENTRIES_TABLE,
  })
  entries(
    @Granted() { subject: asker }: Grant,
    @Param() { code, year }: CountyYearPath,
    @Query() query: EntriesQuery,
  ) {
    const of = { region: code, fiscalYear: year, asker };
    return this.lists.page('entries', query, (asked) => new ListEntries({ ...asked, ...of }));
  }

  @LongWork()
  @Read({
    path: 'history',
    permission: 'ledgers.read',
    zh: '县级年度逐笔经过：每笔业务一句话，前后数字',
    en: 'A county’s year, entry by entry, as sentences with figures before and after',
    answers: HistorySteps,
    table: HISTORY_TABLE,
  })
  async history(@Param() { code, year }: CountyYearPath, @Query() query: HistoryQuery) {
    const { from, to, knownAt } = query;
    const page = pageOf('history', query);
    const asked = { region: code, fiscalYear: year, ...given({ from, to, knownAt }), ...page };
    return listed('history', found(await this.queries.execute(new ReadHistory(asked))));
  }

  @LongWork()
  @Read({
    path: 'diff',
    permission: 'ledgers.read',
    zh: '县级年度两个时点之间的差异及其业务',
    en: 'What differs between two points of a county’s year, and the entries behind it',
    answers: CountyDiff,
  })
  async diff(@Param() { code, year }: CountyYearPath, @Query() query: DiffQuery) {
    const from = pointAt('from', query.from);
    const to = pointAt('to', query.to);
    const asked = { region: code, fiscalYear: year, from, to };
    return found(await this.queries.execute(new CompareOwnYear(asked)));
  }
}
