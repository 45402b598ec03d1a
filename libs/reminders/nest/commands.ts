/** What may be done with reminders. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf, decidedBy } from '../../http/handlers.js';
import { FindingCommands } from '../../supervision/store/finding-commands.js';
import {
  type AnswerReminder as Answering,
  type SendReminder as Sending,
  answerReminder,
  sendReminder,
} from '../domain/reminder-deciders.js';

export class SendReminder extends CommandOf<Sending> {}
export class AnswerReminder extends CommandOf<Answering> {}

export const REMINDER_COMMANDS = [
  commandHandlerOf(
    SendReminder,
    [CommandHandler, FindingCommands],
    (order, context, handler, { supervised }) =>
      handler.execute(sendReminder(supervised), order, context),
  ),
  decidedBy(AnswerReminder, answerReminder),
];
