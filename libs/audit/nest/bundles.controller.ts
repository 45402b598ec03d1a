import { pipeline } from 'node:stream/promises';
import { Body, Controller, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { isStreamOfRecord, seesAccessRecord } from '../../access/domain/access-events.js';
import { judge } from '../../access/domain/permissions.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { listBody } from '../../http/intake/body-bounds.js';
import { Ask } from '../../http/openapi/routes.js';
import { archive } from '../../http/openapi/shapes.js';
import { invalid, problem } from '../../http/problems/problem.js';
import { given } from '../../http/reading/queries.js';
import { GatherEvidence } from './queries.js';
import { LongWork } from '../../http/access/long-work.js';
import { BundleBody } from './requests.js';

/** Streams and kept checkpoints together; a checkpoint with the words of some witnesses. */
const MOST_TEXTS = 200;
const BYTES_A_TEXT = 4096;

@ApiTags('Audit 审计')
@Controller('audit')
export class BundlesController {
  constructor(private readonly queries: QueryBus) {}

  /** Recorded as the read that it is. */
  @LongWork()
  @Ask({
    path: 'bundles',
    permission: 'proofs.read',
    zh: '证据包（zip），可离线核验',
    en: 'An evidence bundle that verifies offline',
    more: 'streams、region 与 year、documentNo、matter 四者择一；region 与 year 含该县自始全部事件与该年度台账，其余仅含事件。checkpoints：您留存的检查点，包内给出到它们的证明。个人信息只有化名；写明事由（personalDataPurpose）的，另附姓名与证件号码，先留痕后带出。 One of: streams; region and year (all that ever concerned the county, with the ledger of the year); documentNo; matter. checkpoints: those that you kept; the bundle proves that it continues them. Persons appear by pseudonym; who states why (personalDataPurpose) gets names and identity numbers in a file of their own, recorded before they leave.',
    answers: archive,
    only: 'application/zip',
    body: listBody(MOST_TEXTS, { members: 0, bytes: BYTES_A_TEXT }),
  })
  async bundle(
    @Body() body: BundleBody,
    @Asker() asking: Asking,
    @Res() response: Response,
  ): Promise<void> {
    requireSeen(asking.grant, body);
    const { actor, correlationId } = asking;
    const { personalDataPurpose: purpose, checkpoints = [] } = body;
    const by = { actor, correlationId };
    const selection = selectionOf(body);
    const asked = new GatherEvidence({ selection, checkpoints, by, ...given({ purpose }) });
    const bundle = await this.queries.execute(asked);
    if (bundle.kind === 'nothing-sealed') throw problem('NOT_FOUND');
    if (bundle.kind === 'no-checkpoint') {
      const said = '不是本日志的检查点 / no checkpoint of this log';
      throw invalid(`checkpoints.${bundle.place}`, 'NOT_A_CHECKPOINT', said);
    }
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
}

function selectionOf(body: BundleBody) {
  const { streams, region, year, documentNo, matter } = body;
  const said = [streams, region ?? year, documentNo, matter].filter((it) => it !== undefined);
  if (said.length === 1) {
    if (streams) return { streams };
    if (documentNo !== undefined) return { documentNo };
    if (region !== undefined && year !== undefined) return { region, year };
    if (matter !== undefined) return { matterNo: matter };
  }
  throw invalid(
    '',
    'ONE_SELECTION',
    '应在事件流、地区和年度、文号、事项四者中择一 / one of: streams; region and year; documentNo; matter',
  );
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
