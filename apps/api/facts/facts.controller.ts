import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '../../../libs/refusals/refusals.js';
import { requireReach } from '../../../libs/http/access/access-guard.js';
import { Backend } from '../backend.js';
import { Asker, type Asking } from '../../../libs/http/intake/asking.js';
import { TargetPath } from '../../../libs/http/intake/paths.js';
import type { Recorded } from '../../../libs/http/recording/recorded.js';
import { type Answering, Read, type WriteRoute, Write } from '../../../libs/http/openapi/routes.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import { PageQuery, listed, pageOf } from '../../../libs/http/reading/queries.js';
import { LedgerRecorder } from '../recording/recorder.js';
import {
  DesignationBody,
  DisclosureBody,
  ExitBody,
  IndicatorBody,
  ProgressBody,
  RegionBody,
  StandardBody,
  TargetBody,
} from './fact.bodies.js';

function Report(path: string, zh: string, en: string): Answering<Recorded> {
  const refusals: WriteRoute['refusals'] = ['DUPLICATE_KEY', 'REGION_UNKNOWN'];
  return Write({ path, permission: 'facts.report', zh, en, refusals });
}

@ApiTags('Reported facts 上报事实')
@Controller()
export class FactsController {
  constructor(
    private readonly recorder: LedgerRecorder,
    private readonly backend: Backend,
  ) {}

  @Read({
    path: 'regions',
    permission: 'regions.read',
    zh: '行政区划',
    en: 'Divisions',
    answers: 'Regions',
  })
  async regions(@Query() query: PageQuery) {
    return listed('regions', await this.backend.queries.regions(pageOf('regions', query)));
  }

  @Write({
    path: 'regions',
    permission: 'regions.register',
    zh: '登记行政区划',
    en: 'Register a division',
    refusals: ['DUPLICATE_KEY', 'REGION_UNKNOWN'],
  })
  registerRegion(@Asker() asking: Asking, @Body() body: RegionBody) {
    const data = body.data();
    return this.recorder.record(asking, { kind: 'ReportFact', type: 'RegionRegistered', data });
  }

  @Report('designations', '认定地区类型', 'Designate a region')
  designate(@Asker() asking: Asking, @Body() body: DesignationBody) {
    const data = body.data();
    return this.recorder.record(asking, { kind: 'ReportFact', type: 'RegionDesignated', data });
  }

  @Report('indicators', '上报指标', 'Report an indicator')
  indicate(@Asker() asking: Asking, @Body() body: IndicatorBody) {
    const data = body.data();
    return this.recorder.record(asking, { kind: 'ReportFact', type: 'IndicatorReported', data });
  }

  @Report('standards', '公布保障标准', 'Set a standard')
  setStandard(@Asker() asking: Asking, @Body() body: StandardBody) {
    const data = body.data();
    return this.recorder.record(asking, { kind: 'ReportFact', type: 'StandardSet', data });
  }

  @Report('exits', '登记退出保障', 'A person left a program')
  async exit(@Asker() asking: Asking, @Body() body: ExitBody) {
    const { vault } = this.backend;
    await vault.remember([{ identityNo: body.beneficiaryId, name: '' }]);
    const data = body.data(vault.pseudonymOf(body.beneficiaryId));
    return this.recorder.record(asking, { kind: 'ReportFact', type: 'BeneficiaryExited', data });
  }

  @Report('disclosures', '登记公示公开', 'A list was published')
  disclose(@Asker() asking: Asking, @Body() body: DisclosureBody) {
    const data = body.data();
    return this.recorder.record(asking, { kind: 'ReportFact', type: 'DisclosurePublished', data });
  }

  @Report('targets', '下达任务目标', 'Set a target')
  setTarget(@Asker() asking: Asking, @Body() body: TargetBody) {
    const data = body.data();
    return this.recorder.record(asking, { kind: 'ReportFact', type: 'TargetSet', data });
  }

  @Write({
    path: 'targets/:no/progress',
    permission: 'facts.report',
    zh: '上报目标进度',
    en: 'Report the progress of a target',
    refusals: ['TARGET_UNKNOWN'],
  })
  async progress(@Asker() asking: Asking, @Param() { no }: TargetPath, @Body() body: ProgressBody) {
    const addressed = ['TARGET_UNKNOWN'] as const;
    const target = await this.backend.queries.target(no);
    if (!target) throw problemOfRefusal(refuse('TARGET_UNKNOWN', { targetNo: no }), addressed);
    requireReach(asking.grant, target.region);
    const data = body.data(no);
    const command = { kind: 'ReportFact', type: 'ProgressReported', data } as const;
    return this.recorder.record(asking, command, { addressed });
  }
}
