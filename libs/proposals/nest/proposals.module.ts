import { Global, Module } from '@nestjs/common';
import type { CommandAnswer } from '../../command-handling/answers.js';
import { type BroughtCommand, Proposing } from '../../http/recording/proposing.js';
import { Proposals } from '../store/proposals.js';
import { PROPOSAL_COMMANDS } from './commands.js';
import { ProposalsController } from './proposals.controller.js';
import { PROPOSAL_QUERIES } from './queries.js';

class ProposingCommands implements Proposing {
  constructor(private readonly proposals: Proposals) {}

  propose(brought: BroughtCommand, answer: Parameters<Proposing['propose']>[1]) {
    return this.proposals.propose(brought, answer);
  }

  repeated(answer: Parameters<Proposing['repeated']>[0]): Promise<CommandAnswer> {
    return this.proposals.repeated(answer);
  }
}

/** Known to all: every command that is recorded may have to be put before another person. */
@Global()
@Module({
  controllers: [ProposalsController],
  providers: [
    {
      provide: Proposing,
      inject: [Proposals],
      useFactory: (proposals: Proposals) => new ProposingCommands(proposals),
    },
    ...PROPOSAL_QUERIES,
    ...PROPOSAL_COMMANDS,
  ],
  exports: [Proposing],
})
export class ProposalsModule {}
