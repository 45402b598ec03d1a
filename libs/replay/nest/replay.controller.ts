import { Controller, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CountyPath, CountyYearPath, DocumentPath } from '../../http/intake/paths.js';
import { Read } from '../../http/openapi/routes.js';
import { invalid } from '../../http/problems/problem.js';
import { NDJSON, answerLines } from '../../http/reading/ndjson.js';
import { found, given } from '../../http/reading/queries.js';
import { ALL_YEARS } from '../domain/year-replay.js';
import { ReplayedEntry, ReplayedMove, YearDiff } from './answers.js';
import { pointAt } from './points.js';
import { CompareYear, ReplayDocument, ReplayYears } from './queries.js';
import { LongWork } from '../../http/access/long-work.js';
import { DiffQuery, ReplayQuery, YearsReplayQuery } from './requests.js';

@ApiTags('Audit 审计')
@Controller('audit')
export class ReplayController {
  constructor(private readonly queries: QueryBus) {}

  @LongWork()
  @Read({
    path: 'counties/:code/years/:year/replay',
    permission: 'replays.read',
    zh: '县级年度重放：逐笔事件及其前后数字',
    en: 'A county’s year, event by event, with every figure before and after',
    answers: ReplayedEntry,
    types: [NDJSON],
  })
  async year(
    @Param() { code, year }: CountyYearPath,
    @Query() { from, to, knownAt, direction }: ReplayQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const years = { from: year, to: year };
    const question = { region: code, years, ...given({ from, to, knownAt, direction }) };
    await answerLines(response, found(await this.queries.execute(new ReplayYears(question))));
  }

  @LongWork()
  @Read({
    path: 'counties/:code/replay',
    permission: 'replays.read',
    zh: '县级历年重放：一次取回若干年度的逐笔事件及其前后数字',
    en: 'A county’s years in one: event by event, with every figure before and after',
    answers: ReplayedEntry,
    types: [NDJSON],
  })
  async years(
    @Param() { code }: CountyPath,
    @Query() { fromYear, toYear, from, to, knownAt, direction }: YearsReplayQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const years = { from: fromYear ?? ALL_YEARS.from, to: toYear ?? ALL_YEARS.to };
    if (years.from > years.to) {
      throw invalid(
        'toYear',
        'BEFORE_FROM',
        `不得早于起始年度 ${years.from} / must not lie before fromYear ${years.from}`,
      );
    }
    const question = { region: code, years, ...given({ from, to, knownAt, direction }) };
    await answerLines(response, found(await this.queries.execute(new ReplayYears(question))));
  }

  @LongWork()
  @Read({
    path: 'counties/:code/years/:year/diff',
    permission: 'replays.read',
    zh: '县级年度两个时点之间的差异及其事件',
    en: 'What differs between two points of a county’s year, and the events behind it',
    answers: YearDiff,
  })
  async diff(@Param() { code, year }: CountyYearPath, @Query() query: DiffQuery) {
    const from = pointAt('from', query.from);
    const to = pointAt('to', query.to);
    const question = { region: code, fiscalYear: year, from, to };
    return found(await this.queries.execute(new CompareYear(question)));
  }

  @LongWork()
  @Read({
    path: 'documents/:documentNo/replay',
    permission: 'replays.read',
    zh: '文件资金全程重放：逐笔去向，直至发放批次',
    en: 'A document’s whole life: every event that moved its money, down to the payment batches',
    answers: ReplayedMove,
    types: [NDJSON],
  })
  async document(
    @Param() { documentNo }: DocumentPath,
    @Query() { from, to, knownAt, direction }: ReplayQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const question = { documentNo, ...given({ from, to, knownAt, direction }) };
    await answerLines(response, found(await this.queries.execute(new ReplayDocument(question))));
  }
}
