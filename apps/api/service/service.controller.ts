/**
 * What machines and newcomers ask: probes, the description of the interface, where to begin.
 */
import { Controller, Get, Header, HttpCode, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../../libs/http/access/allow.js';
import { Lifecycle } from '../../../libs/http/observation/lifecycle.js';
import {
  ProcessHealth,
  probeStatus,
  readinessOf,
} from '../../../libs/http/observation/process-health.js';
import { Read } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { Interface } from '../../../libs/http/openapi/interface.js';
import { Health } from './answers.js';
import { docsPage, docsScript, errorsPage, landingPage, pageStyle } from './pages.js';
import { examplePackage } from './example-package.js';
import { DOCS_ASSETS } from './docs-assets.js';

@ApiTags('Service 运行')
@Controller()
export class ServiceController {
  constructor(
    private readonly process: ProcessHealth,
    private readonly lifecycle: Lifecycle,
    private readonly description: Interface,
  ) {}

  @Read({
    path: 'health/live',
    permission: 'anyone',
    standsOn: 'neither',
    zh: '存活探针',
    en: 'Whether the process lives',
    answers: Health,
  })
  live() {
    return { status: 'up' as const };
  }

  @Read({
    path: 'health/ready',
    permission: 'anyone',
    standsOn: 'neither',
    zh: '就绪探针',
    en: 'Whether requests may be sent here',
    answers: Health,
  })
  @ApiResponse({ status: 503, description: '未就绪 Not ready' })
  async ready(@Res({ passthrough: true }) response: Response) {
    const readiness = readinessOf(await this.process.health(), this.lifecycle.stopping);
    response.status(probeStatus(readiness));
    return readiness;
  }

  @Get('openapi.json')
  @Allow('anyone')
  @ApiExcludeEndpoint()
  openapi() {
    return this.description.document;
  }

  @Get('docs')
  @Allow('anyone')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  docs() {
    return docsPage();
  }

  @Get('docs/errors')
  @Allow('anyone')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  errors() {
    return errorsPage();
  }

  @Get('docs/page.css')
  @Allow('anyone')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @ApiExcludeEndpoint()
  style() {
    return pageStyle();
  }

  @Get('docs/start.js')
  @Allow('anyone')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @ApiExcludeEndpoint()
  start() {
    return docsScript();
  }

  @Get([...DOCS_ASSETS.keys()].map((name) => `docs/${name}`))
  @Allow('anyone')
  @ApiExcludeEndpoint()
  asset(@Res() response: Response) {
    const name = response.req.path.slice('/docs/'.length);
    const file = DOCS_ASSETS.get(name);
    if (file === undefined) throw problem('NOT_FOUND');
    response.sendFile(file, { maxAge: '1d', dotfiles: 'allow' });
  }

  @Get('docs/example-package.zip')
  @Allow('anyone')
  @Header('Content-Type', 'application/zip')
  @ApiExcludeEndpoint()
  examplePackage() {
    return new StreamableFile(examplePackage());
  }

  @Get('favicon.ico')
  @Allow('anyone')
  @HttpCode(204)
  @ApiExcludeEndpoint()
  icon() {
    return undefined;
  }

  @Get()
  @Allow('anyone')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @ApiExcludeEndpoint()
  landing() {
    return landingPage();
  }
}
