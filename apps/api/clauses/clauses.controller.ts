import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Answer } from '../../../libs/http/answers.js';
import { Backend } from '../backend.js';
import {
  EmptyIsAbsent,
  IsoDate,
  OneOf,
  RegionCode,
  WrittenYear,
} from '../../../libs/http/intake/fields.js';
import { Read } from '../../../libs/http/openapi/routes.js';
import { PageQuery, cursorOf, found, given, keyOf } from '../../../libs/http/reading/queries.js';

const STATUSES = ['MET', 'NOT_MET', 'NO_DATA', 'NOT_APPLICABLE'] as const;

class ClausesQuery extends PageQuery {}

class ComplianceQuery extends PageQuery {
  @RegionCode({ description: '县或省 A county, or the province' })
  region!: string;

  @WrittenYear()
  year!: number;

  @EmptyIsAbsent()
  @OneOf(STATUSES, { optional: true })
  status?: (typeof STATUSES)[number];

  @EmptyIsAbsent()
  @IsoDate({
    optional: true,
    description:
      '截至该业务日终；不填则计入全部记录 As of the end of that business day; else everything recorded counts',
  })
  asOf?: string;
}

@ApiTags('Policy 政策')
@Controller('policy')
export class ClausesController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: 'clauses',
    permission: 'policy.read',
    zh: '条款目录：两份文件的 157 条，逐条说明如何回答',
    en: 'The clause register: the 157 clauses of the two documents, and how each is answered',
    answers: 'Clauses',
  })
  async clauses(@Query() query: ClausesQuery) {
    return pageById('clauses', await this.backend.queries.clauses(), query);
  }

  @Read({
    path: 'compliance',
    permission: 'policy.read',
    zh: '一个县（或全省）一个年度的条款落实情况',
    en: 'How a county, or the province, meets every clause in a year',
    more:
      '每条为 MET、NOT_MET、NO_DATA 或 NOT_APPLICABLE，并附数字和出处；NO_DATA 说明应报告什么。asOf 只计该日及以前发生的。 ' +
      'Each with its figures and where they come from; NO_DATA says what to report, and how. ' +
      'asOf counts what had happened by then, and judges the year on that day.',
    answers: 'Compliance',
  })
  async compliance(@Query() query: ComplianceQuery) {
    const { region, year, status, asOf } = query;
    const question = { region, year, ...given({ asOf }) };
    const answer = found(await this.backend.queries.compliance(question));
    const items = answer.items.filter((item) => !status || item['status'] === status);
    return { ...answer, ...pageById('compliance', items, query) };
  }
}

/** All of them unless a limit is asked for: a register is read as a whole. */
function pageById(
  list: string,
  all: readonly Answer[],
  { cursor, limit = all.length }: PageQuery,
): { readonly items: readonly Answer[]; readonly next: string | null } {
  const after = cursor === undefined ? '' : keyOf(list, cursor);
  const left = all.filter((item) => (item['id'] as string) > after);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  const more = left.length > items.length && last !== undefined;
  return { items, next: more ? cursorOf(list, last['id'] as string) : null };
}
