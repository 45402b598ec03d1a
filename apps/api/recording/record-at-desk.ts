/**
 * The command that everything recorded over HTTP goes by: one place to count what was asked and
 * what came of it.
 */
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SingleAnswer, SingleCommand } from '../../../libs/funds/domain/desk.js';
import { Backend } from '../backend.js';
import { Metrics } from '../../../libs/http/observation/metrics.js';

export class RecordAtDesk extends Command<SingleAnswer> {
  constructor(readonly single: SingleCommand) {
    super();
  }
}

@CommandHandler(RecordAtDesk)
export class RecordAtDeskHandler implements ICommandHandler<RecordAtDesk> {
  constructor(
    private readonly backend: Backend,
    private readonly metrics: Metrics,
  ) {}

  async execute({ single }: RecordAtDesk): Promise<SingleAnswer> {
    const answer = await this.backend.desk.execute(single);
    const { command } = single;
    const kind = command.kind === 'ReportFact' ? command.type : command.kind;
    this.metrics.count(kind, answer.kind === 'refused' ? answer.refusal.code : answer.kind);
    return answer;
  }
}
