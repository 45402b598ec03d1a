/**
 * Forgetting, carried out: first the event, then the key. A process that dies between the two drops
 * the key when it starts again, so what was approved is done.
 */
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore } from '../../event-store/port.js';
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import { isRefusal } from '../../refusals/refusals.js';
import {
  type ForgettingState,
  type ForgettingStep,
  type PersonAtHand,
  decideForgetting,
  evolveForgetting,
  initialForgetting,
} from '../domain/forgetting.js';
import type { PersonalDataVault } from './vault.js';

export interface ProposeForgetting extends CommandContext {
  readonly forgettingNo: string;
  /** Pseudonym. */
  readonly beneficiary: string;
  /** The county whose office proposes; null: a provincial one. */
  readonly region: string | null;
  readonly basis: string;
  readonly reason: string;
  /** Business date of today in Asia/Shanghai. */
  readonly today: string;
}

export interface ApproveForgetting extends CommandContext {
  readonly forgettingNo: string;
  readonly today: string;
}

const PREFIX = 'forgetting-';

export class ForgettingDesk {
  /** @param unsettledFinding of a person; looked up on read models that have caught up */
  constructor(
    private readonly store: EventStore,
    private readonly handler: CommandHandler,
    private readonly vault: PersonalDataVault,
    private readonly unsettledFinding: (beneficiary: string) => Promise<string | null>,
  ) {}

  async propose(proposal: ProposeForgetting): Promise<CommandAnswer> {
    const { forgettingNo, beneficiary, region, basis, reason } = proposal;
    const step = { step: 'propose', forgettingNo, beneficiary, region, basis, reason } as const;
    const claim = { key: `forgetting/${forgettingNo}/0`, fingerprint: beneficiary };
    return this.carryOut(step, beneficiary, proposal, claim);
  }

  /** The data are gone when this resolves with what was recorded. */
  async approve(approval: ApproveForgetting): Promise<CommandAnswer> {
    const { forgettingNo, actor } = approval;
    const state = await this.state(forgettingNo);
    const beneficiary = state.status === 'none' ? '' : state.beneficiary;
    const step = { step: 'approve', forgettingNo, approver: actor.subject } as const;
    // Of two approvals at the same time, or of two proposals for one person, one is recorded.
    const claim = { key: `forgotten/${beneficiary}/0`, fingerprint: forgettingNo };
    const answer = await this.carryOut(step, beneficiary, approval, claim);
    if (answer.kind === 'recorded') await this.vault.forget(beneficiary);
    return answer;
  }

  /** Whose data were to be erased, and by which county's office it was proposed. */
  async find(forgettingNo: string): Promise<Exclude<ForgettingState, { status: 'none' }> | null> {
    const state = await this.state(forgettingNo);
    return state.status === 'none' ? null : state;
  }

  /** Drops the keys of all who are to be forgotten, also in a vault restored from a backup. */
  async complete(): Promise<void> {
    for await (const page of this.store.readAll({ streamPrefixes: [PREFIX] })) {
      for (const event of page) {
        const fact = recordedFact(event);
        if (fact.type === 'PersonForgotten') await this.vault.forget(fact.data.beneficiary);
      }
    }
  }

  private async carryOut(
    step: ForgettingStep,
    beneficiary: string,
    as: CommandContext & { readonly today: string },
    claim: { readonly key: string; readonly fingerprint: string },
  ): Promise<CommandAnswer> {
    const stream = `${PREFIX}${step.forgettingNo}`;
    const decide = async () => {
      const state = await this.state(step.forgettingNo);
      const person = await this.person(beneficiary);
      const fact = decideForgetting(step, state, person);
      if (isRefusal(fact)) return fact;
      return { fact, occurredOn: as.today, stream, claim };
    };
    const name = step.step === 'propose' ? 'ProposeForgetting' : 'ApproveForgetting';
    return executeLookedUp(this.handler, { name, asked: step, stream, decide }, as);
  }

  private async person(beneficiary: string): Promise<PersonAtHand> {
    const [revealed, gone] = await Promise.all([
      this.vault.reveal([beneficiary]),
      this.vault.isForgotten(beneficiary),
    ]);
    const known = revealed.has(beneficiary) ? 'known' : gone ? 'forgotten' : 'unknown';
    const unsettledFinding = await this.unsettledFinding(beneficiary);
    return { known, unsettledFinding };
  }

  private async state(forgettingNo: string): Promise<ForgettingState> {
    let state = initialForgetting();
    for await (const page of this.store.readStream(`${PREFIX}${forgettingNo}`)) {
      for (const event of page) {
        state = evolveForgetting(state, recordedFact(event), event.metadata.actor.subject);
      }
    }
    return state;
  }
}
