/** Brings commands to the desk and turns its answers into answers of HTTP. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { PaymentLine } from '../../../libs/funds/domain/commands.js';
import type { DeskCommand } from '../../../libs/funds/domain/desk.js';
import { type Asking, recordingOf } from '../../../libs/http/intake/asking.js';
import {
  type Recorded,
  type RecordingOptions,
  settle,
} from '../../../libs/http/recording/recorded.js';
import { RecordAtDesk } from './record-at-desk.js';

@Injectable()
export class Recorder {
  constructor(private readonly commands: CommandBus) {}

  async record(
    asking: Asking,
    command: DeskCommand,
    options: RecordingOptions & { readonly lines?: readonly PaymentLine[] } = {},
  ): Promise<Recorded> {
    const single = new RecordAtDesk({
      command,
      ...recordingOf(asking),
      ...(options.lines === undefined ? {} : { lines: options.lines }),
    });
    const answer = await this.commands.execute(single);
    return settle(answer, options);
  }
}
