import { Module } from '@nestjs/common';
import { readCatalogue } from './catalogue.js';
import { CatalogueController } from './catalogue.controller.js';
import { FactsController } from './facts.controller.js';
import { REFERENCE_QUERIES } from './queries.js';

@Module({
  controllers: [FactsController, CatalogueController],
  providers: [...REFERENCE_QUERIES, readCatalogue],
})
export class ReferenceFactsModule {}
