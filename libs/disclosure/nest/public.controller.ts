/** What is public: no token, nobody's name, only what is published or open by law. */
import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import {
  COUNTY_YEARS,
  LEDGERS,
  OVERVIEW,
  PAYMENT_LINES,
  PAYMENT_SUMS,
  PUBLICATIONS,
  type PublicTable,
  RECEIPTS,
  TRANSFERS,
} from '../domain/public-tables.js';
import type { ProgramFilter } from '../store/public-pages.js';
import { isRefusal } from '../../refusals/refusals.js';
import { Read } from '../../http/openapi/routes.js';
import { archive } from '../../http/openapi/shapes.js';
import { problem } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { given, keyOf } from '../../http/reading/queries.js';
import {
  PublicCountyYears,
  PublicLedgers,
  PublicOverview,
  PublicPaymentLines,
  PublicPayments,
  PublicPublications,
  PublicReceipts,
  PublicTransfers,
} from './answers.js';
import type { AddressQuota } from './address-quota.js';
import { requireQuota } from './public-access.js';
import { answerRows, etagOf, formatOf, isFresh, letCachesKeep } from './public-answer.js';
import {
  PublicCountyQuery,
  PublicListPath,
  PublicProgramQuery,
  PublicQuery,
  PublicReceiptsQuery,
} from './public-requests.js';
import { FindOpenData, FindPublicPoint, ListPublicLines, ListPublicRows } from './queries.js';

const CSV = ['text/csv'];
const OPEN_DATA = '公开数据另有 CSV 和开放数据包 The public has CSV and the open data package';
const FIRST_BYTE_WITHIN_MS = 500;

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

@ApiTags('Public 公开')
@Controller('public')
export class PublicController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: 'publications',
    permission: 'anyone',
    zh: '公示公开目录',
    en: 'What offices have published',
    answers: PublicPublications,
    noTable: OPEN_DATA,
    also: CSV,
  })
  publications(
    @Query() query: PublicProgramQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.answer(PUBLICATIONS, query, { request, response });
  }

  @Read({
    path: 'payments',
    permission: 'anyone',
    zh: '已公示发放合计（小额合并）',
    en: 'Published payments by month; small groups are merged',
    answers: PublicPayments,
    noTable: OPEN_DATA,
    also: CSV,
  })
  payments(@Query() query: PublicProgramQuery, @Req() request: Request, @Res() response: Response) {
    return this.answer(PAYMENT_SUMS, query, { request, response });
  }

  @Read({
    path: 'payments/:region/:year/:program/:period',
    permission: 'anyone',
    zh: '一份已公示清单的明细（不含任何个人信息）',
    en: 'Single payments of a published list, without anybody’s name',
    more:
      '儿童、残疾人、医疗等项目只公开合计。 ' +
      'Programs of children, of the disabled and of the sick are shown as sums only.',
    answers: PublicPaymentLines,
    noTable: OPEN_DATA,
    also: CSV,
  })
  async lines(
    @Param() path: PublicListPath,
    @Query() query: PublicQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const { region, year: fiscalYear, program, period } = path;
    const format = formatOf(request, query.format);
    const point = await this.queries.execute(new FindPublicPoint(null));
    const etag = etagOf(request, point, format);
    if (isFresh(request, response, etag)) return;
    const limit = query.limit ?? 100;
    const offset = offsetOf(query.cursor);
    const list = { region, fiscalYear, program, period };
    const page = { offset, limit: limit + 1 };
    const found = await this.queries.execute(new ListPublicLines({ point, list, page }));
    if (isRefusal(found)) {
      throw problemOfRefusal(found, ['NOT_PUBLISHED', 'PUBLISHED_AS_SUMS']);
    }
    const rows = found.slice(0, limit);
    const next = found.length > limit ? [String(offset + limit)] : null;
    const file = `payments-${region}-${fiscalYear}-${program}-${period}`;
    answerRows(request, response, { table: PAYMENT_LINES, file, rows, next, point, format, etag });
  }

  @Read({
    path: 'ledgers',
    permission: 'anyone',
    zh: '县级台账（已结账年度）',
    en: 'County ledgers of closed years, a line a program',
    answers: PublicLedgers,
    noTable: OPEN_DATA,
    also: CSV,
  })
  ledgers(@Query() query: PublicCountyQuery, @Req() request: Request, @Res() response: Response) {
    return this.answer(LEDGERS, query, { request, response });
  }

  @Read({
    path: 'county-years',
    permission: 'anyone',
    zh: '县级年度汇总：需求、缺口与一般建设',
    en: 'Counties’ closed years: need, gap, and general construction beside it',
    answers: PublicCountyYears,
    noTable: OPEN_DATA,
    also: CSV,
  })
  years(@Query() query: PublicCountyQuery, @Req() request: Request, @Res() response: Response) {
    return this.answer(COUNTY_YEARS, query, { request, response });
  }

  @Read({
    path: 'transfers',
    permission: 'anyone',
    zh: '转移支付指标文，分县',
    en: 'Transfer documents, a line a county',
    answers: PublicTransfers,
    noTable: OPEN_DATA,
    also: CSV,
  })
  transfers(
    @Query() query: PublicProgramQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.answer(TRANSFERS, query, { request, response });
  }

  @Read({
    path: 'receipts',
    permission: 'anyone',
    zh: '省级到位资金，按来源',
    en: 'Money that reached the province, by source',
    answers: PublicReceipts,
    noTable: OPEN_DATA,
    also: CSV,
  })
  receipts(
    @Query() query: PublicReceiptsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    return this.answer(RECEIPTS, query, { request, response });
  }

  @Read({
    path: 'overview',
    permission: 'anyone',
    zh: '全省概览',
    en: 'The province by fiscal year',
    answers: PublicOverview,
    noTable: OPEN_DATA,
    also: CSV,
  })
  overview(@Query() query: PublicQuery, @Req() request: Request, @Res() response: Response) {
    return this.answer(OVERVIEW, query, { request, response });
  }

  @Read({
    path: 'package.zip',
    permission: 'anyone',
    zh: '开放数据包（Frictionless，CC BY 4.0）',
    en: 'The open-data package: every public table as CSV, with its description',
    answers: archive,
    only: 'application/zip',
  })
  async package(@Req() request: Request, @Res() response: Response) {
    const point = await this.queries.execute(new FindPublicPoint(null));
    const missing = JSON.stringify(request.doudi?.standing?.missing);
    const found = await this.queries.execute(new FindOpenData({ point, missing }));
    const etag = etagOf(request, found.point, 'zip');
    if (isFresh(request, response, etag)) return;
    const isAsked = request.method === 'GET';
    const quota = request.app.get('doudi package quota') as AddressQuota | undefined;
    if (isAsked) requireQuota(quota, request);
    // What goes wrong at once is still answered as a problem; who waits longer sees that it comes.
    if (isAsked) await Promise.race([found.ready(), pause(FIRST_BYTE_WITHIN_MS)]);
    letCachesKeep(response, etag);
    response.type('application/zip');
    response.setHeader('Content-Disposition', 'attachment; filename="doudi-open-data.zip"');
    response.setHeader('Link', '<https://creativecommons.org/licenses/by/4.0/>; rel="license"');
    if (!isAsked) {
      response.end();
      return;
    }
    response.flushHeaders();
    await pipeline(await found.content(), response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }

  private async answer(
    table: PublicTable,
    query: PublicQuery & ProgramFilter,
    { request, response }: Exchange,
  ): Promise<void> {
    const format = formatOf(request, query.format);
    const point = await this.queries.execute(new FindPublicPoint(null));
    const etag = etagOf(request, point, format);
    if (isFresh(request, response, etag)) return;
    const { limit = 100, cursor, region, fiscalYear, program } = query;
    const after = cursor === undefined ? null : keyOf(table.name, cursor).split('\n');
    const filter = given({ region, fiscalYear, program });
    const asked = new ListPublicRows({ table, point, filter, page: { after, limit } });
    const { rows, next } = await this.queries.execute(asked);
    answerRows(request, response, { table, rows, next, point, format, etag });
  }
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const key = keyOf(PAYMENT_LINES.name, cursor);
  if (!/^\d{1,7}$/.test(key)) throw problem('INVALID_CURSOR');
  return Number(key);
}
