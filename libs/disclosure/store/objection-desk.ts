/**
 * Objections of the public and their answers. Nobody needs a token to object; who did gets a number
 * and a secret with which to look up what became of it.
 * @source 2017, 五（三）规范投诉举报、巡查督查制度
 */
import { tokenHashOf } from '../../access/store/sealed-texts.js';
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import { eventIdOf } from '../../event-store/identifiers.js';
import type { EventStore } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import type { Decision } from '../../command-handling/decider.js';
import { parametersAt } from '../../policy/parameters.js';
import { findProgram } from '../../policy/programs.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import {
  type ObjectionOutcome,
  type ObjectionSubject,
  objectionNoOf,
  objectionStream,
} from '../domain/objections.js';
import { type DisclosureSource, PROVINCE, publicPoint } from './public-source.js';
import { PublicDocuments } from './public-documents.js';
import type { ObjectionTexts } from './objection-texts.js';

/** Whoever objects: of the public, nobody's subject. */
export interface LodgeObjection extends CommandContext {
  readonly about:
    | { readonly region: string; readonly program: string; readonly period: string | null }
    | { readonly documentNo: string };
  readonly text: string;
  readonly contact: string | null;
}

export interface Lodged {
  readonly answer: CommandAnswer;
  readonly objectionNo: string;
  /** Shown once, to who objected. */
  readonly token: string;
  readonly dueOn: string;
}

export interface AnswerObjection extends CommandContext {
  readonly objectionNo: string;
  readonly outcome: ObjectionOutcome;
  readonly text: string;
}

export class ObjectionDesk {
  constructor(
    private readonly store: EventStore,
    private readonly handler: CommandHandler,
    private readonly source: DisclosureSource,
    private readonly texts: ObjectionTexts,
  ) {}

  async lodge(objection: LodgeObjection, position: bigint): Promise<Lodged> {
    const { about, text, contact, commandId } = objection;
    const earlier = await this.earlier(commandId);
    const lodgedOn = earlier?.data.lodgedOn ?? this.source.today();
    const objectionNo = objectionNoOf(lodgedOn, this.texts.secretOf('number', commandId));
    const token = this.texts.secretOf('token', commandId).toString('base64url');
    const contentHash = this.texts.hashOf(objectionNo, `${text}\0${contact ?? ''}`);
    const asked = { about, contentHash };
    const subject = earlier?.data ?? (await this.subjectOf(about, position));
    if ('code' in subject) {
      const answer = await this.carryOut(objection, subject, asked);
      return { answer, objectionNo, token, dueOn: '' };
    }
    const dueOn = earlier?.data.dueOn ?? (await this.dueOn(lodgedOn));
    if (!earlier) {
      const place = { no: objectionNo, contentHash };
      await this.texts.keep(place, 'text', text);
      if (contact !== null) await this.texts.keep(place, 'contact', contact);
    }
    const { region, program, period, documentNo } = subject;
    const decided: Decision = {
      fact: {
        type: 'ObjectionLodged',
        data: {
          objectionNo,
          ...{ region, program, period, documentNo, lodgedOn, dueOn, contentHash },
          tokenHash: tokenHashOf(token),
          contact: contact === null ? 'NONE' : 'GIVEN',
        },
      },
      occurredOn: lodgedOn,
      stream: objectionStream(objectionNo),
      claim: { key: `objection/${objectionNo}/0`, fingerprint: contentHash },
    };
    return { answer: await this.carryOut(objection, decided, asked), objectionNo, token, dueOn };
  }

  /** Answered once; a later change of mind is a new objection. */
  async answer(answering: AnswerObjection): Promise<CommandAnswer> {
    const { objectionNo, outcome, text } = answering;
    const facts = await this.factsOf(objectionNo);
    const lodged = facts.find((fact) => fact.type === 'ObjectionLodged');
    const contentHash = this.texts.hashOf(objectionNo, text);
    const asked = { answer: objectionNo, outcome, contentHash };
    if (!lodged) {
      return this.carryOut(answering, refuse('OBJECTION_UNKNOWN', { objectionNo }), asked);
    }
    if (facts.some((fact) => fact.type === 'ObjectionAnswered')) {
      return this.carryOut(answering, refuse('OBJECTION_ANSWERED', { objectionNo }), asked);
    }
    const answeredOn = this.source.today();
    const { region } = lodged.data;
    await this.texts.keep({ no: objectionNo, contentHash }, 'answer', text);
    return this.carryOut(
      answering,
      {
        fact: {
          type: 'ObjectionAnswered',
          data: { objectionNo, region, outcome, answeredOn, contentHash },
        },
        occurredOn: answeredOn,
        stream: objectionStream(objectionNo),
        claim: { key: `objection-answer/${objectionNo}/0`, fingerprint: contentHash },
      },
      asked,
    );
  }

  private carryOut(as: CommandContext, decided: Decision | Refusal, asked: object) {
    const decide = (): Decision | Refusal => decided;
    const name = 'answer' in asked ? 'AnswerObjection' : 'LodgeObjection';
    return executeLookedUp(this.handler, { name, asked, decide }, as);
  }

  /** What the same command recorded before. */
  private async earlier(commandId: string): Promise<RecordedFact<'ObjectionLodged'> | undefined> {
    const [event] = await this.store.findEvents([eventIdOf(commandId, 0)]);
    const fact = event && recordedFact(event);
    return fact?.type === 'ObjectionLodged' ? fact : undefined;
  }

  private async dueOn(lodgedOn: string): Promise<string> {
    const parameters = parametersAt(lodgedOn, await this.source.changes());
    const date = new Date(`${lodgedOn}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() + parameters.whole('disclosure.objectionDays'));
    return date.toISOString().slice(0, 10);
  }

  private async factsOf(objectionNo: string): Promise<readonly RecordedFact[]> {
    const facts: RecordedFact[] = [];
    for await (const events of this.store.readStream(objectionStream(objectionNo))) {
      facts.push(...events.map(recordedFact));
    }
    return facts;
  }

  /** About something that the public can see, or about a list that it misses. */
  private async subjectOf(
    about: LodgeObjection['about'],
    position: bigint,
  ): Promise<ObjectionSubject | Refusal> {
    const { sql } = this.source;
    if ('documentNo' in about) {
      const { documentNo } = about;
      const point = await publicPoint(this.source, position);
      const open = await new PublicDocuments(sql).isOpenTransfer(point, documentNo);
      if (!open) return refuse('NOT_PUBLISHED', { item: documentNo });
      const [province] = await sql.query<{ readonly code: string }>(`SELECT ${PROVINCE} AS code`);
      return { region: province!.code, program: null, period: null, documentNo };
    }
    const { region, program, period } = about;
    const [found] = await sql.query<{ readonly level: string }>(
      'SELECT level FROM read.regions WHERE code = $1',
      [region],
    );
    if (!found) return refuse('REGION_UNKNOWN', { region });
    if (found.level !== 'county') return refuse('REGION_NOT_A_COUNTY', { region });
    if (!findProgram(program)) return refuse('PROGRAM_UNKNOWN', { program });
    return { region, program, period, documentNo: null };
  }
}
