import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Backend } from '../backend.js';
import { Asker, type Asking } from '../../../libs/http/intake/asking.js';
import {
  Decimal,
  DocumentNo,
  EmptyIsAbsent,
  IsoDate,
  Text,
} from '../../../libs/http/intake/fields.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { invalid } from '../../../libs/http/problems/problem.js';
import { ReadQuery } from '../../../libs/http/reading/queries.js';
import { type Recorded, settle } from '../../../libs/http/recording/recorded.js';

class ParametersQuery extends ReadQuery {
  @EmptyIsAbsent()
  @IsoDate({ optional: true, description: '某日有效的参数，默认今日 In force on that day' })
  date?: string;
}

class ParameterBody {
  @Text(80, { example: 'allocation.resource.RESOURCE_DECLINING' })
  name!: string;

  @IsoDate({ description: '生效日期 First day', example: '2019-01-01' })
  effectiveFrom!: string;

  @IsoDate({ optional: true, description: '失效日期 Last day', example: '2020-12-31' })
  effectiveTo?: string | null;

  @Decimal({ example: '1.20' })
  value!: string;

  @DocumentNo({ example: '吉财社〔2018〕9号', description: '文号 The document that decides it' })
  document!: string;

  @Text(80, { example: '三' })
  clause!: string;

  @Text(1000, { example: '资源衰退型地区系数调整为1.20', description: '条文原文 Its words' })
  quote!: string;
}

@ApiTags('Policy 政策参数')
@Controller('policy')
export class PolicyController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: 'parameters',
    permission: 'policy.read',
    zh: '某日有效的政策参数，附出处',
    en: 'The policy values in force on a day, each with its source',
    answers: 'PolicyParameters',
  })
  async parameters(@Query() { date }: ParametersQuery) {
    return this.backend.policy.parameters(date);
  }

  @Write({
    path: 'parameters',
    permission: 'policy.decide',
    zh: '自某日起调整政策参数（此前各日不变）',
    en: 'Decide a policy value from a day on; days before stay as they were',
    refusals: ['PARAMETER_UNKNOWN', 'PARAMETER_VALUE_INVALID'],
  })
  async decide(@Asker() asking: Asking, @Body() body: ParameterBody): Promise<Recorded> {
    const { effectiveTo, ...values } = body;
    const last = effectiveTo ?? null;
    if (last !== null && last < values.effectiveFrom) {
      const message = '不应早于生效日期 / must not lie before the first day';
      throw invalid('effectiveTo', 'BEFORE_FIRST_DAY', message);
    }
    const { actor, commandId, correlationId } = asking;
    const parameter = { ...values, effectiveTo: last };
    const as = { actor, commandId, correlationId };
    return settle(await this.backend.policy.set({ parameter, ...as }), {});
  }
}
