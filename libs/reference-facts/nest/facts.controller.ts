import { Lists } from '../../http/reading/lists.js';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type RefusalCode, refuse } from '../../refusals/refusals.js';
import { requireReach } from '../../http/access/reach.js';
import { identityNumberIn } from '../../access/nest/identity-field.js';
import { PersonalDataVault } from '../../access/store/vault.js';
import { RecordInLedger } from '../../funds/nest/commands.js';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { CountyPath, TargetPath } from '../../http/intake/paths.js';
import type { Recorded, RecordingOptions } from '../../http/recording/recorded.js';
import { type Answering, Read, type WriteRoute, Write } from '../../http/openapi/routes.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { found } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import type { ReferenceCommand } from '../domain/commands.js';
import { IndicatorRecorded, Programs, RegionHistory, Regions } from './answers.js';
import { FindRegion, ListPrograms, ListRegions, LocateTarget } from './queries.js';
import {
  DesignationBody,
  DisclosureBody,
  ExitBody,
  IndicatorBody,
  ProgramBody,
  ProgramsQuery,
  ProgressBody,
  RecodingBody,
  RegionBody,
  RegionQuery,
  RegionsQuery,
  StandardBody,
  TargetBody,
} from './requests.js';
import { PROGRAMS_TABLE, REGIONS_TABLE } from './tables.js';

const IDENTITY_REFUSALS = ['ID_NUMBER_INVALID', 'ID_DIGITS_LOST'] as const;

function Report(
  path: string,
  zh: string,
  en: string,
  more: readonly RefusalCode[] = [],
): Answering<Recorded> {
  const refusals: WriteRoute['refusals'] = ['DUPLICATE_KEY', 'REGION_UNKNOWN', ...more];
  return Write({ path, permission: 'facts.report', zh, en, refusals });
}

@ApiTags('Reported facts 上报事实')
@Controller()
export class FactsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly vault: PersonalDataVault,
  ) {}

  @Read({
    path: 'regions',
    permission: 'regions.read',
    zh: '行政区划',
    en: 'Divisions',
    answers: Regions,
    table: REGIONS_TABLE,
  })
  regions(@Query() query: RegionsQuery) {
    return this.lists.page('regions', query, (asked) => new ListRegions(asked));
  }

  @Read({
    path: 'regions/:code',
    permission: 'regions.read',
    zh: '一个行政区划及其历次变更',
    en: 'A division, and what it was called when',
    answers: RegionHistory,
  })
  async region(@Param() { code }: CountyPath, @Query() _query: RegionQuery) {
    return found(await this.queries.execute(new FindRegion(code)));
  }

  @Write({
    path: 'regions',
    permission: 'regions.register',
    zh: '登记行政区划',
    en: 'Register a division',
    refusals: ['DUPLICATE_KEY', 'REGION_UNKNOWN'],
  })
  registerRegion(@Asker() asking: Asking, @Body() body: RegionBody) {
    return this.report(asking, { kind: 'ReportFact', type: 'RegionRegistered', data: body.data() });
  }

  @Write({
    path: 'regions/:code/recodings',
    permission: 'regions.register',
    zh: '登记区划变更（代码、名称、上级）',
    en: 'Change the code, name or parent of a division from a day on',
    refusals: ['CODE_TAKEN', 'RECODING_OUT_OF_ORDER', 'DUPLICATE_KEY', 'REGION_UNKNOWN'],
  })
  recode(@Asker() asking: Asking, @Param() { code }: CountyPath, @Body() body: RecodingBody) {
    const data = body.data(code);
    return this.report(asking, { kind: 'ReportFact', type: 'RegionRecoded', data });
  }

  @Read({
    path: 'programs',
    permission: 'programs.read',
    zh: '资金项目，附某日的科目',
    en: 'Programs, with the budget codes of a day',
    answers: Programs,
    table: PROGRAMS_TABLE,
  })
  programs(@Query() { date }: ProgramsQuery) {
    return this.queries.execute(new ListPrograms({ date }));
  }

  @Write({
    path: 'programs',
    permission: 'programs.add',
    zh: '增设资金项目',
    en: 'Add a program',
    refusals: ['PROGRAM_KNOWN', 'DUPLICATE_KEY'],
  })
  addProgram(@Asker() asking: Asking, @Body() body: ProgramBody) {
    return this.report(asking, { kind: 'ReportFact', type: 'ProgramAdded', data: body.data() });
  }

  @Report('designations', '认定地区类型', 'Designate a region')
  designate(@Asker() asking: Asking, @Body() body: DesignationBody) {
    return this.report(asking, { kind: 'ReportFact', type: 'RegionDesignated', data: body.data() });
  }

  @Write({
    path: 'indicators',
    permission: 'facts.report',
    zh: '上报指标',
    en: 'Report an indicator',
    more: '目录外的名称、超出可能范围的数照记并提示，不用于评判。 An unknown name or a value that cannot be true is recorded and warned of, and judged by nowhere.',
    answers: IndicatorRecorded,
    refusals: ['DUPLICATE_KEY', 'REGION_UNKNOWN'],
  })
  async indicate(@Asker() asking: Asking, @Body() body: IndicatorBody) {
    const data = body.data();
    const recorded = await this.report(asking, {
      kind: 'ReportFact',
      type: 'IndicatorReported',
      data,
    });
    return recorded.with({ warnings: body.warnings() });
  }

  @Report('standards', '公布保障标准', 'Set a standard')
  setStandard(@Asker() asking: Asking, @Body() body: StandardBody) {
    return this.report(asking, { kind: 'ReportFact', type: 'StandardSet', data: body.data() });
  }

  @Report('exits', '登记退出保障', 'A person left a program', IDENTITY_REFUSALS)
  async exit(@Asker() asking: Asking, @Body() body: ExitBody) {
    const { number: identityNo } = identityNumberIn(body.beneficiaryId, 'beneficiaryId');
    if (!asking.dryRun) await this.vault.remember([{ identityNo, name: '' }]);
    const data = body.data(this.vault.pseudonymOf(identityNo));
    return this.report(asking, { kind: 'ReportFact', type: 'BeneficiaryExited', data });
  }

  @Report('disclosures', '登记公示公开', 'A list was published')
  disclose(@Asker() asking: Asking, @Body() body: DisclosureBody) {
    return this.report(asking, {
      kind: 'ReportFact',
      type: 'DisclosurePublished',
      data: body.data(),
    });
  }

  @Report('targets', '下达任务目标', 'Set a target')
  setTarget(@Asker() asking: Asking, @Body() body: TargetBody) {
    return this.report(asking, { kind: 'ReportFact', type: 'TargetSet', data: body.data() });
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
    const region = await this.queries.execute(new LocateTarget(no));
    if (region === undefined) {
      throw problemOfRefusal(refuse('TARGET_UNKNOWN', { targetNo: no }), addressed);
    }
    requireReach(asking.grant, region);
    return this.report(
      asking,
      { kind: 'ReportFact', type: 'ProgressReported', data: body.data(no) },
      { addressed },
    );
  }

  private report(asking: Asking, order: ReferenceCommand, options: RecordingOptions = {}) {
    return this.recorder.record(new RecordInLedger(order, asking), options);
  }
}
