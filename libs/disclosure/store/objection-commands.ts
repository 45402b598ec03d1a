/** The commands about objections of the public. */
import { tokenHashOf } from '../../access/store/sealed-texts.js';
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import {
  type AnswerObjection,
  type LodgeObjection,
  type ObjectionSeals,
  answerObjection,
  lodgeObjection,
  tokenOf,
} from '../domain/objection-deciders.js';
import { PublicDocuments } from './public-documents.js';
import { type DisclosureSource, publicPoint } from './public-source.js';

export interface Lodged {
  readonly answer: CommandAnswer;
  /** Empty, as the day is, where none was lodged. */
  readonly objectionNo: string;
  /** Shown once, to who objected. */
  readonly token: string;
  readonly dueOn: string;
}

export class ObjectionCommands {
  private readonly lodging: ReturnType<typeof lodgeObjection>;
  private readonly answering: ReturnType<typeof answerObjection>;

  constructor(
    private readonly handler: CommandHandler,
    source: DisclosureSource,
    private readonly seals: ObjectionSeals,
  ) {
    const documents = new PublicDocuments(source.upTo);
    this.lodging = lodgeObjection({
      seals,
      tokenHashOf,
      isOpenTransfer: async (position, documentNo) =>
        documents.isOpenTransfer(await publicPoint(source, position), documentNo),
      dayAfter,
    });
    this.answering = answerObjection(seals);
  }

  async lodge(command: LodgeObjection, context: CommandContext): Promise<Lodged> {
    const answer = await this.handler.execute(this.lodging, command, context);
    const token = tokenOf(this.seals, context.commandId);
    const [event] = answer.kind === 'recorded' ? answer.result.events : [];
    const lodged = event && (await this.handler.ask((reading) => reading.event(event.id)));
    const { objectionNo, dueOn } =
      lodged?.type === 'ObjectionLodged' ? lodged.data : { objectionNo: '', dueOn: '' };
    return { answer, objectionNo, token, dueOn };
  }

  answer(command: AnswerObjection, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.answering, command, context);
  }
}

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
