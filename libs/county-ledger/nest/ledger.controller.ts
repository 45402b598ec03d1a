import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { CountyYearPath } from '../../http/intake/paths.js';
import { Read } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { PointInTimeQuery, pointOf } from '../../http/reading/queries.js';
import { Ledger } from './answers.js';
import { ReadLedger } from './queries.js';
import { LEDGER_TABLE } from './tables.js';

@ApiTags('County ledgers 县级台账')
@Controller('counties/:code/years/:year/ledger')
export class LedgerController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: '',
    id: 'county-ledger',
    permission: 'ledgers.read',
    zh: '县级财政保障台账',
    en: 'The fiscal-responsibility ledger of a county',
    answers: Ledger,
    table: LEDGER_TABLE,
  })
  async ledger(@Param() { code, year }: CountyYearPath, @Query() query: PointInTimeQuery) {
    const asked = new ReadLedger({ region: code, fiscalYear: year, ...pointOf(query) });
    const answer = await this.queries.execute(asked);
    if (answer !== undefined) return answer;
    throw problem('NOT_FOUND', { zh: '没有这个县的台账', en: 'There is no ledger of this county' });
  }
}
