import { Body, Controller, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refuse } from '../../refusals/refusals.js';
import { UnitNames } from '../../http/reading/unit-names.interceptor.js';
import { reachedBy, requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Recorder } from '../../http/recording/recorder.js';
import { type AlertFeedItem, AlertFeeds } from './alert-feed.js';
import { GapAlert, GapAlerts } from './answers.js';
import { regionOfAlert } from '../domain/alert-decider.js';
import { AcknowledgeAlert } from './commands.js';
import { ListAlerts } from './queries.js';
import { AcknowledgementBody, AlertStreamQuery, GapAlertsQuery } from './requests.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { AlertPath } from '../../http/intake/paths.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { EVENT_STREAM, answerLines } from '../../http/reading/ndjson.js';
import { Lifecycle } from '../../http/observation/lifecycle.js';
import { invalid } from '../../http/problems/problem.js';
import { eventStream } from './server-sent-events.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { given } from '../../http/reading/queries.js';
import { ALERTS_TABLE } from './tables.js';

const NAMING = { answers: GapAlert, dayOfYear: '12-31' } as const;

@ApiTags('Gap alerts 缺口预警')
@Controller('gap-alerts')
export class AlertsController {
  constructor(
    private readonly lists: Lists,
    private readonly recorder: Recorder,
    private readonly feeds: AlertFeeds,
    private readonly lifecycle: Lifecycle,
    private readonly names: UnitNames,
  ) {}

  @Read({
    path: '',
    permission: 'alerts.read',
    zh: '缺口预警（县级只见本县）',
    en: 'Gap alerts; a county sees its own',
    answers: GapAlerts,
    table: ALERTS_TABLE,
  })
  alerts(@Granted() grant: Grant, @Query() query: GapAlertsQuery) {
    return this.lists.page('gap-alerts', query, (asked) => new ListAlerts(asked), grant);
  }

  @Read({
    path: 'stream',
    permission: 'alerts.read',
    zh: '缺口预警实时推送（SSE；县级只见本县）',
    en: 'Gap alerts as they change, as Server-Sent Events; a county sees its own',
    more: '事件 gap-alert 的 data 为预警当前状态，id 为位置；断线后以 Last-Event-ID 续传，不漏报，同一预警可能重复。每 15 秒心跳，15 分钟后由服务端结束，请重连。 The data of an event gap-alert is the alert as it stands, its id a position. A client that comes back with Last-Event-ID misses no change; an alert may come twice. A heartbeat each 15 seconds; after 15 minutes the server ends the stream: connect again.',
    answers: GapAlert,
    types: [EVENT_STREAM],
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    schema: { type: 'string', pattern: '^[0-9]{1,15}$' },
  })
  async stream(
    @Granted() grant: Grant,
    @Query() query: AlertStreamQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (request.method === 'HEAD') return void response.type(EVENT_STREAM);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, this.lifecycle.ending]);
    const region = grant.counties ? query.region : (grant.county ?? query.region);
    const from = lastEventIdOf(request) ?? query.after;
    const after = from === undefined ? undefined : BigInt(from);
    const who = grant.subject.id;
    const feed = this.feeds.follow({ who, signal, ...given({ region, after }) });
    response.setHeader('X-Accel-Buffering', 'no');
    await answerLines(response, eventStream(this.named(feed, reachedBy(grant))), EVENT_STREAM);
  }

  /** @param counties whose alerts are told; undefined: every county's */
  private async *named(
    feed: AsyncIterable<AlertFeedItem>,
    counties: readonly string[] | undefined,
  ): AsyncIterable<AlertFeedItem> {
    for await (const item of feed) {
      if (item.kind !== 'alert') yield item;
      else if (counties && !counties.includes(item.alert.region)) continue;
      else yield { ...item, alert: await this.names.in(item.alert, NAMING, {}) };
    }
  }

  @Write({
    path: ':id/acknowledgement',
    permission: 'alerts.acknowledge',
    zh: '提交整改方案',
    en: 'Answer an alert with a remedy plan',
    refusals: ['ALERT_UNKNOWN', 'ALERT_CLOSED', 'PLAN_TOO_SHORT', 'DUE_DATE_PAST'],
  })
  acknowledge(
    @Asker() asking: Asking,
    @Param() { id }: AlertPath,
    @Body() { plan, dueOn }: AcknowledgementBody,
  ) {
    const addressed = ['ALERT_UNKNOWN'] as const;
    const region = regionOfAlert(id);
    if (region === undefined) {
      throw problemOfRefusal(refuse('ALERT_UNKNOWN', { alertId: id }), addressed);
    }
    requireReach(asking.grant, region);
    const command = new AcknowledgeAlert({ alertId: id, plan, dueOn }, asking);
    return this.recorder.record(command, { addressed });
  }
}

/** @throws Problem 400 where the header is no id that this stream gave */
function lastEventIdOf(request: Request): string | undefined {
  const id = request.headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id === 'string' && /^\d{1,15}$/.test(id)) return id;
  const said = '应为此前收到的事件编号 / must be the id of an event that came before';
  throw invalid('Last-Event-ID', 'NOT_A_POSITION', said);
}
