import { join } from 'node:path';
import { Controller, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ImportReport } from './answers.js';
import { ImportUpload, type UploadReport } from './import-upload.js';
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
}

const PACKAGE = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        properties: {
          package: { type: 'string' as const, format: 'binary', description: '.zip, .xlsx' },
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
    zh: '导入数据包（zip 或 xlsx）',
    en: 'Import a data package, as zip or xlsx',
    more: '同一数据包重复导入不会重复记账。 Importing the same package again posts nothing twice.',
    takes: ['multipart/form-data'],
    long: true,
    requestBody: PACKAGE,
    answers: ImportReport,
  })
  async importPackage(
    @Asker() asking: Asking,
    @Query() { onError = 'stop' }: ImportQuery,
    @Req() request: Request,
  ) {
    const dataDir = request.app.get('doudi data folder') as string;
    const mostBytes = request.app.get('doudi upload bytes') as number;
    const upload = await receiveUpload(request, dataDir, mostBytes);
    const gone = new AbortController();
    request.res?.once('close', () => gone.abort());
    try {
      const order = { upload, onError, actor: asking.actor, signal: gone.signal };
      const workDir = join(dataDir, 'spool');
      return settled(await this.commands.execute(new ImportUpload({ ...order, workDir })));
    } finally {
      await upload.remove();
    }
  }
}

/** @throws Problem where nothing was written */
function settled({ report, position }: UploadReport) {
  if (report.outcome !== 'posted') throw problem('PACKAGE_REFUSED', { members: { report } });
  return { ...report, position: exactNumber(position) };
}
