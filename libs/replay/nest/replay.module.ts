import { Module } from '@nestjs/common';
import { REPLAY_QUERIES } from './queries.js';
import { ReplayController } from './replay.controller.js';

@Module({ controllers: [ReplayController], providers: REPLAY_QUERIES })
export class ReplayModule {}
