/** What must be published, publishing documents, and withdrawing what was published. */
import { Lists } from '../../http/reading/lists.js';
import { Body, Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PublishedItemKind } from '../../event-catalogue/vocabulary.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { invalid } from '../../http/problems/problem.js';
import { given } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { listSubject } from '../domain/published-items.js';
import { DisclosureDuties } from './answers.js';
import { PublishDocument, WithdrawPublication } from './commands.js';
import { ListDuties } from './queries.js';
import { DutiesQuery, PublishedDocumentBody, WithdrawalBody } from './requests.js';
import { DUTIES_TABLE } from './tables.js';

/** How an item is named beyond its region and year. */
function subjectOf(kind: PublishedItemKind, named: Partial<WithdrawalBody>): string {
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
  constructor(
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: 'disclosure/duties',
    permission: 'disclosures.read',
    zh: '应公开事项：期限、已公开、逾期与缺失（县级只见本县）',
    en: 'What must be published, by when, and what is missing; a county sees its own',
    answers: DisclosureDuties,
    table: DUTIES_TABLE,
  })
  duties(@Granted() grant: Grant, @Query() query: DutiesQuery) {
    return this.lists.page('duties', query, (asked) => new ListDuties(asked), grant);
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
    const order = { kind, region, fiscalYear, subject, publishedOn, url };
    return this.recorder.record(new PublishDocument(order, asking));
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
    return this.recorder.record(new WithdrawPublication({ item, reason }, asking));
  }
}
