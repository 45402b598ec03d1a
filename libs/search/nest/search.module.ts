import { Module } from '@nestjs/common';
import { SEARCH_QUERIES } from './queries.js';
import { SearchController } from './search.controller.js';

@Module({ controllers: [SearchController], providers: SEARCH_QUERIES })
export class SearchModule {}
