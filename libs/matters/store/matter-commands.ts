/** The commands about matters. */
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import {
  type ComplaintSeals,
  type HandleMatter,
  type OpenMatter,
  type SupervisedFindings,
  handleMatter,
  openMatter,
} from '../domain/matter-deciders.js';
import { matterStream } from '../domain/matter.js';

export interface OpenedMatter {
  readonly answer: CommandAnswer;
  /** Empty where none was opened. */
  readonly matterNo: string;
}

export class MatterCommands {
  private readonly opening: ReturnType<typeof openMatter>;
  private readonly handling: ReturnType<typeof handleMatter>;

  constructor(
    private readonly handler: CommandHandler,
    seals: ComplaintSeals,
    findings: SupervisedFindings,
  ) {
    this.opening = openMatter(seals);
    this.handling = handleMatter(findings);
  }

  async open(command: OpenMatter, context: CommandContext): Promise<OpenedMatter> {
    const answer = await this.handler.execute(this.opening, command, context);
    const [opened] = answer.kind === 'recorded' ? answer.result.events : [];
    return { answer, matterNo: opened?.stream.slice(matterStream('').length) ?? '' };
  }

  handle(command: HandleMatter, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.handling, command, context);
  }
}
