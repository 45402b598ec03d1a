import { Body, Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { invalid } from '../../http/problems/problem.js';
import { given } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { PolicyParameters } from './answers.js';
import { DecideParameter } from './commands.js';
import { ListParameters } from './queries.js';
import { ParameterBody, ParametersQuery } from './requests.js';
import { PARAMETERS_TABLE } from './tables.js';

@ApiTags('Policy 政策')
@Controller('policy')
export class PolicyController {
  constructor(
    private readonly queries: QueryBus,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: 'parameters',
    permission: 'policy.read',
    zh: '某日有效的政策参数，附出处',
    en: 'The policy values in force on a day, each with its source',
    answers: PolicyParameters,
    table: PARAMETERS_TABLE,
  })
  parameters(@Query() { date }: ParametersQuery) {
    return this.queries.execute(new ListParameters(given({ date })));
  }

  @Write({
    path: 'parameters',
    permission: 'policy.decide',
    zh: '自某日起调整政策参数（此前各日不变）',
    en: 'Decide a policy value from a day on; days before stay as they were',
    refusals: ['PARAMETER_UNKNOWN', 'PARAMETER_VALUE_INVALID'],
  })
  decide(@Asker() asking: Asking, @Body() { effectiveTo = null, ...values }: ParameterBody) {
    if (effectiveTo !== null && effectiveTo < values.effectiveFrom) {
      const message = '不应早于生效日期 / must not lie before the first day';
      throw invalid('effectiveTo', 'BEFORE_FIRST_DAY', message);
    }
    return this.recorder.record(new DecideParameter({ ...values, effectiveTo }, asking));
  }
}
