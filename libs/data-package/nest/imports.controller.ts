import { join } from 'node:path';
import { Controller, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ImportReport } from './answers.js';
import { ImportUpload } from './import-upload.js';
import type { UploadReport } from '../store/upload-import.js';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { OneOf } from '../../http/intake/fields.js';
import { Write } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { exactNumber } from '../../http/recording/recorded.js';
import { LongWork } from '../../http/access/long-work.js';
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
}

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
  constructor(private readonly commands: CommandBus) {}

  @LongWork()
  @Write({
    path: '',
    permission: 'packages.import',
    zh: '导入数据包或一张表（zip、xlsx、csv）',
    en: 'Import a data package or a table, as zip, xlsx or csv',
    more: '同一数据包重复导入不会重复记账；县级单位只能导入可逐笔录入的行，其余按行拒绝。 Importing the same package again posts nothing twice; a county’s office imports the rows that it could record one by one, others are refused by line.',
    takes: ['multipart/form-data'],
    long: true,
    requestBody: PACKAGE,
    answers: ImportReport,
    foresees: ImportReport,
  })
  async importPackage(
    @Asker() asking: Asking,
    @Query() { onError = 'stop', headers }: ImportQuery,
    @Req() request: Request,
  ) {
    const dataDir = request.app.get('doudi data folder') as string;
    const mostBytes = request.app.get('doudi upload bytes') as number;
    const upload = await receiveUpload(request, dataDir, mostBytes);
    const gone = new AbortController();
    request.res?.once('close', () => gone.abort());
    try {
      const { actor, grant, dryRun: checkOnly = false } = asking;
      const workDir = join(dataDir, 'spool');
      const byKeptHeaders = headers === 'kept';
      const wishes = { onError, byKeptHeaders, checkOnly, workDir, signal: gone.signal };
      const answer = settled(
        await this.commands.execute(new ImportUpload({ upload, actor, grant, ...wishes })),
      );
      if (answer.outcome === 'checked') request.res?.status(200);
      return answer;
    } finally {
      await upload.remove();
    }
  }
}

/** @throws Problem where nothing was written */
function settled({ report, position }: UploadReport) {
  if (report.outcome !== 'posted' && report.outcome !== 'checked')
    throw problem('PACKAGE_REFUSED', { members: { report } });
  return { ...report, position: exactNumber(position) };
}
