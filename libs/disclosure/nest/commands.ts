/** Publishing, withdrawing, objecting and answering. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf, decidedBy } from '../../http/handlers.js';
import { ReadModels } from '../../projection/read-models.js';
import {
  type AnswerObjection as Answering,
  type LodgeObjection as Lodging,
  answerObjection,
  lodgeObjection,
} from '../domain/objection-deciders.js';
import {
  type PublishDocument as Publishing,
  type WithdrawPublication as Withdrawing,
  publishDocument,
  withdrawPublication,
} from '../domain/publication-deciders.js';
import { objectionSources } from '../store/objection-sources.js';
import { ObjectionTexts } from '../store/objection-texts.js';
import { disclosureSource } from './queries.js';

export class PublishDocument extends CommandOf<Publishing> {}
export class WithdrawPublication extends CommandOf<Withdrawing> {}
export class LodgeObjection extends CommandOf<Lodging> {}
export class AnswerObjection extends CommandOf<Answering> {}

export const DISCLOSURE_COMMANDS = [
  decidedBy(PublishDocument, publishDocument),
  decidedBy(WithdrawPublication, withdrawPublication),
  commandHandlerOf(
    LodgeObjection,
    [CommandHandler, ObjectionTexts, ReadModels],
    (order, context, handler, texts, models) => {
      const sources = objectionSources(texts, disclosureSource(models));
      return handler.execute(lodgeObjection(sources), order, context);
    },
  ),
  commandHandlerOf(
    AnswerObjection,
    [CommandHandler, ObjectionTexts],
    (order, context, handler, texts) => handler.execute(answerObjection(texts), order, context),
  ),
];
