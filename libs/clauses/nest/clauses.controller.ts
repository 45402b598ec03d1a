import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { Read } from '../../http/openapi/routes.js';
import { PageQuery, cursorOf, found, given, keyOf } from '../../http/reading/queries.js';
import { Clauses, Compliance, type RegisterParameter } from './answers.js';
import { ListClauses, ShowCompliance } from './queries.js';
import { ComplianceQuery } from './requests.js';
import { CLAUSES_TABLE, COMPLIANCE_TABLE } from './tables.js';

@ApiTags('Policy 政策')
@Controller('policy')
export class ClausesController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: 'clauses',
    permission: 'policy.read',
    standsOn: 'events',
    zh: '条款目录：两份文件的 157 条，逐条说明如何回答（管理员不见数值）',
    en: 'The clause register: the 157 clauses of the two documents, and how each is answered; without figures for admin',
    answers: Clauses,
    table: CLAUSES_TABLE,
  })
  async clauses(@Granted() { role }: Grant, @Query() query: PageQuery) {
    const clauses = await this.queries.execute(new ListClauses(null));
    const shown = role === 'admin' ? clauses.map(withoutFigures) : clauses;
    return pageById('clauses', shown, query);
  }

  @Read({
    path: 'compliance',
    permission: 'compliance.read',
    zh: '一个县（或全省）一个年度的条款落实情况（县级只见本县）',
    en: 'How a county, or the province, meets every clause in a year; a county sees its own',
    more:
      '每条为 MET、NOT_MET、NO_DATA 或 NOT_APPLICABLE，并附数字和出处；NO_DATA 说明应报告什么。asOf 只计该日及以前发生的。 ' +
      'Each with its figures and where they come from; NO_DATA says what to report, and how. ' +
      'asOf counts what had happened by then, and judges the year on that day.',
    answers: Compliance,
    table: COMPLIANCE_TABLE,
  })
  async compliance(@Query() query: ComplianceQuery) {
    const { region, year, status, asOf } = query;
    const asked = new ShowCompliance({ region, year, ...given({ asOf }) });
    const answer = found(await this.queries.execute(asked));
    const items = answer.items.filter((item) => !status || item.status === status);
    return { ...answer, ...pageById('compliance', items, query) };
  }
}

function withoutFigures<C extends { readonly parameters: readonly RegisterParameter[] }>(
  clause: C,
) {
  return { ...clause, parameters: clause.parameters.map(({ value: _, ...said }) => said) };
}

/** All of them unless a limit is asked for: a register is read as a whole. */
function pageById<T extends { readonly id: string }>(
  list: string,
  all: readonly T[],
  { cursor, limit = all.length }: PageQuery,
) {
  const after = cursor === undefined ? '' : keyOf(list, cursor);
  const left = all.filter(({ id }) => id > after);
  const items = left.slice(0, limit);
  const last = items.at(-1);
  return { items, next: left.length > items.length && last ? cursorOf(list, last.id) : null };
}
