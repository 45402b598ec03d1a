import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ReadLedger } from '../../county-ledger/nest/queries.js';
import { Ledger } from '../../county-ledger/nest/answers.js';
import { TraceDocument } from '../../fund-trace/nest/queries.js';
import { reachedBy } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { CountyYearPath, DocumentPath } from '../../http/intake/paths.js';
import { Read } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { PointInTimeQuery, found, given, pointOf } from '../../http/reading/queries.js';
import { UnitNames } from '../../http/reading/unit-names.interceptor.js';
import { PDF, PrintedPaper, pdf } from './answers.js';
import { ledgerDraft } from './ledger-paper.js';
import { Press } from './press.js';
import { ExplainPaper } from './queries.js';
import { PaperPath } from './requests.js';
import { transferDraft } from './transfer-table.js';

@ApiTags('Papers 公文表单')
@Controller('papers')
export class PapersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly press: Press,
    private readonly units: UnitNames,
  ) {}

  @Read({
    path: 'ledger/:code/:year',
    permission: 'ledgers.read',
    zh: '县级财政责任台账（PDF）',
    en: 'The ledger of a county, on paper',
    answers: pdf,
    only: PDF,
  })
  ledger(
    @Param() { code, year }: CountyYearPath,
    @Query() query: PointInTimeQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const at = pointOf(query);
    return this.press.print('ledger', { request, response }, at, async (names) => {
      const asked = new ReadLedger({ region: code, fiscalYear: year, ...at });
      const answer = await this.queries.execute(asked);
      if (answer === undefined) throw problem('NOT_FOUND');
      const naming = { answers: Ledger, dayOfYear: '12-31' } as const;
      return ledgerDraft(await this.units.in(answer, naming, { year, ...at }), names);
    });
  }

  @Read({
    path: 'transfer-table/:documentNo',
    permission: 'traces.read',
    zh: '转移支付文件的资金分配表（PDF；县级只见本县）',
    en: 'The allocation table of a transfer document, on paper; a county sees its share',
    answers: pdf,
    only: PDF,
  })
  transferTable(
    @Granted() grant: Grant,
    @Param() { documentNo }: DocumentPath,
    @Query() query: PointInTimeQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const at = pointOf(query);
    return this.press.print('transfer-table', { request, response }, at, async (names) => {
      const regions = reachedBy(grant);
      const asked = new TraceDocument({ documentNo, ...at, ...given({ regions }) });
      const trace = await this.queries.execute(asked);
      if (trace === undefined || trace.kind === 'receipt') throw problem('NOT_FOUND');
      const date = at.asOf ?? `${trace.fiscalYear}-12-31`;
      return transferDraft(trace, names, { date, isWhole: regions === undefined });
    });
  }

  @Read({
    path: ':code',
    permission: 'anyone',
    standsOn: 'neither',
    zh: '按核验码查询一份打印件，无需登录',
    en: 'What the check code of a paper stands for, without a token',
    more: '不含金额：有权限的人可按同一截至日和记录时间重新打印比对。 No amounts: who may see them prints the paper anew, as of the same day and as known at the same time, and compares.',
    answers: PrintedPaper,
  })
  async explain(@Param() { code }: PaperPath) {
    return found(await this.queries.execute(new ExplainPaper(code)));
  }
}
