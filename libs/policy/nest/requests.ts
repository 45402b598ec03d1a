/** What policy is asked and told. */
import { Decimal, DocumentNo, IsoDate, Key, Text } from '../../http/intake/fields.js';
import { ReadQuery } from '../../http/reading/queries.js';

export class ParametersQuery extends ReadQuery {
  @IsoDate({ filter: true, description: '某日有效的参数，默认今日 In force on that day' })
  date?: string;
}

export class ParameterBody {
  @Key(80, { example: 'allocation.resource.RESOURCE_DECLINING' })
  name!: string;

  @IsoDate({ description: '生效日期 First day', example: '2019-01-01' })
  effectiveFrom!: string;

  @IsoDate({ optional: true, description: '失效日期 Last day', example: '2020-12-31' })
  effectiveTo?: string | null;

  @Decimal({ example: '1.20' })
  value!: string;

  @DocumentNo({ example: '吉财社〔2018〕101号', description: '文号 The document that decides it' })
  document!: string;

  @Text(80, { example: '三' })
  clause!: string;

  @Text(1000, { example: '资源衰退型地区系数调整为1.20', description: '条文原文 Its words' })
  quote!: string;
}
