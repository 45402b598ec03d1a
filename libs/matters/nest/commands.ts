/** What may be done with matters. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import { FindingCommands } from '../../supervision/store/finding-commands.js';
import {
  type HandleMatter as Handling,
  type OpenMatter as Opening,
  handleMatter,
  openMatter,
} from '../domain/matter-deciders.js';
import { ComplaintTexts } from '../store/complaint-texts.js';

export class OpenMatter extends CommandOf<Opening> {}
export class HandleMatter extends CommandOf<Handling> {}

export const MATTER_COMMANDS = [
  commandHandlerOf(OpenMatter, [CommandHandler, ComplaintTexts], (order, context, handler, texts) =>
    handler.execute(openMatter(texts), order, context),
  ),
  commandHandlerOf(
    HandleMatter,
    [CommandHandler, FindingCommands],
    (order, context, handler, { supervised }) =>
      handler.execute(handleMatter(supervised), order, context),
  ),
];
