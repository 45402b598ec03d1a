import { Module } from '@nestjs/common';
import { HISTORY_QUERIES } from './history-queries.js';
import { HistoryController } from './history.controller.js';
import { REPLAY_QUERIES } from './queries.js';
import { ReplayController } from './replay.controller.js';

@Module({
  controllers: [ReplayController, HistoryController],
  providers: [...REPLAY_QUERIES, ...HISTORY_QUERIES],
})
export class ReplayModule {}
