import { Module } from '@nestjs/common';
import { CertificationsController } from './certifications.controller.js';
import { PERFORMANCE_COMMANDS } from './commands.js';
import { PerformanceController } from './performance.controller.js';
import { PerformanceTargetsController } from './targets.controller.js';
import { PERFORMANCE_QUERIES } from './queries.js';

@Module({
  controllers: [CertificationsController, PerformanceController, PerformanceTargetsController],
  providers: [...PERFORMANCE_QUERIES, ...PERFORMANCE_COMMANDS],
})
export class PerformanceModule {}
