import { pipeline } from 'node:stream/promises';
import { Controller, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { OneOf } from '../../http/intake/fields.js';
import { Read } from '../../http/openapi/routes.js';
import { archive } from '../../http/openapi/shapes.js';
import { problem } from '../../http/problems/problem.js';
import { XLSX } from '../../workbook/write-workbook.js';
import { tableNamed } from '../domain/tables.js';
import { TEMPLATE_NAMES, type TemplateName } from '../domain/templates.js';
import { templateFileName } from '../store/template-workbook.js';
import { Templates } from './answers.js';
import { MakeTemplate, templatesFor } from './templates.js';

class TemplatePath {
  @OneOf(TEMPLATE_NAMES, { example: 'payroll' })
  table!: TemplateName;
}

/** Workbooks to be filled in and imported. */
@ApiTags('Import 导入')
@Controller('templates')
export class TemplatesController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: '',
    permission: 'packages.import',
    standsOn: 'neither',
    zh: '可下载的填报模板（按本人可录入的表）',
    en: 'The templates that the person may fill in, by the tables that it may record',
    answers: Templates,
    noTable: '模板的下载地址 Where templates are taken from',
  })
  list(@Granted() grant: Grant) {
    const items = templatesFor(grant).map((table) => ({
      table,
      name: tableNamed(table).chinese,
      meaning: tableNamed(table).meaning,
      href: `/api/v1/templates/${table}.xlsx`,
    }));
    return { items, next: null };
  }

  @Read({
    path: ':table.xlsx',
    permission: 'packages.import',
    standsOn: 'neither',
    zh: '填报模板（.xlsx）：中文表头、填写说明、下拉列表、示例',
    en: 'A template to fill in (.xlsx): headers, notes, drop-downs of what there is, examples',
    answers: archive,
    only: XLSX,
  })
  async template(
    @Granted() grant: Grant,
    @Param() { table: name }: TemplatePath,
    @Res() response: Response,
  ): Promise<void> {
    if (!templatesFor(grant).includes(name)) throw problem('FORBIDDEN');
    const workbook = await this.queries.execute(new MakeTemplate({ name, county: grant.county }));
    const file = encodeURIComponent(templateFileName(name));
    response.setHeader(
      'Content-Disposition',
      `attachment; filename="${name}.xlsx"; filename*=UTF-8''${file}`,
    );
    response.type(XLSX);
    await pipeline(workbook, response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
}
