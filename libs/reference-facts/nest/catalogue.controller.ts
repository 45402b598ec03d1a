import { Controller, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Read } from '../../http/openapi/routes.js';
import { Catalogue, ReadCatalogue, tagOf } from './catalogue.js';

@ApiTags('Reported facts 上报事实')
@Controller('catalogue')
export class CatalogueController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: '',
    permission: 'programs.read',
    zh: '代码目录：各类代码、资金项目、行政区划的名称',
    en: 'The catalogue: names and words of all codes, programs and divisions',
    more: '带 ETag；内容未变时答 304。 It has an ETag; 304 where nothing has changed.',
    standsOn: 'neither',
    types: ['application/json'],
    answers: Catalogue,
  })
  async catalogue(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const catalogue = await this.queries.execute(new ReadCatalogue({}));
    const tag = tagOf(catalogue);
    response.setHeader('ETag', tag);
    response.setHeader('Cache-Control', 'private, no-cache');
    const known = (request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
    if (!known.some((one) => one.replace(/^W\//, '') === tag)) return catalogue;
    response.status(304);
    return undefined;
  }
}
