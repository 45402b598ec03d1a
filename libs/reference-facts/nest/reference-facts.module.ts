import { Module } from '@nestjs/common';
import { FactsController } from './facts.controller.js';
import { REFERENCE_QUERIES } from './queries.js';

@Module({ controllers: [FactsController], providers: REFERENCE_QUERIES })
export class ReferenceFactsModule {}
