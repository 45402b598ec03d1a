/** Brings commands to the ledger and turns its answers into answers of HTTP. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { LedgerCommand } from '../../../libs/funds/domain/commands.js';
import { type Asking, recordingOf } from '../../../libs/http/intake/asking.js';
import {
  type Recorded,
  type RecordingOptions,
  settle,
} from '../../../libs/http/recording/recorded.js';
import { RecordInLedger } from './record-in-ledger.js';

@Injectable()
export class LedgerRecorder {
  constructor(private readonly commands: CommandBus) {}

  async record(
    asking: Asking,
    command: LedgerCommand,
    options: RecordingOptions = {},
  ): Promise<Recorded> {
    const answer = await this.commands.execute(new RecordInLedger(command, recordingOf(asking)));
    return settle(answer, options);
  }
}
