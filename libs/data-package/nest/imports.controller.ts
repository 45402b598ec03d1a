import { pipeline } from 'node:stream/promises';
import { Controller, HttpStatus, Param, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Grant } from '../../http/access/request-context.js';
import { LongWork } from '../../http/access/long-work.js';
import { eitherOf } from '../../event-catalogue/codec.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { OneOf, Uuid } from '../../http/intake/fields.js';
import { Lifecycle } from '../../http/observation/lifecycle.js';
import { schemaOf } from '../../http/openapi/components.js';
import { Read, Remove, Write } from '../../http/openapi/routes.js';
import { archive } from '../../http/openapi/shapes.js';
import { problem } from '../../http/problems/problem.js';
import { EVENT_STREAM, answerLines } from '../../http/reading/ndjson.js';
import { PageQuery, listed, pageOf } from '../../http/reading/queries.js';
import type { ImportRecord } from '../store/import-records.js';
import { Import, ImportFound, ImportPage, ImportReport } from './answers.js';
import { ProgressFeed } from './import-progress.js';
import { Imports, type ReportBody } from './imports.js';
import { entryOf } from './import-entry.js';
import { receiveUpload } from './upload.js';

class ImportQuery {
  @OneOf(['stop', 'skip'], {
    filter: true,
    description: 'skip：写入无误的行，报告其余 Post the good rows and report the others',
  })
  onError?: 'stop' | 'skip';

  @OneOf(['true', 'false'], {
    filter: true,
    description: '试算，不记录 Decides and records nothing',
  })
  dryRun?: 'true' | 'false';

  @OneOf(['own', 'kept'], {
    filter: true,
    description:
      'kept：按本县保存的表头对应读取 Reads by the headers that the county keeps, where those of the table are not there',
  })
  headers?: 'own' | 'kept';

  @OneOf(['json', 'workbook'], {
    filter: true,
    description:
      'workbook：有问题时返回标注了问题的原文件 What is wrong comes back on the cells of the file itself',
  })
  answer?: 'json' | 'workbook';
}

class ImportPath {
  @Uuid()
  id!: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LIST = 'imports';

const PACKAGE = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        properties: {
          package: { type: 'string' as const, format: 'binary', description: '.zip, .xlsx, .csv' },
        },
        required: ['package'],
      },
      examples: {
        needs: {
          summary: '一张表的数据包 A package of one table',
          externalValue: '/docs/example-package.zip',
        },
      },
    },
  },
};

@ApiTags('Import 导入')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly feed: ProgressFeed,
    private readonly lifecycle: Lifecycle,
  ) {}

  @LongWork()
  @Write({
    path: '',
    permission: 'packages.import',
    zh: '导入数据包或一张表（zip、xlsx、csv）',
    en: 'Import a data package or a table, as zip, xlsx or csv',
    more: '同一数据包重复导入不会重复记账；县级单位只能导入可逐笔录入的行，其余按行拒绝。带 Prefer: respond-async 时立即以 202 答复，进度见 Location。 Importing the same package again posts nothing twice; a county’s office imports the rows that it could record one by one, others are refused by line. With Prefer: respond-async it is answered 202 at once; Location says how far it is.',
    takes: ['multipart/form-data'],
    long: true,
    requestBody: PACKAGE,
    answers: ImportReport,
    foresees: ImportReport,
    also: [XLSX],
    later: eitherOf(Import, ImportReport),
  })
  @ApiHeader({ name: 'Prefer', required: false, schema: { type: 'string' } })
  @ApiResponse({
    status: 422,
    description: 'PACKAGE_REFUSED',
    content: {
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      [XLSX]: { schema: schemaOf(archive) },
    },
  })
  async importPackage(
    @Asker() asking: Asking,
    @Query() { onError = 'stop', headers, answer }: ImportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const dataDir = request.app.get('doudi data folder') as string;
    const mostBytes = request.app.get('doudi upload bytes') as number;
    const isAlone = isPreferred(request, 'respond-async');
    const upload = await receiveUpload(request, dataDir, mostBytes);
    const wishes = { onError, byKeptHeaders: headers === 'kept', dataDir, isAlone };
    const begun = await this.imports.begin(upload, asking, wishes);
    if (isAlone) {
      response.status(HttpStatus.ACCEPTED);
      response.set({
        Location: `/api/v1/imports/${begun.id}`,
        'Preference-Applied': 'respond-async',
      });
      return entryOf(await this.found(begun.id, asking.grant));
    }
    response.once('close', () => begun.stop());
    const report = await begun.ended;
    if (report.outcome === 'checked') response.status(HttpStatus.OK);
    else if (report.proposed > 0) response.status(HttpStatus.ACCEPTED);
    if (answer === 'workbook' && report.marked !== null) {
      if (isRefused(report)) response.status(HttpStatus.UNPROCESSABLE_ENTITY);
      return this.sendMarked(report.id, response);
    }
    if (isRefused(report)) throw problem('PACKAGE_REFUSED', { members: { report } });
    return report;
  }

  @Read({
    path: '',
    permission: 'packages.import',
    zh: '本人的导入，最近的在前',
    en: 'Your own imports, the latest first',
    answers: ImportPage,
    noTable: '本人导入的进度 How far one’s own imports are',
    standsOn: 'neither',
  })
  async list(@Granted() { subject }: Grant, @Query() query: PageQuery) {
    const { after = null, limit } = pageOf(LIST, query);
    const found = await this.imports.records.list(subject.id, limit + 1, after);
    const items = found.slice(0, limit);
    const next = found.length > limit ? items.at(-1)!.id : null;
    return listed(LIST, { items: items.map(entryOf), next });
  }

  @Read({
    path: ':id',
    permission: 'packages.import',
    zh: '本人的一次导入及其报告',
    en: 'An import of yours, and its report',
    answers: ImportFound,
    standsOn: 'neither',
  })
  async import(@Granted() grant: Grant, @Param() { id }: ImportPath) {
    const record = await this.found(id, grant);
    const report = await this.imports.records.reportOf<ReportBody>(id);
    return { ...entryOf(record), report: report ?? null };
  }

  @Read({
    path: ':id/progress',
    permission: 'packages.import',
    zh: '导入进度实时推送（SSE）',
    en: 'How far an import is, as Server-Sent Events',
    more: '事件 progress 的 data 为导入当前状态；结束时发 ended 后由服务端结束。 The data of an event progress is the import as it stands; ended is the last.',
    answers: Import,
    types: [EVENT_STREAM],
    standsOn: 'neither',
  })
  async progress(
    @Granted() grant: Grant,
    @Param() { id }: ImportPath,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.found(id, grant);
    if (request.method === 'HEAD') return void response.type(EVENT_STREAM);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, this.lifecycle.ending]);
    response.setHeader('X-Accel-Buffering', 'no');
    const feed = this.feed.follow(() => this.imports.records.find(id, grant.subject.id), signal);
    await answerLines(response, feed, EVENT_STREAM);
  }

  @Read({
    path: ':id/marked.xlsx',
    permission: 'packages.import',
    zh: '标注了问题的原文件（仅上传人可取，24 小时）',
    en: 'The file itself with what is wrong on its cells; for who sent it, 24 hours',
    answers: archive,
    types: [XLSX],
    standsOn: 'neither',
  })
  async marked(
    @Granted() grant: Grant,
    @Param() { id }: ImportPath,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.found(id, grant);
    return this.sendMarked(id, response);
  }

  @Remove({
    path: ':id',
    permission: 'packages.import',
    zh: '停止一次导入；已结束的，删除其记录、报告与标注文件',
    en: 'Stop an import; of one that has ended, remove its report and marked file',
    more: '已记账的不受影响。 What was recorded stays recorded.',
  })
  async remove(@Granted() grant: Grant, @Param() { id }: ImportPath): Promise<void> {
    const { endedAt } = await this.found(id, grant);
    if (endedAt === null) await this.imports.stop(id);
    else await this.imports.records.remove(id);
  }

  /** @throws Problem 404 where there is none, or it is another person's */
  private async found(id: string, { subject }: Grant): Promise<ImportRecord> {
    const record = await this.imports.records.find(id, subject.id);
    if (!record) throw problem('NOT_FOUND');
    return record;
  }

  /** @throws Problem 404 where there is none any more */
  private async sendMarked(id: string, response: Response): Promise<void> {
    const key = await this.imports.records.keyOf(id);
    const content = key && (await this.imports.marked.open(key));
    if (!content) throw problem('NOT_FOUND');
    response.type(XLSX);
    response.setHeader('Content-Disposition', 'attachment; filename="marked.xlsx"');
    await pipeline(content, response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
}

/** Nothing was written, or not all of it. */
function isRefused({ outcome }: ReportBody): boolean {
  return outcome !== 'posted' && outcome !== 'checked';
}

/** @source RFC 7240, section 2 */
function isPreferred({ headers }: Request, preference: string): boolean {
  const said = [headers['prefer'] ?? []].flat().join(',');
  return said.split(/[,;]/).some((word) => word.trim().toLowerCase() === preference);
}
