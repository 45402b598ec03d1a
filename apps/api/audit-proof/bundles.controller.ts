import { pipeline } from 'node:stream/promises';
import { Body, Controller, HttpCode, Post, Res, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Selection } from '../../../libs/audit/domain/selection.js';
import { Allow } from '../access/allow.js';
import type { Grant } from '../access/request-context.js';
import { Backend } from '../backend.js';
import { Granted } from '../intake/asking.js';
import { DocumentNo, FiscalYear, RegionCode, Texts } from '../intake/fields.js';
import { invalid, problem } from '../problems/problem.js';

class BundleBody {
  @Texts(100, 200, { optional: true, example: ['county-220422'] })
  streams?: string[];

  @RegionCode({ optional: true })
  region?: string;

  @FiscalYear({ optional: true })
  year?: number;

  @DocumentNo({ optional: true })
  documentNo?: string;
}

/** A POST since what is asked for may be long; recorded as the read that it is. */
function AsksForBundle(): MethodDecorator {
  return applyDecorators(
    Post('bundles'),
    HttpCode(201),
    Allow('proofs.read'),
    ApiOperation({
      summary: '证据包（zip），可离线核验 · An evidence bundle that verifies offline',
      description:
        'streams、region 与 year、documentNo 三者择一；包内个人信息只有化名。 One of: streams; region and year; documentNo. Persons appear by pseudonym only.',
    }),
    ApiBearerAuth(),
    ApiExtension('x-permission', 'proofs.read'),
    ApiResponse({
      status: 201,
      description: 'zip',
      content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
    }),
  );
}

@ApiTags('Audit 审计')
@Controller('audit')
export class BundlesController {
  constructor(private readonly backend: Backend) {}

  @AsksForBundle()
  async bundle(
    @Body() body: BundleBody,
    @Granted() grant: Grant,
    @Res() response: Response,
  ): Promise<void> {
    requireSeen(grant, body);
    const bundle = await this.backend.proof.bundle(selectionOf(body));
    if (bundle.kind === 'nothing-sealed') throw problem('NOT_FOUND');
    if (bundle.kind === 'too-many') {
      const said = `超过 ${bundle.most} 个事件，请缩小范围 / more than ${bundle.most} events: ask for less`;
      throw invalid('', 'TOO_MANY_EVENTS', said);
    }
    response.type('application/zip');
    response.setHeader('Content-Disposition', 'attachment; filename="doudi-evidence.zip"');
    await pipeline(bundle.content, response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
}

/** The record of access is for discipline alone, in a bundle as elsewhere. */
function requireSeen({ subject }: Grant, { streams = [] }: BundleBody): void {
  const asksForReads = streams.some((stream) => stream.startsWith('audit-reads-'));
  if (asksForReads && !subject.roles.includes('discipline')) throw problem('FORBIDDEN');
}

function selectionOf({ streams, region, year, documentNo }: BundleBody): Selection {
  const given = [streams, region ?? year, documentNo].filter((part) => part !== undefined);
  if (given.length === 1) {
    if (streams) return { streams };
    if (documentNo !== undefined) return { documentNo };
    if (region !== undefined && year !== undefined) return { region, year };
  }
  throw invalid(
    '',
    'ONE_SELECTION',
    'streams、region 与 year、documentNo 三者择一 / one of: streams; region and year; documentNo',
  );
}
