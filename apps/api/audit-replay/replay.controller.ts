import { Controller, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { ALL_YEARS } from '../../../libs/replay/domain/year-replay.js';
import { Backend } from '../backend.js';
import {
  EmptyIsAbsent,
  IsoDate,
  OneOf,
  Text,
  WrittenYear,
} from '../../../libs/http/intake/fields.js';
import { CountyPath, CountyYearPath, DocumentPath } from '../../../libs/http/intake/paths.js';
import { invalid } from '../../../libs/http/problems/problem.js';
import { Read } from '../../../libs/http/openapi/routes.js';
import { KnownAt, ReadQuery, found, given } from '../../../libs/http/reading/queries.js';
import { pointAt } from './points.js';
import { NDJSON, answerLines } from '../../../libs/http/reading/ndjson.js';

class ReplayQuery extends ReadQuery {
  @EmptyIsAbsent()
  @IsoDate({
    optional: true,
    description:
      '自该业务日起显示；之前的照常计入 Shown from that business day on; what lies before is folded',
  })
  from?: string;

  @EmptyIsAbsent()
  @IsoDate({
    optional: true,
    description: '截至该业务日终 As it stood at the end of that business day',
  })
  to?: string;

  @KnownAt()
  knownAt?: string;

  @EmptyIsAbsent()
  @OneOf(['forwards', 'backwards'], { optional: true })
  direction?: 'forwards' | 'backwards';
}

class YearsReplayQuery extends ReplayQuery {
  @EmptyIsAbsent()
  @WrittenYear({ optional: true, description: '自该年度起 From that fiscal year on' })
  fromYear?: number;

  @EmptyIsAbsent()
  @WrittenYear({ optional: true, description: '至该年度止 Up to that fiscal year' })
  toYear?: number;
}

const POINT = {
  description:
    '业务日期、记录时间，或“日期@时间” A business date, a time of recording, or date@time: as of the one, as known at the other',
  example: '2017-06-30@2018-01-01T00:00:00+08:00',
};

class DiffQuery extends ReadQuery {
  @Text(80, POINT)
  from!: string;

  @Text(80, POINT)
  to!: string;
}

@ApiTags('Audit 审计')
@Controller('audit')
export class ReplayController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: 'counties/:code/years/:year/replay',
    permission: 'replays.read',
    zh: '县级年度重放：逐笔事件及其前后数字',
    en: 'A county’s year, event by event, with every figure before and after',
    answers: 'ReplayedEntry',
    types: [NDJSON],
  })
  async year(
    @Param() { code, year }: CountyYearPath,
    @Query() { from, to, knownAt, direction }: ReplayQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const years = { from: year, to: year };
    const question = { region: code, years, ...given({ from, to, knownAt, direction }) };
    await answerLines(response, found(await this.backend.replays.years(question)));
  }

  @Read({
    path: 'counties/:code/replay',
    permission: 'replays.read',
    zh: '县级历年重放：一次取回若干年度的逐笔事件及其前后数字',
    en: 'A county’s years in one: event by event, with every figure before and after',
    answers: 'ReplayedEntry',
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
    await answerLines(response, found(await this.backend.replays.years(question)));
  }

  @Read({
    path: 'counties/:code/years/:year/diff',
    permission: 'replays.read',
    zh: '县级年度两个时点之间的差异及其事件',
    en: 'What differs between two points of a county’s year, and the events behind it',
    answers: 'YearDiff',
  })
  async diff(@Param() { code, year }: CountyYearPath, @Query() query: DiffQuery) {
    const from = pointAt('from', query.from);
    const to = pointAt('to', query.to);
    return found(await this.backend.replays.diff({ region: code, fiscalYear: year, from, to }));
  }

  @Read({
    path: 'documents/:documentNo/replay',
    permission: 'replays.read',
    zh: '文件资金全程重放：逐笔去向，直至发放批次',
    en: 'A document’s whole life: every event that moved its money, down to the payment batches',
    answers: 'ReplayedMove',
    types: [NDJSON],
  })
  async document(
    @Param() { documentNo }: DocumentPath,
    @Query() { from, to, knownAt, direction }: ReplayQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const question = { documentNo, ...given({ from, to, knownAt, direction }) };
    await answerLines(response, found(await this.backend.replays.document(question)));
  }
}
