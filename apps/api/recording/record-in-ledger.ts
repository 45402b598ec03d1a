/** The command that funds and reported facts go by over HTTP. */
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '../../../libs/command-handling/answers.js';
import type { LedgerCommand } from '../../../libs/funds/domain/commands.js';
import { Backend } from '../backend.js';

export class RecordInLedger extends Command<CommandAnswer> {
  constructor(
    readonly command: LedgerCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RecordInLedger)
export class RecordInLedgerHandler implements ICommandHandler<RecordInLedger> {
  constructor(private readonly backend: Backend) {}

  execute({ command, context }: RecordInLedger): Promise<CommandAnswer> {
    return this.backend.desk.execute(command, context);
  }
}
