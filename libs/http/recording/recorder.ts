/** Brings commands to their handlers and turns what came of them into answers of HTTP. */
import { Injectable } from '@nestjs/common';
import { type Command, CommandBus } from '@nestjs/cqrs';
import type { CommandAnswer } from '../../command-handling/answers.js';
import { type Recorded, type RecordingOptions, settle } from './recorded.js';

@Injectable()
export class Recorder {
  constructor(private readonly commands: CommandBus) {}

  /** @throws Problem where nothing was recorded */
  async record(command: Command<CommandAnswer>, options: RecordingOptions = {}): Promise<Recorded> {
    return settle(await this.commands.execute(command), options);
  }
}
