/** What must be published, publishing documents, and withdrawing what was published. */
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Backend } from '../backend.js';
import { listSubject } from '../../../libs/disclosure/domain/published-items.js';
import {
  PUBLISHED_DOCUMENT_KINDS,
  PUBLISHED_ITEM_KINDS,
} from '../../../libs/event-catalogue/vocabulary.js';
import type { DataOf } from '../../../libs/event-catalogue/catalogue.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Asker, type Asking, Granted, recordingOf } from '../../../libs/http/intake/asking.js';
import {
  DocumentNo,
  EmptyIsAbsent,
  FiscalYear,
  IsoDate,
  IsoMonth,
  OneOf,
  RegionCode,
  Text,
  WebAddress,
  WrittenYear,
} from '../../../libs/http/intake/fields.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { invalid } from '../../../libs/http/problems/problem.js';
import { PageQuery, given, listed, pageOf } from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';

type ItemKind = (typeof PUBLISHED_ITEM_KINDS)[number];
const STATUSES = ['due', 'published', 'late', 'missing'] as const;

class DutiesQuery extends PageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;

  @EmptyIsAbsent()
  @OneOf(PUBLISHED_ITEM_KINDS, { optional: true })
  kind?: ItemKind;

  @EmptyIsAbsent()
  @OneOf(STATUSES, { optional: true })
  status?: (typeof STATUSES)[number];

  @EmptyIsAbsent()
  @IsoDate({ optional: true, description: '截至该业务日终 At the end of that business day' })
  asOf?: string;
}

class PublishedDocumentBody {
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

class WithdrawalBody {
  @OneOf(PUBLISHED_ITEM_KINDS)
  kind!: ItemKind;

  @RegionCode()
  region!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Text(40, {
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

/** How an item is named beyond its region and year. */
function subjectOf(kind: ItemKind, named: Partial<WithdrawalBody>): string {
  const { program, period, documentNo } = named;
  if (kind === 'LIST') {
    if (program !== undefined && period !== undefined && documentNo === undefined) {
      return listSubject(program, period);
    }
    throw invalid('program', 'REQUIRED', '清单应有项目和月份 / a list has a program and a month');
  }
  const isNamed = kind === 'TRANSFER' || kind === 'ALLOCATION';
  if (isNamed !== (documentNo !== undefined) || program !== undefined || period !== undefined) {
    throw invalid(
      'documentNo',
      'NOT_A_SUBJECT',
      '指标文和分配方案应有文号，其他没有 / transfers and schemes have a number, others none',
    );
  }
  return documentNo ?? '';
}

@ApiTags('Disclosure 公示公开')
@Controller()
export class DisclosureController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: 'disclosure/duties',
    permission: 'disclosures.read',
    zh: '应公开事项：期限、已公开、逾期与缺失（县级只见本县）',
    en: 'What must be published, by when, and what is missing; a county sees its own',
    answers: 'DisclosureDuties',
  })
  async duties(@Granted() grant: Grant, @Query() query: DutiesQuery) {
    const { fiscalYear, kind, status, asOf } = query;
    const region = grant.county ?? query.region;
    const answer = await this.backend.disclosure.duties({
      ...pageOf('duties', query),
      ...given({ region, fiscalYear, kind, status, asOf }),
    });
    return listed('duties', answer);
  }

  @Write({
    path: 'disclosures/documents',
    permission: 'facts.report',
    zh: '登记文件或台账的公开',
    en: 'A document or a closed ledger was published',
    refusals: [
      'DUPLICATE_KEY',
      'PUBLICATION_IN_FUTURE',
      'LEDGER_NOT_CLOSED',
      'TRANSFER_UNKNOWN',
      'REGION_UNKNOWN',
      'REGION_NOT_A_COUNTY',
      'REGION_NOT_THE_PROVINCE',
    ],
  })
  async publish(@Asker() asking: Asking, @Body() body: PublishedDocumentBody) {
    const { kind, region, fiscalYear, publishedOn, url, documentNo } = body;
    const subject = subjectOf(kind, given({ documentNo }));
    const data = { kind, region, fiscalYear, subject, publishedOn, url };
    return settle(await this.backend.disclosure.publish({ ...recordingOf(asking), ...data }), {});
  }

  @Write({
    path: 'disclosures/withdrawals',
    permission: 'disclosures.withdraw',
    zh: '撤回已公开的内容（须说明理由）',
    en: 'Withdraw what was published, with the reason',
    more:
      '撤回后公开查询不再显示；公开和撤回的记录保留。 ' +
      'It vanishes from the public routes; that it was published and withdrawn stays recorded.',
    refusals: ['NOT_PUBLISHED', 'DUPLICATE_KEY'],
  })
  async withdraw(@Asker() asking: Asking, @Body() body: WithdrawalBody) {
    const { kind, region, fiscalYear, reason } = body;
    const item = { kind, region, fiscalYear, subject: subjectOf(kind, body) };
    const answer = await this.backend.disclosure.withdraw({
      ...recordingOf(asking),
      item,
      reason,
    });
    return settle(answer, {});
  }
}
