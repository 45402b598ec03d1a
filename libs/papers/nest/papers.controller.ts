import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ReadLedger } from '../../county-ledger/nest/queries.js';
import { Ledger } from '../../county-ledger/nest/answers.js';
import { TraceDocument } from '../../fund-trace/nest/queries.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import { regionOfAlert } from '../../gap-alerts/domain/alert-decider.js';
import { GapAlert } from '../../gap-alerts/nest/answers.js';
import { ListAlerts } from '../../gap-alerts/nest/queries.js';
import { LongWork } from '../../http/access/long-work.js';
import { reachedBy, requireReach } from '../../http/access/reach.js';
import type { PointInTime } from '../../http/answers.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { AlertPath, CountyYearPath, DocumentPath } from '../../http/intake/paths.js';
import { Read } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { PointInTimeQuery, found, given, pointOf } from '../../http/reading/queries.js';
import { UnitNames } from '../../http/reading/unit-names.interceptor.js';
import { ListTargetSets } from '../../performance/nest/queries.js';
import { PerformanceTargetSet } from '../../performance/nest/target-answers.js';
import { PDF, PrintedPaper, pdf } from './answers.js';
import { noticeDraft } from './gap-notice.js';
import { ledgerDraft } from './ledger-paper.js';
import { MonthOfCounties } from './month-figures.js';
import { monthDraft } from './month-report.js';
import { type Exchange, Press } from './press.js';
import { ExplainPaper } from './queries.js';
import {
  AsOfQuery,
  CountyMonthPath,
  KnownAtQuery,
  MonthPath,
  PaperPath,
  TargetSetPath,
} from './requests.js';
import { selfEvaluationDraft } from './self-evaluation.js';
import { transferDraft } from './transfer-table.js';

@ApiTags('Papers 公文表单')
@Controller('papers')
export class PapersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly press: Press,
    private readonly units: UnitNames,
    private readonly months: MonthOfCounties,
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
      return ledgerDraft(await this.named(answer, at), names);
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
    path: 'gap-notice/:id',
    permission: 'alerts.read',
    zh: '缺口预警通知书（PDF；县级只见本县）',
    en: 'The notice of a gap alert, on paper; a county its own',
    answers: pdf,
    only: PDF,
  })
  gapNotice(
    @Granted() grant: Grant,
    @Param() { id }: AlertPath,
    @Query() query: PointInTimeQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const at = pointOf(query);
    const [region, year] = id.split('-');
    if (regionOfAlert(id) === undefined) throw problem('NOT_FOUND');
    requireReach(grant, region!);
    return this.press.print('gap-notice', { request, response }, at, async () => {
      const of = { region: region!, fiscalYear: Number(year), ...at };
      const alerts = await this.queries.execute(new ListAlerts({ ...of, limit: 1000 }));
      const ledger = await this.queries.execute(new ReadLedger(of));
      const alert = alerts.items.find((one) => one.id === id);
      if (!alert || !ledger) throw problem('NOT_FOUND');
      const naming = { answers: GapAlert, dayOfYear: '12-31' } as const;
      return noticeDraft(await this.units.in(alert, naming, at), await this.named(ledger, at));
    });
  }

  @LongWork()
  @Read({
    path: 'month-report/:year/:month',
    id: 'province-month-report',
    permission: 'ledgers.read',
    zh: '全省困难群众救助资金月报（PDF；限省级）',
    en: 'The monthly report of the province, on paper; for provincial offices',
    answers: pdf,
    only: PDF,
  })
  provinceMonth(
    @Granted() grant: Grant,
    @Param() path: MonthPath,
    @Query() query: KnownAtQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (reachedBy(grant) !== undefined) throw problem('OUTSIDE_COUNTY');
    return this.monthReport({ request, response }, path, query);
  }

  @Read({
    path: 'month-report/:year/:month/:code',
    id: 'county-month-report',
    permission: 'ledgers.read',
    zh: '一县困难群众救助资金月报（PDF）',
    en: 'The monthly report of a county, on paper',
    answers: pdf,
    only: PDF,
  })
  countyMonth(
    @Param() path: CountyMonthPath,
    @Query() query: KnownAtQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.monthReport({ request, response }, path, query);
  }

  @Read({
    path: 'self-evaluation/:code/:year/:program',
    permission: 'performance.read',
    zh: '转移支付区域绩效自评表（PDF）',
    en: 'The self-evaluation of performance targets of a county and program, on paper',
    answers: pdf,
    only: PDF,
  })
  selfEvaluation(
    @Param() { code, year, program }: TargetSetPath,
    @Query() { asOf }: AsOfQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const at = given({ asOf });
    return this.press.print('self-evaluation', { request, response }, at, async (names) => {
      const of = { region: code, fiscalYear: year, ...at };
      const sets = await this.queries.execute(new ListTargetSets({ ...of, program, limit: 1 }));
      const ledger = await this.queries.execute(new ReadLedger(of));
      const [set] = sets.items;
      if (!set || !ledger) throw problem('NOT_FOUND');
      const naming = { answers: PerformanceTargetSet, dayOfYear: '12-31' } as const;
      const named = await this.units.in(set, naming, at);
      return selfEvaluationDraft(named, await this.named(ledger, at), names);
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

  private monthReport(
    exchange: Exchange,
    { year, month, code }: MonthPath & Partial<CountyMonthPath>,
    { knownAt }: KnownAtQuery,
  ): Promise<void> {
    const known = given({ knownAt });
    return this.press.print('month-report', exchange, known, async (names) => {
      const asked = { fiscalYear: year, month, ...known, ...given({ region: code }) };
      const figures = await this.months.figures(asked);
      if (figures === undefined) throw problem('NOT_FOUND');
      const [ledger] = figures.ledgers;
      return monthDraft(figures, code === undefined ? null : ledger!, names);
    });
  }

  private named(ledger: ValueOf<typeof Ledger>, at: PointInTime) {
    const naming = { answers: Ledger, dayOfYear: '12-31' } as const;
    return this.units.in(ledger, naming, { year: ledger.fiscalYear, ...at });
  }
}
