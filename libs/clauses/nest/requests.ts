/** What clauses are asked. */
import { IsoDate, OneOf, RegionCode, WrittenYear } from '../../http/intake/fields.js';
import { PageQuery } from '../../http/reading/queries.js';
import { STATUSES, type Status } from '../domain/answer.js';

export class ComplianceQuery extends PageQuery {
  @RegionCode({ description: '县或省 A county, or the province' })
  region!: string;

  @WrittenYear()
  year!: number;

  @OneOf(STATUSES, { filter: true })
  status?: Status;

  @IsoDate({
    filter: true,
    description:
      '截至该业务日终；不填则计入全部记录 As of the end of that business day; else everything recorded counts',
  })
  asOf?: string;
}
