/** What offices ask and say about publications and objections. */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import {
  OBJECTION_OUTCOMES,
  PUBLISHED_DOCUMENT_KINDS,
  PUBLISHED_ITEM_KINDS,
  type PublishedItemKind,
} from '../../event-catalogue/vocabulary.js';
import {
  DocumentNo,
  FiscalYear,
  IsoDate,
  IsoMonth,
  Key,
  OneOf,
  Purpose,
  RegionCode,
  Sealed,
  Text,
  WebAddress,
  WrittenYear,
} from '../../http/intake/fields.js';
import { AsOf, PageQuery, ReadQuery } from '../../http/reading/queries.js';
import {
  OBJECTION_STATUSES,
  type ObjectionOutcome,
  type ObjectionStatus,
} from '../domain/objections.js';
import { DUTY_STATUSES, type DutyStatus } from '../store/duties.js';

export class DutiesQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @OneOf(PUBLISHED_ITEM_KINDS, { filter: true })
  kind?: PublishedItemKind;

  @OneOf(DUTY_STATUSES, { filter: true })
  status?: DutyStatus;

  @AsOf()
  asOf?: string;
}

export class PublishedDocumentBody {
  @OneOf(PUBLISHED_DOCUMENT_KINDS, { example: 'LEDGER' })
  kind!: DataOf<'DocumentPublished'>['kind'];

  @RegionCode()
  region!: string;

  @FiscalYear()
  fiscalYear!: number;

  @DocumentNo({ optional: true, description: '指标文文号或方案编号 Transfer document or scheme' })
  documentNo?: string;

  @IsoDate({ example: '2018-02-19' })
  publishedOn!: string;

  @WebAddress({ example: 'https://example.gov.cn/tz/220422/2017' })
  url!: string;
}

export class WithdrawalBody {
  @OneOf(PUBLISHED_ITEM_KINDS)
  kind!: PublishedItemKind;

  @RegionCode()
  region!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Key(40, {
    optional: true,
    example: 'URBAN_DIBAO',
    description: '清单的项目 The program of a list',
  })
  program?: string;

  @IsoMonth({ optional: true, example: '2018-01', description: '清单的月份 The month of a list' })
  period?: string;

  @DocumentNo({ optional: true })
  documentNo?: string;

  @Text(1000, { example: '清单含有个人信息，更正后重新公示' })
  reason!: string;
}

export class ObjectionsQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @OneOf(OBJECTION_STATUSES, { filter: true })
  status?: ObjectionStatus;
}

export class OpenObjectionQuery extends ReadQuery {
  @Purpose({ description: '查阅事由 Why it is looked at', example: '办理异议，核对所述' })
  purpose!: string;
}

export class ObjectionAnswerBody {
  @Sealed(4000, { example: '经核实，该户3月起停发，系审核延误，已补发。' })
  text!: string;

  @OneOf(OBJECTION_OUTCOMES)
  outcome!: ObjectionOutcome;
}
