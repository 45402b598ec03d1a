/** What is done with proposals. */
import { CommandBus } from '@nestjs/cqrs';
import { CommandOf, commandHandlerOf, commandNamed } from '../../http/handlers.js';
import type { StepOfProposal } from '../domain/proposal-deciders.js';
import { type FoundProposal, Proposals } from '../store/proposals.js';

interface Approval {
  readonly proposalId: string;
  readonly found: FoundProposal;
}

export class ApproveProposal extends CommandOf<Approval> {}
export class KeepForm extends CommandOf<Parameters<Proposals['draft']>[0]> {}
export class WithdrawProposal extends CommandOf<string> {}
export class TakeStepOfProposal extends CommandOf<StepOfProposal> {}

export const PROPOSAL_COMMANDS = [
  commandHandlerOf(KeepForm, [Proposals], (draft, context, proposals) =>
    proposals.draft(draft, context),
  ),
  commandHandlerOf(ApproveProposal, [Proposals, CommandBus], (order, context, proposals, bus) =>
    proposals.approve(
      {
        ...order,
        carryOut: (command, asking) =>
          bus.execute(new (commandNamed(command.name))(command.order, asking)),
      },
      context,
    ),
  ),
  commandHandlerOf(WithdrawProposal, [Proposals], (proposalId, context, proposals) =>
    proposals.withdraw(proposalId, context),
  ),
  commandHandlerOf(TakeStepOfProposal, [Proposals], (step, context, proposals) =>
    proposals.takeStep(step, context),
  ),
];
