/** What is recorded of evidence that leaves: the bundle, and whose personal data go along. */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { takeEvidence, takePersonalData } from '../../access/domain/access-deciders.js';
import { PersonalDataVault } from '../../access/store/vault.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import { CommandHandler } from '../../command-handling/command-handler.js';
import type { Decider } from '../../command-handling/decider.js';
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { Actor, StoredEvent } from '../../event-store/port.js';
import { ReceiptSigner } from '../../http/recording/receipt-signer.js';
import type { PersonsAsked } from '../store/bundled-persons.js';
import { recordedEvent } from '../store/store-log.js';

interface By {
  readonly actor: Actor;
  readonly correlationId: string;
}

/** Persons whose data one bundle takes along at most. */
const MOST_PERSONS = 20_000;

@Injectable()
export class EvidenceTaking {
  constructor(
    private readonly handler: CommandHandler,
    private readonly vault: PersonalDataVault,
    private readonly signer: ReceiptSigner,
  ) {}

  makeKeyKnown(): Promise<void> {
    return this.signer.makeKnown();
  }

  /** @throws RecordedOtherwise */
  async record(taken: DataOf<'EvidenceTaken'>, by: By) {
    const sent = await this.sent(takeEvidence, taken, by);
    return {
      event: recordedEvent(sent[0]!),
      receipt: await this.signer.receiptOfSent(sent),
    };
  }

  personsFor(purpose: string, by: By): PersonsAsked {
    return {
      purpose,
      most: MOST_PERSONS,
      reveal: (pseudonyms) => this.vault.reveal(pseudonyms),
      forgotten: (pseudonyms) => this.vault.forgottenAmong(pseudonyms),
      record: async (persons) => {
        const sent = await this.sent(takePersonalData, { purpose, persons }, by);
        return sent.map(({ id }) => id);
      },
    };
  }

  private async sent<Command>(
    decider: Decider<Command, null>,
    command: Command,
    by: By,
  ): Promise<readonly StoredEvent[]> {
    const context = { ...by, commandId: randomUUID() };
    const answer: CommandAnswer = await this.handler.execute(decider, command, context);
    if (answer.kind !== 'recorded' || !answer.sent) {
      throw new Error(`taking was not recorded: ${answer.kind}`);
    }
    return answer.sent;
  }
}
