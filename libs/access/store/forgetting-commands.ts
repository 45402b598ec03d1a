/**
 * Forgetting, carried out: first the event, then the key. A process that dies between the two drops
 * the key when it starts again, so what was approved is done.
 */
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { recordedFact } from '../../event-store/decoding.js';
import { foldedElseSkipped } from '../../event-store/event-set-aside.js';
import type { EventStore } from '../../event-store/port.js';
import type { ForgettingState } from '../domain/forgetting.js';
import {
  type ApproveForgetting,
  FORGETTINGS,
  type KnownPersons,
  type ProposeForgetting,
  approveForgetting,
  proposeForgetting,
  readForgetting,
} from '../domain/forgetting-deciders.js';
import type { PersonalDataVault } from './vault.js';

export class ForgettingCommands {
  private readonly proposing: ReturnType<typeof proposeForgetting>;
  private readonly approving: ReturnType<typeof approveForgetting>;

  constructor(
    private readonly handler: CommandHandler,
    private readonly vault: PersonalDataVault,
    unsettledFinding: KnownPersons['unsettledFinding'],
  ) {
    const persons: KnownPersons = {
      reveal: (pseudonyms) => vault.reveal(pseudonyms),
      isForgotten: (pseudonym) => vault.isForgotten(pseudonym),
      unsettledFinding,
    };
    this.proposing = proposeForgetting(persons);
    this.approving = approveForgetting(persons);
  }

  propose(command: ProposeForgetting, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.proposing, command, context);
  }

  /** The data are gone when this resolves with what was recorded. */
  async approve(command: ApproveForgetting, context: CommandContext): Promise<CommandAnswer> {
    const answer = await this.handler.execute(this.approving, command, context);
    if (answer.kind !== 'recorded') return answer;
    const found = await this.find(command.forgettingNo);
    const ordered = answer.result.events.find(({ type }) => type === 'PersonForgotten');
    if (found && ordered) await this.vault.forget(found.beneficiary, ordered.id);
    return answer;
  }

  /** Whose data were to be erased, and by which county's office it was proposed. */
  async find(forgettingNo: string): Promise<Exclude<ForgettingState, { status: 'none' }> | null> {
    const state = await this.handler.ask((reading) => readForgetting(reading, forgettingNo));
    return state.status === 'none' ? null : state;
  }
}

/** Drops the keys of all who are to be forgotten, also in a vault restored from a backup. */
export async function completeForgettings(
  store: EventStore,
  vault: PersonalDataVault,
): Promise<void> {
  for await (const page of store.readAll({ streamPrefixes: [FORGETTINGS] })) {
    for (const event of page) {
      if (event.type !== 'PersonForgotten') continue;
      const gone: string[] = [];
      foldedElseSkipped(event, () => {
        const fact = recordedFact(event);
        if (fact.type === 'PersonForgotten') gone.push(fact.data.beneficiary);
      });
      for (const beneficiary of gone) await vault.forget(beneficiary, event.id);
    }
  }
}
