import { pipeline } from 'node:stream/promises';
import { Body, Controller, HttpCode, Post, Res, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { isStreamOfRecord, seesAccessRecord } from '../../../libs/access/domain/access-events.js';
import { judge } from '../../../libs/access/domain/permissions.js';
import type { Selection } from '../../../libs/audit/domain/selection.js';
import { Allow } from '../../../libs/http/access/allow.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking } from '../../../libs/http/intake/asking.js';
import {
  DocumentNo,
  FiscalYear,
  RegionCode,
  Text,
  Texts,
} from '../../../libs/http/intake/fields.js';
import { invalid, problem } from '../../../libs/http/problems/problem.js';
import { found } from '../../../libs/http/reading/queries.js';

class BundleBody {
  @Texts(100, 200, { optional: true, example: ['county-220422'] })
  streams?: string[];

  @RegionCode({ optional: true })
  region?: string;

  @FiscalYear({ optional: true })
  year?: number;

  @DocumentNo({ optional: true })
  documentNo?: string;

  @Text(40, { optional: true, example: 'SX-20180105-0123456789' })
  matter?: string;

  @Text(500, {
    optional: true,
    description:
      '需要姓名与证件号码的事由；不填则包内只有化名 Why names and identity numbers are needed; left out: pseudonyms only',
    example: '核查冒领',
  })
  personalDataPurpose?: string;
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
        'streams、region 与 year、documentNo、matter 四者择一。个人信息只有化名；写明事由（personalDataPurpose）的，另附姓名与证件号码，先留痕后带出。 One of: streams; region and year; documentNo; matter. Persons appear by pseudonym; who states why (personalDataPurpose) gets names and identity numbers in a file of their own, recorded before they leave.',
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
    @Asker() asking: Asking,
    @Res() response: Response,
  ): Promise<void> {
    requireSeen(asking.grant, body);
    const { actor, correlationId } = asking;
    const { personalDataPurpose: purpose } = body;
    const taking = purpose === undefined ? undefined : { actor, correlationId, purpose };
    const bundle = await this.backend.proof.bundle(await this.selectionOf(body), taking);
    if (bundle.kind === 'nothing-sealed') throw problem('NOT_FOUND');
    if (bundle.kind === 'too-many') {
      const said = `超过 ${bundle.most} 个事件，请缩小范围 / more than ${bundle.most} events: ask for less`;
      throw invalid('', 'TOO_MANY_EVENTS', said);
    }
    if (bundle.kind === 'too-many-persons') {
      const said = `超过 ${bundle.most} 人，请缩小范围 / more than ${bundle.most} persons: ask for less`;
      throw invalid('personalDataPurpose', 'TOO_MANY_PERSONS', said);
    }
    response.type('application/zip');
    response.setHeader('Content-Disposition', 'attachment; filename="doudi-evidence.zip"');
    await pipeline(bundle.content, response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }

  private async selectionOf(body: BundleBody): Promise<Selection> {
    const { streams, region, year, documentNo, matter } = body;
    const given = [streams, region ?? year, documentNo, matter].filter((it) => it !== undefined);
    if (given.length === 1) {
      if (streams) return { streams };
      if (documentNo !== undefined) return { documentNo };
      if (region !== undefined && year !== undefined) return { region, year };
      if (matter !== undefined) return found(await this.backend.matters.evidence(matter));
    }
    throw invalid(
      '',
      'ONE_SELECTION',
      'streams、region 与 year、documentNo、matter 四者择一 / one of: streams; region and year; documentNo; matter',
    );
  }
}

/**
 * The record of access is for discipline alone, in a bundle as elsewhere; names are for who may
 * look at each of the persons.
 */
function requireSeen({ subject }: Grant, { streams = [], personalDataPurpose }: BundleBody): void {
  const asksForReads = streams.some(isStreamOfRecord);
  if (asksForReads && !seesAccessRecord(subject)) throw problem('FORBIDDEN');
  if (personalDataPurpose === undefined) return;
  const judged = judge(subject, 'persons.reveal');
  if (judged.kind === 'denied' || judged.county !== null) throw problem('FORBIDDEN');
}
