import { Module } from '@nestjs/common';
import { ReadModels } from '../../projection/read-models.js';
import { AlertFeeds } from './alert-feed.js';
import { AlertsController } from './alerts.controller.js';
import { CountiesController } from './counties.controller.js';
import { GAP_ALERT_COMMANDS } from './commands.js';
import { GAP_ALERT_QUERIES } from './queries.js';

@Module({
  controllers: [AlertsController, CountiesController],
  providers: [
    {
      provide: AlertFeeds,
      inject: [ReadModels],
      useFactory: (models: ReadModels) => new AlertFeeds(models),
    },
    ...GAP_ALERT_COMMANDS,
    ...GAP_ALERT_QUERIES,
  ],
})
export class GapAlertsModule {}
