import { Module } from '@nestjs/common';
import { POLICY_COMMANDS } from './commands.js';
import { PolicyController } from './policy.controller.js';
import { POLICY_QUERIES } from './queries.js';

@Module({
  controllers: [PolicyController],
  providers: [...POLICY_QUERIES, ...POLICY_COMMANDS],
})
export class PolicyModule {}
