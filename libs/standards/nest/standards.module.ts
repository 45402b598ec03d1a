import { Module } from '@nestjs/common';
import { STANDARDS_QUERIES } from './queries.js';
import { StandardsController } from './standards.controller.js';

@Module({ controllers: [StandardsController], providers: STANDARDS_QUERIES })
export class StandardsModule {}
