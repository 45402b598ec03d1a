import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '../../../libs/refusals/refusals.js';
import { requireReach } from '../access/access-guard.js';
import type { Grant } from '../access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking, Granted } from '../intake/asking.js';
import { EmptyIsAbsent, IsoDate, OneOf, RegionCode, Text, WrittenYear } from '../intake/fields.js';
import { AlertPath } from '../intake/paths.js';
import { Read, Write } from '../openapi/routes.js';
import { problemOfRefusal } from '../problems/refusal-status.js';
import { TimedPageQuery, given, listed, pageOf, pointOf } from '../reading/queries.js';
import { settle } from '../recording/recorder.js';

class GapAlertsQuery extends TimedPageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;

  @EmptyIsAbsent()
  @OneOf(['open', 'closed'], { optional: true })
  status?: 'open' | 'closed';
}

class AcknowledgementBody {
  @Text(4000, { example: '6月底前压缩一般建设项目 26000 元，全部用于城市低保。' })
  plan!: string;

  @IsoDate({ description: '整改期限 Day by which it will be carried out' })
  dueOn!: string;
}

@ApiTags('Gap alerts 缺口预警')
@Controller('gap-alerts')
export class AlertsController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: '',
    permission: 'alerts.read',
    zh: '缺口预警（县级只见本县）',
    en: 'Gap alerts; a county sees its own',
    answers: 'GapAlerts',
  })
  async alerts(@Granted() grant: Grant, @Query() query: GapAlertsQuery) {
    const { fiscalYear, status } = query;
    const region = grant.county ?? query.region;
    const answer = await this.backend.queries.gapAlerts({
      ...pageOf('gap-alerts', query),
      ...pointOf(query),
      ...given({ region, fiscalYear, status }),
    });
    return listed('gap-alerts', answer);
  }

  @Write({
    path: ':id/acknowledgement',
    permission: 'alerts.acknowledge',
    zh: '提交整改计划',
    en: 'Answer an alert with a remedy plan',
    refusals: ['ALERT_UNKNOWN', 'ALERT_CLOSED'],
  })
  async acknowledge(
    @Asker() asking: Asking,
    @Param() { id }: AlertPath,
    @Body() { plan, dueOn }: AcknowledgementBody,
  ) {
    const addressed = ['ALERT_UNKNOWN'] as const;
    const alert = await this.backend.queries.alert(id);
    if (alert === undefined) {
      throw problemOfRefusal(refuse('ALERT_UNKNOWN', { alertId: id }), addressed);
    }
    requireReach(asking.grant, alert.region);
    const { actor, commandId, correlationId } = asking;
    const answer = await this.backend.alerts.acknowledge({
      alertId: id,
      plan,
      dueOn,
      actor,
      commandId,
      correlationId,
    });
    return settle(answer, { addressed });
  }
}
