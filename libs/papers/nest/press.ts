/** Gathers the figures of a paper at one moment, keeps its check code, and sends it as PDF. */
import { createHash, randomBytes } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { PointInTime } from '../../http/answers.js';
import { standingFor, standingHeaders } from '../../http/reading/standing.js';
import { Sql } from '../../postgres/sql.js';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import type { Block, Paper } from '../../printing/paper.js';
import { printPaper } from '../../printing/print-paper.js';
import { ReadModels } from '../../projection/read-models.js';
import type { MissingUnit } from '../../projection/read-position.js';
import { Units } from '../../regions/store/units.js';
import { wordsOf } from '../../wording/words.js';
import { ROLE_WORDS } from '../../wording/people-words.js';
import { day } from '../domain/cells.js';
import { CODE_BYTES, checkCode, shownCode } from '../domain/check-code.js';
import {
  PAPER_WORDS,
  type PaperKind,
  type PaperSubject,
  subjectOf,
} from '../domain/paper-kinds.js';
import { keepPaper } from '../store/issued-papers.js';

/** What is printed, before anybody prints it. */
export interface Draft {
  readonly subtitle: string;
  readonly landscape?: boolean;
  readonly blocks: readonly Block[];
  readonly seal: readonly string[];
  readonly about: Partial<PaperSubject>;
  /** The day that its figures are as of, where the paper itself says it. */
  readonly asOf?: string;
  /** As the interface answers them; what the check code stands for has their hash. */
  readonly figures: object;
  /** Of the file, without kind and ending. */
  readonly file: string;
}

/** What units and programs are called. */
export interface Names {
  /** @param region the identity of a unit, or its code */
  unit(region: string, date: string): string;
  program(code: string): string;
}

export interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

@Injectable()
export class Press {
  constructor(
    private readonly models: ReadModels,
    private readonly sql: Sql,
    private readonly units: Units,
  ) {}

  /** @param gather asks for all figures, of one moment. @throws what it throws */
  async print(
    kind: PaperKind,
    { request, response }: Exchange,
    at: PointInTime,
    gather: (names: Names) => Promise<Draft>,
  ): Promise<void> {
    const { position: standingPosition } = this.models;
    const { draft, standing } = await standingPosition.atOnce(async () => {
      const standing = await standingFor(request, standingPosition, 'figures');
      return { standing, draft: await gather(await this.names(at)) };
    });
    const until = { ...at, ...(draft.asOf === undefined ? {} : { asOf: draft.asOf }) };
    const { subject, role } = request.doudi!.grant!;
    const printedAt = new Date();
    const code = checkCode(randomBytes(CODE_BYTES));
    response.set(standingHeaders(standing));
    response.type('application/pdf');
    const file = encodeURIComponent(`${PAPER_WORDS[kind].zh}-${draft.file}.pdf`);
    response.setHeader('Content-Disposition', `inline; filename*=UTF-8''${file}`);
    if (request.method === 'HEAD') return void response.end();
    await keepPaper(this.sql, {
      ...{ code, kind, subject: subjectOf(draft.about), position: standing.position, role },
      ...{ asOf: until.asOf ?? null, knownAt: until.knownAt ?? null },
      figuresSha256: createHash('sha256').update(JSON.stringify(draft.figures)).digest('hex'),
      ...{ printedAt: printedAt.toISOString(), printedBy: subject.id },
    });
    response.setHeader('Doudi-Check-Code', code);
    const by = `${subject.name ?? subject.id}（${wordsOf(ROLE_WORDS, role).zh}）`;
    const missing = await this.missing(standing.missing);
    const paper: Paper = {
      ...draft,
      blocks: [...draft.blocks, ...missing],
      title: PAPER_WORDS[kind].zh,
      foot: footOf(until, { position: standing.position, by, printedAt, code }),
      printedAt,
    };
    await pipeline(printPaper(paper), response).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }

  private async names({ knownAt }: PointInTime): Promise<Names> {
    const divisions = await this.units.upToNow();
    const programs = await recordedPrograms(this.sql);
    return {
      unit: (region, date) => {
        const unit = divisions.unitOf(region) ?? region;
        return divisions.standing(unit, { date, knownAt })?.name ?? region;
      },
      program: (code) => programs.find(code)?.chinese ?? code,
    };
  }

  private async missing(units: readonly MissingUnit[]): Promise<readonly Block[]> {
    if (units.length === 0) return [];
    const divisions = await this.units.upToNow();
    const named = [...new Set(units.map(({ region }) => region))].map((region) =>
      region === null ? '省级资金池' : (divisions.find(region)?.name ?? region),
    );
    const note = `以下单位有记录待处理，其数字未计入本件：${named.join('、')}。`;
    return [{ kind: 'notes', notes: [note] }];
  }
}

interface Printed {
  readonly position: bigint;
  readonly by: string;
  readonly printedAt: Date;
  readonly code: string;
}

function footOf({ asOf, knownAt }: PointInTime, { position, by, printedAt, code }: Printed) {
  const until = asOf === undefined ? '截至：全部已记账业务' : `截至：${day(asOf)}`;
  const known = `记录截至：${knownAt === undefined ? '打印时' : shanghaiTime(new Date(knownAt))}`;
  return [
    [until, known, `记录位置：${position}`].join('　'),
    `打印：${by}　${shanghaiTime(printedAt)}　核验码：${shownCode(code)}`,
  ];
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** "2017年6月30日 08:30:12" */
function shanghaiTime(time: Date): string {
  const [date, clock] = CLOCK.format(time).split(' ');
  return `${day(date!)} ${clock!}`;
}
