import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { Read } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { askedOf, given } from '../../http/reading/queries.js';
import { Counties } from './county-answers.js';
import { ListCounties } from './queries.js';
import { CountiesQuery } from './requests.js';
import { COUNTIES_TABLE } from './tables.js';

@ApiTags('County ledgers 县级台账')
@Controller('counties')
export class CountiesController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: '',
    permission: 'ledgers.read',
    zh: '全部县的年度数字，每县一行，并有全省和各市（州）合计（县级只见本县，市级只见所辖）',
    en: 'Every county’s year in one row, with totals and sums by prefecture; a county sees its own, a prefecture those under it',
    answers: Counties,
    table: COUNTIES_TABLE,
  })
  counties(@Granted() grant: Grant, @Query() query: CountiesQuery) {
    const { region, ...asked } = askedOf(query, grant);
    const under = grant.counties ? prefectureOf(grant, query) : { ...(region && { region }) };
    return this.queries.execute(new ListCounties({ ...asked, ...under }));
  }
}

/** A prefecture's office asks of the counties under it. @throws Problem 403 */
function prefectureOf({ county }: Grant, { region, prefecture = county! }: CountiesQuery) {
  if (prefecture !== county) throw problem('OUTSIDE_COUNTY');
  return given({ region, prefecture });
}
